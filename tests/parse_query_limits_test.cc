#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "debrief/error.h"
#include "debrief/text.h"
#include "query/parse_query.h"

using namespace debrief;

namespace {

constexpr Date wednesday{2026, 4, 29};

std::string repeated(std::string_view text, std::size_t times) {
  std::string out;
  for (std::size_t i = 0; i < times; ++i) out += text;
  return out;
}

std::string in_brackets(std::size_t depth) {
  return fmt::format("{}a{}", repeated("(", depth), repeated(")", depth));
}

// The tree, or the first line of the error.
std::string outcome(std::string_view question, bool any = false) {
  try {
    return to_string(parse_query(question, wednesday, any));
  } catch (const Error& error) {
    const std::string message = error.what();
    return message.substr(0, message.find('\n'));
  }
}

// The tree as a question that means the same.
std::string ask(const Query& query) {
  const auto in_field = [&](const std::string& text) {
    return query.field.empty() ? text : fmt::format("{}:{}", query.field, text);
  };
  const auto joined = [&](const std::string& between) {
    std::string out;
    for (const Query& part : query.parts)
      out += fmt::format("{}{}", out.empty() ? "" : between, ask(part));
    return fmt::format("({})", out);
  };
  const auto day = [](const std::optional<Date>& date) {
    return date ? to_string(*date) : std::string();
  };
  switch (query.op) {
    case Op::everything:
      return "";
    case Op::word:
      // After a - no word is an operator, and two negations are none.
      return query.field.empty() ? fmt::format("(NOT -{})", query.text)
                                 : in_field(query.text);
    case Op::prefix:
      return in_field(fmt::format("{}*", query.text));
    case Op::phrase:
    case Op::value:
      return in_field(fmt::format("\"{}\"", query.text));
    case Op::period:
      return in_field(query.first || query.last
                          ? fmt::format("{}..{}", day(query.first), day(query.last))
                          : "none");
    case Op::near:
      return joined(fmt::format(" NEAR/{} ", query.distance));
    case Op::both:
      return joined(" AND ");
    case Op::either:
      return joined(" OR ");
    case Op::except:
      return fmt::format("NOT {}", joined(""));
    case Op::claim:
      return fmt::format("claim:{}", joined(""));
  }
  return {};
}

struct Size {
  std::size_t leaves = 0;
  std::size_t depth = 0;
};

// Counts the tree, and checks that it is as small as it can be and lies within the text.
Size check_shape(const Query& query, std::string_view question) {
  Size size{query.parts.empty() ? 1U : 0U, 1};
  REQUIRE_LE(query.at + query.length, question.size());
  const bool joins =
      query.op == Op::both || query.op == Op::either || query.op == Op::near;
  const bool wraps = query.op == Op::except || query.op == Op::claim;
  REQUIRE_EQ(joins, query.parts.size() > 1);
  REQUIRE_EQ(wraps, query.parts.size() == 1);
  for (const Query& part : query.parts) {
    REQUIRE_NE(part.op, Op::everything);
    REQUIRE_FALSE((part.op == query.op && query.op != Op::claim));
    REQUIRE_GE(part.at, query.at);
    REQUIRE_LE(part.at + part.length, query.at + query.length);
    const Size inner = check_shape(part, question);
    size.leaves += inner.leaves;
    size.depth = std::max(size.depth, 1 + inner.depth);
  }
  return size;
}

// A tree within the limits that, asked again, is the same; or an Error that has a hint
// and is safe to show. Returns true for a tree.
bool check(const std::string& question, bool any = false) {
  CAPTURE(question);
  const QueryLimits limits;
  Query query;
  try {
    query = parse_query(question, wednesday, any);
  } catch (const Error& error) {
    REQUIRE_FALSE(error.hint.empty());
    for (const std::string& text : {std::string(error.what()), error.hint}) {
      std::string one_line = text;
      std::replace(one_line.begin(), one_line.end(), '\n', ' ');
      REQUIRE_EQ(printable(one_line), one_line);
    }
    return false;
  }
  REQUIRE(query == parse_query(question, wednesday, any));
  const Size size = check_shape(query, question);
  REQUIRE_LE(size.leaves, limits.words);
  REQUIRE_LE(size.depth, 4 * limits.depth + 4);
  QueryLimits wide = limits;
  wide.bytes *= 10;
  wide.depth *= 10;
  const std::string again = ask(query);
  CAPTURE(again);
  REQUIRE_EQ(to_string(parse_query(again, wednesday, false, wide)), to_string(query));
  return true;
}

}  // namespace

