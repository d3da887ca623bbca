// The bytes of the files that vocabulary_table.h draws: for its writer and its reader.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <string_view>

namespace debrief {

inline constexpr std::string_view words_file = "words";
inline constexpr std::string_view new_words_file = "new-words";

// The last four bytes are those of a number, so that another byte order is another magic.
struct VocabularyMagic {
  std::array<char, 12> name = {'d', 'e', 'b', 'r', 'i', 'e',
                               'f', ' ', 'w', 'o', 'r', 'd'};
  std::uint32_t format = 0x01020301;

  bool operator==(const VocabularyMagic&) const = default;
};

using VocabularyUuid = std::array<char, 40>;  // as Xapian writes it, then zeros

inline VocabularyUuid vocabulary_uuid(std::string_view text) {
  VocabularyUuid uuid{};
  std::copy_n(text.begin(), std::min(text.size(), uuid.size()), uuid.begin());
  return uuid;
}

struct VocabularyHeader {
  VocabularyMagic magic;
  std::uint64_t revision = 0;
  VocabularyUuid uuid{};
  std::uint64_t stems = 0;  // how many
  std::uint64_t stem_bytes = 0;
  std::uint64_t words = 0;
  std::uint64_t word_bytes = 0;
};

// Before strings as varint.h has them: the stems, then each word and its stem.
struct NewWordsHeader {
  VocabularyMagic magic;
  VocabularyUuid uuid{};
  std::uint64_t from = 0;  // the revision of the table
  std::uint64_t to = 0;    // the one that it holds for with these
  std::uint64_t stems = 0;
  std::uint64_t words = 0;
};

}  // namespace debrief
