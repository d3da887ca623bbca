#include "debrief/position_numbers.h"

#include <cstddef>
#include <limits>

namespace debrief {
namespace {

constexpr std::ptrdiff_t longest_list_number = 10;  // bytes

}  // namespace

void list_damaged() {
  throw Xapian::DatabaseCorruptError("a list of positions is damaged");
}

std::uint64_t take_list_number(const char*& at, const char* end) {
  std::uint64_t n = 0;
  for (unsigned shift = 0; shift < 64 && at != end; shift += 7) {
    const auto byte = static_cast<unsigned char>(*at++);
    n |= static_cast<std::uint64_t>(byte & 0x7F) << shift;
    if (byte < 0x80) return n;
  }
  list_damaged();
}

void PositionReader::read_all(std::vector<Xapian::termpos>& out) const {
  PositionReader reader = *this;
  out.resize(std::size_t{left_} + 1);
  for (Xapian::termpos& one : out) {
    if (reader.position_ > std::numeric_limits<Xapian::termpos>::max()) list_damaged();
    one = static_cast<Xapian::termpos>(reader.position_);
    (void)reader.next();
  }
}

void PositionReader::pass_long_number() {
  position_ += take_list_number(at_, at_ + longest_list_number);
}

}  // namespace debrief
