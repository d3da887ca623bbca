#include "debrief/word_codes.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <random>
#include <string>

#include "debrief/error.h"
#include "debrief/frequent_words.h"

using namespace debrief;

namespace {

std::string codes_of(std::string_view text) {
  std::string codes;
  append_word_codes(codes, text);
  return codes;
}

// Letters and signs as they are, other bytes in hexadecimal.
std::string shown(std::string_view text) {
  std::string out;
  for (const char c : codes_of(text)) {
    const auto byte = static_cast<unsigned char>(c);
    out += byte < 0x80 ? std::string(1, c) : fmt::format("<{:02x}>", byte);
  }
  return out;
}

}  // namespace

TEST_CASE("Frequent words are known by their rank") {
  CHECK_EQ(frequent_word(0), "the");
  CHECK_EQ(rank_of("the"), 0);
  for (std::size_t rank = 0; rank < frequent_words; ++rank)
    REQUIRE_EQ(rank_of(frequent_word(rank)), rank);
  CHECK_FALSE(rank_of("The"));
  CHECK_FALSE(rank_of("xqzzk"));
  CHECK_FALSE(rank_of(""));
}

TEST_CASE("A word becomes a code with the blank before it") {
  const char* rows[][2] = {{"", ""},
                           {"the", "<89>"},
                           {"of the", "<8a><89>"},
                           {"The the", "<81><89><89>"},
                           {"THE", "<84><89>"},
                           {" the", " <82><89>"},
                           {"(the)", "(<82><89>)"},
                           {"tHe", "tHe"},
                           {"xqzzk xqzzk", "xqzzk xqzzk"},
                           {"it’s “a”", "<98><86>s <87>a<88>"},
                           {"Zoë", "Zo<80><c3><80><ab>"},
                           {"a-of", "<8d>-of"}};
  for (const auto& [text, codes] : rows) CHECK_EQ(shown(text), std::string(codes));
}

TEST_CASE("Every text comes back from its codes") {
  const std::string long_word(1'000'000, 'a');
  for (const std::string& text :
       {std::string("\0\x01\x7f\x80\xff", 5), std::string("  the  Of  "), long_word,
        " " + long_word + " the", std::string("’“”‘\xe2\x80"), std::string("\xe2")})
    CHECK(text_of_codes(codes_of(text)) == text);
  std::mt19937 random(1);
  constexpr std::string_view pieces[] = {"the", "The", "OF",   " ",  ".",         "’",
                                         "é",   "x",   "oF",   "\n", "bloomberg", "a",
                                         "A",   "I",   "cnbc", "-"};
  for (int i = 0; i < 2000; ++i) {
    std::string text;
    for (auto n = random() % 12; n != 0; --n) text += pieces[random() % 16];
    CAPTURE(text);
    REQUIRE_EQ(text_of_codes(codes_of(text)), text);
  }
  for (int i = 0; i < 2000; ++i) {
    std::string text;
    for (auto n = random() % 40; n != 0; --n) text += static_cast<char>(random());
    REQUIRE_EQ(text_of_codes(codes_of(text)), text);
  }
}

TEST_CASE("Codes that end too early, and no codes at all, are damage") {
  for (const char* codes :
       {"\x80", "\x81", "\xc0", "\x85\xff", "\x81\x81\x89", "\x82 the"})
    CHECK_THROWS_AS(text_of_codes(codes), Error);
}
