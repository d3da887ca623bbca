// Columns of served shards beside the slots that they are made of.
#include <doctest/doctest.h>
#include <fmt/format.h>
#include <xapian.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <optional>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "debrief/column_digest.h"
#include "debrief/generation_paths.h"
#include "debrief/index.h"
#include "debrief/periods.h"
#include "debrief/slot_column.h"
#include "debrief/values.h"
#include "indexer/check_columns.h"
#include "indexer/look_after.h"
#include "indexer/renew_pieces.h"
#include "indexer/shards.h"
#include "indexer/update_index.h"
#include "tests/temporary_folder.h"

using namespace debrief;

namespace {

namespace fs = std::filesystem;

using Slots = std::map<Slot, std::string>;          // of a brief
using Briefs = std::map<Xapian::docid, Slots>;      // what a database should hold
using Pieces = std::map<std::string, std::string>;  // by key

const std::vector<std::pair<std::string, std::string>> for_servers = {
    {std::string(positions_key), std::string(positions_in_table)}};

const std::string some_id = "71cadbc31e1f3cad";

// All that a database says of columns.
Pieces pieces_in(const std::string& path) {
  const Xapian::Database db(path);
  Pieces pieces;
  for (const std::string& prefix :
       {std::string(columns_key), std::string(column_key_prefix)})
    for (auto key = db.metadata_keys_begin(prefix); key != db.metadata_keys_end(prefix);
         ++key)
      pieces[*key] = db.get_metadata(*key);
  return pieces;
}

// The same of these briefs, without a look at a database.
Pieces pieces_of(const Briefs& briefs) {
  std::map<std::string, std::vector<std::string>> columns;
  for (const auto& [id, slots] : briefs)
    for (const auto& [slot, bytes] : slots) {
      std::vector<std::string>& column = columns[column_key(slot, id / column_chunk)];
      column.resize(id % column_chunk + 1);
      column.back() = slot == date_slot ? bytes.substr(0, 8) : bytes;
      if (slot != date_slot) continue;
      std::vector<std::string>& whole =
          columns[column_key(whole_dates, id / column_chunk)];
      whole.resize(column.size());
      whole.back() = bytes;
    }
  Pieces pieces;
  for (const auto& [key, column] : columns) pieces[key] = pack_column(column);
  return pieces;
}

// By slot, of what these say of it.
std::map<Slot, ColumnDigest> digests_of(const Pieces& pieces) {
  std::map<Slot, ColumnDigest> digests;
  for (const Slot slot : column_slots()) {
    ColumnDigest& digest = digests[slot];
    for (const auto& [key, piece] : pieces)
      if (key.starts_with(fmt::format("{}{}:", column_key_prefix, slot)))
        digest.add(key, piece);
  }
  return digests;
}

Slots random_slots(std::mt19937& random) {
  Slots slots;
  for (const Slot slot : column_slots()) {
    if (slot >= whole_dates) continue;
    std::vector<std::string> values;
    for (auto n = random() % 4; n != 0; --n)
      values.push_back(fmt::format("{} {}", slot, random() % 9));
    if (!values.empty()) slots[slot] = pack_values(values);
  }
  slots[date_slot] =
      date_value(Date{2026, 4, 1 + static_cast<int>(random() % 28)}, some_id);
  return slots;
}

Xapian::Document document_with(const Slots& slots, std::size_t length) {
  Xapian::Document document;
  for (const auto& [slot, bytes] : slots)
    if (slot < whole_dates) document.add_value(slot, bytes);
  document.add_term("word", static_cast<Xapian::termcount>(length));
  return document;
}

// Near both ends of the first chunk, and the last of all.
Xapian::docid random_docid(std::mt19937& random) {
  const auto n = static_cast<Xapian::docid>(random() % 40);
  return n < 20 ? 1 + n : column_chunk + n - 30;
}

// One writer, several commits of several changes each, again and again.
void change_at_random(const std::string& path, std::mt19937& random, Briefs& briefs) {
  Shards shards;
  shards.open({path});
  for (int commits = 0; commits < 4; ++commits) {
    for (auto n = random() % 12; n != 0; --n) {
      const Xapian::docid id = random_docid(random);
      const std::string name = std::to_string(id);
      shards.note_change(name, id);
      if (briefs.count(id) != 0 && random() % 2 == 0) {
        shards.of(name).delete_document(id);
        briefs.erase(id);
      } else {
        const std::size_t length = random() % 3;
        briefs[id] = random_slots(random);
        briefs[id][brief_lengths] = std::to_string(length);
        shards.of(name).replace_document(id, document_with(briefs[id], length));
      }
    }
    shards.commit_briefs();
    shards.commit();
    Pieces pieces = pieces_in(path);
    const auto said = pieces.extract(std::string(columns_key));
    REQUIRE(said);
    REQUIRE(pieces == pieces_of(briefs));
    REQUIRE(unpack_columns_said(said.mapped()).digests == digests_of(pieces));
    REQUIRE(check_columns(Xapian::Database(path)) == CheckedTable{});
  }
}

// A database for servers, of briefs that change.
struct ChangingIndex {
  explicit ChangingIndex(unsigned seed) : random(seed) {
    Shards::make({path}, for_servers);
    change();
  }

