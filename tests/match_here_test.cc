// What is found by lists that servers send, without asking them what matches.
#include "query/match_here.h"

#include <doctest/doctest.h>

#include <memory>
#include <string>
#include <vector>

#include "debrief/column_digest.h"
#include "debrief/list_piece.h"
#include "debrief/places_piece.h"
#include "debrief/slot_column.h"
#include "query/kept_columns.h"
#include "tests/fake_server.h"
#include "tests/user_cache.h"

using namespace debrief;

namespace {

constexpr Xapian::docid briefs = 20;
using Slots = std::vector<std::string>;

std::string said(const std::string& bytes) { return wire_message(Told::metadata, bytes); }

// What date_slot holds of brief ID: two of them each day, the last ones first.
std::string date_of(Xapian::docid id) {
  return "202604" + std::to_string(30 - id / 2) + std::string(15, 'a') +
         static_cast<char>('a' + id % 2);
}

struct Columns {
  Slots dates{""};
  Slots groups{""};
  Slots lengths{""};

  Columns() {
    for (Xapian::docid id = 1; id <= briefs; ++id) {
      dates.push_back(date_of(id));
      groups.push_back(id % 5 == 0 ? "group" : "");
      lengths.push_back(std::to_string(40 + id));
    }
  }
};

std::string state() { return column_state(briefs, briefs, 50 * briefs); }

std::string lists_as_they_are() { return lists_state(briefs, briefs, 50 * briefs); }

std::string columns_said(const Columns& columns) {
  ColumnsSaid all{state(), {}};
  for (const Slot slot : column_slots()) all.digests[slot] = {};
  const auto add = [&](Slot slot, const Slots& slots) {
    all.digests[slot].add(column_key(slot, 0), pack_column(slots));
  };
  add(versions_slot, columns.groups);
  add(whole_dates, columns.dates);
  add(brief_lengths, columns.lengths);
  return pack_columns_said(all);
}

// Asks a server that answers the questions behind the first with ANSWERS.
struct Asked20 {
  explicit Asked20(Bytes answers, const std::string& lists = lists_as_they_are(),
                   const Columns& columns = {})
      : fake(greeting_of(39, briefs), all(std::move(answers), lists, columns)),
        indexes(served_by(fake)) {
    indexes.far.front()->ask_metadata({std::string(lists_key)});
    settle_lines(server_lines(indexes.far));
    indexes.kept = std::make_shared<KeptColumns>();
  }

  static Bytes all(Bytes answers, const std::string& lists, const Columns& columns) {
    answers.insert(answers.begin(), {said(columns_said(columns)), said(lists)});
    return answers;
  }

  FakeServer fake;
  IndexSet indexes;
};

void keep_order(const Columns& columns = {}) {
  const Asked20 asked(
      {said(pack_column(columns.groups)) + said(pack_column(columns.dates)) +
       said(pack_column(columns.lengths))},
      state(), columns);
  asked.indexes.kept->ask_order(asked.indexes);
  settle_lines(server_lines(asked.indexes.far));
  asked.indexes.kept->keep_noted(asked.indexes);
}

std::string frequency(std::size_t times) {
  return wire_message(Told::frequencies, wire_number(times) + wire_number(2 * times));
}

std::string list_of(const std::vector<Xapian::docid>& ids) {
  ListPiecePacker packer;
  for (const Xapian::docid id : ids) packer.add(id, 2);
  return said(packer.piece());
}

std::string postings_of(const std::vector<Xapian::docid>& ids) {
  std::string told =
      wire_message(Told::postings, wire_number(ids.size()) + wire_number(2 * ids.size()));
  Xapian::docid last = 0;
  for (const Xapian::docid id : ids) {
    told += wire_message(Told::posting, wire_number(id - last - 1) + wire_number(2));
    last = id;
  }
  return told + wire_message(Told::done, "");
}

const std::vector<Xapian::docid> most = {1, 2,  3,  4,  5,  6,  7,  8,
                                         9, 10, 12, 13, 14, 15, 16, 19};

FarQuestion newest(const Plan& plan) {
  FarQuestion question;
  question.plan = plan;
  question.by_value = date_slot;
  question.with_value = versions_slot;
  question.limit = 3;
  return question;
}

std::vector<Xapian::docid> ids_of(const FarMatches& found) {
  std::vector<Xapian::docid> ids;
  for (const FarMatch& match : found.page) ids.push_back(match.id);
  return ids;
}

using Ids = std::vector<Xapian::docid>;
const Plan word("w");

}  // namespace

TEST_CASE("A page is found by a list, in the order that is kept") {
  const UserCache cache;
  keep_order();
  CHECK(cache.tables() == 1);
  const Asked20 asked({frequency(most.size()), list_of(most)});
  FarQuestion question = newest(word);
  question.has_page_and_ids = true;
  const FarMatches found = match_far(asked.indexes, question);
  CHECK(found.total == most.size());
  CHECK(found.ids == most);
  CHECK(ids_of(found) == Ids{1, 3, 2});
  CHECK(found.page[0].sorted_by == date_of(1));
  CHECK(found.page[0].value == "");
  question.highest_first = false;
  question.limit = 4;
  question.offset = 1;
  const FarMatches oldest = match_far(asked.indexes, question);  // all is known by now
  CHECK(ids_of(oldest) == Ids{16, 14, 15, 12});
  CHECK(oldest.page[2].value == "group");
}

