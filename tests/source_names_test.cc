// Outlets and companies as people call them, from texts to what is found.
#include <doctest/doctest.h>

#include <string>

#include "debrief/error.h"
#include "query/ask.h"
#include "query/explain.h"
#include "query/resolve_source.h"
#include "tests/memory_index.h"

using namespace debrief;

namespace {

const Files files = {
    {"a.txt",
     "Tariffs on chips\n\nThe duty rose in March 2026. (nytimes.com) The duty "
     "fell. (ft.com) Nothing came of it. (cnbc.com) Ministers met. (latimes.com)\n"},
    {"b.txt",
     "Amazon Web Services grows\n\nAmazon Web Services grew in April 2026. (bbc.co.uk) "
     "More of it. (bbc.com) And more. (openai.com) The rest. (inquirer.com) All. "
     "(abc.net.au) Letters. (abc.xyz)\n"},
    {"c.txt",
     "AWS in May\n\nAWS fell on 4 May 2026. (theverge.com) Google said so. "
     "(inquirer.net)\n"}};

std::string read(const IndexSet& indexes, const std::string& typed) {
  const ResolvedValue value = resolve_source(indexes, typed);
  std::string out;
  for (const std::string& host : value.values) out += host + ' ';
  for (const std::string& host : value.candidates) out += "? " + host + ' ';
  for (const std::string& host : value.nearest) out += "~ " + host + ' ';
  return out;
}

std::string failure(const IndexSet& indexes, QueryFlags flags) {
  try {
    (void)ask(flags, indexes, Date{2026, 6, 1});
    return "answered";
  } catch (const Error& error) {
    return std::string(error.what()) + '\n' + error.hint;
  }
}

}  // namespace

TEST_CASE("An outlet is found by its host, its name and what people call it") {
  const IndexSet indexes = index_in_memory(files);
  const struct {
    const char* typed;
    const char* hosts;
  } rows[] = {
      {"ft.com", "ft.com "},
      {"https://www.FT.com/x", "ft.com "},
      {"ft", "ft.com "},
      {"FT", "ft.com "},
      {"Financial Times", "ft.com "},
      {"financial times", "ft.com "},
      {"nyt", "nytimes.com "},
      {"NY Times", "nytimes.com "},
      {"cnbc", "cnbc.com "},
      {"bbc", "bbc.co.uk bbc.com "},
      {"BBC News", "bbc.co.uk bbc.com "},
      {"openai", "openai.com "},
      {"verge", "theverge.com "},
      {"The Verge", "theverge.com "},
      {"times",
       "? ft.com (Financial Times) ? latimes.com (Los Angeles Times) ? "
       "nytimes.com (New York Times) "},
      {"inquirer",
       "? inquirer.com (Philadelphia Inquirer) ? inquirer.net "
       "(Philippine Daily Inquirer) "},
      {"abc", "? abc.net.au (ABC) ? abc.xyz "},
      {"Finacial Times", "~ ft.com "},
      {"AFP", ""},
      {"", ""},
  };
  for (const auto& row : rows) {
    CAPTURE(row.typed);
    CHECK_EQ(read(indexes, row.typed), row.hosts);
  }
}

TEST_CASE("What may be several outlets is asked, not guessed") {
  const IndexSet indexes = index_in_memory(files);
  QueryFlags typed;
  typed.question = "duty source:times";
  CHECK_EQ(failure(indexes, typed),
           "\"times\" may be any of 3 outlets\n"
           "  duty source:times\n"
           "              ^~~~~\n"
           "write one of them:\n"
           "  source:ft.com (Financial Times)\n"
           "  source:latimes.com (Los Angeles Times)\n"
           "  source:nytimes.com (New York Times)");
  QueryFlags flag;
  flag.sources = {"times"};
  CHECK(failure(indexes, flag).starts_with("\"times\" may be any of 3 outlets\nwrite"));
  QueryFlags named;
  named.sources = {"ny times,cnbc"};
  CHECK_EQ(failure(indexes, named), "answered");
}

TEST_CASE("A name is found by its initials and the other way round") {
  const IndexSet indexes = index_in_memory(files);
  const struct {
    const char* question;
    const char* found;
  } rows[] = {
      {"AWS", "b.txt\nc.txt\n"},
      {"aws fell", "c.txt\n"},
      {"amazon web services", "b.txt\nc.txt\n"},
      {"amazon web services grew", "b.txt\n"},
      {"\"AWS\"", "c.txt\n"},
      {"\"amazon web services\"", "b.txt\n"},
      {"title:aws", "b.txt\nc.txt\n"},
      {"-aws amazon", ""},
  };
  for (const auto& row : rows) {
    CAPTURE(row.question);
    CHECK_EQ(found_by(indexes, row.question), row.found);
  }
}

TEST_CASE("It is said how a question was understood") {
  const IndexSet indexes = index_in_memory(files);
  QueryFlags flags;
  const struct {
    const char* question;
    const char* said;
  } rows[] = {
      {"aws", "understood  (or aws \"Amazon Web Services\")\n"},
      {"company:google", "names       company:google is Alphabet\n"},
      {"source:ft", "names       source:ft is ft.com\n"},
  };
  for (const auto& row : rows) {
    flags.question = row.question;
    const std::string text = explain(flags, indexes, Date{2026, 6, 1}).text;
    CAPTURE(text);
    CHECK_NE(text.find(row.said), std::string::npos);
  }
}
