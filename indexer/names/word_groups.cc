#include "indexer/names/word_groups.h"

#include <bit>
#include <sstream>
#include <unordered_map>

#include "debrief/error.h"
#include "indexer/names/tokens.h"

namespace debrief {
namespace {

std::uint16_t tag_of(std::uint64_t word_hash) {
  return static_cast<std::uint16_t>(word_hash >> 48);
}

}  // namespace

WordGroups::WordGroups(std::string_view block)
    : slots_(reinterpret_cast<const Slot*>(block.data()), block.size() / sizeof(Slot)) {}

std::uint16_t WordGroups::operator[](std::uint64_t word_hash) const {
  const std::size_t mask = slots_.size() - 1;
  const std::uint16_t tag = tag_of(word_hash);
  for (std::size_t at = word_hash & mask;; at = (at + 1) & mask) {
    const Slot& slot = slots_[at];
    if (slot.leaf == 0 || slot.tag == tag) return slot.leaf;
  }
}

std::string compile_groups(std::string_view groups) {
  std::unordered_map<std::uint64_t, std::uint16_t> leaves;
  std::istringstream lines{std::string(groups)};
  std::uint16_t leaf = 0;
  for (std::string line; std::getline(lines, line);) {
    if (++leaf > word_group_count) throw Error("too many groups of words");
    std::istringstream words(line);
    for (std::string word; words >> word;) leaves.try_emplace(hash_word(word), leaf);
  }
  // A third of the slots stay free.
  std::string block(std::bit_ceil(3 * leaves.size() / 2 + 2) * sizeof(WordGroups::Slot),
                    '\0');
  auto* slots = reinterpret_cast<WordGroups::Slot*>(block.data());
  const std::size_t mask = block.size() / sizeof(WordGroups::Slot) - 1;
  for (const auto& [hash, group] : leaves) {
    std::size_t at = hash & mask;
    while (slots[at].leaf != 0) at = (at + 1) & mask;
    slots[at] = {.tag = tag_of(hash), .leaf = group};
  }
  return block;
}

}  // namespace debrief
