// The whole way in memory: texts -> index -> question -> what is found.
#include <doctest/doctest.h>

#include <string>
#include <utility>
#include <vector>

#include "query/ask.h"
#include "tests/memory_index.h"

using namespace debrief;

namespace {

const std::vector<std::pair<std::string, std::string>> files = {
    {"deal.txt",
     "OpenAI and Microsoft rewrite their deal\n\n"
     "- OpenAI and Microsoft changed their partnership Monday. - Revenue-share payments "
     "go on. "
     "(openai.com)\n\n"
     "OpenAI and Microsoft changed their partnership on April 27. (openai.com) "
     "(blogs.microsoft.com) OpenAI pays Microsoft a revenue share. The share is 20%, "
     "CNBC said. "
     "(cnbc.com) Amazon sells models on Bedrock in the U.S. market. (openai.com) AWS "
     "customers "
     "wait for it through 2030.\n"},
    {"chips.txt",
     "Nvidia earnings beat forecasts\n\n"
     "Nvidia said on Wednesday, May 21, 2025 that revenue rose. (reuters.com) Its share "
     "of the "
     "market grew. (cnbc.com) Jensen Huang spoke of Söderström and the universities. "
     "(bbc.co.uk)\n"},
    {"fox.txt",
     "A quick brown fox\n\nThe fox said nothing about revenue. (news.bbc.co.uk)\n"}};

struct Row {
  const char* question;
  const char* found;
};

}  // namespace

TEST_CASE("Briefs are found by words, phrases and fields") {
  const IndexSet indexes = index_in_memory(files);
  const Row rows[] = {
      {"bedrock", "deal.txt\n"},
      {"BEDROCK, models!", "deal.txt\n"},
      {"\"revenue share\"", "deal.txt\n"},
      {"\"revenue-share\"", "deal.txt\n"},
      {"revenue-share", "deal.txt\n"},
      {"\"share revenue\"", ""},
      {"\"partnership revenue\"", ""},  // over the end of a bullet
      {"us market", "deal.txt\n"},
      {"U.S.", "deal.txt\n"},
      {"soderstrom", "chips.txt\n"},
      {"universities", "chips.txt\n"},
      {"title:deal", "deal.txt\n"},
      {"title:bedrock", ""},
      {"summary:payments", "deal.txt\n"},
      {"body:payments", ""},
      {"body:bedrock", "deal.txt\n"},
      {"summary:bedrock", ""},
      {"revenue NEAR/2 share", "deal.txt\n"},
      {"revenue NEAR/3 market", ""},
      {"claim:(revenue cnbc)", "deal.txt\n"},
      {"claim:(revenue bedrock)", ""},
      {"claim:(share source:cnbc.com) NOT microsoft", "chips.txt\n"},
      {"company:openai", "deal.txt\n"},
      {"company:aws", "deal.txt\n"},
      {"company:amazon -company:nvidia", "deal.txt\n"},
      {"person:huang", "chips.txt\n"},
      {"source:microsoft.com", "deal.txt\n"},
      {"source:blogs.microsoft.com", "deal.txt\n"},
      {"source:bbc", "chips.txt\nfox.txt\n"},
      {"source:news.bbc.co.uk", "fox.txt\n"},
      {"date:2026-04", "deal.txt\n"},
      {"date:2026-03", ""},
      {"date:2025..2026", "deal.txt\nchips.txt\nfox.txt\n"},
      {"date:..2025", "chips.txt\n"},
      {"mentioned:2030", "deal.txt\n"},
      {"mentioned:2030-01", ""},
      {"mentioned:2029..", "deal.txt\n"},
      {"fox OR bedrock", "deal.txt\nfox.txt\n"},
      {"NOT revenue", ""},
      {"revenue NOT fox NOT openai", "chips.txt\n"},
      {"the fox", "fox.txt\n"},
      {"who pays openai a revenue share?", "deal.txt\n"},
      {"format:text fox", "fox.txt\n"},
  };
  for (const Row& row : rows) {
    CAPTURE(std::string(row.question));
    std::string found = found_by(indexes, row.question);
    // The order of equals is not the question here.
    if (found == "chips.txt\ndeal.txt\n") found = "deal.txt\nchips.txt\n";
    if (found == "fox.txt\ndeal.txt\n") found = "deal.txt\nfox.txt\n";
    if (found == "fox.txt\nchips.txt\n") found = "chips.txt\nfox.txt\n";
    if (found == "fox.txt\ndeal.txt\nchips.txt\n")
      found = "deal.txt\nchips.txt\nfox.txt\n";
    CHECK_EQ(found, std::string(row.found));
  }
}

