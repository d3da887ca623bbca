// The words that date expressions are made of, and those that tell the tense around them.
#pragma once

#include <string_view>

namespace debrief {

enum class Word : unsigned char {
  none,
  month,          // value 1 to 12: "april"
  month_name,     // a month that is also a common word: "may", "march", "august"
  month_short,    // "apr", "sept"
  weekday,        // value 1 to 7: "monday"
  weekday_short,  // "mon", "sat"
  near_day,       // value in days from today: "yesterday" -1
  unit,           // value is a Precision: "week"; "quarter" and "half" have their own
  weekend,
  quarter,
  half,
  number,        // value: "three"
  ordinal,       // value: "third"
  ordinal_mark,  // "th" in "27th"
  season,        // value 1 spring to 4 winter
  season_name,   // a season that is also a common verb: "spring", "fall"
  part_of_day,   // "morning", "night"
  last,
  next,
  current,    // "this"
  following,  // "following"; counted from the date spoken of, not from today
  previous,
  same,  // "same", "that": the date spoken of
  ago,
  later,
  earlier,
  after,
  before,
  now,
  in,
  by,
  of,
  from,
  preposition,  // others before which a date stands: "since", "until", "during"
  connector,    // "to", "and": between two dates
  edge,         // "early", "mid", "late", "end": a part of the period that follows
  article,      // "a", "an": value 1
  definite,     // "the"
  every,
  vague,  // "several", "few"
  fiscal,
  about,       // a quantity follows: "nearly", "than"
  amount,      // a quantity precedes: "people", "percent"
  era_before,  // "bc"
  era,         // "ad"
  holiday,     // value: where its phrases begin in the table of holidays
  year_mark,   // "q", "h", "fy", "s": letters that touch digits
  past,        // a verb in the past: "said"
  present,     // "is", "says"
  future,      // "will", "plans"
  intent,      // a past verb, but future before "to": "agreed"
};

struct WordMeaning {
  Word word = Word::none;
  int value = 0;
};

// What LOWER (lower case ASCII) is; Word::none for all other words.
WordMeaning meaning_of(std::string_view lower);

// False: no word of the table has SIZE bytes and begins with FIRST (lower case).
bool may_be_date_word(char first, std::size_t size);

// The longest word in the table: what is longer need not be looked up.
inline constexpr std::size_t longest_date_word = 13;

}  // namespace debrief
