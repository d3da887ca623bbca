#include "debrief/position_list.h"

#include <algorithm>
#include <cstring>
#include <limits>

#include "debrief/position_layout.h"

namespace debrief {
namespace {

constexpr Xapian::docid documents_a_step = 16;

[[noreturn]] void list_damaged() {
  throw Xapian::DatabaseCorruptError("a list of positions is damaged");
}

std::uint64_t take_long_number(const char*& at, const char* end) {
  std::uint64_t n = 0;
  for (unsigned shift = 0; shift < 64 && at != end; shift += 7) {
    const auto byte = static_cast<unsigned char>(*at++);
    n |= static_cast<std::uint64_t>(byte & 0x7F) << shift;
    if (byte < 0x80) return n;
  }
  list_damaged();
}

// Most numbers are a byte.
inline std::uint64_t take_list_number(const char*& at, const char* end) {
  if (at != end && static_cast<unsigned char>(*at) < 0x80)
    return static_cast<unsigned char>(*at++);
  return take_long_number(at, end);
}

// Behind COUNT numbers.
const char* behind_numbers(const char* at, const char* end, std::uint64_t count) {
  for (; count != 0; ++at) {
    if (at == end) list_damaged();
    if (static_cast<unsigned char>(*at) < 0x80) --count;
  }
  return at;
}

// How many positions are there; AT is moved to the first. Each takes a byte at least.
std::size_t take_list_count(const char*& at, const char* end) {
  const std::uint64_t more = take_list_number(at, end);
  if (more >= static_cast<std::uint64_t>(end - at)) list_damaged();
  return more + 2;
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

const char* PositionList::behind_positions() const {
  if (!here_) return at_;
  const char* at = at_;
  const std::size_t count = alone_ ? 1 : take_list_count(at, end_);
  return behind_numbers(at, end_, count);
}

bool PositionList::next() {
  at_ = behind_positions();
  here_ = false;
  if (passed_ == documents_) {
    if (at_ != end_) list_damaged();
    return false;
  }
  const std::uint64_t distance = take_list_number(at_, end_);
  const std::uint64_t id = id_ + (distance >> 1);
  if (id <= id_ || id > std::numeric_limits<Xapian::docid>::max()) list_damaged();
  before_ = id_;
  id_ = static_cast<Xapian::docid>(id);
  alone_ = (distance & 1) != 0;
  here_ = true;
  ++passed_;
  return true;
}

// To the end of the last group that ends before ID, if that is ahead.
void PositionList::pass_groups(Xapian::docid id) {
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

bool PositionList::seek(Xapian::docid id) {
  if (passed_ != 0 && id <= (here_ ? before_ : id_)) restart();
  if (here_ && id_ >= id) return true;
  // What is near is found by going on, quicker than by a look at the skip table.
  if (documents_ > documents_a_group && id - id_ > documents_a_step) pass_groups(id);
  while (next())
    if (id_ >= id) return true;
  return false;
}

std::size_t PositionList::count() const {
  const char* at = at_;
  return alone_ ? 1 : take_list_count(at, end_);
}

void PositionList::read(std::vector<Xapian::termpos>& out) const {
  const char* at = at_;
  out.resize(alone_ ? 1 : take_list_count(at, end_));
  std::uint64_t position = 0;
  for (Xapian::termpos& one : out) {
    const std::uint64_t distance = take_list_number(at, end_);
    position += distance;
    if ((distance | position) > std::numeric_limits<Xapian::termpos>::max())
      list_damaged();
    one = static_cast<Xapian::termpos>(position);
  }
}

std::string_view PositionList::packed() const {
  return {at_, static_cast<std::size_t>(behind_positions() - at_)};
}

}  // namespace debrief
