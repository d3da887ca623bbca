// English words for numbers and months: those that dates and amounts are both read with.
#pragma once

#include <array>
#include <string_view>

namespace debrief {

struct NumberWord {
  std::string_view word;  // lower case
  int value = 0;
};

// One to nineteen.
inline constexpr auto unit_words = std::to_array<NumberWord>({
    {"one", 1},        {"two", 2},       {"three", 3},     {"four", 4},
    {"five", 5},       {"six", 6},       {"seven", 7},     {"eight", 8},
    {"nine", 9},       {"ten", 10},      {"eleven", 11},   {"twelve", 12},
    {"thirteen", 13},  {"fourteen", 14}, {"fifteen", 15},  {"sixteen", 16},
    {"seventeen", 17}, {"eighteen", 18}, {"nineteen", 19},
});

// To which one to nine may be added: "twenty-one".
inline constexpr auto tens_words = std::to_array<NumberWord>({
    {"twenty", 20},
    {"thirty", 30},
    {"forty", 40},
    {"fifty", 50},
    {"sixty", 60},
    {"seventy", 70},
    {"eighty", 80},
    {"ninety", 90},
});

// The months in their order.
inline constexpr auto month_words = std::to_array<NumberWord>({
    {"january", 1},
    {"february", 2},
    {"march", 3},
    {"april", 4},
    {"may", 5},
    {"june", 6},
    {"july", 7},
    {"august", 8},
    {"september", 9},
    {"october", 10},
    {"november", 11},
    {"december", 12},
});

// May has none.
inline constexpr auto short_month_words = std::to_array<NumberWord>({
    {"jan", 1},
    {"feb", 2},
    {"mar", 3},
    {"apr", 4},
    {"jun", 6},
    {"jul", 7},
    {"aug", 8},
    {"sep", 9},
    {"sept", 9},
    {"oct", 10},
    {"nov", 11},
    {"dec", 12},
});

}  // namespace debrief
