// Numbers by the ids of briefs, for a million of them: a third of the memory that a map of
// the standard library takes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace debrief {

// Ids are id_number(). Open addressing, never more than three quarters full.
class IdTable {
 public:
  // What stands for ID, until the next change; none: nullptr.
  std::uint32_t* find(std::uint64_t id);

  // Makes VALUE, below 2^32 - 1, stand for ID, unless something does. What then does,
  // until the next change.
  std::uint32_t& emplace(std::uint64_t id, std::uint32_t value);

  bool erase(std::uint64_t id);  // false: it was not there
  void clear();
  std::size_t size() const { return size_; }

 private:
  std::size_t place_of(std::uint64_t id) const;  // where it stands or would
  std::size_t home_of(std::uint64_t id) const;   // where the search for it begins
  void grow();

  std::vector<std::uint64_t> ids_;
  std::vector<std::uint32_t> values_;  // free_place: nothing stands there
  std::size_t size_ = 0;
};

}  // namespace debrief
