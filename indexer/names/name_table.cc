#include "indexer/names/name_table.h"

#include <array>
#include <cstring>

namespace debrief {
namespace {

using Header = std::array<std::uint32_t, 4>;

}  // namespace

bool is_glue(const Token& token) {
  switch (token.sign) {
    case '-':
    case 0x2010:
    case 0x2011:
    case 0x2013:
    case '.':
    case '!':
    case '+':
      return token.kind == TokenKind::mark;
    default:
      return false;
  }
}

NameTable::NameTable(std::string_view block) {
  Header counts{};
  if (block.size() < sizeof(Header)) return;
  std::memcpy(counts.data(), block.data(), sizeof(Header));
  const char* at = block.data() + sizeof(Header);
  const auto take = [&]<typename T>(std::span<const T>& out, std::size_t count) {
    out = {reinterpret_cast<const T*>(at), count};
    at += count * sizeof(T);
  };
  take(entities_, counts[0]);
  take(aliases_, counts[1]);
  take(slots_, counts[2]);
  chars_ = {at, counts[3]};
}

const NameTable::Slot* NameTable::find(std::uint64_t phrase) const {
  if (slots_.empty()) return nullptr;
  const auto tag = static_cast<std::uint32_t>(phrase >> 32);
  const std::size_t mask = slots_.size() - 1;
  for (std::size_t at = phrase & mask;; at = (at + 1) & mask) {
    const Slot& slot = slots_[at];
    if (slot.value == 0) return nullptr;
    if (slot.tag == tag) return &slot;
  }
}

}  // namespace debrief
