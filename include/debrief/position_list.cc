#include "debrief/position_list.h"

#include <algorithm>
#include <cstring>
#include <limits>

#include "debrief/position_layout.h"

namespace debrief {
namespace {

// Behind COUNT numbers, which may be beyond END.
const char* behind_numbers(const char* at, const char* end, std::uint64_t count) {
  for (;;) {
    const std::uint64_t bytes = eight_bytes(at);
    const unsigned here = numbers_in(bytes);
    if (here >= count) return at + size_of_numbers(bytes, static_cast<unsigned>(count));
    count -= here;
    at += sizeof bytes;
    if (at >= end) list_damaged();
  }
}

}  // namespace

std::uint32_t PositionList::last_of(std::size_t group) const {
  std::uint32_t last = 0;
  std::memcpy(&last, end_ + group * skip_size + skip_last, sizeof last);
  return last;
}

std::uint64_t PositionList::end_of(std::size_t group) const {
  std::uint64_t end = 0;
  std::memcpy(&end, end_ + group * skip_size + skip_end, sizeof end);
  if (end > static_cast<std::uint64_t>(end_ - entries_)) list_damaged();
  return end;
}

void PositionList::restart() {
  at_ = entries_;
  passed_ = 0;
  before_ = 0;
  id_ = 0;
  here_ = false;
}

// False.
bool PositionList::end_list() {
  if (passed_ != documents_) list_damaged();
  here_ = false;
  return false;
}

// What next() does, of an entry of any size.
bool PositionList::take_entry() {
  const std::uint64_t distance = take_list_number(at_, end_);
  packed_ = at_;
  std::uint64_t count = 1;
  if ((distance & 1) == 0) {
    // Each takes a byte at least.
    const std::uint64_t more = take_list_number(at_, end_);
    if (more >= static_cast<std::uint64_t>(end_ - at_)) list_damaged();
    count = more + 2;
  }
  const std::uint64_t id = id_ + (distance >> 1);
  if (id > std::numeric_limits<Xapian::docid>::max() || count > UINT32_MAX)
    list_damaged();
  positions_ = at_;
  count_ = static_cast<std::uint32_t>(count);
  at_ = behind_numbers(at_, end_, count);
  return enter(static_cast<Xapian::docid>(id));
}

// To the end of the last group that ends before ID, if that is ahead.
void PositionList::pass_groups(Xapian::docid id) {
  if (documents_ <= documents_a_group || !has_skips_) return;
  const std::size_t groups = (documents_ + documents_a_group - 1) / documents_a_group;
  std::size_t low = passed_ == 0 ? 0 : (passed_ - 1) / documents_a_group;
  if (last_of(low) >= id) return;
  // Group LOW ends before ID; so ever longer steps, then halves.
  std::size_t high = low + 1;
  for (std::size_t step = 2; high < groups && last_of(high) < id; step *= 2) {
    low = high;
    high = low + step;
  }
  high = std::min(high, groups);
  while (high - low > 1) {
    const std::size_t middle = low + (high - low) / 2;
    (last_of(middle) < id ? low : high) = middle;
  }
  at_ = entries_ + end_of(low);
  passed_ = std::min((low + 1) * documents_a_group, documents_);
  id_ = last_of(low);
  here_ = false;
}

}  // namespace debrief
