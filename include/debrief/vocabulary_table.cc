#include "debrief/vocabulary_table.h"

#include <fmt/format.h>

#include <cstring>

#include "debrief/error.h"
#include "debrief/varint.h"
#include "debrief/vocabulary_layout.h"

namespace debrief {
namespace {

// Takes arrays from the front of a file.
class ArrayReader {
 public:
  explicit ArrayReader(std::string_view bytes) : bytes_(bytes) {}

  // COUNT things at the next multiple of eight; nullptr when they go beyond the file.
  template <class T>
  const T* next(std::uint64_t count) {
    const std::size_t begin = (at_ + 7) / 8 * 8;
    if (begin > bytes_.size() || count > (bytes_.size() - begin) / sizeof(T))
      return nullptr;
    at_ = begin + count * sizeof(T);
    return reinterpret_cast<const T*>(bytes_.data() + begin);
  }

 private:
  std::string_view bytes_;
  std::size_t at_ = 0;
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

std::size_t SortedStrings::first_from(std::string_view text) const {
  std::size_t from = 0;
  for (std::size_t left = count; left != 0;) {
    const std::size_t half = left / 2;
    if ((*this)[from + half] < text) {
      from += half + 1;
      left -= half + 1;
    } else {
      left = half;
    }
  }
  return from;
}

std::size_t SortedStrings::find(std::string_view text) const {
  const std::size_t i = first_from(text);
  return i < count && (*this)[i] == text ? i : count;
}

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
  if (head.magic != VocabularyMagic{} || head.uuid != vocabulary_uuid(uuid) ||
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
  ArrayReader reader(table.file_->bytes());
  const auto* header = reader.next<VocabularyHeader>(1);
  if (header == nullptr || header->magic != VocabularyMagic{} ||
      header->uuid != vocabulary_uuid(uuid))
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
