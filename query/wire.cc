#include "query/wire.h"

#include <xapian.h>

#include <cstdint>
#include <optional>

namespace debrief {
namespace {

constexpr std::uint8_t escape = 0xFF;
constexpr unsigned group_bits = 7;
constexpr std::uint8_t last_group = 0x80;

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

std::string wire_message(char kind, std::string_view content) {
  std::string message(1, kind);
  message += wire_number(content.size());
  return message.append(content);
}

std::size_t WireReader::number() {
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

std::string_view WireReader::bytes(std::size_t count) {
  if (count > rest_.size()) throw Xapian::NetworkError("what it sent is broken");
  const std::string_view first = rest_.substr(0, count);
  rest_.remove_prefix(count);
  return first;
}

bool take_message(std::string_view& bytes, char& kind, std::string_view& content) {
  if (bytes.empty() || !size_of_number(bytes.substr(1))) return false;
  WireReader reader(bytes.substr(1));
  const std::size_t size = reader.number();
  if (size > reader.rest().size()) return false;
  kind = bytes.front();
  content = reader.bytes(size);
  bytes = reader.rest();
  return true;
}

}  // namespace debrief
