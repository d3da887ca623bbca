#include "debrief/analysis.h"

#include <doctest/doctest.h>
#include <fmt/format.h>
#include <xapian.h>

#include <bitset>
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <vector>

using namespace debrief;

namespace {
std::string words(const std::string& text) {
  Analyzer analyzer;
  std::string out;
  for (const TextToken& token : analyzer.analyze(text)) {
    out += (out.empty() ? "" : " ") + token.word;
    if (token.stem != token.word) out += "/" + token.stem;
  }
  return out;
}
}  // namespace

TEST_CASE("Text becomes words, and words become stems") {
  const char* rows[][2] = {
      {"Deals, partnerships!", "deals/deal partnerships/partnership"},
      {"OpenAI’s OpenAI's OPENAI", "openai openai openai"},
      {"revenue-share", "revenue/revenu share"},
      {"the U.S. and the U.S.-based J.P. Morgan e.g. this",
       "the us and the us based/base jp morgan eg this"},
      {"$1.5 billion, 1,000 users, 20%, 10,5 and 1,00",
       "1.5 billion 1000 users/user 20 10 5 and 1 00"},
      {"don't o'brien l’oréal", "dont obrien loreal"},
      {"AT&T C++ GPT-4o 4.1.2", "at t c gpt 4o 4.1.2"},
      {"Zoë Söderström Øresund", "zoe soderstrom oresund"},
      {"東京の会社", "東 京 の 会 社"},
      {"ไทย", "ไ ท ย"},
      {"한국 회사", "한국 회사"},
      {"a'b' 'quoted' rock'n'roll", "ab quoted/quot rocknroll/rocknrol"},
      {"?! … --", ""},
      {"", ""}};
  for (const auto& row : rows) {
    CAPTURE(std::string(row[0]));
    CHECK_EQ(words(row[0]), std::string(row[1]));
  }
}

TEST_CASE("A token knows where it stands") {
  Analyzer analyzer;
  const std::string text = "In the U.S., Zoë’s deals.";
  std::string spans;
  for (const TextToken& token : analyzer.analyze(text))
    spans += "[" + text.substr(token.begin, token.end - token.begin) + "]";
  CHECK_EQ(spans, "[In][the][U.S][Zoë’s][deals]");
}

TEST_CASE("Who looks for certain stems is told of them, and of the others on demand") {
  const char* pieces[] = {"deal",  "Deals", "U.S.", "don't", "d'accord", "Zoë’s", "Épée",
                          "GPT-4", "1,000", "a",    "東京",  "émigré",   "—",     "...",
                          "'",     "\n",    ", ",   " ",     "-",        "e.g.",  "ſun"};
  Analyzer analyzer;
  std::mt19937 random(5);
  std::vector<TextToken> some;
  for (int round = 0; round < 3000; ++round) {
    std::string text;
    for (auto n = random() % 12; n > 0; --n) {
      text += pieces[random() % std::size(pieces)];
      if (random() % 3 == 0) text += ' ';
    }
    std::bitset<128> firsts;
    for (auto n = 1 + random() % 3; n > 0; --n) firsts.set("deu4zs1"[random() % 7]);
    const bool with_others = round % 2 == 0;
    analyzer.analyze(text, firsts, some, with_others);
    std::string expected;
    std::string got;
    for (const TextToken& token : analyzer.analyze(text)) {
      const bool is_asked = firsts[static_cast<unsigned char>(token.stem[0]) & 0x7F] &&
                            static_cast<unsigned char>(token.stem[0]) < 0x80;
      if (is_asked)
        expected +=
            fmt::format("{}/{} {} {};", token.word, token.stem, token.begin, token.end);
      else if (with_others)
        expected += fmt::format("{} {};", token.begin, token.end);
    }
    for (const TextToken& token : some) {
      const bool is_asked = !token.stem.empty() && token.stem[0] > 0 &&
                            firsts[static_cast<unsigned char>(token.stem[0])];
      if (is_asked)
        got +=
            fmt::format("{}/{} {} {};", token.word, token.stem, token.begin, token.end);
      else if (with_others)
        got += fmt::format("{} {};", token.begin, token.end);
    }
    CAPTURE(text);
    CHECK_EQ(got, expected);
  }
}

TEST_CASE("An endless word is one bounded term, and takes linear time") {
  Analyzer analyzer;
  const auto tokens = analyzer.analyze(std::string(1 << 20, 'x'));
  REQUIRE_EQ(tokens.size(), 1);
  CHECK_EQ(tokens[0].word.size(), 64);
  CHECK_EQ(tokens[0].end, std::size_t{1} << 20);
  std::string dots;
  for (int i = 0; i < 200000; ++i) dots += "a.";
  CHECK(analyzer.analyze(dots).size() >= 1);
}

TEST_CASE("Stop words are those that carry no question") {
  for (const char* word : {"the", "who", "does", "doesnt", "about", "a"})
    CHECK(is_stop_word(word));
  for (const char* word : {"us", "it's", "openai", "who's", "march"})
    CHECK_FALSE(is_stop_word(word));
}

TEST_CASE("A word's stem is the one that Xapian gives it") {
  const Xapian::Stem xapian("english");
  std::ifstream list(DEBRIEF_SOURCE "/include/debrief/frequent_words/frequent_words.txt");
  Analyzer analyzer;
  std::size_t words = 0;
  std::string differs;
  for (std::string line; std::getline(list, line);)
    for (const char* ending :
         {"", "s", "es", "ed", "ing", "ly", "ness", "ation", "ational", "ization",
          "iveness", "fully", "eedly", "y", "'s"})
      for (const TextToken& token : analyzer.analyze(line + ending)) {
        ++words;
        if (token.stem != xapian(token.word)) differs += token.word + '\n';
      }
  CHECK(words > 100'000);
  CHECK(differs == "");
}
