#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "debrief/error.h"
#include "query/columns.h"
#include "query/flags.h"
#include "query/options.h"

using namespace debrief;

namespace {

using Arguments = std::vector<const char*>;

QueryFlags flags_of(Arguments arguments) {
  arguments.insert(arguments.begin(), "debrief-query");
  const auto flags =
      parse_query_flags(static_cast<int>(arguments.size()), arguments.data());
  REQUIRE(flags);
  return *flags;
}

std::string refusal(const Arguments& arguments) {
  try {
    return "taken: " + flags_of(arguments).question;
  } catch (const Error& error) {
    return fmt::format("{}\nhint: {}", error.what(), error.hint);
  }
}

std::string joined(const std::vector<std::string>& list) {
  return fmt::format("{}", fmt::join(list, "|"));
}

}  // namespace

TEST_CASE("Without arguments everything is asked for, with what the contract promises") {
  const QueryFlags flags = flags_of({});
  CHECK_EQ(flags.question, "");
  CHECK_EQ(flags.view, View::briefs);
  CHECK_EQ(joined(flags.facets), "company|source");
  CHECK_EQ(flags.facet_limit, 10);
  CHECK_EQ(flags.sort, Sort::automatic);
  CHECK_EQ(flags.limit, 10);
  CHECK_EQ(flags.offset, 0);
  CHECK_FALSE(flags.any);
  CHECK_FALSE(flags.expand);
  CHECK_FALSE(flags.literal);
  CHECK_EQ(flags.format, Format::text);
  CHECK_EQ(flags.color, "auto");
  CHECK_EQ(parse_query_flags(0, nullptr)->question, "");
}

TEST_CASE("The question is what is no option, joined by spaces") {
  struct Row {
    Arguments arguments;
    std::string_view expected;
  };
  for (const Row& row :
       {Row{{"revenue", "share"}, "revenue share"},
        Row{{"\"revenue share\"", "2030"}, "\"revenue share\" 2030"},
        Row{{"a", "-n", "5", "b", "--any", "c"}, "a b c"},
        Row{{"a", "--", "-b", "--any", "--"}, "a -b --any --"}, Row{{"--", "-b"}, "-b"},
        Row{{"-"}, "-"}, Row{{"[a]", "%%", "a=b", "+x"}, "[a] %% a=b +x"},
        Row{{"", "a"}, "a"}, Row{{"a", "source:x", "-s", "y"}, "a source:x"}})
    CHECK_EQ(flags_of(row.arguments).question, std::string(row.expected));
}

TEST_CASE("Every option is read, long and short, with = and with a space") {
  const QueryFlags flags = flags_of({"-d",
                                     "one",
                                     "--db=two:7000",
                                     "-s",
                                     "a.com,b.com",
                                     "--source",
                                     "c.com",
                                     "-c",
                                     "OpenAI",
                                     "--company=AT&T",
                                     "-p",
                                     "Jassy",
                                     "--person",
                                     "Lund",
                                     "--not-source",
                                     "d.com",
                                     "--not-company=X",
                                     "--not-person",
                                     "Y",
                                     "--since",
                                     "3m",
                                     "--until=2026-04",
                                     "--view",
                                     "timeline",
                                     "--like",
                                     "73cf",
                                     "--facets",
                                     "month,Company,month",
                                     "--facet-limit",
                                     "0",
                                     "--sort=oldest",
                                     "-n",
                                     "25",
                                     "--offset",
                                     "50",
                                     "--any",
                                     "--expand",
                                     "--literal",
                                     "-f",
                                     "jsonl",
                                     "--color=never",
                                     "--explain",
                                     "--fields",
                                     "--today",
                                     "2026-05-04"});
  CHECK_EQ(joined(flags.dbs), "one|two:7000");
  CHECK_EQ(joined(flags.sources), "a.com,b.com|c.com");
  CHECK_EQ(joined(flags.companies), "OpenAI|AT&T");
  CHECK_EQ(joined(flags.people), "Jassy|Lund");
  CHECK_EQ(joined(flags.not_sources), "d.com");
  CHECK_EQ(joined(flags.not_companies), "X");
  CHECK_EQ(joined(flags.not_people), "Y");
  CHECK_EQ(flags.since, "3m");
  CHECK_EQ(flags.until, "2026-04");
  CHECK_EQ(flags.view, View::timeline);
  CHECK_EQ(flags.like, "73cf");
  CHECK_EQ(joined(flags.facets), "month|company");
  CHECK_EQ(flags.facet_limit, 0);
  CHECK_EQ(flags.sort, Sort::oldest);
  CHECK_EQ(flags.limit, 25);
  CHECK_EQ(flags.offset, 50);
  CHECK(flags.any);
  CHECK(flags.expand);
  CHECK(flags.literal);
  CHECK_EQ(flags.format, Format::jsonl);
  CHECK_EQ(flags.color, "never");
  CHECK(flags.explain);
  CHECK(flags.fields);
  CHECK_EQ(flags.today, "2026-05-04");
  CHECK_EQ(flags_of({"--show", "73cf"}).show, "73cf");
}

