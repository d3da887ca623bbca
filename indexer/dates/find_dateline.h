// The date a text states of itself at its head.
#pragma once

#include <optional>
#include <vector>

#include "indexer/dates/date_expression.h"

namespace debrief {

// Which of EXPRESSIONS is the dateline: alone in one of the first lines or sentences but
// for words such as "Published:" ("As of: 2025-12-26", "News for April 27, 2026."), or
// after a place at the beginning of a paragraph and before a dash ("BRUSSELS, March 4,
// 2025 —"). Its year may be missing, its day is not.
struct Dateline {
  std::size_t expression = 0;  // the last one there: the end of a range
  bool certain = true;  // false: one of several, or "news for" a day, written after it
};
std::optional<Dateline> find_dateline(const DateText& text,
                                      const std::vector<DateExpression>& expressions);

}  // namespace debrief
