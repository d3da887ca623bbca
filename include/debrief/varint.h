// Numbers and strings as bytes: seven bits a byte, lowest first; a string behind its
// length.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "debrief/error.h"

namespace debrief {

inline void append_number(std::string& out, std::uint64_t n) {
  for (; n >= 0x80; n >>= 7) out += static_cast<char>(n | 0x80);
  out += static_cast<char>(n);
}

inline void append_string(std::string& out, std::string_view text) {
  append_number(out, text.size());
  out += text;
}

// Reads what these wrote, in the same order. Throws Error at the end of the bytes or at a
// number above 64 bits: then the index is damaged.
struct ByteReader {
  std::string_view bytes;

  bool at_end() const { return bytes.empty(); }

  std::uint64_t number() {
    std::uint64_t n = 0;
    for (unsigned shift = 0; shift < 64; shift += 7) {
      if (bytes.empty()) break;
      const auto byte = static_cast<unsigned char>(bytes.front());
      bytes.remove_prefix(1);
      n |= static_cast<std::uint64_t>(byte & 0x7F) << shift;
      if (byte < 0x80) return n;
    }
    damaged();
  }

  // At most `limit`: what a count may be before memory is given to it.
  std::uint64_t number_up_to(std::uint64_t limit) {
    const std::uint64_t n = number();
    if (n > limit) damaged();
    return n;
  }

  // A count of things that take at least a byte each.
  std::size_t count() {
    const std::uint64_t n = number();
    if (n > bytes.size()) damaged();  // of the bytes behind the count itself
    return n;
  }

  std::string_view string() {
    const std::size_t size = count();
    const std::string_view text = bytes.substr(0, size);
    bytes.remove_prefix(size);
    return text;
  }

  [[noreturn]] static void damaged() {
    throw Damage("the index is damaged: an entry ends too early",
                 "make it afresh: debrief-index --rebuild FOLDER");
  }
};

}  // namespace debrief
