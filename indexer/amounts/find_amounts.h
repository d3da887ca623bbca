// Amounts a text names: money, percentages and counted or measured quantities, each as
// one number of one unit.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "indexer/brief.h"

namespace debrief {

enum class AmountKind { money, percent, quantity };

struct Amount {
  AmountKind kind = AmountKind::quantity;
  double value = 0;  // "$50 billion" 5e10, "20%" 20, "2 gigawatts" 2e9

  // Money: the code of ISO 4217, "USD". A share: "%", or "pp" for percentage points.
  // What is measured: its unit without prefixes, "W", "Wh", "B", "bit/s", "Hz", "m",
  // "m2", "kg", "l", or one that cannot be reduced, "ton", "barrel". What is counted: the
  // noun as written, "users"; empty when none follows ("sold 3 million in March").
  std::string unit;
  Span span;

  bool operator==(const Amount&) const = default;
};

// The amounts of TEXT (valid UTF-8) in reading order, without overlaps. Both ends of a
// range ("$10 to $15 billion") are amounts. Dates, versions, names such as "GPT-4" and
// vague amounts ("hundreds of millions") are none. Linear in the text.
std::vector<Amount> find_amounts(std::string_view text);

// "money 5e+10 USD", for tests and for looking at.
std::string to_string(const Amount& amount);

}  // namespace debrief
