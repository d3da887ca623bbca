#include "query/parse_query.h"

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

#include "debrief/error.h"
#include "debrief/schema.h"

using namespace debrief;

namespace {

constexpr Date wednesday{2026, 4, 29};

struct Row {
  std::string_view question;
  std::string_view expected;
};

Query parse(std::string_view question, bool any = false) {
  return parse_query(question, wednesday, any);
}

std::string tree(std::string_view question, bool any = false) {
  return to_string(parse(question, any));
}

void check_trees(const std::vector<Row>& rows, bool any = false) {
  for (const Row& row : rows) {
    CAPTURE(row.question);
    CHECK_EQ(tree(row.question, any), std::string(row.expected));
  }
}

}  // namespace

TEST_CASE("Words side by side must all match") {
  check_trees({
      {"", "*"},
      {" \t\n ", "*"},
      {"bedrock", "bedrock"},
      {"bedrock azure", "(and bedrock azure)"},
      {"who pays openai a revenue share?", "(and who pays openai a revenue share)"},
      {"bedrock AND azure cloud", "(and bedrock azure cloud)"},
      {"(a (b c)) d", "(and a b c d)"},
      {"((bedrock))", "bedrock"},
      {"and or not near", "(and and or not near)"},
      {"And Or Not Near", "(and And Or Not Near)"},
  });
}

TEST_CASE("A word keeps its inner signs and loses the punctuation around it") {
  check_trees({
      {"deal, \u2018quoted\u2019 end.", "(and deal quoted end)"},
      {"AT&T revenue-share gpt-4o", "(and AT&T revenue-share gpt-4o)"},
      {"U.S. U.S.? Inc. J.P. U.S", "(and U.S. U.S. Inc J.P. U.S)"},
      {"C++ C# C++, C!+", "(and C++ C# C++ C)"},
      {"20% $50 €1.5bn 50€ 5%.", "(and 20% $50 €1.5bn 50€ 5%)"},
      {"Microsoft’s Söderström 東京 ½", "(and Microsoft’s Söderström 東京 ½)"},
      {"10:30 https://example.com/a?b=c", "(and 10:30 https://example.com/a?b=c)"},
      {"a & b ? c - d -- e … f 🙂", "(and a b c d e f)"},
      {"? ! - ...", "*"},
      {"trait (+) -> (?)", "trait"},
      {"the future: a look", "(and the future a look)"},
      {"causes: 1) tax 2) tariffs", "(and causes 1 tax 2 tariffs)"},
      {"log(x)", "(and log x)"},
      {"a\u00A0b\u3000c\u200Bd\uFEFF", "(and a b c d)"},
      {std::string_view("a\0b", 3), "(and a b)"},
      {"a\x1b[31mb", "(and a 31mb)"},
  });
}

TEST_CASE("Quotes of any shape make a phrase") {
  check_trees({
      {"\"revenue share\"", "\"revenue share\""},
      {"“revenue share”", "\"revenue share\""},
      {"„revenue share“ x", "(and \"revenue share\" x)"},
      {"\"  revenue \n share \"", "\"revenue share\""},
      {"\"deal\"", "\"deal\""},
      {"\"re:Invent (2025) AND more\"", "\"re:Invent (2025) AND more\""},
      {"a\"b c\"d", "(and a \"b c\" d)"},
      {"\"5 * 3\"", "\"5 * 3\""},
  });
}