  void change() { change_at_random(path, random, briefs); }

  // As who does not know of columns.
  void set_metadata(const std::string& key, const std::string& value) const {
    Xapian::WritableDatabase other(path);
    other.set_metadata(key, value);
    other.commit();
  }

  TemporaryFolder folder;
  std::string path = folder / "a";
  std::mt19937 random;
  Briefs briefs;
};

struct BriefFolder : TemporaryFolder {
  BriefFolder() { fs::create_directory(*this / "briefs"); }

  void brief(int number, int text) const {
    const char* names[] = {"Nvidia", "OpenAI", "Amazon", "Intel", "Microsoft"};
    std::ofstream((*this) / fmt::format("briefs/{:04}.txt", number)) << fmt::format(
        "Title {}\n\n2026-0{}-11\n\n{} sold {} chips to {}. (reuters.com)\n", number,
        1 + text % 6, names[text % 5], text, names[text % 3]);
  }

  Report index(std::optional<std::size_t> shards = {}, bool rebuild = false) const {
    UpdateOptions options;
    options.dir = (*this) / "index";
    options.paths = {(*this) / "briefs"};
    options.shards = shards;
    options.rebuild = rebuild;
    options.today = {2026, 8, 28};
    return update_index(options, NameBook());
  }

  // Of each database: it says that they hold, and they do.
  std::vector<Pieces> pieces() const {
    std::vector<Pieces> all;
    for (const std::string& shard : generation_paths((*this) / "index")) {
      CHECK_EQ(check_columns(Xapian::Database(shard)).text, "");
      all.push_back(pieces_in(shard));
      CHECK(all.back().count(std::string(columns_key)) == 1);
    }
    CHECK(check_index((*this) / "index") == 0);
    return all;
  }
};

}  // namespace

TEST_CASE("Columns hold after every commit of random changes, across two chunks") {
  std::mt19937 random(11);
  // Xapian shows what is not committed otherwise when it has put some of it away already.
  for (const char* threshold : {"10000", "3"}) {
    setenv("XAPIAN_FLUSH_THRESHOLD", threshold, 1);
    const TemporaryFolder folder;
    const std::string path = folder / "a";
    Shards::make({path}, for_servers);
    Briefs briefs;
    for (int runs = 0; runs < 8; ++runs) change_at_random(path, random, briefs);
    CHECK(briefs.rbegin()->first >= column_chunk);
  }
  unsetenv("XAPIAN_FLUSH_THRESHOLD");
}

TEST_CASE("Pieces go with the last brief that has a value, and come back") {
  const TemporaryFolder folder;
  const std::string path = folder / "a";
  Shards::make({path}, for_servers);
  Shards shards;
  shards.open({path});
  const Xapian::docid far = 2 * column_chunk + 5;
  const Slot company = field("company").slot;
  const Slots slots = {{company, "Amazon"}};
  const std::string key = column_key(company, 2);
  const auto commit = [&] {
    shards.note_change("x", far);
    shards.commit();
    return pieces_in(path);
  };
  shards.first().replace_document(far, document_with(slots, 1));
  const std::string piece =
      pack_column(std::vector<std::string>{"", "", "", "", "", "Amazon"});
  const auto said = [&](const std::string& state, Pieces pieces) {
    const auto digests = digests_of(pieces);
    pieces[std::string(columns_key)] = pack_columns_said({state, digests});
    return pieces;
  };
  const std::string length =
      pack_column(std::vector<std::string>{"", "", "", "", "", "1"});
  CHECK(commit() == said(column_state(1, far, 1),
                         {{key, piece}, {column_key(brief_lengths, 2), length}}));
  shards.first().delete_document(far);
  CHECK(commit() == said(column_state(0, far, 0), {}));
  shards.first().replace_document(far, document_with(slots, 2));
  CHECK(commit().count(key) == 1);
}

TEST_CASE("Who does not know of columns makes them count no more, until they are made") {
  ChangingIndex changing(12);
  const std::string& path = changing.path;
  {
    Xapian::WritableDatabase other(path);
    for (auto& [id, slots] : changing.briefs) {
      slots = random_slots(changing.random);
      slots[brief_lengths] = "5";
      other.replace_document(id, document_with(slots, 5));
    }
    other.set_metadata(column_key(2, 77), "?");
    other.commit();
  }
  CHECK(check_columns(Xapian::Database(path)) ==
        CheckedTable{"columns: of another state of the index, and so not used until the "
                     "next change or --compact\n",
                     0});
  changing.change();
}

