#include "query/wire.h"

#include <xapian.h>

#include <cmath>
#include <cstdint>

namespace debrief {
namespace {

constexpr std::uint8_t escape = 0xFF;
constexpr unsigned group_bits = 7;
constexpr std::uint8_t last_group = 0x80;
constexpr int exponent_base = 7;
constexpr unsigned exponent_in_byte = 14;
constexpr unsigned exponent_in_two = 15;
constexpr int byte_bits = 8;

// How many bytes the number that BYTES begin with has; nothing: they end before it does.
std::optional<std::size_t> size_of_number(std::string_view bytes) {
  if (bytes.empty()) return std::nullopt;
  if (static_cast<std::uint8_t>(bytes.front()) != escape) return 1;
  for (std::size_t i = 1; i < bytes.size(); ++i)
    if ((static_cast<std::uint8_t>(bytes[i]) & last_group) != 0) return i + 1;
  return std::nullopt;
}

}  // namespace

std::string wire_number(std::size_t number) {
  if (number < escape) return {static_cast<char>(number)};
  std::string bytes(1, static_cast<char>(escape));
  number -= escape;
  for (; number >= last_group; number >>= group_bits)
    bytes += static_cast<char>(number & (last_group - 1U));
  return bytes + static_cast<char>(number | last_group);
}

std::string wire_text(std::string_view text) {
  return wire_number(text.size()).append(text);
}

std::string wire_real(double number) {
  const unsigned sign = number < 0 ? 0x80 : 0;
  int bits = 0;
  double mantissa = std::frexp(std::abs(number), &bits);  // of 1/2 to 1
  // Of 1 to 256, times 256 to the exponent; of zero Xapian says 256 to the -1.
  const int exponent =
      number == 0 ? -1 : static_cast<int>(std::floor((bits - 1) / double{byte_bits}));
  mantissa = std::ldexp(mantissa, bits - byte_bits * exponent);
  std::string bytes;
  if (exponent >= -exponent_base && exponent < exponent_base) {
    bytes += static_cast<char>(sign | static_cast<unsigned>(exponent + exponent_base));
  } else if (exponent >= -128 && exponent < 127) {
    bytes += static_cast<char>(sign | exponent_in_byte);
    bytes += static_cast<char>(exponent + 128);
  } else {
    bytes += static_cast<char>(sign | exponent_in_two);
    const auto shifted = static_cast<unsigned>(exponent + 32768);
    bytes += static_cast<char>(shifted & 0xFFU);
    bytes += static_cast<char>(shifted >> 8U);
  }
  std::string digits;
  do {
    const auto digit = static_cast<std::uint8_t>(mantissa);
    digits += static_cast<char>(digit);
    mantissa = (mantissa - digit) * 256;
  } while (mantissa != 0 && digits.size() < sizeof(double));
  bytes[0] = static_cast<char>(static_cast<std::uint8_t>(bytes[0]) |
                               ((digits.size() - 1) << 4U));
  return bytes + digits;
}

std::string wire_message(char kind, std::string_view content) {
  std::string message(1, kind);
  message += wire_number(content.size());
  return message.append(content);
}

std::size_t WireReader::long_number() {
  const auto size = size_of_number(rest_);
  constexpr std::size_t longest = 1 + 63 / group_bits;
  if (!size || *size > longest) throw Xapian::NetworkError("what it sent is broken");
  const std::string_view own = bytes(*size);
  std::size_t value = static_cast<std::uint8_t>(own.front());
  for (std::size_t i = 1; i < own.size(); ++i)
    value +=
        static_cast<std::size_t>(static_cast<std::uint8_t>(own[i]) & (last_group - 1U))
        << (group_bits * (i - 1));
  return value;
}

double WireReader::real() {
  const auto byte = [&] { return static_cast<std::uint8_t>(bytes(1).front()); };
  const unsigned first = byte();
  const unsigned short_exponent = first & 0xFU;
  int exponent = static_cast<int>(short_exponent) - exponent_base;
  if (short_exponent == exponent_in_byte) {
    exponent = byte() - 128;
  } else if (short_exponent == exponent_in_two) {
    const int low = byte();
    exponent = low + byte() * 256 - 32768;
  }
  double number = 0;
  const std::string_view digits = bytes(((first >> 4U) & 7U) + 1);
  for (std::size_t i = digits.size(); i-- > 0;)
    number = number / 256 + static_cast<std::uint8_t>(digits[i]);
  number = std::ldexp(number, byte_bits * exponent);
  return (first & 0x80U) != 0 ? -number : number;
}

std::string_view WireReader::bytes(std::size_t count) {
  if (count > rest_.size()) throw Xapian::NetworkError("what it sent is broken");
  const std::string_view first = rest_.substr(0, count);
  rest_.remove_prefix(count);
  return first;
}

std::optional<MessageHead> head_of_message(std::string_view bytes) {
  if (bytes.empty() || !size_of_number(bytes.substr(1))) return std::nullopt;
  WireReader reader(bytes.substr(1));
  MessageHead head;
  head.kind = bytes.front();
  head.content = reader.number();
  head.size = bytes.size() - reader.rest().size();
  return head;
}

}  // namespace debrief
