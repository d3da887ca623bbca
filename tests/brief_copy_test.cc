// Copies of briefs for who reads them through a server.
#include "debrief/brief_copy.h"

#include <doctest/doctest.h>
#include <fmt/format.h>
#include <xapian.h>

#include <map>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "debrief/error.h"
#include "debrief/index.h"
#include "debrief/slot_column.h"
#include "debrief/varint.h"
#include "indexer/check_copies.h"
#include "indexer/glass/deflate.h"
#include "indexer/renew_pieces.h"
#include "indexer/shards.h"
#include "query/fetch_briefs.h"
#include "tests/fake_server.h"
#include "tests/temporary_folder.h"

using namespace debrief;

namespace {

std::string copy_of(const BriefCopy& copy) {
  const std::string packed = pack_copy(copy);
  return copy_bytes(packed, Deflater().deflated(packed));
}

using Copies = std::map<std::string, BriefCopy>;  // by key

Copies copies_in(const std::string& path) {
  const Xapian::Database db(path);
  Copies copies;
  const std::string prefix(copy_key_prefix);
  for (auto key = db.metadata_keys_begin(prefix); key != db.metadata_keys_end(prefix);
       ++key)
    copies[*key] = unpack_copy(db.get_metadata(*key));
  return copies;
}

std::string said(const std::string& bytes) { return wire_message(Told::metadata, bytes); }

// What a server sends of a document that it is asked for itself.
std::string document(const std::string& data, const std::string& versions) {
  return wire_message(Told::document, data) +
         wire_message(Told::value, wire_number(versions_slot) + versions) +
         wire_message(Told::done, "");
}

// What is fetched of briefs 3 and 5 from a server that answers so; STATE: of its copies.
std::vector<StoredBrief> fetched(const Bytes& answers, const std::set<Slot>& slots,
                                 const std::string& state = column_state(7, 7, 350)) {
  Bytes all = {said(""), said(state)};
  all.insert(all.end(), answers.begin(), answers.end());
  const FakeServer fake(greeting_of(39, 7), all);
  IndexSet indexes = served_by(fake);
  indexes.served = {true};
  indexes.far.front()->ask_metadata({std::string(copies_key)});
  settle_lines(server_lines(indexes.far));
  return fetch_briefs(indexes, {3, 5}, slots);
}

}  // namespace

TEST_CASE("A copy is read as it was packed, whether it became smaller or not") {
  std::mt19937 random(1);
  std::string noise;
  for (int i = 0; i < 5'000; ++i) noise += static_cast<char>(random());
  for (const BriefCopy& copy :
       {BriefCopy{}, BriefCopy{"data", "20260401a", "key"}, BriefCopy{noise, "", ""},
        BriefCopy{std::string(100'000, 'x'), "20260401a", ""}})
    CHECK(unpack_copy(copy_of(copy)) == copy);
  CHECK(copy_of({noise, "", ""}).front() == '\0');
  CHECK(copy_of({std::string(100'000, 'x'), "", ""}).size() < 1'000);
}

TEST_CASE("Bytes that are no copy are refused, and so is what takes too much room") {
  const std::string sound = copy_of({std::string(500, 'x'), "20260401a", "key"});
  REQUIRE(sound.front() == '\1');
  for (std::size_t size = 0; size < sound.size(); ++size)
    CHECK_THROWS_AS((void)unpack_copy(sound.substr(0, size)), Error);
  CHECK_THROWS_AS((void)unpack_copy("\2" + sound.substr(1)), Error);
  const std::string packed = pack_copy({"a", "b", "c"});
  CHECK_THROWS_AS((void)unpack_copy(copy_bytes(packed + "d", "")), Error);
  const std::string large = pack_copy({std::string(most_copied, 'x'), "", ""});
  const std::string bomb = copy_bytes(large, Deflater().deflated(large));
  CHECK(bomb.size() < 1'000'000);
  CHECK_THROWS_AS((void)unpack_copy(bomb), Error);
}

TEST_CASE("Copies hold after every commit of random changes") {
  const TemporaryFolder folder;
  const std::string path = folder / "a";
  Shards::make({path}, {{std::string(positions_key), std::string(positions_in_table)}});
  std::mt19937 random(2);
  Copies wanted;
  for (int runs = 0; runs < 12; ++runs) {
    Shards shards;
    shards.open({path});
    for (auto n = random() % 8; n != 0; --n) {
      const auto id = static_cast<Xapian::docid>(1 + random() % 12);
      shards.note_change(std::to_string(id), id);
      if (random() % 3 == 0 && wanted.erase(copy_key(id)) != 0) {
        shards.first().delete_document(id);
        continue;
      }
      BriefCopy copy{fmt::format("data {}", random()), fmt::format("2026{}", random()),
                     random() % 2 == 0 ? "" : "key"};
      Xapian::Document written;
      written.set_data(copy.data);
      written.add_value(date_slot, copy.date);
      if (!copy.versions.empty()) written.add_value(versions_slot, copy.versions);
      shards.first().replace_document(id, written);
      wanted[copy_key(id)] = copy;
    }
    shards.commit();
    REQUIRE(copies_in(path) == wanted);
    REQUIRE(check_copies(Xapian::Database(path)) == CheckedTable{});
  }
  const auto tamper = [&](const std::string& key, const std::string& value) {
    Xapian::WritableDatabase db(path);
    db.set_metadata(key, value);
    db.commit();
  };
  const auto revision = Xapian::Database(path).get_revision();
  remake_pieces(path);
  CHECK(Xapian::Database(path).get_revision() == revision);
  const std::string key = wanted.begin()->first;
  tamper(key, "?");
  tamper(copy_key(99), "?");
  tamper("brief:x", "?");
  CHECK(check_copies(Xapian::Database(path)) ==
        CheckedTable{fmt::format("copies: {} is not what the brief is\n"
                                 "copies: brief: has 2 that are of no brief\n",
                                 key),
                     2});
  remake_pieces(path);
  CHECK(copies_in(path) == wanted);
  tamper(std::string(copies_key), "1 2 3");
  CHECK(check_copies(Xapian::Database(path)) ==
        CheckedTable{"copies: of another state of the index, and so not used until the "
                     "next change or --compact\n",
                     0});
}

TEST_CASE("Briefs come by their copies, and themselves where one is missing or damaged") {
  const std::string three = said(copy_of({"three", "20260401a", "group"}));
  const std::string five = said(copy_of({"five", "20260401b", ""}));
  const std::set<Slot> slots = {versions_slot};
  const auto both = fetched({three + five}, slots);
  CHECK(both[0].data == "three");
  CHECK(both[0].value(versions_slot) == "group");
  CHECK(both[1].data == "five");
  CHECK(both[1].value(versions_slot) == "");
  CHECK(fetched({three + five}, {date_slot})[1].value(date_slot) == "20260401b");
  for (const std::string& bytes : {std::string(), std::string("?"), std::string("\1?")}) {
    const auto mended =
        fetched({three + said(bytes), document("itself", "other")}, slots);
    CHECK(mended[0].data == "three");
    CHECK(mended[1].data == "itself");
    CHECK(mended[1].value(versions_slot) == "other");
  }
  const std::string themselves = document("a", "b") + document("c", "d");
  CHECK(fetched({themselves}, slots, column_state(7, 7, 351))[1].data == "c");
  CHECK(fetched({themselves}, slots, "")[0].value(versions_slot) == "b");
  CHECK(fetched({themselves}, {versions_slot, spans_slot})[0].data == "a");
}