TEST_CASE("A short list comes posting by posting, and scores are of both words") {
  const UserCache cache;
  keep_order();
  FarQuestion question =
      newest(Plan(Xapian::Query::OP_OR, std::vector{word, Plan("rare")}));
  question.scores = ScoredBy::words;
  const Asked20 asked(
      {frequency(2) + frequency(most.size()), postings_of({16, 18}) + list_of(most)});
  const FarMatches found = match_far(asked.indexes, question);
  CHECK(found.total == most.size() + 1);
  CHECK(ids_of(found) == Ids{16, 18, 1});  // the rare word first, then the shortest
  CHECK(found.page[0].score > found.page[1].score);
  CHECK(found.page[1].score > found.page[2].score);
}

TEST_CASE("Those that are left out are neither on the page nor counted") {
  const UserCache cache;
  keep_order();
  FarQuestion question = newest(word);
  question.has_page_and_ids = true;
  question.spare = 1;
  const Asked20 asked({frequency(most.size()), list_of(most)});
  (void)asked.indexes.far.front()->numbers("w");
  AskedAhead ahead(asked.indexes, question);
  const auto found = ahead.answer({3});
  REQUIRE(found);
  CHECK(found->total == most.size() - 1);
  CHECK(ids_of(*found) == Ids{1, 2, 5});
  CHECK(found->ids.size() == most.size() - 1);
}

TEST_CASE("Servers are asked where a list did not come whole and sound") {
  const UserCache cache;
  keep_order();
  const std::string page = told_page({7, 8});
  Ids behind = most;
  behind.back() = briefs + 1;
  ListPiecePacker other_chunk;
  for (const Xapian::docid id : most) other_chunk.add(list_chunk + id, 2);
  for (const std::string& list :
       {said(""), said("?"), said(std::string("\x10\x01\x12\x02", 4)), list_of({1, 2, 3}),
        list_of(behind), said(other_chunk.piece())}) {
    const Asked20 asked({frequency(most.size()), list, page});
    CHECK(ids_of(match_far(asked.indexes, newest(word))) == Ids{7, 8});
  }
}

TEST_CASE("Servers are asked where lists or order are of another state") {
  const UserCache cache;
  const std::string page = told_page({7, 8});
  const std::string columns = said("") + said("") + said("");  // damaged: not kept
  {
    const Asked20 asked({frequency(3), columns + page});  // no order is kept yet
    (void)asked.indexes.far.front()->numbers("w");
    CHECK(ids_of(match_far(asked.indexes, newest(word))) == Ids{7, 8});
  }
  keep_order();
  for (const std::string& lists : {std::string(), lists_state(briefs, briefs, 1)}) {
    const Asked20 asked({frequency(most.size()), page}, lists);
    CHECK(ids_of(match_far(asked.indexes, newest(word))) == Ids{7, 8});
  }
  Columns other;
  other.lengths[3] = "41";
  const Asked20 asked({frequency(3), columns + page}, lists_as_they_are(), other);
  (void)asked.indexes.far.front()->numbers("w");
  CHECK(ids_of(match_far(asked.indexes, newest(word))) == Ids{7, 8});
}

TEST_CASE("Rows and pairs of words are found by where they stand") {
  const UserCache cache;
  keep_order();
  using Q = Xapian::Query;
  ChangedPlaces first;
  ChangedPlaces second;
  for (const Xapian::docid id : most) {
    first[id] = {10, 50};
    second[id] = {id % 4 == 0 ? 51U : 57U};
  }
  second[5] = {8};
  const std::string lists = frequency(most.size()) + frequency(most.size());
  const std::string places =
      said(patch_places({}, first)) + said(patch_places({}, second));
  const auto found = [&](const Plan& plan, const std::string& told) {
    const Asked20 asked({lists, list_of(most) + list_of(most) + told, told_page({7})});
    FarQuestion question = newest(plan);
    question.limit = 20;
    return ids_of(match_far(asked.indexes, question));
  };
  const std::vector<Plan> words = {Plan("a"), Plan("b")};
  const Plan row(Q::OP_PHRASE, words, 2);
  CHECK(found(row, places) == Ids{4, 8, 12, 16});
  CHECK(found(Plan(Q::OP_NEAR, words, 3), places) == Ids{5, 4, 8, 12, 16});
  CHECK(found(Plan(Q::OP_NEAR, words, 2), places) == Ids{4, 8, 12, 16});
  CHECK(found(Plan(Q::OP_AND_NOT, Plan("a"), row), places).size() == most.size() - 4);
  // What cannot be found so, or did not come sound, is for servers.
  const Asked20 wide({lists, told_page({7})});
  CHECK(ids_of(match_far(wide.indexes, newest(Plan(Q::OP_PHRASE, words, 3)))) == Ids{7});
  ChangedPlaces behind = second;
  behind[list_chunk + 4] = {51};
  first[list_chunk + 4] = {50};
  for (const std::string& broken :
       {said(patch_places({}, first)) + said(patch_places({}, behind)),
        said(patch_places({}, first)) + said("?"),
        said(patch_places({}, first)) + said(patch_places({}, second).substr(0, 20))})
    CHECK(found(row, broken) == Ids{7});
}

TEST_CASE("Nothing is kept of briefs that are too long, or of no length") {
  for (const char* length : {"65535", "x", "-1"}) {
    const UserCache cache;
    Columns columns;
    columns.lengths[4] = length;
    keep_order(columns);
    CHECK(cache.tables() == 0);
  }
}
