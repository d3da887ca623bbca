// Text as the tokens that names are made of.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace debrief {

enum class TokenKind : std::uint8_t {
  word,     // letters, with digits among them or not: "Amazon", "O'Neill", "GPT4", "U.S."
  number,   // digits: "2030", "1,000.5"
  clitic,   // what hangs on a word: "'s", "n't" is split as "'t"
  mark,     // one sign: "-", "&", "("
  rubbish,  // an address, or a word longer than any name's
  line_end,  // one line end or more
};

struct Token {
  std::uint32_t begin = 0;  // [begin, end) in bytes of the text
  std::uint32_t end = 0;
  std::uint64_t hash = 0;  // of the folded text; "&" has that of "and"
  char32_t sign = 0;       // of a mark: which
  TokenKind kind = TokenKind::mark;
  bool upper_first = false;  // begins with a capital: "Amazon"
  bool has_upper = false;    // has one anywhere: "eBay"
  bool has_lower = false;
  bool has_digit = false;
  bool dotted = false;  // initials with their dots: "U.S."
  bool space_before = false;
  bool starts_sentence = false;  // the first word of one
  std::uint8_t size = 0;         // code points, 255 for more
};

// The hash that Token::hash has for a folded word, letter by letter: FNV-1a, mixed once
// more so that its upper and its lower half are both usable.
class HashedWord {
 public:
  constexpr void add(char c) {
    hash_ = (hash_ ^ static_cast<unsigned char>(c)) * 0x100000001B3ULL;
  }
  constexpr std::uint64_t value() const {
    return (hash_ ^ hash_ >> 32) * 0x9E3779B97F4A7C15ULL;
  }

 private:
  std::uint64_t hash_ = 0xCBF29CE484222325ULL;
};

constexpr std::uint64_t hash_word(std::string_view folded) {
  HashedWord hash;
  for (const char c : folded) hash.add(c);
  return hash.value();
}

// The tokens of valid UTF-8, of which only the first 4 GB count. Takes text as people
// write it ("Inc.", "don't", "Amazon's") and with a space between tokens ("Inc .").
std::vector<Token> tokenize(std::string_view text);

}  // namespace debrief
