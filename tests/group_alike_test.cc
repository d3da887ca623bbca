#include "query/group_alike.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "indexer/names/name_book.h"
#include "indexer/read_briefs.h"

using namespace debrief;

namespace {

std::vector<std::size_t> groups_of(const std::vector<std::string>& texts) {
  Analyzer analyzer;
  std::vector<TextSketch> sketches;
  for (std::size_t i = 0; i < texts.size(); ++i)
    sketches.push_back(sketch_of(texts[i], {}, fmt::format("{:04}", i), analyzer));
  return group_alike(sketches);
}

bool say_the_same(const std::string& a, const std::string& b) {
  const std::vector<std::size_t> groups = groups_of({a, b});
  return groups[0] == groups[1];
}

// Claims of the project's own briefs, each once.
std::vector<std::string> claims_of_corpus() {
  namespace fs = std::filesystem;
  std::vector<fs::path> files;
  for (const auto& entry : fs::directory_iterator(DEBRIEF_SOURCE "/corpus/briefs"))
    files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  const NameBook names;
  const RepeatedLines repeated;
  std::set<std::string> claims;
  for (const fs::path& path : files) {
    std::ifstream file(path, std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(file), {}};
    const FileBriefs read = read_briefs({path.string(), bytes.size(), 0}, bytes,
                                        {names, repeated, Date{2026, 5, 1}});
    for (const ReadBrief& entry : read.briefs)
      for (const Claim& claim : entry.brief.claims)
        if (claim.zone == Zone::body)
          claims.insert(entry.brief.text.substr(claim.span.begin,
                                                claim.span.end - claim.span.begin));
  }
  return {claims.begin(), claims.end()};
}

std::vector<std::string> words_of(const std::string& text) {
  std::vector<std::string> words;
  for (std::size_t at = 0; at < text.size();) {
    const auto end = std::min(text.find(' ', at), text.size());
    if (end > at) words.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return words;
}

bool is_fact(const std::string& word) {
  return std::any_of(word.begin(), word.end(),
                     [](char c) { return (c >= '0' && c <= '9'); });
}

// As another desk would print it: one word in TENTH of ten is left out or replaced,
// numbers and denials stay.
std::string altered(const std::string& text, unsigned tenth, std::mt19937& random) {
  std::string out;
  for (const std::string& word : words_of(text)) {
    const bool keeps = is_fact(word) || word == "not" || word == "no" ||
                       word == "never" || word == "without" || word == "nothing" ||
                       random() % 10 >= tenth;
    if (!keeps && random() % 2 == 0) continue;
    out += keeps ? word : "reportedly";
    out += ' ';
  }
  return out;
}

}  // namespace

TEST_CASE("Texts that say the same are told from those that only look alike") {
  const std::string text =
      "OpenAI will pay Microsoft a 20% revenue share until 2030, CNBC reported.";
  const struct {
    const char* other;
    bool same;
  } rows[] = {
      {"openai will pay microsoft a 20% revenue share until 2030, cnbc reported", true},
      {"CNBC reported: OpenAI will pay Microsoft a 20% revenue share until 2030.", true},
      {"OpenAI pays Microsoft a revenue share of 20% until 2030.", true},
      {"OpenAI will pay Microsoft a 25% revenue share until 2030, CNBC reported.", false},
      {"OpenAI will not pay Microsoft a 20% revenue share until 2030, CNBC reported.",
       false},
      {"OpenAI will pay Microsoft a revenue share until 2030, CNBC reported.", false},
      {"Amazon sells 20% more chips than in 2030, CNBC reported.", false},
      {"", false},
  };
  for (const auto& row : rows) CHECK_EQ(say_the_same(text, row.other), row.same);
}

TEST_CASE("The same words about other companies are another claim") {
  Analyzer analyzer;
  const std::string text = "The regulator fined the company for its terms of service.";
  const std::vector<std::size_t> groups =
      group_alike({sketch_of(text, {"Apple"}, "1", analyzer),
                   sketch_of(text, {"Alphabet"}, "2", analyzer),
                   sketch_of(text, {"Apple"}, "3", analyzer)});
  CHECK_EQ(groups, std::vector<std::size_t>{0, 1, 0});
}

TEST_CASE("Groups depend on no order of input") {
  std::vector<std::string> claims = claims_of_corpus();
  claims.resize(200);
  std::mt19937 random(1);
  const std::size_t size = claims.size();
  for (std::size_t i = 0; i < size; ++i) claims.push_back(altered(claims[i], 1, random));
  Analyzer analyzer;
  std::vector<TextSketch> sketches;
  for (std::size_t i = 0; i < claims.size(); ++i)
    sketches.push_back(sketch_of(claims[i], {}, fmt::format("{:04}", i), analyzer));
  const std::vector<std::size_t> expected = group_alike(sketches);
  for (int round = 0; round < 5; ++round) {
    std::vector<std::size_t> order(sketches.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    std::shuffle(order.begin(), order.end(), random);
    std::vector<TextSketch> shuffled;
    for (const std::size_t i : order) shuffled.push_back(sketches[i]);
    const std::vector<std::size_t> groups = group_alike(shuffled);
    for (std::size_t i = 0; i < order.size(); ++i)
      REQUIRE_EQ(groups[i], expected[order[i]]);
  }
}

TEST_CASE("Altered copies of the corpus find their claim, and no other claim joins") {
  const std::vector<std::string> claims = claims_of_corpus();
  REQUIRE(claims.size() > 500);
  const struct {
    unsigned tenth;
    double recall;
  } rows[] = {{0, 1.0}, {1, 0.97}, {2, 0.85}};
  for (const auto& row : rows) {
    std::mt19937 random(7);
    std::vector<std::string> texts = claims;
    for (const std::string& claim : claims)
      texts.push_back(altered(claim, row.tenth, random));
    const std::vector<std::size_t> groups = groups_of(texts);
    std::size_t found = 0;
    std::size_t wrong = 0;
    std::set<std::size_t> seen;
    for (std::size_t i = 0; i < claims.size(); ++i) {
      found += groups[i] == groups[claims.size() + i] ? 1 : 0;
      wrong += seen.insert(groups[i]).second ? 0 : 1;
    }
    const double recall = static_cast<double>(found) / static_cast<double>(claims.size());
    MESSAGE((row.tenth * 10), "% of the words altered: ", claims.size(),
            " claims, recall ", recall, ", joined wrongly ", wrong);
    CHECK_GE(recall, row.recall);
    CHECK_LE(wrong, claims.size() / 200);
  }
}

TEST_CASE("Ten thousand equal texts are one group, and texts of stop words none") {
  Analyzer analyzer;
  std::vector<TextSketch> sketches;
  for (int i = 0; i < 10'000; ++i)
    sketches.push_back(
        sketch_of("The same sentence again and again", {}, std::to_string(i), analyzer));
  const std::vector<std::size_t> groups = group_alike(sketches);
  CHECK(std::all_of(groups.begin(), groups.end(), [](std::size_t g) { return g == 0; }));
  CHECK(group_alike({}).empty());
  CHECK_FALSE(say_the_same("It was so.", "He is there."));
}
