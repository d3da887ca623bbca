#include "debrief/outlets.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <vector>

namespace debrief {
namespace {

constexpr bool word = true;

constexpr Outlet rows[] = {
#include "debrief/outlets.inc"
};

consteval std::size_t bytes_of_rows() {
  std::size_t bytes = 0;
  for (const Outlet& row : rows)
    bytes += row.name.size() + row.also.size() + row.hosts.size();
  return bytes;
}

// The rows one behind the other. A table of views is a table of addresses, and whoever
// starts a program writes them, on pages that otherwise nobody looks at.
struct PackedOutlets {
  struct Sizes {
    std::uint16_t name = 0;
    std::uint16_t also = 0;
    std::uint16_t hosts = 0;
    bool word = false;
  };
  std::array<char, bytes_of_rows()> text{};
  std::array<Sizes, std::size(rows)> sizes{};
};

consteval PackedOutlets pack_rows() {
  PackedOutlets packed;
  std::size_t at = 0;
  const auto put = [&](std::string_view part) {
    for (const char c : part) packed.text[at++] = c;
    return static_cast<std::uint16_t>(part.size());
  };
  for (std::size_t i = 0; i < std::size(rows); ++i) {
    PackedOutlets::Sizes& sizes = packed.sizes[i];
    sizes.name = put(rows[i].name);
    sizes.also = put(rows[i].also);
    sizes.hosts = put(rows[i].hosts);
    sizes.word = rows[i].word;
  }
  return packed;
}

constexpr PackedOutlets packed_outlets = pack_rows();

std::vector<Outlet> unpack_rows() {
  std::vector<Outlet> outlets;
  outlets.reserve(packed_outlets.sizes.size());
  std::string_view rest(packed_outlets.text.data(), packed_outlets.text.size());
  const auto take = [&](std::size_t size) {
    const std::string_view part = rest.substr(0, size);
    rest.remove_prefix(size);
    return part;
  };
  for (const PackedOutlets::Sizes& sizes : packed_outlets.sizes) {
    Outlet& outlet = outlets.emplace_back();
    outlet.name = take(sizes.name);
    outlet.also = take(sizes.also);
    outlet.hosts = take(sizes.hosts);
    outlet.word = sizes.word;
  }
  return outlets;
}

}  // namespace

std::span<const Outlet> known_outlets() {
  static const std::vector<Outlet> outlets = unpack_rows();
  return outlets;
}

}  // namespace debrief
