#include "indexer/dates/resolve_dates.h"

#include <algorithm>
#include <cstdlib>

#include "indexer/dates/holidays.h"
#include "indexer/dates/tense.h"

namespace debrief {
namespace {

using Form = DateExpression::Form;
using Step = DateExpression::Step;
using Anchor = DateExpression::Anchor;

constexpr int days_per_week = 7;

bool in_calendar(int year) { return year >= 1 && year <= 9998; }

// The period of that precision, AMOUNT of them after the one that holds DAY.
std::optional<Period> period_after(const Date& day, Precision unit, int amount) {
  const auto months = [&](int each) {
    return add_months({day.year, day.month, 1}, each * amount);
  };
  Date moved = day;
  switch (unit) {
    case Precision::day:
    case Precision::week:
      moved = from_days(to_days(day) + amount * (unit == Precision::week ? 7 : 1));
      break;
    case Precision::month:
      moved = months(1);
      break;
    case Precision::quarter:
    case Precision::season:
      moved = months(3);
      break;
    case Precision::half:
      moved = months(6);
      break;
    case Precision::year:
      moved = {day.year + amount, 1, 1};
      break;
    case Precision::decade:
      moved = {day.year / 10 * 10 + 10 * amount, 1, 1};
      break;
  }
  if (!in_calendar(moved.year)) return std::nullopt;
  return period_of(moved, unit);
}

// What recurs each year, in that year; nothing where the year lacks it (29 February).
std::optional<Period> in_year(const DateExpression& e, int year) {
  if (!in_calendar(year)) return std::nullopt;
  switch (e.form) {
    case Form::calendar: {
      if (e.month == 0) return Period{{year, 1, 1}, Precision::year};
      if (e.day == 0) return Period{{year, e.month, 1}, Precision::month};
      const Date day{year, e.month, e.day};
      if (!is_valid(day)) return std::nullopt;
      return Period{day, Precision::day};
    }
    case Form::quarter:
      return Period{{year, e.number * 3 - 2, 1}, Precision::quarter};
    case Form::half:
      return Period{{year, e.number * 6 - 5, 1}, Precision::half};
    case Form::season:
      return Period{{year, e.number * 3, 1}, Precision::season};
    case Form::holiday:
      return Period{day_of_holiday(e.number, year), Precision::day};
    default:
      return std::nullopt;
  }
}

// Days from DAY to the nearest day of PERIOD, negative when it lies before; 0 inside.
int distance(const Period& period, const Date& day) {
  if (last_day(period) < day) return to_days(last_day(period)) - to_days(day);
  return std::max(0, to_days(period.first) - to_days(day));
}

class Resolver {
 public:
  Resolver(const DateText& text, std::optional<Date> published, bool narrative)
      : text_(text), published_(published), narrative_(narrative) {}

  std::optional<Period> resolve(const DateExpression& e) {
    const auto value = value_of(e);
    if (value) {
      spoken_ = value;
      spoken_sentence_ = text_.at(e.first).sentence;
    }
    return value;
  }

 private:
  std::optional<Period> value_of(const DateExpression& e) const {
    switch (e.form) {
      case Form::none:
        return std::nullopt;
      case Form::decade:
        return Period{{e.year, 1, 1}, Precision::decade};
      case Form::weekday:
        return value_of_weekday(e);
      case Form::offset:
        return value_of_offset(e);
      default:
        if (e.year > 0) return in_year(e, e.year);
        return value_without_year(e);
    }
  }

  std::optional<Period> value_without_year(const DateExpression& e) const {
    if (is_told_from_spoken(e)) return in_spoken_year(e);
    if (!published_) return std::nullopt;
    if (e.form == Form::quarter || e.form == Form::half) {
      if (e.step == Step::current) return in_year(e, published_->year);
      if (e.step == Step::last) return in_year(e, published_->year - 1);
      if (e.step == Step::next) return in_year(e, published_->year + 1);
    }
    if (e.weekday > 0) return in_year_of_weekday(e);
    return nearest(e, direction_of(e));
  }

  enum class Direction { nearest, back, ahead, before, after };

  Direction direction_of(const DateExpression& e) const {
    if (e.step == Step::last) return Direction::before;
    if (e.step == Step::next) return Direction::after;
    if (e.step == Step::current) return Direction::nearest;
    const Tense tense = tense_at(text_, e);
    if (tense == Tense::future) return Direction::ahead;
    if (tense == Tense::past && !e.by) return Direction::back;
    return Direction::nearest;
  }

  // The occurrence nearest to the day published in that direction; that day's own period
  // counts both as back and as ahead.
  std::optional<Period> nearest(const DateExpression& e, Direction direction) const {
    std::optional<Period> best;
    for (int year = published_->year - 4; year <= published_->year + 4; ++year) {
      const auto period = in_year(e, year);
      if (!period) continue;
      const int away = distance(*period, *published_);
      if (direction == Direction::back && away > 0) continue;
      if (direction == Direction::ahead && away < 0) continue;
      if (direction == Direction::before && away >= 0) continue;
      if (direction == Direction::after && away <= 0) continue;
      if (!best || std::abs(away) < std::abs(distance(*best, *published_))) best = period;
    }
    return best;
  }

  // "Monday, April 27": the nearest year in which it is one.
  std::optional<Period> in_year_of_weekday(const DateExpression& e) const {
    std::optional<Period> best;
    for (int year = published_->year - 6; year <= published_->year + 6; ++year) {
      const auto period = in_year(e, year);
      if (!period || weekday(period->first) != e.weekday) continue;
      if (!best || std::abs(distance(*period, *published_)) <
                       std::abs(distance(*best, *published_)))
        best = period;
    }
    return best ? best : nearest(e, direction_of(e));
  }

