// Facets as bars, side by side where the screen has room.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "query/render/render.h"

namespace debrief {

// Each facet under its name, a value a line:
//
//   company                                 source
//   OpenAI ✓    ████████████████████  12    openai.com     ███████████████  9
//   Microsoft   ███████████▋           7    cnbc.com       ████████▎        5
//   +12 more
//
// Under a domain its hosts, where it has others than itself:
//
//   microsoft.com  █████████████  5
//     ▸ blogs.microsoft.com 3 · microsoft.com 2
//
// ✓ is a value that was asked for by a filter. Ends in a line end; no facets: empty.
std::string draw_facets(const std::vector<Facet>& facets, const Style& style);

}  // namespace debrief
