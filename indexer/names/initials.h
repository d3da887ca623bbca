// Spellings of one name that are one word: its initials.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace debrief {

// Pairs of SPELLINGS (all of one name, and of what it owns) of which the first is the
// initials of the second: ("AWS", "Amazon Web Services"). Small words may have a letter
// or none: "SEC", "DoJ". Two letters at least.
std::vector<std::pair<std::string, std::string>> pair_initials(
    const std::vector<std::string>& spellings);

// Initials that a dictionary has as a word: "WHO" and "SEC" stand for their names, but
// who looks for the World Health Organization wants no text with "who" in it.
bool is_everyday_word(std::string_view spelling);

}  // namespace debrief
