// An index in shards whose commit was cut short.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "debrief/generation_paths.h"
#include "debrief/index.h"
#include "debrief/periods.h"
#include "debrief/record.h"
#include "debrief/schema.h"
#include "indexer/generations.h"
#include "indexer/look_after.h"
#include "indexer/shards.h"
#include "indexer/update_index.h"
#include "tests/temporary_folder.h"

using namespace debrief;

namespace {

namespace fs = std::filesystem;

struct ArchiveFolder : TemporaryFolder {
  ArchiveFolder() { fs::create_directory(*this / "briefs"); }

  void brief(const std::string& name, const std::string& title) const {
    std::ofstream((*this) / ("briefs/" + name))
        << title << "\n\nNvidia sold 7 chips to " << name << ". (reuters.com)\n";
  }

  Report index(const std::string& name, std::optional<std::size_t> shards = {}) const {
    UpdateOptions options;
    options.dir = (*this) / name;
    options.paths = {(*this) / "briefs"};
    options.shards = shards;
    options.today = {2026, 4, 28};
    return update_index(options, NameBook(std::vector<KnownName>()));
  }
};

// id -> its record and its terms: all that depends on the archive.
std::map<std::string, std::string> briefs_in(const std::string& dir) {
  std::map<std::string, std::string> briefs;
  const Xapian::Database db = open_index(dir);
  for (auto p = db.postlist_begin({}); p != db.postlist_end({}); ++p) {
    const Xapian::Document document = db.get_document(*p);
    std::string& all = briefs[unpack_record(document.get_data()).id];
    all += document.get_data();
    for (auto t = document.termlist_begin(); t != document.termlist_end(); ++t)
      all += fmt::format(" {}:{}", *t, t.get_wdf());
  }
  return briefs;
}

std::string id_of(const Xapian::Document& document) {
  return unpack_record(document.get_data()).id;
}

// What a run leaves that changes all BRIEFS and is killed before their files are in the
// ledger. FIRST: what it has done to the first of them, as a number below 4.
void cut_short(const std::string& dir, const std::map<std::string, std::string>& briefs,
               int first) {
  Shards shards;
  shards.open(generation_paths(dir));
  int i = first;
  std::string day;  // with the id of its brief
  for (const auto& [id, bytes] : briefs) {
    Xapian::WritableDatabase& db = shards.of(id);
    if (!db.term_exists("Q" + id)) continue;
    const Xapian::docid known = *db.postlist_begin("Q" + id);
    Xapian::Document document = db.get_document(known);
    CHECK(id_of(document) == id);
    if (day.empty()) day = document.get_value(date_slot);
    shards.note_change(id, known);
    switch (i++ % 4) {
      case 0:  // taken out
        db.delete_document(known);
        break;
      case 1:  // another text under the same id
        document.add_term("stale");
        db.replace_document(known, document);
        break;
      case 2: {  // at another path too
        Record record = unpack_record(document.get_data());
        record.paths.push_back("/nowhere");
        document.set_data(pack_record(record));
        db.replace_document(known, document);
        break;
      }
      default:
        break;
    }
  }
  // One that no file in the archive says any more.
  const std::string stray = "0123456789abcdef";
  Xapian::Document document;
  Record record;
  record.id = stray;
  record.paths = {"/nowhere"};
  document.set_data(pack_record(record));
  document.add_boolean_term("Q" + stray);
  document.add_value(date_slot, day.replace(day.find(id_in(day)), stray.size(), stray));
  shards.note_change(stray, shards.of(stray).add_document(document));
  shards.commit_briefs();
}

}  // namespace

TEST_CASE("What a commit that was cut short left in the shards is mended by the next") {
  const ArchiveFolder folder;
  for (int i = 0; i < 40; ++i)
    folder.brief(fmt::format("{}.txt", i), fmt::format("Title {}", i));
  folder.brief("copy.txt", "Title 1");
  (void)folder.index("one", 1);
  (void)folder.index("four", 4);
  const auto wanted = briefs_in(folder / "one");
  CHECK(briefs_in(folder / "four") == wanted);
  CHECK(generation_paths(folder / "four").size() == 4);
  cut_short(folder / "four", wanted, 1);
  CHECK(check_index(folder / "four") == 0);  // it knows
  {
    Shards mending;
    mending.open(generation_paths(folder / "four"));
    mending.commit_briefs();
  }  // and so was who came to mend it
  // One who comes for other files mends, and the next is killed again.
  std::filesystem::create_directory(folder / "others");
  std::ofstream(folder / "others/a.txt") << "Another\n\nIt was. (a.com)\n";
  UpdateOptions others;
  others.dir = folder / "four";
  others.paths = {folder / "others"};
  others.today = {2026, 4, 28};
  (void)update_index(others, NameBook(std::vector<KnownName>()));
  cut_short(folder / "four", wanted, 2);
  std::filesystem::remove(folder / "others/a.txt");
  CHECK(update_index(others, NameBook(std::vector<KnownName>())).removed == 1);
  CHECK(briefs_in(folder / "four") != wanted);
  CHECK(folder.index("four").refused.empty());
  CHECK(briefs_in(folder / "four") == wanted);
  CHECK(check_index(folder / "four") == 0);
  CHECK(ids_cut_short(open_index(folder / "four")).empty());
  CHECK(folder.index("four").unchanged == 41);
}

TEST_CASE("A brief lies in the shard that the hash of its id says, for ever") {
  CHECK(shard_of("0123456789abcdef", 1) == 0);
  CHECK(shard_of("0123456789abcdef", 4) == 1);
  CHECK(shard_of("fedcba9876543210", 4) == 2);
  CHECK(shard_of("53f57aaf958e5e9a", 7) == 0);
}