TEST_CASE("Values are checked by what they can be") {
  CHECK_EQ(flags_of({"-n5", "-fcsv"}).limit, 5);
  CHECK_EQ(flags_of({"-n5", "-fcsv"}).format, Format::csv);
  CHECK_EQ(flags_of({"-n", "0"}).limit, 0);
  CHECK_EQ(flags_of({"--limit", "1", "--limit", "2"}).limit, 2);
  CHECK(flags_of({"--facets", "none"}).facets.empty());
  CHECK_EQ(joined(flags_of({"--source="}).sources), "");
  CHECK_EQ(joined(flags_of({"-s", "-x"}).sources), "-x");
  CHECK_EQ(flags_of({"--view", "count"}).view, View::count);
  CHECK_EQ(flags_of({"--sort", "relevance"}).sort, Sort::relevance);
}

TEST_CASE("What cannot be meant is refused with what may be") {
  const std::string facets =
      "--facets takes company, source, person, organization, place, format, outlets, "
      "primary, month, year, "
      "domain, none";
  const std::string words =
      "to leave out a word, write NOT {}, or put -- before the query";
  struct Row {
    Arguments arguments;
    std::string expected;
  };
  const std::vector<Row> rows = {
      {{"--lmit", "5"}, "there is no option --lmit\nhint: did you mean --limit?"},
      {{"--lmit=5"}, "there is no option --lmit\nhint: did you mean --limit?"},
      {{"--colour"}, "there is no option --colour\nhint: did you mean --color?"},
      {{"--quux-frobnicate"},
       "there is no option --quux-frobnicate\nhint: see debrief-query --help"},
      {{"--lim\x1b[31mit"},
       "there is no option --lim\uFFFD[31mit\nhint: see debrief-query --help"},
      {{"-bedrock"},
       "there is no option -bedrock\nhint: " +
           fmt::format(fmt::runtime(words), "bedrock")},
      {{"openai", "-bedrock runtime"},
       "there is no option -bedrock runtime\nhint: " +
           fmt::format(fmt::runtime(words), "bedrock")},
      {{"-5"}, "there is no option -5\nhint: " + fmt::format(fmt::runtime(words), "5")},
      {{"-source", "cnbc.com"},
       "there is no option -source\nhint: did you mean --source?\n" +
           fmt::format(fmt::runtime(words), "source")},
      {{"-similar"},
       "there is no option -similar\nhint: -s takes its value after a space: -s X\n" +
           fmt::format(fmt::runtime(words), "similar")},
      {{"-hello"},
       "there is no option -hello\nhint: " + fmt::format(fmt::runtime(words), "hello")},
      {{"-n"}, "-n needs a value\nhint: as in -n N"},
      {{"--since", "--until", "2026"}, "--since needs a value\nhint: as in --since DATE"},
      {{"--db", "--"}, "--db needs a value\nhint: as in --db DIR|HOST:PORT"},
      {{"--any=yes"}, "--any takes no value\nhint: see debrief-query --help"},
      {{"-n", "-5"}, "--limit \"-5\" is not a number from 0 to 1000000\nhint: "},
      {{"-n", "ten"}, "--limit \"ten\" is not a number from 0 to 1000000\nhint: "},
      {{"-n", "5 "}, "--limit \"5 \" is not a number from 0 to 1000000\nhint: "},
      {{"-n", ""}, "--limit \"\" is not a number from 0 to 1000000\nhint: "},
      {{"-n", "1000001"},
       "--limit \"1000001\" is not a number from 0 to 1000000\nhint: "},
      {{"--offset", "99999999999999999999"},
       "--offset \"99999999999999999999\" is not a number from 0 to 4294967295\nhint: "},
      {{"--facet-limit", "1e3"},
       "--facet-limit \"1e3\" is not a number from 0 to 1000000\nhint: "},
      {{"--view", "claim"},
       "there is no view \"claim\"\nhint: did you mean claims?\n"
       "--view takes briefs, claims, timeline, facets, count"},
      {{"-f", "xml"},
       "there is no format \"xml\"\nhint: --format takes text, json, jsonl, csv, paths, "
       "oneline"},
      {{"--sort", "new"},
       "there is no sort \"new\"\nhint: --sort takes relevance, newest, oldest"},
      {{"--color", "yes"},
       "there is no color \"yes\"\nhint: --color takes auto, always, never"},
      {{"--facets", "company,sorce"},
       "there is no facet \"sorce\"\nhint: did you mean source?\n" + facets},
      {{"--facets", "title"}, "there is no facet \"title\"\nhint: " + facets},
      {{"--facets", ""}, "there is no facet \"\"\nhint: " + facets},
      {{"--facets", "company,none"}, "--facets takes 'none' or names, not both\nhint: "},
      {{"--today", "2026-02-30"},
       "--today \"2026-02-30\" is not a day\nhint: write it as 2026-04-27"},
      {{"--show", "73cf", "bedrock"},
       "--show prints one brief and answers no query\nhint: leave out one of them"},
      {{"--show", "73cf", "--like", "73cf"},
       "--show and --like are one thing each\nhint: leave out one of them"},
      {{"--show", "73cf", "-f", "csv"},
       "a whole brief is no table\nhint: show it as text or with --format json"},
  };
  for (const Row& row : rows) CHECK_EQ(refusal(row.arguments), row.expected);
}

