// The words amounts are made of: numbers, scales, currencies, units of measure.
#pragma once

#include <optional>
#include <string_view>

namespace debrief {

enum class AmountWord : unsigned char {
  none,
  number,    // value: "two" 2
  tens,      // value: "twenty" 20, to which a number may be added
  scale,     // value: "million" 1e6
  currency,  // after the number: "dollars"; value: how much of the unit one is ("cents")
  percent,   // "percent"
  per,       // of "per cent"
  unit,      // value: how much of the unit one is ("kilometres" 1000 of "m")
  stop,      // a word that no noun phrase goes over: "of", "in", "was"
  month      // a number after it is a day
};

struct AmountMeaning {
  AmountWord word = AmountWord::none;
  double value = 0;
  std::string_view unit;
};

// What LOWER (lower case ASCII, at most longest_amount_word long) is.
AmountMeaning amount_meaning_of(std::string_view lower);

// False: a number in words ("ten", "a" million) has no first word of SIZE bytes that
// begins with FIRST (lower case).
bool may_begin_number(char first, std::size_t size);

inline constexpr std::size_t longest_amount_word = 12;

// The scale of a short form that touches or follows a number: "bn", "m", "B", "K"; 0 for
// none. Lower case "k", "m" and "b" count as well as capitals.
double short_scale(std::string_view letters);

// The currency that a code or a sign before the number stands for: "USD", "Rs", "US$",
// "€"; empty for none. Codes and names are those of ISO 4217; a bare "$" is the dollar of
// the United States, "¥" the yen.
std::string_view currency_of(std::string_view code);

}  // namespace debrief
