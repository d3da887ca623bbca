// Amounts a text names: money, percentages and counted or measured quantities, each as
// one number of one unit.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "indexer/brief.h"

namespace debrief {

// The amounts of TEXT (valid UTF-8) in reading order, without overlaps. Both ends of a
// range ("$10 to $15 billion") are amounts. Dates, versions, names such as "GPT-4" and
// vague amounts ("hundreds of millions") are none. Linear in the text.
std::vector<Amount> find_amounts(std::string_view text);

// "money 5e+10 USD", for tests and for looking at.
std::string to_string(const Amount& amount);

}  // namespace debrief