TEST_CASE("An argument of a megabyte is refused in a message of a few lines") {
  for (const char* begin : {"--", "-", "--limit=", "-n", "--view=", "--facets="}) {
    const std::string argument = begin + std::string(1'000'000, 'x');
    CHECK_LT(refusal({argument.c_str()}).size(), 400);
  }
}

TEST_CASE("Help names every option and fits 80 columns") {
  const std::string help = help_text();
  for (const std::string& name : option_names())
    CHECK_NE(help.find(name), std::string::npos);
  for (std::size_t at = 0; at < help.size();) {
    const std::size_t end = help.find('\n', at);
    CAPTURE(help.substr(at, end - at));
    CHECK_LE(columns_of(help.substr(at, end - at)), 80);
    at = end + 1;
  }
  CHECK_NE(help.find("\nExit codes\n  0 something found, 1 nothing found, 2 error\n"),
           std::string::npos);
  CHECK_NE(help.find("\n  -n, --limit N           Hits to show (10)\n"),
           std::string::npos);
  CHECK_NE(
      help.find("\n      --facets LIST       What to count (company,source); 'none', "
                "or of company,\n                          source, person, "),
      std::string::npos);
}

TEST_CASE("Each option has one name and one letter, and its group stands together") {
  std::vector<std::string_view> names;
  std::vector<std::string_view> groups;
  std::string letters;
  for (const Option& option : options()) {
    names.push_back(option.name);
    if (option.letter != 0) letters += option.letter;
    if (groups.empty() || groups.back() != option.group) groups.push_back(option.group);
  }
  std::sort(names.begin(), names.end());
  std::sort(letters.begin(), letters.end());
  std::sort(groups.begin(), groups.end());
  CHECK(std::adjacent_find(names.begin(), names.end()) == names.end());
  CHECK(std::adjacent_find(groups.begin(), groups.end()) == groups.end());
  CHECK_EQ(letters, "0cdfhnpqs");
}
