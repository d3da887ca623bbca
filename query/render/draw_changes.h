// What there is more and less of, on the screen.
#pragma once

#include <string>

#include "query/render/render.h"

namespace debrief {

// "new", "gone", "up", "down".
std::string_view kind_of_change(const Change& change);

// The companies that rise, to stand below a timeline; none: empty.
//
//   Rising since 2025-02  (4 briefs before, 4 since)
//   ByteDance    1 → 4
std::string draw_rise(const Rise& rise, const Style& style);

// Two periods side by side: under each field what is new, up, down and gone, with the
// briefs that have it before and now.
//
//   before: 2026-03-01..2026-03-31, 31 briefs
//   now: 2026-04-01..2026-04-30, 28 briefs
//
//   company
//   new   Cohere       0 → 5
//   up    OpenAI       3 → 12
//   +4 more
std::string draw_comparison(const Comparison& comparison, const Style& style);

}  // namespace debrief
