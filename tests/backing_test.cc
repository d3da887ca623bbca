// On whose word: outlets: and primary:, from texts to what is found.
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "indexer/find_backing.h"
#include "query/ask.h"
#include "tests/memory_index.h"

using namespace debrief;

namespace {

const Files files = {
    {"deal.txt",
     "OpenAI and Microsoft rewrite their deal\n\n"
     "- OpenAI and Microsoft changed their partnership Monday. - Payments go on.\n\n"
     "OpenAI and Microsoft changed their partnership on April 27. (openai.com) "
     "(blogs.microsoft.com) The share is 20%, people said. (cnbc.com) (www.cnbc.com) "
     "Bankers doubt it. (news.bbc.co.uk) (bbc.co.uk) (ft.com)\n"},
    {"chips.txt",
     "Nvidia earnings beat forecasts\n\n"
     "Nvidia said on Wednesday, May 21, 2025 that revenue rose. (reuters.com) Its share "
     "of the market grew. (cnbc.com) Nobody knows why.\n"},
    {"bare.txt", "A quick brown fox\n\nThe fox said nothing about revenue.\n"}};

std::string facet_of(const IndexSet& indexes, const std::string& question, View view,
                     const std::string& name) {
  QueryFlags flags;
  flags.question = question;
  flags.view = view;
  flags.facets = {name};
  const Results results = ask(flags, indexes, Date{2026, 5, 1});
  std::string out;
  for (const Facet& facet : results.facets) {
    out += facet.name + ':';
    for (const FacetCount& value : facet.values)
      out +=
          ' ' + value.value + (value.chosen ? "! " : " ") + std::to_string(value.count);
  }
  return out;
}

}  // namespace

TEST_CASE("A host is a party's own by its name, or by a list") {
  const struct {
    const char* host;
    std::vector<std::string> spellings;
    bool own;
  } rows[] = {
      {"openai.com", {"OpenAI"}, true},
      {"blogs.microsoft.com", {"Microsoft"}, true},
      {"aws.amazon.com", {"Amazon", "AWS"}, true},
      {"aboutamazon.com", {"Amazon"}, true},
      {"novo-nordisk.com", {"Novo Nordisk"}, true},
      {"volkswagen-group.com", {"Volkswagen"}, true},
      {"tcs.com", {"Tata Consultancy Services", "TCS"}, true},
      {"openai.github.io", {"OpenAI"}, true},
      {"blog.google", {"Alphabet", "Google"}, true},
      {"about.fb.com", {"Meta"}, true},
      {"sec.gov", {"Securities and Exchange Commission"}, true},
      {"justice.gov", {"Department of Justice"}, true},
      {"ecb.europa.eu", {"European Central Bank"}, true},
      {"bbc.co.uk", {"BBC"}, true},
      {"cnbc.com", {"OpenAI"}, false},
      {"applehospitality.com", {"Apple"}, false},
      {"apple.com", {"Apple Hospitality"}, false},
      {"openainews.com", {"OpenAI"}, false},
      {"microsoft-watch.com", {"Microsoft"}, false},
      {"sec.com", {"Securities and Exchange Commission"}, false},
      {"github.com", {"Microsoft", "GitHub"}, false},
      {"x.com", {"X", "Twitter"}, false},
      {"twitter.com", {"X", "Twitter"}, false},
      {"youtube.com", {"Alphabet", "YouTube"}, false},
      {"en.wikipedia.org", {"Wikipedia"}, false},
      {"m.com", {"M"}, false},
      {"openai.com", {}, false},
  };
  for (const auto& row : rows) {
    CAPTURE(row.host);
    CHECK_EQ(is_own_host(row.host, row.spellings), row.own);
  }
}

TEST_CASE("Briefs are found by the number of outlets they cite") {
  const IndexSet indexes = index_in_memory(files);
  const struct {
    const char* question;
    const char* found;
  } rows[] = {
      {"outlets:0", "bare.txt\n"},
      {"outlets:2", "chips.txt\n"},
      {"outlets:5", "deal.txt\n"},
      {"outlets:>=2", "deal.txt\nchips.txt\n"},
      {"outlets:>2", "deal.txt\n"},
      {"outlets:1..4", "chips.txt\n"},
      {"outlets:<3 revenue", "bare.txt\nchips.txt\n"},
      {"outlets:7", "no brief has outlets:7; the most is 5\n"},
      {"-outlets:0", "deal.txt\nchips.txt\n"},
      {"outlets:(0 OR 5)", "bare.txt\ndeal.txt\n"},
      {"claim:(outlets:1)", "deal.txt\nchips.txt\n"},
      {"claim:(outlets:2)", "deal.txt\n"},
      {"claim:(share outlets:1)", "chips.txt\ndeal.txt\n"},
      {"claim:(share outlets:2..)", ""},
      {"claim:(outlets:0)", "bare.txt\nchips.txt\n"},
      {"primary:yes", "deal.txt\n"},
      {"primary:NO", "bare.txt\nchips.txt\n"},
      {"claim:(share primary:yes)", ""},
  };
  for (const auto& row : rows) {
    CAPTURE(row.question);
    CHECK_EQ(found_by(indexes, row.question), row.found);
  }
}

TEST_CASE("Claims are found by the number of outlets that back that claim") {
  const IndexSet indexes = index_in_memory(files);
  const struct {
    const char* question;
    const char* found;
  } rows[] = {
      {"outlets:2", "deal.txt 1 body\ndeal.txt 3 body\n"},
      {"outlets:1", "deal.txt 2 body\nchips.txt 1 body\nchips.txt 2 body\n"},
      {"outlets:0", "bare.txt 1 body\nchips.txt 3 body\n"},  // no bullet of deal.txt
      {"outlets:>=3", "no claim has outlets:3..; the most is 2\n"},
      {"primary:yes", "deal.txt 1 body\n"},
      {"primary:yes source:microsoft.com", "deal.txt 1 body\n"},
      {"share primary:no", "deal.txt 2 body\nchips.txt 2 body\n"},
  };
  for (const auto& row : rows) {
    CAPTURE(row.question);
    CHECK_EQ(found_by(indexes, row.question, View::claims), row.found);
  }
}

TEST_CASE("Outlets and primary are facets, of briefs and of claims") {
  const IndexSet indexes = index_in_memory(files);
  CHECK_EQ(facet_of(indexes, "", View::briefs, "outlets"), "outlets: 0 1 2 1 5 1");
  CHECK_EQ(facet_of(indexes, "", View::claims, "outlets"), "outlets: 1 3 0 2 2 2");
  CHECK_EQ(facet_of(indexes, "", View::briefs, "primary"), "primary: no 2 yes 1");
  CHECK_EQ(facet_of(indexes, "", View::claims, "primary"), "primary: no 6 yes 1");
  CHECK_EQ(facet_of(indexes, "outlets:1", View::claims, "outlets"), "outlets: 1! 3");
  CHECK_EQ(facet_of(indexes, "(outlets:1 OR outlets:2)", View::claims, "outlets"),
           "outlets: 1! 3 0 2 2! 2");
}
