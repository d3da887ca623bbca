#include <doctest/doctest.h>
#include <fmt/format.h>

#include <string>
#include <string_view>
#include <vector>

#include "debrief/error.h"
#include "query/parse_query.h"

using namespace debrief;

namespace {

constexpr Date wednesday{2026, 4, 29};

struct Row {
  std::string_view question;
  std::string_view expected;
};

// Message and hint, or the tree when there is no error.
std::string refusal(std::string_view question) {
  try {
    return to_string(parse_query(question, wednesday));
  } catch (const Error& error) {
    return fmt::format("{}\nhint: {}", error.what(), error.hint);
  }
}

void check_refusals(const std::vector<Row>& rows) {
  for (const Row& row : rows) {
    CAPTURE(row.question);
    CHECK_EQ(refusal(row.question), std::string(row.expected));
  }
}

}  // namespace

TEST_CASE("A half-typed question is answered with the place and what mends it") {
  check_refusals({
      {"sorce:x",
       "unknown field \"sorce\"\n"
       "  sorce:x\n"
       "  ^~~~~\n"
       "hint: did you mean source:?"},
      {"bedrock Org:x",
       "unknown field \"Org\"\n"
       "  bedrock Org:x\n"
       "          ^~~\n"
       "hint: did you mean organization:?"},
      {"at re:Invent",
       "unknown field \"re\"\n"
       "  at re:Invent\n"
       "     ^~\n"
       "hint: if it is no field, quote it: \"re:Invent\"\n"
       "fields: title summary body claim company source person organization place\n"
       "  date mentioned format outlets primary"},
      {"quux:(a b)",
       "unknown field \"quux\"\n"
       "  quux:(a b)\n"
       "  ^~~~\n"
       "hint: if it is no field, quote it: \"quux:\"\n"
       "fields: title summary body claim company source person organization place\n"
       "  date mentioned format outlets primary"},
      {"month:2026-04",
       "\"month\" is counted, not searched\n"
       "  month:2026-04\n"
       "  ^~~~~\n"
       "hint: use date: instead, as in date:2026-04..2026-06"},
      {"domain:bbc.co.uk",
       "\"domain\" is counted, not searched\n"
       "  domain:bbc.co.uk\n"
       "  ^~~~~~\n"
       "hint: use source: instead, as in source:microsoft.com"},
      {"source:",
       "nothing after source:\n"
       "  source:\n"
       "  ^~~~~~~\n"
       "hint: as in source:microsoft.com"},
      {"Source: cnbc.com",
       "nothing after source:\n"
       "  Source: cnbc.com\n"
       "  ^~~~~~~\n"
       "hint: write it without a blank, as in source:microsoft.com"},
      {"(source:)",
       "nothing after source:\n"
       "  (source:)\n"
       "   ^~~~~~~\n"
       "hint: as in source:microsoft.com"},
      {"company:-openai",
       "a - stands before the field, not after its colon\n"
       "  company:-openai\n"
       "          ^~~~~~~\n"
       "hint: write -company:openai"},
      {"title:(a source:b)",
       "source: stands within title:( )\n"
       "  title:(a source:b)\n"
       "           ^~~~~~~\n"
       "hint: write source: beside it, not within it"},
      {"title:source:x",
       "source: stands within title:( )\n"
       "  title:source:x\n"
       "        ^~~~~~~\n"
       "hint: write source: beside it, not within it"},
      {"claim:(a claim:b)",
       "claim: stands within claim:( )\n"
       "  claim:(a claim:b)\n"
       "           ^~~~~~\n"
       "hint: write claim: beside it, not within it"},
      {"\"open",
       "unclosed quote\n"
       "  \"open\n"
       "  ^\n"
       "hint: close it: \"open\""},
      {"bedrock \"",
       "unclosed quote\n"
       "  bedrock \"\n"
       "          ^\n"
       "hint: write another \" where the phrase ends"},
      {"bedrock \"\"",
       "no word between the quotes\n"
       "  bedrock \"\"\n"
       "          ^~\n"
       "hint: write one, as in \"revenue share\", or leave the quotes out"},
      {"\"reven*\"",
       "no * works within quotes\n"
       "  \"reven*\"\n"
       "  ^~~~~~~~\n"
       "hint: write the word with the * outside of them"},
      {"(open",
       "unclosed bracket\n"
       "  (open\n"
       "  ^\n"
       "hint: close it: (open)"},
      {"a (",
       "unclosed bracket\n"
       "  a (\n"
       "    ^\n"
       "hint: write a ) where it ends, or leave it out"},
      {"a) b",
       "a bracket is closed that was never opened\n"
       "  a) b\n"
       "   ^\n"
       "hint: open it, or leave it out"},
      {")",
       "a bracket is closed that was never opened\n"
       "  )\n"
       "  ^\n"
       "hint: open it, or leave it out"},
      {"a ()",
       "no word between the brackets\n"
       "  a ()\n"
       "    ^\n"
       "hint: write one, or leave the brackets out"},
      {"title:(?)",
       "no word between the brackets\n"
       "  title:(?)\n"
       "        ^\n"
       "hint: write one, or leave the brackets out"},
      {"AND foo",
       "nothing before \"AND\"\n"
       "  AND foo\n"
       "  ^~~\n"
       "hint: leave it out, or write and for the word"},
      {"foo OR",
       "nothing after \"OR\"\n"
       "  foo OR\n"
       "      ^~\n"
       "hint: leave it out, or write or for the word"},
      {"foo OR ?",
       "nothing after \"OR\"\n"
       "  foo OR ?\n"
       "      ^~\n"
       "hint: leave it out, or write or for the word"},
      {"a OR OR b",
       "nothing between \"OR\" and \"OR\"\n"
       "  a OR OR b\n"
       "       ^~\n"
       "hint: leave it out, or write or for the word"},
      {"(a AND) b",
       "nothing after \"AND\"\n"
       "  (a AND) b\n"
       "     ^~~\n"
       "hint: leave it out, or write and for the word"},
      {"NOT",
       "nothing after \"NOT\"\n"
       "  NOT\n"
       "  ^~~\n"
       "hint: leave it out, or write not for the word"},
      {"a && b",
       "\"&&\" is no operator here\n"
       "  a && b\n"
       "    ^~\n"
       "hint: write AND"},
      {"a NEAR",
       "nothing after \"NEAR\"\n"
       "  a NEAR\n"
       "    ^~~~\n"
       "hint: leave it out, or write near for the word"},
      {"a NEAR/0 b",
       "NEAR/ takes a number from 1 to 64\n"
       "  a NEAR/0 b\n"
       "    ^~~~~~\n"
       "hint: NEAR/5: at most 5 words apart"},
      {"a NEAR/3 b NEAR/5 c",
       "a chain of NEAR has one distance\n"
       "  a NEAR/3 b NEAR/5 c\n"
       "             ^~~~~~\n"
       "hint: write NEAR/3 each time"},
      {"a NEAR (b OR c)",
       "NEAR stands between words or phrases only\n"
       "  a NEAR (b OR c)\n"
       "    ^~~~\n"
       "hint: as in microsoft NEAR/5 \"data center\""},
      {"title:a NEAR b",
       "NEAR does not reach from one field into another\n"
       "  title:a NEAR b\n"
       "          ^~~~\n"
       "hint: write title:(a NEAR b)"},
      {"*",
       "a * needs at least 3 letters before it\n"
       "  *\n"
       "  ^\n"
       "hint: no question at all finds everything"},
      {"of a*",
       "a * needs at least 3 letters before it\n"
       "  of a*\n"
       "     ^~\n"
       "hint: write more of the word, or leave the * out"},
      {"*foo",
       "a * stands at the end of a word only\n"
       "  *foo\n"
       "  ^~~~\n"
       "hint: leave it out"},
      {"part*ship",
       "a * stands at the end of a word only\n"
       "  part*ship\n"
       "  ^~~~~~~~~\n"
       "hint: write part*"},
      {"revenue-sha*",
       "only letters and digits stand before a *\n"
       "  revenue-sha*\n"
       "  ^~~~~~~~~~~~\n"
       "hint: write the word without it: revenue-sha"},
      {"a date:>=2026-04",
       "\">=2026-04\" is no date\n"
       "  a date:>=2026-04\n"
       "         ^~~~~~~~~\n"
       "hint: write 2026-04.."},
      {"date:notadate",
       "\"notadate\" is no date\n"
       "  date:notadate\n"
       "       ^~~~~~~~\n"
       "hint: a date is 2026, 2026-04, 2026-04-27, 2026-Q2, today, yesterday, monday,\n"
       "  7d, 2w, 3m, 1y or none; a range is a..b, a.. or ..b"},
      {"mentioned:2026-02-29, x",
       "there is no day 2026-02-29\n"
       "  mentioned:2026-02-29, x\n"
       "            ^~~~~~~~~~\n"
       "hint: the last one of 2026-02 is 2026-02-28"},
      {"date:2026-04 .. 2026-06",
       "\"..\" stands alone\n"
       "  date:2026-04 .. 2026-06\n"
       "               ^~\n"
       "hint: a range has no blanks: date:2026-04..2026-06"},
  });
}

