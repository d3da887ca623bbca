// Text that knows how it is drawn, and the only room that writes escape sequences.
#pragma once

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "query/render/render.h"

namespace debrief {

// Few, and such that they are readable on light and dark screens alike: weight, and the
// one colour for what was asked for and for bars.
enum class Face { plain, strong, faint, hit, bar };

struct Piece {
  std::string text;
  Face face = Face::plain;
  std::string link{};  // an address; empty: none

  bool operator==(const Piece&) const = default;
};

using Text = std::vector<Piece>;

// TEXT made printable(), with its stretches [begin, end) in HIT and the rest in FACE.
// Stretches that overlap or go past the end are cut.
Text marked(const std::string& text,
            const std::vector<std::pair<std::size_t, std::size_t>>& stretches, Face face,
            Face hit = Face::hit);

std::size_t columns_of(const Text& text);

// One line for the screen, without a line end: escape sequences only as STYLE allows, and
// nothing else that is not printable(). An address with other characters than URIs have
// is left out.
std::string paint(const Text& line, const Style& style);

// The address of a file, percent-encoded as RFC 3986 asks: "file:///a%20b".
std::string file_address(const std::string& path);

}  // namespace debrief
