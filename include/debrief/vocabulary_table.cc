#include "debrief/vocabulary_table.h"

#include <fmt/format.h>

#include <cstring>

#include "debrief/error.h"
#include "debrief/varint.h"
#include "debrief/vocabulary_layout.h"

namespace debrief {
namespace {

// Takes arrays from the front of a file, each at the next multiple of eight.
class ArrayReader {
 public:
  explicit ArrayReader(const MappedFile& file) : file_(file) {}

  // COUNT things; nullptr when they go beyond the file.
  template <class T>
  const T* next(std::uint64_t count) {
    at_ = (at_ + 7) / 8 * 8;
    const T* const things = file_.array<T>(at_, count);
    if (things != nullptr) at_ += count * sizeof(T);
    return things;
  }

 private:
  const MappedFile& file_;
  std::uint64_t at_ = 0;
};

SortedStrings next_strings(ArrayReader& reader, std::uint64_t count, std::uint64_t size) {
  SortedStrings strings;
  strings.ends = reader.next<std::uint32_t>(count);
  strings.letters = reader.next<std::uint32_t>(count);
  strings.bytes = reader.next<char>(size);
  strings.count = count;
  strings.size = size;
  return strings;
}

bool is_whole(const SortedStrings& strings) {
  return strings.ends != nullptr && strings.letters != nullptr &&
         strings.bytes != nullptr && strings.count < UINT32_MAX;
}

}  // namespace

// Takes in what came between the table's revision and that one. False: unknown.
bool VocabularyTable::read_new_words(const std::string& path, const std::string& uuid,
                                     std::uint64_t revision) try {
  const auto file = MappedFile::open(path);
  if (!file) return false;
  NewWordsHeader head;
  ByteReader reader{file->bytes()};
  if (reader.bytes.size() < sizeof head) return false;
  std::memcpy(&head, reader.bytes.data(), sizeof head);
  reader.bytes.remove_prefix(sizeof head);
  if (head.magic != VocabularyMagic{} || head.uuid != database_uuid(uuid) ||
      head.from != revision_ || head.to != revision)
    return false;
  for (std::uint64_t i = 0; i < head.stems; ++i) new_stems_.emplace_back(reader.string());
  for (std::uint64_t i = 0; i < head.words; ++i) {
    const std::string_view word = reader.string();
    new_words_.emplace_back(word, reader.string());
  }
  is_current_ = false;
  return true;
} catch (const Error&) {
  return false;  // damaged: what it says is asked of the index
}

std::optional<VocabularyTable> VocabularyTable::open(const std::string& generation,
                                                     const std::string& uuid,
                                                     std::uint64_t revision) {
  VocabularyTable table;
  table.file_ = MappedFile::open(fmt::format("{}/{}", generation, words_file));
  if (!table.file_) return std::nullopt;
  ArrayReader reader(*table.file_);
  const auto* header = reader.next<VocabularyHeader>(1);
  if (header == nullptr || header->magic != VocabularyMagic{} ||
      header->uuid != database_uuid(uuid))
    return std::nullopt;
  table.revision_ = header->revision;
  if (header->revision != revision &&
      !table.read_new_words(fmt::format("{}/{}", generation, new_words_file), uuid,
                            revision))
    return std::nullopt;
  table.stems_ = next_strings(reader, header->stems, header->stem_bytes);
  table.briefs_ = reader.next<std::uint32_t>(header->stems);
  table.words_ = next_strings(reader, header->words, header->word_bytes);
  table.stem_of_ = reader.next<std::uint32_t>(header->words);
  if (!is_whole(table.stems_) || !is_whole(table.words_) || table.briefs_ == nullptr ||
      table.stem_of_ == nullptr)
    return std::nullopt;
  return table;
}

}  // namespace debrief
