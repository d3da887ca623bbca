// The numbers of the positional file (position_file.h draws it), read several at a time.
// Behind its lists it goes on for more than eight bytes, so that those behind any byte of
// a list can be looked at.
#pragma once

#include <xapian.h>

#include <bit>
#include <cstdint>
#include <cstring>
#include <vector>

namespace debrief {

static_assert(sizeof(Xapian::termpos) == sizeof(std::uint32_t));

[[noreturn]] void list_damaged();

// A number of up to 64 bits, and AT behind it. Throws where it does not end before END.
std::uint64_t take_list_number(const char*& at, const char* end);

// The eight bytes from AT on, the first in the lowest eight bits.
inline std::uint64_t eight_bytes(const char* at) {
  std::uint64_t bytes = 0;
  std::memcpy(&bytes, at, sizeof bytes);
  if constexpr (std::endian::native == std::endian::big) bytes = __builtin_bswap64(bytes);
  return bytes;
}

// By how many numbers end in each of BYTES and in those before it, that byte: of the last
// byte of a number the highest bit is 0, and a product adds them up.
inline constexpr std::uint64_t each_byte = 0x0101'0101'0101'0101;
inline constexpr std::uint64_t top_bits = each_byte << 7;
inline std::uint64_t ended_numbers(std::uint64_t bytes) {
  return ((~bytes & top_bits) >> 7) * each_byte;
}

// How many numbers end in BYTES.
inline unsigned numbers_in(std::uint64_t bytes) {
  return static_cast<unsigned>(ended_numbers(bytes) >> 56);
}

// How many bytes the first COUNT numbers of BYTES take, 1 <= COUNT <= 8; 0: more than
// these.
inline unsigned size_of_numbers(std::uint64_t bytes, unsigned count) {
  const std::uint64_t enough =
      ((ended_numbers(bytes) | top_bits) - count * each_byte) & top_bits;
  return enough == 0 ? 0 : static_cast<unsigned>(std::countr_zero(enough)) / 8 + 1;
}

// The positions of one document, one after the other. They are known to end where they
// must; what damage makes of them are other numbers.
class PositionReader {
 public:
  // COUNT of them, 1 or more, from AT on: it stands at the first.
  PositionReader(const char* at, std::uint32_t count) : at_(at), left_(count) { next(); }

  std::uint64_t position() const { return position_; }

  // False: that was the last one.
  bool next() {
    if (left_ == 0) return false;
    --left_;
    const auto first = static_cast<unsigned char>(at_[0]);
    const auto second = static_cast<unsigned char>(at_[1]);
    if ((first & second) >= 0x80) {
      pass_long_number();
      return true;
    }
    // Of one byte or of two: which, is no branch to guess.
    const unsigned is_longer = first >> 7;
    position_ += (first & 0x7FU) | (second << 7 & (0U - is_longer));
    at_ += 1 + is_longer;
    return true;
  }

  // Those from here on, ascending, in the place of what OUT had. Throws where one is too
  // large.
  void read_all(std::vector<Xapian::termpos>& out) const;

  // To the first that is POSITION or behind it. False: there is none.
  bool reach(std::uint64_t position) {
    while (position_ < position)
      if (!next()) return false;
    return true;
  }

 private:
  void pass_long_number();

  const char* at_;
  std::uint32_t left_;
  std::uint64_t position_ = 0;
};

}  // namespace debrief
