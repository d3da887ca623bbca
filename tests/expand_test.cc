// What orders the briefs that match: words near each other, and words of the best hits.
#include "query/expand_query.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <vector>

#include "debrief/analysis.h"
#include "query/ask.h"
#include "query/explain.h"
#include "query/bind_query.h"
#include "query/parse_query.h"
#include "tests/memory_index.h"

using namespace debrief;

namespace {

// Three on ferries, of which the last never says so as often; one that only shares a
// word.
const Files files = {
    {"a.txt",
     "Ferries in Oslo\n\nThe ferry runs on batteries. (nrk.no) Batteries drive each "
     "ferry "
     "across the fjord. (nrk.no)\n"},
    {"b.txt",
     "Ferries in Bergen\n\nThe ferry has batteries for the fjord. (bt.no) Norled runs "
     "the "
     "ferry. (bt.no)\n"},
    {"c.txt",
     "A crossing\n\nOne ferry left. (nrk.no) Nobody waited for it at the quay that day. "
     "(nrk.no)\n"},
    {"d.txt",
     "Another crossing\n\nOne ferry left. (nrk.no) Batteries and a fjord were seen that "
     "day. (nrk.no)\n"},
    {"e.txt",
     "Batteries\n\nBatteries got cheaper in the fjord of all places. (bbc.co.uk)\n"},
};

BoundQuery bound(const IndexSet& indexes, const std::string& question) {
  Analyzer analyzer;
  return bind_query(parse_query(question, {2026, 5, 1}), indexes, analyzer).query;
}

std::string names_of(const Results& results) {
  std::string names;
  for (const BriefHit& hit : results.briefs) names += hit.record.paths.front()[0];
  return names;
}

std::string facets_of(const Results& results) {
  std::string out;
  for (const Facet& facet : results.facets)
    for (const FacetCount& count : facet.values)
      out += fmt::format("{} {}, ", count.value, count.count);
  return out;
}

bool has(const std::vector<AddedWord>& words, const std::string& stem) {
  return std::any_of(words.begin(), words.end(),
                     [&](const AddedWord& word) { return word.stem == stem; });
}

}  // namespace

TEST_CASE("A question's words count more where they are near each other") {
  struct Row {
    const char* question;
    const char* planned;
  };
  const IndexSet indexes = index_in_memory(files);
  const Row rows[] = {
      {"ferry", ""},
      {"ferry fjord", "Query(0.03125 * (ferri NEAR 3 fjord))"},
      {"fjord Ferry", "Query(0.03125 * (ferri NEAR 3 fjord))"},
      {"fjord ferry fjord", "Query(0.03125 * (ferri NEAR 3 fjord))"},
      {"ferry ferry", ""},
      {"\"ferry fjord\"", ""},
      {"ferry NOT fjord", ""},
      {"ferry title:fjord", ""},
  };
  for (const Row& row : rows) {
    CAPTURE(std::string(row.question));
    std::string pairs;
    for (const Plan& pair : near_pairs(bound(indexes, row.question)))
      pairs += Xapian::Query(pair).get_description();
    CHECK_EQ(pairs, std::string(row.planned));
  }
  const IndexSet two = index_in_memory(
      {{"apart.txt",
        "News\n\nGreen grass grew where nobody mowed the old house. (x.com)\n"},
       {"near.txt",
        "News\n\nGrass grew where nobody mowed the old green house. (x.com)\n"}});
  QueryFlags flags;
  for (const char* question : {"green house", "house green"}) {
    flags.question = question;
    CHECK_EQ(names_of(ask(flags, two, {2026, 5, 1})), "na");
  }
}

TEST_CASE("However long a question is, 64 of its pairs count") {
  const IndexSet indexes = index_in_memory(files);
  std::string question;
  for (int i = 0; i < 300; ++i) question += fmt::format("word{} ", i);
  CHECK_EQ(near_pairs(bound(indexes, question)).size(), 64);
}

TEST_CASE("Pages follow one another, whatever is near") {
  Files many;
  for (int i = 0; i < 130; ++i)
    many.emplace_back(fmt::format("{:03}.txt", i),
                      fmt::format("News {}\n\nGreen {} house {}. (x.com)\n", i,
                                  i % 3 == 0 ? "old" : "grass grew at the old", i));
  const IndexSet indexes = index_in_memory(many);
  QueryFlags flags;
  flags.question = "green house";
  flags.limit = 130;
  std::string all;
  for (const BriefHit& hit : ask(flags, indexes, {2026, 5, 1}).briefs)
    all += hit.record.paths.front();
  CHECK_EQ(all.size(), 130 * 7);
  std::string paged;
  flags.limit = 35;
  for (; flags.offset < 140; flags.offset += 35)
    for (const BriefHit& hit : ask(flags, indexes, {2026, 5, 1}).briefs)
      paged += hit.record.paths.front();
  CHECK_EQ(paged, all);
}

