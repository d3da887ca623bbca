#include "indexer/id_table.h"

#include <utility>

namespace debrief {
namespace {

constexpr std::uint32_t free_place = UINT32_MAX;
constexpr std::size_t first_places = 64;  // a power of two, as all sizes are

}  // namespace

// Ids are hashes, but those of one shard have some bits in common.
std::size_t IdTable::home_of(std::uint64_t id) const {
  return (id * 0x9E3779B97F4A7C15U >> 32) & (ids_.size() - 1);
}

std::size_t IdTable::place_of(std::uint64_t id) const {
  std::size_t at = home_of(id);
  while (values_[at] != free_place && ids_[at] != id) at = (at + 1) & (ids_.size() - 1);
  return at;
}

std::uint32_t* IdTable::find(std::uint64_t id) {
  if (size_ == 0) return nullptr;
  const std::size_t at = place_of(id);
  return values_[at] == free_place ? nullptr : &values_[at];
}

std::uint32_t& IdTable::emplace(std::uint64_t id, std::uint32_t value) {
  if ((size_ + 1) * 4 > ids_.size() * 3) grow();
  const std::size_t at = place_of(id);
  if (values_[at] == free_place) {
    ids_[at] = id;
    values_[at] = value;
    ++size_;
  }
  return values_[at];
}

// What stands behind it moves up where the search for it would else end too early.
bool IdTable::erase(std::uint64_t id) {
  if (find(id) == nullptr) return false;
  const std::size_t mask = ids_.size() - 1;
  std::size_t hole = place_of(id);
  for (std::size_t at = (hole + 1) & mask; values_[at] != free_place;
       at = (at + 1) & mask) {
    const std::size_t reach = (at - home_of(ids_[at])) & mask;
    if (reach < ((at - hole) & mask)) continue;
    ids_[hole] = ids_[at];
    values_[hole] = values_[at];
    hole = at;
  }
  values_[hole] = free_place;
  --size_;
  return true;
}

void IdTable::clear() { *this = {}; }

void IdTable::grow() {
  const std::vector<std::uint64_t> ids = std::exchange(ids_, {});
  const std::vector<std::uint32_t> values = std::exchange(values_, {});
  ids_.resize(ids.empty() ? first_places : ids.size() * 2);
  values_.assign(ids_.size(), free_place);
  for (std::size_t i = 0; i < ids.size(); ++i) {
    if (values[i] == free_place) continue;
    const std::size_t at = place_of(ids[i]);
    ids_[at] = ids[i];
    values_[at] = values[i];
  }
}

}  // namespace debrief
