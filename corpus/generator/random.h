// Numbers that look random and are the same on every machine: integers only, no library.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>

namespace debrief::generator {

// A well-stirred number from VALUE. The finaliser of SplitMix64: Steele, Lea and Flood,
// "Fast Splittable Pseudorandom Number Generators" (OOPSLA 2014), with the constants of
// Stafford's variant 13.
inline std::uint64_t stir(std::uint64_t value) {
  value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9ULL;
  value = (value ^ (value >> 27)) * 0x94D049BB133111EBULL;
  return value ^ (value >> 31);
}

// A seed for the part of KEY that is called PART: brief 7 of archive 1, sentence 3 of it.
inline std::uint64_t derive(std::uint64_t key, std::uint64_t part) {
  return stir(stir(key) + 0x9E3779B97F4A7C15ULL * (part + 1));
}

// SplitMix64, by the paper above. Two draws never stand in one expression: the language
// leaves open which comes first, and the archive would depend on the compiler.
class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}

  std::uint64_t next() { return stir(state_ += 0x9E3779B97F4A7C15ULL); }

  // 0 to n - 1, about evenly (off by at most n / 2^32); n from 1 to 2^32 - 1.
  std::uint32_t below(std::uint64_t n) {
    return static_cast<std::uint32_t>(((next() >> 32) * n) >> 32);
  }

  // first to last, both included.
  int between(int first, int last) {
    return first + static_cast<int>(below(static_cast<std::uint64_t>(last - first + 1)));
  }

  bool percent(unsigned chance) { return below(100) < chance; }

  // 0 to n - 1, rank r about 1 / (r + 1) as likely as rank 0: Zipf's law with exponent 1
  // in steps. The ranks 2^k - 1 to 2^(k+1) - 2 share their octave's part evenly and every
  // octave is as likely as the next, so neither a table nor a logarithm is needed. FLAT
  // leaves out the first octaves: rank r has then about 1 / (r + 2^FLAT) (Mandelbrot).
  std::uint32_t zipf(std::size_t n, std::uint32_t flat = 0) {
    const std::uint64_t left_out = (1ULL << flat) - 1;
    const auto octaves = static_cast<std::uint32_t>(std::bit_width(n + left_out));
    for (;;) {
      const std::uint32_t octave = flat + below(octaves - flat);
      const std::uint64_t rank = (1ULL << octave) - 1 + below(1ULL << octave) - left_out;
      if (rank < n) return static_cast<std::uint32_t>(rank);
    }
  }

 private:
  std::uint64_t state_;
};

}  // namespace debrief::generator
