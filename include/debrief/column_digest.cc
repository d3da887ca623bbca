#include "debrief/column_digest.h"

#include <fmt/format.h>
#include <xxhash.h>

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <optional>

namespace debrief {
namespace {

constexpr std::size_t digits = 16;  // of half a digest

// XXH3, 128 bits, of the piece; its seed is that of its key.
ColumnDigest digest_of(std::string_view key, std::string_view piece) {
  if (piece.empty()) return {};
  const XXH128_hash_t hash = XXH3_128bits_withSeed(piece.data(), piece.size(),
                                                   XXH3_64bits(key.data(), key.size()));
  return {hash.high64, hash.low64};
}

// The number that BYTES begin with, which are cut to what is behind it.
template <class Number>
std::optional<Number> take_number(std::string_view& bytes, int base) {
  Number number = 0;
  const auto [end, error] =
      std::from_chars(bytes.data(), bytes.data() + bytes.size(), number, base);
  if (error != std::errc()) return std::nullopt;
  bytes.remove_prefix(static_cast<std::size_t>(end - bytes.data()));
  return number;
}

// "SLOT DIGITS", as it is written.
bool read_line(std::string_view line, std::map<Slot, ColumnDigest>& digests) {
  const auto slot = take_number<Slot>(line, 10);
  if (!slot || line.size() != 1 + 2 * digits || line.front() != ' ') return false;
  std::string_view high = line.substr(1, digits);
  std::string_view low = line.substr(1 + digits);
  const auto first = take_number<std::uint64_t>(high, 16);
  const auto second = take_number<std::uint64_t>(low, 16);
  return first && second && high.empty() && low.empty() &&
         digests.emplace(*slot, ColumnDigest{*first, *second}).second;
}

}  // namespace

void ColumnDigest::add(std::string_view key, std::string_view piece) {
  const ColumnDigest more = digest_of(key, piece);
  high += more.high;
  low += more.low;
}

void ColumnDigest::remove(std::string_view key, std::string_view piece) {
  const ColumnDigest less = digest_of(key, piece);
  high -= less.high;
  low -= less.low;
}

std::string pack_columns_said(const ColumnsSaid& said) {
  std::string bytes = said.state;
  for (const auto& [slot, digest] : said.digests)
    bytes += fmt::format("\n{} {:016x}{:016x}", slot, digest.high, digest.low);
  return bytes;
}

ColumnsSaid unpack_columns_said(std::string_view bytes) {
  const auto take_line = [&] {
    const std::string_view line = bytes.substr(0, bytes.find('\n'));
    bytes.remove_prefix(std::min(line.size() + 1, bytes.size()));
    return line;
  };
  ColumnsSaid said{std::string(take_line()), {}};
  while (!bytes.empty())
    if (!read_line(take_line(), said.digests)) return {said.state, {}};
  return said;
}

}  // namespace debrief
