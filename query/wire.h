// The bytes that Xapian 1.4's index servers are spoken to in, as far as they are read
// here: a message is its kind, a byte, its length and its content; lengths and numbers
// are a byte below 255, else that byte and what is above 255 in groups of seven bits, the
// lowest first and the last with its highest bit set.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace debrief {

// NUMBER in that form.
std::string wire_number(std::size_t number);

// TEXT behind how long it is.
std::string wire_text(std::string_view text);

// NUMBER, lossless: a byte with how many bytes the mantissa has, less one, from its fifth
// bit on, a sign in its last, and in its first four the exponent to 256 and 7, or 14 or 15
// where that takes one or two bytes more; then the mantissa, the highest byte first.
// Finite ones only.
std::string wire_real(double number);

// A message.
std::string wire_message(char kind, std::string_view content);

// Reads from the beginning of bytes, which must outlive it. Throws Xapian::NetworkError
// for what is broken.
class WireReader {
 public:
  explicit WireReader(std::string_view bytes) : rest_(bytes) {}

  std::size_t number() {
    if (rest_.empty() || static_cast<unsigned char>(rest_.front()) == 0xFF)
      return long_number();
    const auto value = static_cast<unsigned char>(rest_.front());
    rest_.remove_prefix(1);
    return value;
  }
  double real();
  std::string_view bytes(std::size_t count);
  std::string_view text() { return bytes(number()); }
  std::string_view rest() const { return rest_; }

 private:
  std::size_t long_number();

  std::string_view rest_;
};

// What a message begins with: its kind and how long its content is.
struct MessageHead {
  char kind = 0;
  std::size_t content = 0;
  std::size_t size = 0;  // of the head itself
};

// The head that BYTES begin with; nothing: it is not all there yet.
std::optional<MessageHead> head_of_message(std::string_view bytes);

}  // namespace debrief