TEST_CASE("A wildcard stands for words, not for stems") {
  const IndexSet indexes = index_on_disk(files);
  for (const char* question :
       {"universit*", "universitie*", "UNIVERS*", "sod*", "earning*"})
    CHECK_EQ(found_by(indexes, question), "chips.txt\n");
  CHECK_EQ(found_by(indexes, "company:micro*"), "deal.txt\n");
  CHECK_EQ(found_by(indexes, "xylo*"), "");
}

TEST_CASE("A claim is a hit if that span matches and every filter holds for that span") {
  const IndexSet indexes = index_in_memory(files);
  const Row rows[] = {
      {"bedrock", "deal.txt 3 body\n"},
      {"\"revenue share\" source:cnbc.com", "deal.txt 2 body\n"},
      {"\"revenue share\" source:openai.com", "deal.txt 6 summary\n"},
      {"payments", "deal.txt 6 summary\n"},
      {"source:microsoft.com", "deal.txt 1 body\n"},
      {"company:aws bedrock", "deal.txt 3 body\n"},
      {"fox", "fox.txt 1 body\n"},
      {"openai NOT microsoft", ""},
      {"title:deal bedrock", "deal.txt 3 body\n"},
      {"summary:partnership", "deal.txt 5 summary\n"},
      {"date:2026-04 through", "deal.txt 4 body\n"},
  };
  for (const Row& row : rows) {
    CAPTURE(std::string(row.question));
    CHECK_EQ(found_by(indexes, row.question, View::claims), std::string(row.found));
  }
}

TEST_CASE("What matches nothing is relaxed, and what is unknown is said") {
  const IndexSet indexes = index_on_disk(files);
  const Row rows[] = {
      {"bedrock fox models", "deal.txt\n2 of 3 words\n"},
      {"bedrok", "deal.txt\nfor bedrock\n"},
      {"source:cnbcc.com",
       "the index has no source \"cnbcc.com\"; nearest: cnbc.com\ndid you mean "
       "source:cnbc.com\n"},
      {"bedrock source:cnbcc.com",
       "the index has no source \"cnbcc.com\"; nearest: cnbc.com\n"
       "did you mean bedrock source:cnbc.com\n"},
      {"company:microsft",
       "the index has no company \"microsft\"; nearest: Microsoft\ndid you mean "
       "company:Microsoft\n"},
      {"xylophone", ""},
  };
  for (const Row& row : rows) {
    CAPTURE(std::string(row.question));
    CHECK_EQ(found_by(indexes, row.question), std::string(row.found));
  }
}

TEST_CASE("Facets are counted over all matches, each without its own either-filter") {
  const IndexSet indexes = index_in_memory(files);
  const auto facet = [&](const QueryFlags& flags) {
    std::string out;
    for (const Facet& f : ask(flags, indexes, {2026, 5, 1}).facets)
      for (const FacetCount& c : f.values)
        out += c.value + " " + std::to_string(c.count) + (c.chosen ? "* " : " ");
    return out;
  };
  QueryFlags flags;
  flags.limit = 0;
  flags.facets = {"source"};
  CHECK_EQ(facet(flags),
           "cnbc.com 2 bbc.co.uk 1 blogs.microsoft.com 1 news.bbc.co.uk 1 openai.com 1 "
           "reuters.com 1 ");
  flags.facets = {"domain"};
  CHECK_EQ(facet(flags),
           "bbc.co.uk 2 cnbc.com 2 microsoft.com 1 openai.com 1 reuters.com 1 ");
  flags.facets = {"month", "year"};
  CHECK_EQ(facet(flags), "2025-05 1 2026-04 1 2026-05 1 2025 1 2026 2 ");
  flags.facets = {"source"};
  flags.sources = {"openai.com,reuters.com"};
  CHECK_EQ(facet(flags),
           "cnbc.com 2 bbc.co.uk 1 blogs.microsoft.com 1 news.bbc.co.uk 1 openai.com 1* "
           "reuters.com 1* ");
  flags.facets = {"company"};
  CHECK_EQ(facet(flags), "Amazon 1 Microsoft 1 Nvidia 1 OpenAI 1 ");
  flags.sources = {"openai.com"};
  flags.facets = {"source"};
  CHECK_EQ(facet(flags), "blogs.microsoft.com 1 cnbc.com 1 openai.com 1* ");
  flags.view = View::claims;
  CHECK_EQ(facet(flags), "openai.com 2* blogs.microsoft.com 1 ");
  flags.sources = {"microsoft.com"};
  CHECK_EQ(facet(flags), "blogs.microsoft.com 1* openai.com 1 ");
  flags.sources = {"nowhere.com"};
  CHECK_EQ(facet(flags), "");
}