TEST_CASE("The worst questions get an answer or an error") {
  struct Row {
    std::string question;
    std::string expected;
  };
  std::string alternatives = "aaa*";
  for (char c = 'b'; c <= 'z'; ++c) alternatives += fmt::format(" OR {0}{0}*", c);
  const std::vector<Row> rows = {
      {repeated("(", 10000), "the question is 10000 bytes long, 8192 are the most"},
      {repeated("x", 1 << 20), "the question is 1048576 bytes long, 8192 are the most"},
      {repeated("term ", 5000), "the question is 25000 bytes long, 8192 are the most"},
      {in_brackets(33), "brackets go at most 32 deep"},
      {in_brackets(32), "a"},
      {repeated("(", 8000), "brackets go at most 32 deep"},
      {repeated("title:(", 1000), "title: stands within title:( )"},
      {repeated("title:", 1000), "title: stands within title:( )"},
      {repeated("claim:", 1000), "claim: stands within claim:( )"},
      {repeated("claim:(", 1000), "claim: stands within claim:( )"},
      {repeated("(a OR ", 1000), "brackets go at most 32 deep"},
      {repeated(")", 8000), "a bracket is closed that was never opened"},
      {fmt::format("{}a", repeated("NOT ", 2000)), "a"},
      {repeated("-", 8000), "*"},
      {repeated("- ", 4000), "*"},
      {repeated("a ", 4000), "a question has at most 512 words"},
      {repeated("date:2026 ", 800), "a question has at most 512 words"},
      {repeated("company:a ", 800), "a question has at most 512 words"},
      {fmt::format("\"{}\"", repeated("a ", 33)),
       "33 words in a phrase, 32 are the most"},
      {repeated("a-", 33), "33 words in a phrase, 32 are the most"},
      {repeated("東", 33), "33 words in a phrase, 32 are the most"},
      {repeated("a NEAR ", 1000), "a question has at most 512 words"},
      {repeated("\"", 8000), "no word between the quotes"},
      {repeated("*", 8000), "*"},
      {fmt::format("a{}", repeated("*", 8000)), "a * stands at the end of a word only"},
      {repeated(":", 8000), "*"},
      {fmt::format("a{}", repeated(":", 8000)), "a"},
      {repeated("a:", 4000), "unknown field \"a\""},
      {fmt::format("{}:y", repeated("x", 8000)),
       fmt::format("unknown field \"{}…\"", repeated("x", 40))},
      {fmt::format("date:{}", repeated("9", 8000)),
       fmt::format("\"{}…\" is no date", repeated("9", 40))},
      {fmt::format("date:{}", repeated(".", 8000)),
       fmt::format("\"{}…\" is no date", repeated(".", 40))},
      {fmt::format("a NEAR/{} b", repeated("9", 8000)),
       "NEAR/ takes a number from 1 to 64"},
      {fmt::format("{}{}", repeated("!", 4000), repeated("+", 4000)), "*"},
      {repeated("\u0301", 4000), repeated("\u0301", 4000)},
      {alternatives, "a * needs at least 3 letters before it"},
      {repeated("x", 8192), repeated("x", 8192)},
  };
  for (const Row& row : rows) {
    CAPTURE(clip(row.question, 60));
    CHECK_EQ(outcome(row.question), row.expected);
    CHECK_EQ(outcome(row.question, true), row.expected);
  }
}

TEST_CASE("Limits are what the caller says") {
  QueryLimits narrow;
  narrow.words = 2;
  CHECK_NOTHROW(parse_query("a b", wednesday, false, narrow));
  CHECK_THROWS_AS(parse_query("a b c", wednesday, false, narrow), Error);
  CHECK_THROWS_AS(parse_query("a company:\"b c\"", wednesday, false, narrow), Error);
  narrow.prefix = 1;
  CHECK_EQ(to_string(parse_query("a*", wednesday, false, narrow)), "(prefix a)");
}

TEST_CASE("Every byte anywhere in a question gets an answer or an error") {
  constexpr std::array<std::string_view, 18> places = {"@",
                                                       "@@",
                                                       "a@",
                                                       "@a",
                                                       "a@b",
                                                       "a @ b",
                                                       "title:@",
                                                       "title:@a",
                                                       "date:@2026",
                                                       "date:2026@",
                                                       "\"@\"",
                                                       "\"a@b\"",
                                                       "(@)",
                                                       "(a@b)",
                                                       "abc@*",
                                                       "a NEAR/@ b",
                                                       "company:(a@ OR @b)",
                                                       "-@a"};
  for (int byte = 0; byte < 256; ++byte) {
    for (const std::string_view place : places) {
      std::string question(place);
      std::replace(question.begin(), question.end(), '@', static_cast<char>(byte));
      check(question);
    }
  }
}

TEST_CASE("Whatever is typed is understood the same when its tree is asked again") {
  constexpr std::array<std::string_view, 44> pieces = {
      "a",       "deal",    "AT&T", "U.S.",   "OR",        "AND",   "NOT",
      "NEAR",    "NEAR/3",  "(",    ")",      "\"",        "“",     "-",
      "*",       "partn*",  ":",    "title:", "company:",  "date:", "claim:",
      "source:", "2026-04", "..",   "2026",   "7d",        "none",  " ",
      " ",       " ",       " ",    "\t",     "東京",      "é",     "'",
      ".",       "?",       "//",   "1",      "bbc.co.uk", "\x1b",  "C++",
      "$50",     "e\u0301"};
  std::mt19937 random(20260427);
  int trees = 0;
  for (int n = 0; n < 20000; ++n) {
    std::string question;
    const std::size_t length = random() % 14;
    for (std::size_t i = 0; i < length; ++i) question += pieces[random() % pieces.size()];
    trees += check(question, n % 2 == 1) ? 1 : 0;
  }
  CHECK_GT(trees, 2000);  // else it is the errors that are tested
}

TEST_CASE("Random bytes get an answer or an error") {
  std::mt19937 random(20260427);
  for (int n = 0; n < 5000; ++n) {
    std::string question;
    const std::size_t length = random() % 40;
    const std::uint32_t most = n % 2 == 0 ? 128 : 256;
    for (std::size_t i = 0; i < length; ++i)
      question += static_cast<char>(random() % most);
    check(question, n % 4 < 2);
  }
}
