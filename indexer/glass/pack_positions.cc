#include "indexer/glass/pack_positions.h"

#include <bit>
#include <cstddef>

#include "debrief/varint.h"

namespace debrief {
namespace {

class BitPacker {
 public:
  explicit BitPacker(std::string& out) : out_(out) {}

  // VALUE is below BOUND.
  void put(std::uint64_t value, std::uint64_t bound) {
    auto bits = static_cast<unsigned>(std::bit_width(bound - 1));
    const std::uint64_t spare = (std::uint64_t{1} << bits) - bound;
    if (spare != 0) {
      const std::uint64_t middle = (bound - spare) / 2;  // where the short codes begin
      if (value >= middle + spare)
        value = (value - middle - spare) | std::uint64_t{1} << (bits - 1);
      else if (value >= middle)
        --bits;
    }
    waiting_ |= value << count_;  // fewer than 8 wait, at most 32 come
    count_ += bits;
    for (; count_ >= 8; count_ -= 8, waiting_ >>= 8) out_ += static_cast<char>(waiting_);
  }

  void put_between(std::span<const std::uint32_t> positions, std::size_t first,
                   std::size_t last) {
    while (first + 1 < last) {
      const std::size_t middle = (first + last) / 2;
      const std::uint64_t lowest = positions[first] + (middle - first);
      const std::uint64_t highest = positions[last] - (last - middle);
      put(positions[middle] - lowest, highest - lowest + 1);
      put_between(positions, first, middle);  // as deep as the logarithm of their number
      first = middle;
    }
  }

  void end() {
    if (count_ != 0) out_ += static_cast<char>(waiting_);
  }

 private:
  std::string& out_;
  std::uint64_t waiting_ = 0;
  unsigned count_ = 0;  // bits of it
};

}  // namespace

void append_positions(std::string& out, std::span<const std::uint32_t> positions) {
  const std::uint32_t first = positions.front();
  const std::uint32_t last = positions.back();
  append_number(out, last);
  if (positions.size() == 1) return;
  BitPacker bits(out);
  bits.put(first, last);
  bits.put(positions.size() - 2, last - first);
  bits.put_between(positions, 0, positions.size() - 1);
  bits.end();
}

}  // namespace debrief