TEST_CASE("Digests are made again where they are not there or a piece was damaged") {
  ChangingIndex changing(15);
  const std::string& path = changing.path;
  const std::string said = pieces_in(path)[std::string(columns_key)];
  changing.set_metadata(std::string(columns_key),
                        said.substr(0, said.find('\n')));  // as of old
  CHECK(check_columns(Xapian::Database(path)) ==
        CheckedTable{"columns: not all there, and so not used until the next change or "
                     "--compact\n",
                     0});
  changing.change();
  changing.set_metadata(column_key(2, 0), "?");
  changing.change();

  ColumnsSaid fewer = unpack_columns_said(pieces_in(path)[std::string(columns_key)]);
  fewer.digests.erase(2);
  changing.set_metadata(std::string(columns_key), pack_columns_said(fewer));
  changing.change();

  ColumnsSaid other = unpack_columns_said(pieces_in(path)[std::string(columns_key)]);
  other.digests[2].add("a", "b");
  changing.set_metadata(std::string(columns_key), pack_columns_said(other));
  CHECK(check_columns(Xapian::Database(path)) ==
        CheckedTable{"columns: column:2 is not of its digest\n", 1});
}

TEST_CASE("A database that is not for servers gets no columns") {
  const TemporaryFolder folder;
  const std::string path = folder / "a";
  Shards::make({path}, {});
  Shards shards;
  shards.open({path});
  shards.note_change("x", shards.first().add_document(document_with({{2, "Amazon"}}, 1)));
  shards.commit();
  remake_pieces(path);
  CHECK(pieces_in(path).empty());
  CHECK(check_columns(Xapian::Database(path)) == CheckedTable{});
}

TEST_CASE("A commit without a brief, and remaking what holds, write no column") {
  ChangingIndex changing(13);
  const std::string& path = changing.path;
  const auto revision = Xapian::Database(path).get_revision();
  remake_pieces(path);
  CHECK(Xapian::Database(path).get_revision() == revision);
  const std::string key = column_key(2, 0);
  changing.set_metadata(key, "?");  // what would be mended if it were looked at
  Shards shards;
  shards.open({path});
  shards.first().set_metadata("a", "b");
  shards.commit();
  CHECK(Xapian::Database(path).get_metadata(key) == "?");
  CHECK(check_columns(Xapian::Database(path)) ==
        CheckedTable{"columns: column:2:0 is not what the briefs have\n", 1});
  shards.close();
  changing.change();  // damaged, and so made again
}

TEST_CASE("Columns hold after all that an archive and an index go through") {
  for (const std::size_t shards : {1, 4}) {
    const BriefFolder folder;
    for (int i = 0; i < 30; ++i) folder.brief(i, i);
    (void)folder.index(shards);
    CHECK(folder.pieces().size() == shards);
    std::mt19937 random(14);
    for (int runs = 0; runs < 4; ++runs) {
      for (int i = 0; i < 5; ++i) {
        folder.brief(static_cast<int>(random() % 40), static_cast<int>(random() % 90));
        fs::remove(folder / fmt::format("briefs/{:04}.txt", random() % 40));
      }
      (void)folder.index();
      (void)folder.pieces();
    }
    const std::vector<Pieces> before = folder.pieces();
    (void)folder.index();
    CHECK(folder.pieces() == before);
    fs::remove(folder / "briefs/0000.txt");  // ids of all others move up
    (void)folder.index();
    CHECK(compact_index(folder / "index") == 0);
    (void)folder.pieces();
    for (int i = 100; i < 700; ++i) folder.brief(i, i);  // in bulk, beside the others
    (void)folder.index();
    (void)folder.pieces();
    fs::remove(folder / "briefs/0300.txt");
    (void)folder.index();
    (void)folder.pieces();
    (void)folder.index({}, true);  // in bulk alone
    (void)folder.pieces();
    (void)folder.index(shards == 4 ? 3 : 2, true);
    CHECK(folder.pieces().size() == (shards == 4 ? 3 : 2));
    (void)folder.index(0, true);
    CHECK(pieces_in(generation_paths(folder / "index").front()).empty());
  }
}

TEST_CASE("Columns of what came in bulk are those of what came one by one") {
  const BriefFolder bulk;
  for (int i = 0; i < 600; ++i) bulk.brief(i, i);
  (void)bulk.index(2);
  const BriefFolder few;
  for (int i = 0; i < 300; ++i) few.brief(i, i);
  (void)few.index(2);
  for (int i = 300; i < 600; ++i) few.brief(i, i);
  (void)few.index();
  CHECK(bulk.pieces() == few.pieces());
}

TEST_CASE("--check tells a column that is wrong, and --compact mends it") {
  const BriefFolder folder;
  for (int i = 0; i < 60; ++i) folder.brief(i, i);
  (void)folder.index(2);
  const std::vector<Pieces> sound = folder.pieces();
  const Slot company = field("company").slot;
  for (const std::string& key :
       {column_key(company, 0), column_key(date_slot, 0), column_key(company, 1)})
    for (const char* bytes : {"", "x", "\x01\x01x\x01"}) {
      const std::string path = generation_paths(folder / "index").back();
      if (Xapian::Database(path).get_metadata(key) == bytes) continue;
      {
        Xapian::WritableDatabase db(path);
        db.set_metadata(key, bytes);
        db.commit();
      }
      CAPTURE(key);
      CHECK(check_columns(Xapian::Database(path)).faults == 1);
      CHECK(check_index(folder / "index") == 1);
      CHECK(compact_index(folder / "index") == 0);
      CHECK(folder.pieces() == sound);
    }
}