TEST_CASE("Operators are capitals and bind NEAR, NOT, AND, OR") {
  check_trees({
      {"a OR b", "(or a b)"},
      {"a OR b OR c", "(or a b c)"},
      {"a OR (b OR c)", "(or a b c)"},
      {"a OR b c OR d AND e", "(or a (and b c) (and d e))"},
      {"(a OR b) c", "(and (or a b) c)"},
      {"a NOT b", "(and a (not b))"},
      {"a AND NOT b", "(and a (not b))"},
      {"a OR NOT b", "(or a (not b))"},
      {"NOT tax", "(not tax)"},
      {"-tax", "(not tax)"},
      {"a -b -\"c d\" -(e f)", "(and a (not b) (not \"c d\") (not (and e f)))"},
      {"(-a b)", "(and (not a) b)"},
      {"NOT(a b)", "(not (and a b))"},
      {"NOT NOT a", "a"},
      {"NOT (NOT a)", "a"},
      {"NOT -a", "a"},
      {"NOT NOT NOT a", "(not a)"},
      {"revenue-share a- -NOT", "(and revenue-share a (not NOT))"},
      {"NOT a NEAR b", "(not (near/10 a b))"},
      {"microsoft NEAR/5 azure", "(near/5 microsoft azure)"},
      {"a NEAR b NEAR c d", "(and (near/10 a b c) d)"},
      {"\"data center\" NEAR/64 power", "(near/64 \"data center\" power)"},
  });
}

TEST_CASE("A question all in capitals is prose unless operators are thick in it") {
  check_trees({
      {"IBM AND AWS NOT OPENAI", "(and IBM AWS (not OPENAI))"},
      {"AWS OR IBM OR AMD OR ARM OR TSMC", "(or AWS IBM AMD ARM TSMC)"},
      {"MEASUREMENTS OF DRIFTS NEAR THE EQUATOR TODAY",
       "(and MEASUREMENTS OF DRIFTS NEAR THE EQUATOR TODAY)"},
      {"OPENAI AND MICROSOFT END THE EXCLUSIVE CLOUD DEAL",
       "(and OPENAI AND MICROSOFT END THE EXCLUSIVE CLOUD DEAL)"},
      {"OPENAI NOT (MICROSOFT END THE EXCLUSIVE CLOUD DEAL)",
       "(and OPENAI (not (and MICROSOFT END THE EXCLUSIVE CLOUD DEAL)))"},
      {"OPENAI ENDS THE EXCLUSIVE CLOUD DEAL NOT company:AWS",
       "(and OPENAI ENDS THE EXCLUSIVE CLOUD DEAL (not company:AWS))"},
  });
}

TEST_CASE("A star leaves the end of a word open") {
  check_trees({
      {"partn*", "(prefix partn)"},
      {"partn*, bedr*?", "(and (prefix partn) (prefix bedr))"},
      {"title:partn*", "(prefix title:partn)"},
      {"company:open*", "(prefix company:open)"},
      {"source:blogs.micro*", "(prefix source:blogs.micro)"},
      {"операц*", "(prefix операц)"},
      {"-foo*", "(not (prefix foo))"},
  });
}

TEST_CASE("A field holds for the word, the phrase or the brackets after it") {
  check_trees({
      {"company:openai source:cnbc.com date:2026-04..2026-06 \"revenue share\"",
       "(and company:openai source:cnbc.com date:2026-04-01..2026-06-30 "
       "\"revenue share\")"},
      {"Company:OpenAI SOURCE:bbc.co.uk", "(and company:OpenAI source:bbc.co.uk)"},
      {"company:\"Amazon Web Services\"", "company:\"Amazon Web Services\""},
      {"company:“Amazon Web Services”", "company:\"Amazon Web Services\""},
      {"company:AT&T company:openai?", "(and company:AT&T company:openai)"},
      {"source:(cnbc.com OR reuters.com)", "(or source:cnbc.com source:reuters.com)"},
      {"company:(openai -microsoft)", "(and company:openai (not company:microsoft))"},
      {"-company:x NOT person:y", "(and (not company:x) (not person:y))"},
      {"source:https://www.cnbc.com/a", "source:https://www.cnbc.com/a"},
      {"place:OR", "place:OR"},
      {"title:\"two words\"", "title:\"two words\""},
      {"title:(a b OR \"c d\")", "(or (and title:a title:b) title:\"c d\")"},
      {"title:(a NEAR/3 b)", "(near/3 title:a title:b)"},
      {"title:a NEAR title:b", "(near/10 title:a title:b)"},
      {"(company:openai)", "company:openai"},
      {"claim:bedrock", "(claim bedrock)"},
      {"claim:\"next few weeks\"", "(claim \"next few weeks\")"},
      {"claim:(bedrock source:cnbc.com)", "(claim (and bedrock source:cnbc.com))"},
      {"claim:source:cnbc.com", "(claim source:cnbc.com)"},
      {"claim:10:30 title:foo:bar", "(and (claim 10:30) title:foo:bar)"},
      {"claim:(title:(a b) -c) d", "(and (claim (and title:a title:b (not c))) d)"},
      {"organization:\"European Union\" format:markdown",
       "(and organization:\"European Union\" format:markdown)"},
  });
}

