#include "indexer/names/word_table.h"

#include <array>
#include <bit>
#include <map>
#include <sstream>
#include <unordered_map>

#include "debrief/error.h"
#include "indexer/names/tokens.h"

namespace debrief {
namespace {

constexpr unsigned sense_shift = 24;

using Infos = std::unordered_map<std::uint64_t, std::uint32_t>;

void read_words(std::string_view words, Infos& infos) {
  static const std::map<char, std::uint32_t> codes = {
      {'c', common_word}, {'f', first_name}, {'l', surname},
      {'v', verb},        {'a', adjective},  {'d', adverb}};
  std::istringstream lines{std::string(words)};
  for (std::string line; std::getline(lines, line);) {
    const std::size_t space = line.find(' ');
    std::uint32_t info = 0;
    std::uint32_t sense = 0;
    for (const char c :
         std::string_view(line).substr(std::min(space, line.size() - 1) + 1)) {
      const auto code = codes.find(c);
      if (code != codes.end()) {
        info |= code->second;
      } else if (c >= '0' && c <= '9') {
        sense = sense * 10 + static_cast<std::uint32_t>(c - '0');
      } else {
        throw Error("unknown code in the word list: " + line);
      }
    }
    infos[hash_word(line.substr(0, space))] |= info | (sense << sense_shift);
  }
}

void read_cues(std::string_view cues, Infos& infos) {
  static const std::map<std::string, std::uint32_t> classes = {
      {"legal:", legal_form},
      {"company_tail:", company_tail},
      {"agency:", agency},
      {"title:", title},
      {"role:", role},
      {"say:", say},
      {"trade:", trade},
      {"calendar:", calendar},
      {"link:", link},
      {"place_tail:", place_tail},
      {"people:", people},
      {"place_near:", place_near},
      {"firm:", firm},
      {"thing:", thing},
      {"tail_of_other:", tail_of_other}};
  std::istringstream lines{std::string(cues)};
  for (std::string line; std::getline(lines, line);) {
    if (line.empty() || line[0] == '#') continue;
    std::istringstream words(line);
    std::string head;
    words >> head;
    const auto found = classes.find(head);
    if (found == classes.end()) throw Error("unknown class in the cue list: " + head);
    for (std::string word; words >> word;) infos[hash_word(word)] |= found->second;
  }
}

}  // namespace

WordTable::WordTable(std::string_view block)
    : slots_(reinterpret_cast<const Slot*>(block.data()), block.size() / sizeof(Slot)) {}

WordInfo WordTable::operator[](std::uint64_t word_hash) const {
  const auto tag = static_cast<std::uint32_t>(word_hash >> 32);
  const std::size_t mask = slots_.size() - 1;
  for (std::size_t at = word_hash & mask;; at = (at + 1) & mask) {
    const Slot& slot = slots_[at];
    if (slot.info == 0) return {};
    if (slot.tag == tag) {
      return {.classes = slot.info & ((1U << sense_shift) - 1),
              .sense = static_cast<std::uint8_t>(slot.info >> sense_shift)};
    }
  }
}

std::string compile_words(std::string_view words, std::string_view cues) {
  Infos infos;
  read_words(words, infos);
  read_cues(cues, infos);
  std::string block(std::bit_ceil(2 * infos.size() + 2) * sizeof(WordTable::Slot), '\0');
  auto* slots = reinterpret_cast<WordTable::Slot*>(block.data());
  const std::size_t mask = block.size() / sizeof(WordTable::Slot) - 1;
  for (const auto& [hash, info] : infos) {
    if (info == 0) continue;
    std::size_t at = hash & mask;
    while (slots[at].info != 0) at = (at + 1) & mask;
    slots[at] = {.tag = static_cast<std::uint32_t>(hash >> 32), .info = info};
  }
  return block;
}

}  // namespace debrief
