// How text becomes terms. Writer and reader must agree on every word of it, so it is here
// once.
#pragma once

#include <bitset>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace debrief {

// One word of a text.
struct TextToken {
  std::string word;  // folded: "microsoft", "us" for "U.S.", "1.5", "1000" for "1,000"
  std::string stem;  // the term it is indexed as: "partnership" -> "partnership", "deals"
                     // -> "deal"
  std::size_t begin = 0;  // [begin, end) in bytes of the text, a possessive 's included
  std::size_t end = 0;
};

// Splits text into words and stems them (Snowball English). What a word is:
//   letters, digits and marks in a row; a hyphen or any other sign splits
//   an apostrophe between letters joins and is dropped ("don't" -> dont), 's at the end
//     is cut off
//   single letters with dots are one word ("U.S." -> us)
//   a dot between digits stays (1.5), a comma before three digits is dropped (1,000)
//   in scripts written without spaces every character is a word
// Case, accents on Latin letters and the form of signs change nothing (fold() in text.h).
// A word longer than 64 bytes is cut there. Stop words are words like any other: only a
// question leaves them out, so that no phrase is ever broken. Keeps a cache of stems: one
// object for one thread.
class Analyzer {
 public:
  Analyzer();
  ~Analyzer();
  Analyzer(Analyzer&&) noexcept;
  Analyzer& operator=(Analyzer&&) noexcept;

  // The words of TEXT (valid UTF-8), in order. Linear in its length.
  std::vector<TextToken> analyze(std::string_view text);

  // The same, into a vector that is used again: what a loop over many texts wants.
  void analyze(std::string_view text, std::vector<TextToken>& tokens);

  // The same for who looks for certain stems only: a word that begins with an ASCII
  // letter or digit not among FIRSTS comes as a token without word and stem, or, if not
  // WITH_OTHERS, not at all. A stem begins as its word does.
  void analyze(std::string_view text, const std::bitset<128>& firsts,
               std::vector<TextToken>& tokens, bool with_others = true);

 private:
  struct Cache;
  std::unique_ptr<Cache> cache_;
};

// True for a folded word that a question may leave out: "the", "who", "does".
bool is_stop_word(std::string_view word);

// Changes when the same text would give other terms, so that an index made with another
// stemmer or other rules is told apart.
std::string analysis_fingerprint();

}  // namespace debrief