TEST_CASE("A date field takes dates") {
  check_trees({
      {"date:2026", "date:2026-01-01..2026-12-31"},
      {"date:7d", "date:2026-04-22..2026-04-29"},
      {"date:2026-04.. x", "(and date:2026-04-01.. x)"},
      {"date:..2026-04", "date:..2026-04-30"},
      {"date:none mentioned:2030", "(and date:none mentioned:2030-01-01..2030-12-31)"},
      {"date:(2026-03 OR 2026-05)",
       "(or date:2026-03-01..2026-03-31 date:2026-05-01..2026-05-31)"},
      {"date:\"2026-04\"", "date:2026-04-01..2026-04-30"},
      {"what came in date:2026-04?", "(and what came in date:2026-04-01..2026-04-30)"},
      {"-date:today", "(not date:2026-04-29..2026-04-29)"},
  });
}

TEST_CASE("With any, one of the words is enough, and what filters still holds") {
  check_trees(
      {
          {"bedrock", "bedrock"},
          {"bedrock azure", "(or bedrock azure)"},
          {"bedrock \"revenue share\" tit*",
           "(or bedrock \"revenue share\" (prefix tit))"},
          {"a AND b c", "(or (and a b) c)"},
          {"a b -c", "(and (not c) (or a b))"},
          {"a date:2026 b company:x",
           "(and date:2026-01-01..2026-12-31 company:x (or a b))"},
          {"a (source:x OR source:y)", "(and (or source:x source:y) a)"},
          {"company:x source:y", "(and company:x source:y)"},
          {"a (b c)", "(or a b c)"},
          {"claim:(a b) c", "(or (claim (or a b)) c)"},
          {"NOT (a b)", "(not (or a b))"},
      },
      true);
}

TEST_CASE("Every searchable field is read, and no other") {
  for (const Field& row : fields()) {
    CAPTURE(row.name);
    if (row.searchable)
      CHECK_NE(tree(row.example), "*");
    else
      CHECK_THROWS_AS(parse(std::string(row.name) + ":x"), Error);
  }
}

TEST_CASE("A part of the tree knows where it was typed") {
  const std::string_view question =
      "größe (company:\"Öl AG\" OR -title:über,) x NEAR \"y z\"";
  const auto typed = [&](const Query& part) {
    return question.substr(part.at, part.length);
  };
  const Query query = parse(question);
  REQUIRE_EQ(query.parts.size(), 3);
  const Query& either = query.parts[1];
  CHECK_EQ(typed(query.parts[0]), "größe");
  CHECK_EQ(typed(either.parts[0]), "\"Öl AG\"");
  CHECK_EQ(typed(either.parts[1]), "-title:über");
  CHECK_EQ(typed(either.parts[1].parts[0]), "über");
  CHECK_EQ(typed(either), "\"Öl AG\" OR -title:über");
  CHECK_EQ(typed(query.parts[2]), "x NEAR \"y z\"");
  const Query any = parse_query("a -b c", wednesday, true);
  CHECK_EQ(any.at, 0);
  CHECK_EQ(any.length, 6);
}
