#include "debrief/position_numbers.h"

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

void PositionReader::pass_long_number() {
  position_ += take_list_number(at_, at_ + longest_list_number);
}

}  // namespace debrief
