// What an app or a mailer adds at the end of a brief, which is no part of it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "indexer/formats/draft.h"

namespace debrief {

// Two ways to know a footer:
//   known phrases     lines that apps put there ("Get your own daily briefing", "Shared
//                     from …", "Unsubscribe"); the first in the list takes all that
//                     follows with it
//   repetition        a line without a citation that stands among the last lines of
//                     briefs with at least `repeats` different titles, word for word
// Lines are taken away from the end upwards as long as each is one or the other, so that
// what only looks like a footer in the middle of a brief stays. A brief never loses its
// first block.
inline constexpr std::size_t repeats = 5;
// How many different lines from the end a repeated one is looked for.
inline constexpr std::size_t footer_lines = 8;

// Hashes of lines that repeat. Which do depends on the whole archive.
using RepeatedLines = std::unordered_set<std::uint64_t>;

// Takes the footer off.
void remove_boilerplate(std::vector<Block>& blocks, const RepeatedLines& repeated);

// The lines at the end of a brief that would be boilerplate if they repeated, the last
// first: those that are left when known phrases are gone, at most footer_lines different
// ones, none at or above a block that cites an outlet or the first block. As hashes of
// their folded words.
std::vector<std::uint64_t> ending_lines(const std::vector<Block>& blocks);

}  // namespace debrief
