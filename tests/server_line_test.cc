#include "query/server_line.h"

#include <doctest/doctest.h>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <xapian.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "debrief/analysis.h"
#include "debrief/index.h"
#include "debrief/schema.h"
#include "debrief/slot_column.h"
#include "debrief/values.h"
#include "query/far_part.h"
#include "query/index_set.h"
#include "query/match_far.h"
#include "query/message_kinds.h"
#include "query/wire.h"
#include "tests/fake_server.h"

namespace debrief {
namespace {

std::string error_of(const std::string& kind) {
  return wire_message(Told::error,
                      wire_text(kind) + wire_text("there") + wire_text("what") + "0");
}

// What a server that greets and answers so is found to hold under a key, or what is said
// of it.
std::string heard_from(const std::string& greeting, const std::string& answer) {
  FakeServer fake(greeting, {answer});
  try {
    FarPart part(fake.server);
    return part.metadata("key");
  } catch (const Xapian::Error& error) {
    return fmt::format("{}: {}", error.get_type(), error.get_msg());
  }
}

TEST_CASE("a line says what is wrong with a server") {
  const std::string fine = greeting_of(39, 7);
  const std::string broken = "NetworkError: what it sent is broken";
  const std::string other = "NetworkError: it answers something else than it was asked";
  const std::string hung_up = "NetworkError: it hung up";
  const std::string value = wire_message(Told::metadata, "value");
  const std::vector<std::array<std::string, 3>> table = {
      {fine, value, "value"},
      {fine, wire_message(Told::metadata, std::string(100'000, 'x')),
       std::string(100'000, 'x')},
      {"", "", hung_up},
      {fine, "", hung_up},
      {fine, value.substr(0, 4), hung_up},
      {fine, "\x13" + wire_number(std::size_t{1} << 50U) + "xxx", hung_up},
      {fine, "\x13\xFF" + std::string(40, '\x01'), hung_up},
      {fine, "\x13\xFF" + std::string(40, '\x01') + '\x80', broken},
      {fine, wire_message(Told::done, ""), other},
      {fine, value + "\x13", "NetworkError: it says more than it was asked"},
      {fine, error_of("DatabaseModifiedError"), "DatabaseModifiedError: REMOTE:what"},
      {fine, error_of("DocNotFoundError"), "DatabaseModifiedError: REMOTE:what"},
      {fine, error_of("UnimplementedError"), "UnimplementedError: REMOTE:what"},
      {fine, error_of("DatabaseCorruptError"), "DatabaseError: REMOTE:what"},
      {fine, wire_message(Told::error, "\x40"), broken},
      {greeting_of(38, 7), value,
       "NetworkError: it speaks version 38 of the protocol, not 39"},
      {wire_message(Told::state, "\x27\x01"), value, broken},
      {wire_message(Told::done, ""), value, other},
      {"HTTP/1.1 400 Bad Request\r\n\r\n", "", hung_up},
  };
  for (const auto& [greeting, answer, said] : table) {
    CAPTURE(greeting);
    CAPTURE(answer.substr(0, 40));
    CHECK(heard_from(greeting, answer) == said);
  }
}

TEST_CASE("of several lines those that answer are heard") {
  FakeServer first(greeting_of(39, 1), {wire_message(Told::metadata, "first")});
  FakeServer last(greeting_of(39, 2), {wire_message(Told::metadata, "last")});
  int port = 0;
  {
    FakeServer gone("", {});
    port = static_cast<int>(gone.server.port);
    FarPart caller(gone.server);  // so that it ends
    (void)settle_each_line({&caller.line()});
  }
  FarParts parts;
  for (const Server& server :
       {first.server, Server{"127.0.0.1", static_cast<unsigned>(port)}, last.server})
    parts.push_back(std::make_shared<FarPart>(server));
  for (const auto& part : parts) part->ask_metadata({"key"});
  const auto failures = settle_each_line(server_lines(parts));
  REQUIRE(failures.size() == 3);
  CHECK_FALSE(failures[0]);
  REQUIRE(failures[1]);
  CHECK_FALSE(failures[2]);
  try {
    std::rethrow_exception(failures[1]);
  } catch (const Xapian::NetworkError& error) {
    CHECK(error.get_msg() == "it is not reached");
    CHECK(error.get_context() == fmt::format("127.0.0.1:{}", port));
  }
  CHECK(parts[0]->metadata("key") == "first");
  CHECK(parts[2]->metadata("key") == "last");
  CHECK(parts[2]->briefs() == 2);
  CHECK_THROWS_AS(parts[1]->ask_metadata({"key"}), Xapian::NetworkError);
}

TEST_CASE("what is foreseen comes with the greeting") {
  std::string answer;
  for (const std::string& value :
       {analysis_fingerprint(), std::string(), std::string(), std::string(),
        std::string(positions_in_table), std::to_string(schema_version)})
    answer += wire_message(Told::metadata, value);
  for (const std::size_t briefs : {4, 3})  // XV:any, deal
    answer +=
        wire_message(Told::frequencies, wire_number(briefs) + wire_number(2 * briefs));
  answer += wire_message(Told::metadata, "other");
  answer += wire_message(Told::term, wire_number(1) + '\1' + "2025");
  answer += wire_message(Told::term, wire_number(1) + '\4' + "6");
  answer += wire_message(Told::done, "");
  FakeServer fake(greeting_of(39, 7), {answer});
  const IndexSet indexes =
      open_indexes({fmt::format("127.0.0.1:{}", fake.server.port)}, false, [] {
        return Lookups{{"deal", std::string(in_group_term)}, {"key"}, {"Y"}};
      });
  // Whatever is asked now is answered by nobody.
  CHECK(count_in_groups(indexes) == 4);
  CHECK(indexes.all.get_termfreq("deal") == 3);
  CHECK(look_up(indexes, "key") == "other");
  CHECK(indexes.all.terms_with("Y") == Bytes{"Y2025", "Y2026"});
  CHECK_THROWS_AS((void)indexes.all.get_termfreq("merger"), Xapian::NetworkError);
}

// An answer to a question of one page with counts of one slot.
std::string told_matches(const std::vector<std::string>& values,
                         const std::string& page) {
  std::string counts = wire_number(values.size()) + wire_number(values.size());
  for (const std::string& value : values) counts += wire_text(value) + wire_number(2);
  std::string numbers;
  for (const std::size_t n : {0, 1, 5, 1, 1, 1, 1}) numbers += wire_number(n);
  for (int i = 0; i < 3; ++i) numbers += wire_real(0.5);
  return wire_message(Told::statistics, "") +
         wire_message(Told::matches, wire_text(counts) + numbers + page);
}

// What a server that answers so is found to say: how many, which, and what was counted.
std::string matched(const std::string& answer) {
  FakeServer fake(greeting_of(39, 7), {answer});
  try {
    IndexSet indexes;
    indexes.is_remote = true;
    indexes.far = {std::make_shared<FarPart>(fake.server)};
    indexes.parts = {IndexDatabase(indexes.far.front())};
    indexes.all = IndexDatabase::joined(indexes.parts);
    settle_lines(server_lines(indexes.far));
    FarQuestion question;
    question.plan = Plan(std::string());
    question.limit = 10;
    question.counted = {{2, true}};
    const FarMatches found = match_far(indexes, question);
    std::string said = fmt::format("{}:", found.total);
    for (const FarMatch& match : found.page)
      said += fmt::format(" {} {} {}", match.id, match.sorted_by, match.value);
    for (const auto& [value, n] : found.counts.front().counts())
      if (value.size() < 5) said += fmt::format(" {}={}", value, n);
    return said;
  } catch (const Xapian::Error& error) {
    return fmt::format("{}: {}", error.get_type(), error.get_msg());
  }
}

TEST_CASE("matches and counts are read as they come, and broken ones are said") {
  std::string page = wire_number(1) + wire_real(1.5) + wire_number(3) + wire_text("day") +
                     wire_text("group") + wire_number(0);
  std::vector<std::string> values;
  for (int i = 0; i < 3000; ++i)
    values.push_back(std::string(40, 'x') + std::to_string(i));
  values.emplace_back(std::string("a\0b", 3));
  values.emplace_back(std::string("b\0cc", 4));
  values.emplace_back(50'000, 'y');
  CHECK(matched(told_matches(values, page)) == "5: 3 day group a=2 b=4 cc=2");
  CHECK(matched(told_matches({}, page)) == "5: 3 day group");
  const std::string broken = "NetworkError: what it sent is broken";
  CHECK(matched(told_matches(values, page.substr(0, page.size() - 3))) == broken);
  CHECK(matched(told_matches(values, "")) == broken);
  CHECK(matched(wire_message(Told::matches, wire_number(9) + "\x01\x01\x7F")) == broken);
  CHECK(matched(wire_message(Told::document, "")) ==
        "NetworkError: it answers something else than it was asked");
}

FarQuestion counting_question() {
  FarQuestion question;
  question.plan = Plan(std::string());
  question.limit = 2;
  question.counted = {{field("company").slot, true}, {field("source").slot, false}};
  return question;
}

std::string counted(const FarMatches& found) {
  std::string said = fmt::format("{}:", found.total);
  for (const FarMatch& match : found.page) said += fmt::format(" {}", match.id);
  for (const ValueTally& tally : found.counts) {
    auto counts = tally.counts();
    std::sort(counts.begin(), counts.end());
    for (const auto& [value, n] : counts)
      said += fmt::format(" {}={}", fmt::join(unpack_values(value), "+"), n);
  }
  return said;
}

// What a server says that has columns: its first page, all matches, the columns.
std::string told_with_columns(const std::string& companies) {
  const std::string sources = pack_column(std::vector<std::string>{
      "", "a.com", "", "", "a.com", std::string("a.com\0b.com", 11)});
  return told_page({5, 4, 3}) + told_page({1, 3, 4, 5}) +
         wire_message(Told::metadata, companies) + wire_message(Told::metadata, sources);
}

std::string some_companies() {
  return pack_column(std::vector<std::string>{
      "", "Amazon", "OpenAI", std::string("Amazon\0OpenAI", 13), "", "OpenAI"});
}

TEST_CASE("matches are counted by columns where servers have them") {
  const std::string greeting = greeting_of(39, 7);
  const std::string state = wire_message(Told::metadata, column_state(7, 7, 350));
  const std::string told = told_with_columns(some_companies());
  {
    const FakeServer fake(greeting, {state, told});
    const IndexSet indexes = served_by(fake);
    CHECK(counted(match_far(indexes, counting_question())) ==
          "4: 3 4 Amazon=2 OpenAI=2 a.com=2 a.com+b.com=1");
  }
  {
    const FakeServer fake(greeting, {state, told});
    const IndexSet indexes = served_by(fake);
    FarQuestion question = counting_question();
    question.spare = 1;
    AskedAhead ahead(indexes, question);
    const auto found = ahead.answer({4});
    REQUIRE(found);
    CHECK(counted(*found) == "3: 3 5 Amazon=2 OpenAI=2 a.com=1 a.com+b.com=1");
  }
  {
    const FakeServer fake(greeting, {state, told});
    const IndexSet indexes = served_by(fake);
    AskedAhead ahead(indexes, counting_question());
    // Too many of the page: none is to spare.
    CHECK_FALSE(ahead.answer({3}));
  }
  {
    const FakeServer fake(greeting, {state, told_with_columns("\x05")});
    const IndexSet indexes = served_by(fake);
    CHECK_THROWS_AS(match_far(indexes, counting_question()), Xapian::NetworkError);
  }
}

TEST_CASE("a match behind the last brief is not looked for in columns") {
  const std::string state = wire_message(Told::metadata, column_state(7, 7, 350));
  const std::string told =
      told_page({5}) + told_page({5, 3 * column_chunk}) +
      wire_message(Told::metadata, some_companies()) +
      wire_message(Told::metadata, pack_column(std::vector<std::string>{"", "a.com"}));
  const FakeServer fake(greeting_of(39, 7), {state, told});
  const IndexSet indexes = served_by(fake);
  std::string said;
  try {
    (void)match_far(indexes, counting_question());
  } catch (const Xapian::NetworkError& error) {
    said = error.get_msg();
  }
  CHECK(said == "it answers something else than it was asked");
}

TEST_CASE("where columns are of another state of the index, the server counts") {
  const std::string page = wire_number(1) + wire_real(1.5) + wire_number(3) +
                           wire_text("day") + wire_text("") + wire_number(0);
  FarQuestion question = counting_question();
  question.counted.pop_back();
  for (const std::string& state : {std::string(), column_state(7, 7, 351)}) {
    const FakeServer fake(greeting_of(39, 7), {wire_message(Told::metadata, state),
                                               told_matches({"Intel"}, page)});
    CHECK(counted(match_far(served_by(fake), question)) == "5: 3 Intel=2");
  }
}

}  // namespace
}  // namespace debrief
