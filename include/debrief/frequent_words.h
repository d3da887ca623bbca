// The most frequent words of English news, by rank: what word_codes.h writes as numbers.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace debrief {

inline constexpr std::size_t frequent_words = 16'439;
inline constexpr std::size_t longest_frequent_word = 20;  // letters

// As lay_out_words writes them at build time, in the byte order of the machine. The
// letters of all words, one behind the other, follow.
struct FrequentWords {
  static constexpr std::size_t places = std::size_t{1} << 15;
  std::array<std::uint32_t, frequent_words + 1> begin;  // of word i among the letters
  std::array<std::uint16_t, places> ranks;  // open addressing: rank + 1, 0: free

  // Where the search for a word begins, letter by letter (FNV-1a).
  class Place {
   public:
    constexpr void add(char c) {
      hash_ = (hash_ ^ static_cast<unsigned char>(c)) * 16777619U;
    }
    constexpr std::size_t value() const { return (hash_ ^ hash_ >> 15) & (places - 1); }

   private:
    std::uint32_t hash_ = 2166136261U;
  };

  static constexpr std::size_t place_of(std::string_view word) {
    Place place;
    for (const char c : word) place.add(c);
    return place.value();
  }
};

// RANK is below frequent_words. As many bytes as the longest has can be read from where it
// begins.
std::string_view frequent_word(std::size_t rank);

// WORD in small letters; not one of them: nothing.
std::optional<std::size_t> rank_of(std::string_view word);

// The same where PLACE is place_of(WORD).
std::optional<std::size_t> rank_of(std::string_view word, std::size_t place);

}  // namespace debrief
