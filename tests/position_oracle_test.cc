// Positions in the file and the table together, whatever an index went through, against
// those of an index that has them in Xapian's table alone.
#include <doctest/doctest.h>
#include <fmt/format.h>
#include <xapian.h>

#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "corpus/generator/write_archive.h"
#include "debrief/error.h"
#include "debrief/generation_paths.h"
#include "debrief/index.h"
#include "debrief/kept_positions.h"
#include "debrief/position_layout.h"
#include "debrief/record.h"
#include "indexer/look_after.h"
#include "indexer/update_index.h"
#include "tests/temporary_folder.h"

using namespace debrief;

namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t in_bulk = 520;  // briefs: enough for choose_writer()

struct BriefFolder : TemporaryFolder {
  void generate(std::uint64_t first, std::uint64_t count) const {
    generator::write_folder({}, {first, count, 100'000}, (*this) / "briefs");
  }

  // Sorted, as they came: oldest first.
  std::vector<std::string> files() const {
    std::vector<std::string> all;
    for (const auto& entry : fs::recursive_directory_iterator(*this / "briefs"))
      if (entry.is_regular_file()) all.push_back(entry.path().string());
    std::sort(all.begin(), all.end());
    return all;
  }

  // SHARDS as the option has them; nothing: not given.
  Report index(const std::string& name, std::optional<std::size_t> shards,
               std::size_t jobs = 2) const {
    UpdateOptions options;
    options.dir = (*this) / name;
    options.paths = {(*this) / "briefs"};
    options.shards = shards;
    options.jobs = jobs;
    options.today = {2026, 7, 1};
    return update_index(options, NameBook(std::vector<KnownName>()));
  }
};

void append(const std::string& path, const std::string& text) {
  std::ofstream(path, std::ios::app) << text;
}

struct OpenPositions {
  Xapian::Database db;
  KeptPositions kept;
};

OpenPositions open_positions(const std::string& dir) {
  OpenPositions open{open_index(dir), {}};
  open.kept = kept_positions(open.db, generation_paths(dir).front());
  return open;
}

// id and term -> wdf and positions.
std::map<std::string, std::string> positions_in(const std::string& dir) {
  const auto [db, kept] = open_positions(dir);
  std::map<std::string, std::string> all;
  std::vector<Xapian::termpos> positions;
  for (auto p = db.postlist_begin({}); p != db.postlist_end({}); ++p) {
    const std::string id = unpack_record(db.get_document(*p).get_data()).id;
    for (auto t = db.termlist_begin(*p); t != db.termlist_end(*p); ++t) {
      std::string& places = all[id + " " + *t];
      places = fmt::format("{}:", t.get_wdf());
      kept.read(*p, t, positions);
      for (const Xapian::termpos position : positions)
        places += fmt::format(" {}", position);
    }
  }
  return all;
}

// The first one that differs; none: empty.
std::string first_difference(const BriefFolder& folder) {
  const auto plain = positions_in(folder / "plain");
  const auto served = positions_in(folder / "served");
  if (plain == served) return {};
  const auto [a, b] =
      std::mismatch(plain.begin(), plain.end(), served.begin(), served.end());
  const auto shown = [](const auto& all, auto at) {
    return at == all.end() ? std::string("nothing") : at->first + " " + at->second;
  };
  return fmt::format("{} and not {}", shown(plain, a), shown(served, b));
}

// Both are what the folder says, and sound.
void index_both(const BriefFolder& folder) {
  const Report plain = folder.index("plain", 0);
  CHECK(folder.index("served", 1) == plain);
  CHECK(first_difference(folder) == "");
  CHECK(check_index(folder / "plain") == 0);
  CHECK(check_index(folder / "served") == 0);
  CHECK(open_positions(folder / "served").kept.file == nullptr);
}

// All of it that follows from the briefs: without UUID.
std::string file_bytes(const std::string& dir) {
  std::ifstream file(generation_paths(dir).front() + "/" + std::string(positions_file),
                     std::ios::binary);
  std::string bytes(std::istreambuf_iterator<char>(file), {});
  REQUIRE(bytes.size() > sizeof(PositionTrailer));
  bytes.resize(bytes.size() - sizeof(PositionTrailer));
  return bytes;
}

}  // namespace

TEST_CASE("positions in the file are those of an index that has none") {
  const BriefFolder folder;
  folder.generate(0, in_bulk);
  index_both(folder);
  const auto after_bulk = open_positions(folder / "plain");
  REQUIRE(after_bulk.kept.file != nullptr);
  CHECK_FALSE(after_bulk.db.has_positions());

  // Changed, gone (the first of all, the last, and some between), copied, new.
  std::vector<std::string> files = folder.files();
  fs::remove(files.front());
  fs::remove(files.back());
  for (std::size_t i = 1; i < 60; i += 6)
    append(files[i], "\n\nIt rose again. (a.com)\n");
  for (std::size_t i = 3; i < 60; i += 6) fs::remove(files[i]);
  fs::copy_file(files[70], folder / "briefs/copy.txt");
  folder.generate(in_bulk, 12);
  index_both(folder);
  const auto after_update = open_positions(folder / "plain");
  CHECK(after_update.kept.rewritten.size() >= 10);
  CHECK(after_update.db.has_positions());

  // The same again, one that came after the file, one that is copied, one that was.
  append(files[7], "And again.\n");
  append(folder.files().back(), "And again.\n");
  fs::copy_file(files[13], folder / "briefs/0copy.txt");
  fs::copy_file(files[80], folder / "briefs/1copy.txt");
  fs::remove(folder / "briefs/copy.txt");
  index_both(folder);

  // As many again, which are joined with what is there.
  folder.generate(in_bulk + 12, in_bulk);
  index_both(folder);
  const auto after_join = open_positions(folder / "plain");
  REQUIRE(after_join.kept.file != nullptr);
  CHECK(after_join.kept.rewritten.empty());
  CHECK_FALSE(after_join.db.has_positions());
  CHECK(after_join.kept.file->intervals() ==
        std::vector<DocumentInterval>{{1, after_join.db.get_lastdocid()}});

  files = folder.files();
  for (std::size_t i = 100; i < 140; ++i) append(files[i], "\n\nIt fell. (b.com)\n");
  for (std::size_t i = 0; i < 90; ++i) fs::remove(files[i]);
  index_both(folder);
  CHECK(open_positions(folder / "plain").kept.rewritten.size() >= 40);
  CHECK(compact_index(folder / "plain") == 0);
  CHECK(compact_index(folder / "served") == 0);
  const auto compacted = open_positions(folder / "plain");
  CHECK(compacted.kept.rewritten.empty());
  CHECK_FALSE(compacted.db.has_positions());
  index_both(folder);
  append(files[200], "\n\nIt fell. (b.com)\n");
  index_both(folder);
}

TEST_CASE("an index that the ordinary writer made gets its file when it is compacted") {
  const BriefFolder folder;
  folder.generate(0, 30);
  index_both(folder);
  CHECK(open_positions(folder / "plain").kept.file == nullptr);
  CHECK(compact_index(folder / "plain") == 0);
  CHECK(open_positions(folder / "plain").kept.file != nullptr);
  index_both(folder);
  for (const std::string& file : folder.files()) fs::remove(file);
  append(folder / "briefs/only.txt", "One\n\nIt is. (a.com)\n");
  index_both(folder);
  CHECK(compact_index(folder / "plain") == 0);
  index_both(folder);
}

TEST_CASE("a file of positions that is damaged or gone is told by --check") {
  const BriefFolder folder;
  folder.generate(0, in_bulk);
  (void)folder.index("plain", 0);
  CHECK(check_index(folder / "plain") == 0);
  const std::string file =
      fmt::format("{}/{}", generation_paths(folder / "plain").front(), positions_file);
  std::fstream(file, std::ios::binary | std::ios::in | std::ios::out).seekp(1000) << "!";
  CHECK(check_index(folder / "plain") == 1);
  fs::remove(file);
  CHECK_THROWS_AS((void)check_index(folder / "plain"), Error);
}

TEST_CASE("the file is the same to the byte, whatever the threads") {
  const BriefFolder folder;
  folder.generate(0, in_bulk);
  for (const std::size_t jobs : {1, 2, 5})
    (void)folder.index(fmt::format("jobs{}", jobs), 0, jobs);
  const std::string bytes = file_bytes(folder / "jobs1");
  CHECK((file_bytes(folder / "jobs2") == bytes));
  CHECK((file_bytes(folder / "jobs5") == bytes));
}

TEST_CASE("an index keeps its kind, and does not change it in passing") {
  const BriefFolder folder;
  folder.generate(0, 3);
  const auto kind = [&](const std::string& name) {
    return open_index(folder / name).get_metadata(std::string(positions_key));
  };
  (void)folder.index("served", 1);
  (void)folder.index("plain", 0);
  (void)folder.index("served", {});
  (void)folder.index("plain", {});
  (void)folder.index("plain", 0);
  CHECK(kind("served") == positions_in_table);
  CHECK(kind("plain") == "");
  const auto refused = [&](const std::string& name, std::size_t shards) {
    CHECK_THROWS_WITH_AS(
        (void)folder.index(name, shards),
        fmt::format("the index at {} was made {}", folder / name,
                    shards == 0 ? "for servers, with --shards 1"
                                : "without --shards: it is not for servers")
            .c_str(),
        Error);
  };
  refused("plain", 1);
  refused("served", 0);
}