TEST_CASE("The caret stands under the place whatever is before it") {
  check_refusals({
      {"größe sorce:x",
       "unknown field \"sorce\"\n"
       "  größe sorce:x\n"
       "        ^~~~~\n"
       "hint: did you mean source:?"},
      {"東京 e\u0301 sorce:x",
       "unknown field \"sorce\"\n"
       "  東京 e\u0301 sorce:x\n"
       "         ^~~~~\n"
       "hint: did you mean source:?"},
      {"a\tb\x1b[31m sorce:x",
       "unknown field \"sorce\"\n"
       "  a b\uFFFD[31m sorce:x\n"
       "           ^~~~~\n"
       "hint: did you mean source:?"},
      {"東京*都",
       "a * stands at the end of a word only\n"
       "  東京*都\n"
       "  ^~~~~~~\n"
       "hint: leave it out"},
      {"na\xC3 x",
       "not UTF-8 at column 3\n"
       "  na\uFFFD x\n"
       "    ^\n"
       "hint: the terminal's locale has to be a UTF-8 one"},
  });
}

TEST_CASE("A long question is cut around the place") {
  std::string before;
  std::string after;
  for (int i = 0; i < 30; ++i) {
    before += "word ";
    after += " word";
  }
  const std::string in_the_middle = before + "sorce:x" + after;
  const std::string at_the_end = before + "sorce:x";
  const std::string at_the_beginning = "sorce:x" + after;
  check_refusals({
      {in_the_middle,
       "unknown field \"sorce\"\n"
       "  …ord word word word word word word sorce:x word word word word word w…\n"
       "                                     ^~~~~\n"
       "hint: did you mean source:?"},
      {at_the_end,
       "unknown field \"sorce\"\n"
       "  … word word word word word word word word word word word word sorce:x\n"
       "                                                                ^~~~~\n"
       "hint: did you mean source:?"},
      {at_the_beginning,
       "unknown field \"sorce\"\n"
       "  sorce:x word word word word word word word word word word word word …\n"
       "  ^~~~~\n"
       "hint: did you mean source:?"},
  });
}