TEST_CASE("Expansion changes the order of what matches, and nothing else") {
  const IndexSet indexes = index_in_memory(files);
  for (const bool any : {false, true}) {
    QueryFlags flags;
    flags.question = "ferry";
    flags.any = any;
    const Results plain = ask(flags, indexes, {2026, 5, 1});
    flags.expand = true;
    const Results expanded = ask(flags, indexes, {2026, 5, 1});
    CHECK_EQ(plain.total, 4);
    CHECK_EQ(expanded.total, 4);
    CHECK_EQ(facets_of(expanded), facets_of(plain));
    std::string found = names_of(expanded);
    // d shares batteries and fjord with the best two, c nothing.
    CHECK(found.find('d') < found.find('c'));
    std::sort(found.begin(), found.end());
    CHECK_EQ(found, "abcd");
  }
}

TEST_CASE("What is added are words of the best briefs, the most telling first") {
  const IndexSet indexes = index_in_memory(files);
  const auto words = expand_query(indexes, bound(indexes, "ferry"));
  CHECK(has(words, "batteri"));
  CHECK(has(words, "fjord"));
  CHECK_FALSE(has(words, "the"));
  CHECK_FALSE(has(words, "cheaper"));  // not with ferries
  REQUIRE_FALSE(words.empty());
  CHECK_EQ(words[0].weight, doctest::Approx(1));
  for (std::size_t i = 0; i < words.size(); ++i) {
    CHECK_FALSE((words[i].stem[0] >= 'A' && words[i].stem[0] <= 'Z'));
    if (i > 0) CHECK(words[i].weight <= words[i - 1].weight);
  }
  // Asked for twice, a word counts double, and so does what is added.
  CHECK_EQ(expand_query(indexes, bound(indexes, "ferry (ferry OR x)"))[0].weight,
           doctest::Approx(2));
  CHECK(expand_query(indexes, bound(indexes, "source:nrk.no")).empty());
  CHECK(expand_query(indexes, bound(indexes, "xylophone")).empty());
  std::string many = "Words\n\nferry";
  for (int i = 0; i < 500; ++i) many += fmt::format(" word{}", i);
  const IndexSet wide = index_in_memory({{"many.txt", many + ". (x.com)\n"}});
  CHECK_EQ(expand_query(wide, bound(wide, "ferry")).size(), 60);
}

TEST_CASE("Several indexes expand as one") {
  const IndexSet one = index_in_memory(files);
  IndexSet both = index_in_memory({files.begin(), files.begin() + 2});
  const IndexSet rest = index_in_memory({files.begin() + 2, files.end()});
  both.all.add_database(rest.all);
  both.parts.push_back(rest.all);
  const auto words = expand_query(both, bound(both, "ferry"));
  const auto expected = expand_query(one, bound(one, "ferry"));
  REQUIRE_EQ(words.size(), expected.size());
  for (std::size_t i = 0; i < words.size(); ++i) {
    CHECK_EQ(words[i].stem, expected[i].stem);
    CHECK_EQ(words[i].weight, doctest::Approx(expected[i].weight));
  }
}

TEST_CASE("Expansion is explained, and where it does nothing that is said") {
  const IndexSet indexes = index_in_memory(files);
  QueryFlags flags;
  flags.question = "ferry";
  flags.expand = true;
  const std::string text = explain(flags, indexes, {2026, 5, 1}).text;
  CHECK_NE(text.find("\nadded       "), std::string::npos);
  CHECK_NE(text.find("            fjord 0."), std::string::npos);
  const std::vector<std::string> note = {
      "--expand orders briefs by relevance: here it does nothing"};
  CHECK(ask(flags, indexes, {2026, 5, 1}).notes.empty());
  flags.sort = Sort::newest;
  CHECK_EQ(ask(flags, indexes, {2026, 5, 1}).notes, note);
  flags.sort = Sort::automatic;
  flags.view = View::claims;
  CHECK_EQ(ask(flags, indexes, {2026, 5, 1}).notes, note);
}
