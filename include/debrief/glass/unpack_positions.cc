#include "debrief/glass/unpack_positions.h"

#include <bit>
#include <cstddef>

#include "debrief/glass/glass_block.h"

namespace debrief {
namespace {

class BitReader {
 public:
  explicit BitReader(std::string_view bytes)
      : at_(bytes.data()), end_(bytes.data() + bytes.size()) {}

  // What was put below BOUND > 0, which fits 32 bits. A number no less than BOUND never
  // comes back.
  std::uint32_t take(std::uint64_t bound) {
    const auto bits = static_cast<unsigned>(std::bit_width(bound - 1));
    const std::uint64_t spare = (std::uint64_t{1} << bits) - bound;
    if (spare == 0) return take_bits(bits);
    const std::uint64_t middle = (bound - spare) / 2;  // where the short codes begin
    const std::uint32_t value = take_bits(bits - 1);
    if (value >= middle || take_bits(1) == 0) return value;
    return static_cast<std::uint32_t>(value + middle + spare);
  }

  // Those between OUT[first] and OUT[last], which are there.
  void take_between(std::vector<std::uint32_t>& out, std::size_t first,
                    std::size_t last) {
    while (first + 1 < last) {
      const std::size_t middle = (first + last) / 2;
      const std::uint64_t lowest = out[first] + (middle - first);
      const std::uint64_t highest = out[last] - (last - middle);
      if (highest < lowest) throw_damaged_table();
      out[middle] = static_cast<std::uint32_t>(lowest + take(highest - lowest + 1));
      take_between(out, first, middle);  // as deep as the logarithm of their number
      first = middle;
    }
  }

 private:
  std::uint32_t take_bits(unsigned bits) {
    while (count_ < bits) {
      if (at_ == end_) throw_damaged_table();
      waiting_ |= std::uint64_t{static_cast<unsigned char>(*at_++)} << count_;
      count_ += 8;
    }
    const std::uint64_t value = waiting_ & ((std::uint64_t{1} << bits) - 1);
    waiting_ >>= bits;
    count_ -= bits;
    return static_cast<std::uint32_t>(value);
  }

  const char* at_;
  const char* end_;
  std::uint64_t waiting_ = 0;
  unsigned count_ = 0;  // bits of it
};

}  // namespace

bool unpack_positions(std::string_view tag, std::vector<std::uint32_t>& out) {
  std::uint64_t last = 0;
  for (unsigned shift = 0;; shift += 7) {
    if (tag.empty() || shift > 28) throw_damaged_table();
    const auto byte = static_cast<unsigned char>(tag.front());
    tag.remove_prefix(1);
    last |= static_cast<std::uint64_t>(byte & 0x7F) << shift;
    if (byte < 0x80) break;
  }
  if (last > UINT32_MAX) throw_damaged_table();
  if (tag.empty()) {
    out.assign(1, static_cast<std::uint32_t>(last));
    return true;
  }
  if (last == 0) throw_damaged_table();
  BitReader bits(tag);
  const std::uint32_t first = bits.take(last);
  const std::size_t size = std::size_t{bits.take(last - first)} + 2;
  if (size > most_positions) return false;
  out.resize(size);
  out.front() = first;
  out.back() = static_cast<std::uint32_t>(last);
  bits.take_between(out, 0, size - 1);
  return true;
}

}  // namespace debrief