  bool is_told_from_spoken(const DateExpression& e) const {
    if (!spoken_ || e.step != Step::none) return false;
    if (narrative_) return true;
    // "In 2019 it moved, and in May it grew": the year of the sentence.
    return published_ && spoken_sentence_ == text_.at(e.first).sentence &&
           spoken_->first.year < published_->year - 1 &&
           tense_at(text_, e) != Tense::future;
  }

  // A story goes forward: what lies long before the date spoken of is in the next year.
  std::optional<Period> in_spoken_year(const DateExpression& e) const {
    const int year = spoken_->first.year;
    const auto same = in_year(e, year);
    if (!same || spoken_->precision >= Precision::year) return same;
    const int months = spoken_->first.month - same->first.month;
    return months >= 9 ? in_year(e, year + 1) : same;
  }

  std::optional<Period> value_of_weekday(const DateExpression& e) const {
    const bool told = e.anchor == Anchor::spoken || narrative_;
    if (told) {
      if (!spoken_ || spoken_->precision != Precision::day) return std::nullopt;
      return weekday_near(spoken_->first, e.weekday, 1, days_per_week);
    }
    if (!published_) return std::nullopt;
    if (e.step == Step::last)
      return weekday_near(*published_, e.weekday, -days_per_week, -1);
    if (e.step == Step::next) return weekday_near(*published_, e.weekday, 1, 7);
    const Tense tense = tense_at(text_, e);
    const bool ahead = tense == Tense::future || e.by ||
                       (e.step == Step::current && tense != Tense::past);
    return ahead ? weekday_near(*published_, e.weekday, 0, 6)
                 : weekday_near(*published_, e.weekday, -6, 0);
  }

  // The one such weekday from FIRST to LAST days after DAY, seven days in all.
  static std::optional<Period> weekday_near(const Date& day, int wanted, int first,
                                            int last) {
    for (int days = first; days <= last; ++days) {
      const Date candidate = from_days(to_days(day) + days);
      if (in_calendar(candidate.year) && weekday(candidate) == wanted)
        return Period{candidate, Precision::day};
    }
    return std::nullopt;
  }

  std::optional<Period> value_of_offset(const DateExpression& e) const {
    if (e.only_future && (narrative_ || tense_at(text_, e) != Tense::future))
      return std::nullopt;
    if (e.anchor == Anchor::published && !narrative_)
      return published_ ? period_after(*published_, e.unit, e.amount) : std::nullopt;
    const bool near =
        narrative_ || (spoken_ && text_.at(e.first).sentence - spoken_sentence_ <= 1);
    // "three days later" wants a day to count from, and "a year earlier" without one
    // counts from the day published.
    if (!spoken_ || !near || spoken_->precision > e.unit) {
      if (e.amount >= 0 || !published_ || narrative_) return std::nullopt;
      return period_after(*published_, e.unit, e.amount);
    }
    return period_after(spoken_->first, e.unit, e.amount);
  }

  const DateText& text_;
  std::optional<Date> published_;
  bool narrative_;
  std::optional<Period> spoken_;
  std::uint32_t spoken_sentence_ = 0;
};

// Whether the dates with a year in the text mostly lie two years and more from the day
// published: three at least, and three for each that lies near.
bool is_narrative(const std::vector<DateExpression>& expressions,
                  std::optional<Date> published) {
  int far = 0;
  int near = 0;
  for (const DateExpression& e : expressions) {
    if (e.year == 0 && e.form != Form::weekday) continue;
    const bool close =
        e.form == Form::weekday || (published && std::abs(e.year - published->year) < 2);
    ++(close ? near : far);
  }
  return far >= 3 && far >= 3 * near;
}

// "from May 3 to May 7, 2026", "March and April 2026": the year of the second is that of
// the first.
void share_years(const DateText& text, std::vector<DateExpression>& expressions) {
  for (std::size_t i = expressions.size(); i-- > 1;) {
    const DateExpression& next = expressions[i];
    DateExpression& e = expressions[i - 1];
    const bool same_kind = e.form == next.form &&
                           (e.form != Form::calendar || (e.month > 0 && next.month > 0));
    if (e.year != 0 || next.year <= 0 || !same_kind || e.step != Step::none) continue;
    if (next.first < e.last || next.first - e.last > 2) continue;
    const Word link = text.word(e.last);
    const bool linked = next.first == e.last || link == Word::connector ||
                        link == Word::preposition || text.is_mark(e.last, '-') ||
                        text.is_mark(e.last, ',') || text.is_mark(e.last, '/');
    if (!linked || e.form == Form::weekday) continue;
    const bool wraps = e.month > next.month && e.form == Form::calendar;
    e.year = wraps ? next.year - 1 : next.year;
  }
}

}  // namespace

std::vector<DateMention> resolve_dates(const DateText& text,
                                       std::vector<DateExpression> expressions,
                                       std::optional<Date> published) {
  share_years(text, expressions);
  Resolver resolver(text, published, is_narrative(expressions, published));
  std::vector<DateMention> mentions;
  mentions.reserve(expressions.size());
  for (const DateExpression& e : expressions)
    if (const auto value = resolver.resolve(e))
      mentions.push_back({*value, {text.at(e.first).begin, text.at(e.last - 1).end}});
  return mentions;
}

}  // namespace debrief
