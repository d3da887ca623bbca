// What single words are known to be: ordinary, a first name, a cue such as "Inc" …
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace debrief {

// Classes of a word; cues.txt and words.txt say which words are in them.
enum WordClass : std::uint32_t {
  common_word = 1U << 0,  // in an English dictionary in small letters
  first_name = 1U << 1,
  surname = 1U << 2,
  verb = 1U << 3,
  adjective = 1U << 4,
  adverb = 1U << 5,
  legal_form = 1U << 6,      // Inc, Ltd, GmbH
  company_tail = 1U << 7,    // Holdings, Technologies
  agency = 1U << 8,          // Ministry, University, Party
  title = 1U << 9,           // Mr, Dr, President
  role = 1U << 10,           // chief, founder, analyst
  say = 1U << 11,            // said, told, reported
  trade = 1U << 12,          // acquired, shares, CEO: what is done by or to a company
  calendar = 1U << 13,       // Monday, January
  link = 1U << 14,           // of, and, de, van: inside names
  place_tail = 1U << 15,     // County, River
  place_near = 1U << 16,     // in, at, north
  people = 1U << 17,         // American, Chinese
  firm = 1U << 18,           // company, maker, lender: what is said of a company
  thing = 1U << 19,          // AI, GPU, Bitcoin: no name, whatever its capitals
  tail_of_other = 1U << 20,  // Agreement, Index, War: what it ends is no organisation
};

struct WordInfo {
  std::uint32_t classes = 0;
  std::uint8_t sense = 0;  // WordNet's lexicographer file of the noun's first sense, or 0

  bool is(std::uint32_t any_of) const { return (classes & any_of) != 0; }
};

class WordTable {
 public:
  struct Slot {
    std::uint32_t tag = 0;
    std::uint32_t info = 0;  // classes, sense << 24; 0: free
  };

  // A view of a block as compile_words() makes it, which must outlive this.
  explicit WordTable(std::string_view block);

  // What the word of that hash_word() is; unknown: nothing.
  WordInfo operator[](std::uint64_t word_hash) const;

  // A word to the processor that this one is asked for soon: the table is larger than its
  // caches.
  void prefetch(std::uint64_t word_hash) const {
    __builtin_prefetch(&slots_[word_hash & (slots_.size() - 1)]);
  }

 private:
  std::span<const Slot> slots_;
};

// The block of WORDS, lines of "word codes" where codes are c f l v a d as in the order
// of WordClass, then the sense; and CUES, lines of "class: word word". Throws Error at a
// line of another form.
std::string compile_words(std::string_view words, std::string_view cues);

}  // namespace debrief
