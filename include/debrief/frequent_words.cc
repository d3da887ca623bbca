#include "debrief/frequent_words.h"

// The assembler copies the file that frequent_words.cmake had made into read-only memory.
__asm__(
    ".section .rodata\n"
    ".balign 16\n"
    ".global debrief_frequent_words\n"
    "debrief_frequent_words:\n"
    ".incbin \"" DEBRIEF_FREQUENT_WORDS
    "\"\n"
    ".zero 32\n"
    ".previous\n");
extern "C" const char debrief_frequent_words[];

namespace debrief {
namespace {

const FrequentWords& all_words() {
  return *reinterpret_cast<const FrequentWords*>(debrief_frequent_words);
}

}  // namespace

std::string_view frequent_word(std::size_t rank) {
  const FrequentWords& words = all_words();
  const char* letters = debrief_frequent_words + sizeof(FrequentWords);
  return {letters + words.begin[rank], words.begin[rank + 1] - words.begin[rank]};
}

std::optional<std::size_t> rank_of(std::string_view word) {
  return rank_of(word, FrequentWords::place_of(word));
}

std::optional<std::size_t> rank_of(std::string_view word, std::size_t place) {
  const FrequentWords& words = all_words();
  for (; words.ranks[place] != 0; place = (place + 1) % FrequentWords::places) {
    const std::size_t rank = words.ranks[place] - std::size_t{1};
    if (frequent_word(rank) == word) return rank;
  }
  return std::nullopt;
}

}  // namespace debrief
