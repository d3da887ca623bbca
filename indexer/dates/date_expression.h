// A date as the text words it, before it is known which day that is.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "debrief/date.h"
#include "indexer/dates/day_order.h"
#include "indexer/dates/read_tokens.h"

namespace debrief {

struct DateExpression {
  enum class Form {
    calendar,  // year, month, day as far as written (0: not), perhaps a weekday
    quarter,   // number 1 to 4, perhaps a year
    half,      // number 1 or 2, perhaps a year
    season,    // number 1 spring to 4 winter, perhaps a year
    holiday,   // number for day_of_holiday, perhaps a year
    decade,    // year, its first: 1990
    weekday,   // weekday alone: "Monday"
    offset,    // amount of units from the anchor: "two weeks ago", "this year"
    none       // understood, but with no value here: "480 BC"
  };
  // From where a relative expression counts: the day published, or the date the text
  // spoke of last ("the following year").
  enum class Anchor { published, spoken };
  enum class Step { none, last, current, next };

  Form form = Form::none;
  int year = 0;
  int month = 0;
  int day = 0;
  int weekday = 0;  // 1 Monday to 7 Sunday; 0: not said
  int number = 0;
  Step step = Step::none;
  Anchor anchor = Anchor::published;
  DayOrder order = DayOrder::none;  // of "27/04/2026", as far as the numbers tell
  std::optional<int> years;  // of a date "of last year": how many from the anchor's year
  Precision unit = Precision::day;
  int amount = 0;
  std::optional<Precision>
      about;                 // "in the next few weeks": the month of what is counted
  bool only_future = false;  // "in three days": a date only where the future is told
  bool by = false;           // "by Friday": not before the anchor in news
  std::size_t first = 0;     // [first, last) of the tokens
  std::size_t last = 0;
};

// A text and its tokens, with a harmless token before the first and after the last.
struct DateText {
  std::string_view text;
  std::vector<DateToken> tokens;

  const DateToken& at(std::size_t i) const {
    static const DateToken outside{};
    return i < tokens.size() ? tokens[i] : outside;
  }
  const DateToken& before(std::size_t i) const { return at(i - 1); }
  Word word(std::size_t i) const { return at(i).word; }
  bool is_mark(std::size_t i, char mark) const {
    return at(i).kind == DateToken::Kind::mark && at(i).mark == mark;
  }
  bool is_number(std::size_t i) const { return at(i).kind == DateToken::Kind::number; }
  std::string_view text_of(std::size_t i) const {
    return text.substr(at(i).begin, at(i).end - at(i).begin);
  }
};

}  // namespace debrief
