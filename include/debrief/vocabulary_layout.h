// The bytes of the files that vocabulary_table.h draws: for its writer and its reader.
#pragma once

#include <cstdint>
#include <string_view>

#include "debrief/side_file.h"

namespace debrief {

inline constexpr std::string_view words_file = "words";
inline constexpr std::string_view new_words_file = "new-words";

using VocabularyMagic = SideFileMagic<0x01020301, 'w', 'o', 'r', 'd'>;

struct VocabularyHeader {
  VocabularyMagic magic;
  std::uint64_t revision = 0;
  DatabaseUuid uuid{};
  std::uint64_t stems = 0;  // how many
  std::uint64_t stem_bytes = 0;
  std::uint64_t words = 0;
  std::uint64_t word_bytes = 0;
};

// Before strings as varint.h has them: the stems, then each word and its stem.
struct NewWordsHeader {
  VocabularyMagic magic;
  DatabaseUuid uuid{};
  std::uint64_t from = 0;  // the revision of the table
  std::uint64_t to = 0;    // the one that it holds for with these
  std::uint64_t stems = 0;
  std::uint64_t words = 0;
};

}  // namespace debrief
