// How lines are laid out on a screen.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "query/render/paint.h"

namespace debrief {

// How wide lines to read are: the screen, but no wider than an eye follows (100 columns)
// and no narrower than what stands in them can be (20).
std::size_t measure(const Style& style);

// The lines painted, each with its line end: FIRST before the first of them, as many
// spaces as it is wide before the others. No lines: FIRST alone.
std::string draw_lines(const Text& first, const std::vector<Text>& lines,
                       const Style& style);

// "2026-04-27", "~2026-04-27" when that is of low confidence, "undated".
std::string shown_date(const Record& record);

// The title, or that there is none.
std::string shown_title(const Record& record);

// " (cnbc.com) (openai.com)", as a brief itself closes a claim; " (uncited)".
Text cited(const std::vector<std::string>& sources);

// As many of LIST as fit in `columns`, and how many others there are: "OpenAI, Amazon
// +2". At least the first, shortened; `columns` is at least 1.
std::string list_names(const std::vector<std::string>& list, std::size_t columns);

}  // namespace debrief
