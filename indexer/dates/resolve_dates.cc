#include "indexer/dates/resolve_dates.h"

#include <algorithm>
#include <cstdlib>

#include "indexer/dates/occurrence.h"
#include "indexer/dates/tense.h"

namespace debrief {
namespace {

using Form = DateExpression::Form;
using Step = DateExpression::Step;
using Anchor = DateExpression::Anchor;

class Resolver {
 public:
  Resolver(const DateText& text, std::optional<Date> published)
      : text_(text), published_(published) {}

  std::optional<Period> resolve(const DateExpression& e, bool narrative) {
    narrative_ = narrative;
    if (e.form == Form::none && e.year < 0) lose_time();
    const auto value = value_of(e);
    // A look back ("the previous year") does not take the story back.
    const bool looks_back = narrative && e.form == Form::offset && e.amount < 0;
    if (value && !looks_back && !e.about) speak_of(*value, text_.at(e.first).sentence);
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
        return e.year > 0 ? occurrence_in_year(e, e.year) : value_without_year(e);
    }
  }

  // The text speaks of a time before the calendar.
  void lose_time() {
    spoken_.reset();
    passing_.reset();
    lost_ = true;
  }

  // VALUE is what the text now speaks of. A narrative that names a far year in passing
  // ("papers released in 2005") stays where it is until it names another one near that.
  void speak_of(const Period& value, std::uint32_t sentence) {
    constexpr int far = 10;
    const auto is_far = [&](const std::optional<Period>& from) {
      return from && std::abs(value.first.year - from->first.year) > far;
    };
    const bool passing = narrative_ && is_far(spoken_) && (!passing_ || is_far(passing_));
    if (passing) {
      passing_ = value;
      return;
    }
    passing_.reset();
    lost_ = false;
    spoken_sentence_ = sentence;
    // A bare year does not make forget the month of it.
    const bool coarser = spoken_ && value.precision >= Precision::year &&
                         spoken_->precision < Precision::year &&
                         value.first.year == spoken_->first.year;
    if (!coarser || !narrative_) spoken_ = value;
  }

  // The day from which relative dates count.
  std::optional<Date> anchor_of(const DateExpression& e) const {
    const bool spoken = narrative_ || e.anchor == Anchor::spoken;
    if (spoken && spoken_) return spoken_->first;
    if (narrative_ && lost_) return std::nullopt;
    return spoken && !narrative_ ? std::nullopt : published_;
  }

  std::optional<Period> value_without_year(const DateExpression& e) const {
    if (e.years) {
      const auto anchor = anchor_of(e);
      if (!anchor) return std::nullopt;
      return occurrence_in_year(e, anchor->year + *e.years);
    }
    if (is_told_from_spoken(e)) return in_spoken_year(e);
    const auto anchor = anchor_of(e);
    if (!anchor) return std::nullopt;
    if (e.form == Form::quarter || e.form == Form::half) {
      if (e.step == Step::current) return occurrence_in_year(e, anchor->year);
      if (e.step == Step::last) return occurrence_in_year(e, anchor->year - 1);
      if (e.step == Step::next) return occurrence_in_year(e, anchor->year + 1);
    }
    if (e.weekday > 0) return in_year_of_weekday(e, *anchor);
    return nearest_occurrence(e, *anchor, direction_of(e));
  }

  Direction direction_of(const DateExpression& e) const {
    if (e.step == Step::last) return Direction::before;
    if (e.step == Step::next) return Direction::after;
    if (e.step == Step::current) return Direction::nearest;
    const Tense tense = tense_at(text_, e);
    if (tense == Tense::future) return Direction::ahead;
    if (tense == Tense::past && !e.by) return Direction::back;
    return Direction::nearest;
  }

  // "Monday, April 27": the nearest year in which it is one.
  std::optional<Period> in_year_of_weekday(const DateExpression& e,
                                           const Date& anchor) const {
    constexpr int most_years = 6;
    for (int away = 0; away <= most_years; ++away)
      for (const int year : {anchor.year - away, anchor.year + away}) {
        const auto period = occurrence_in_year(e, year);
        if (period && weekday(period->first) == e.weekday) return period;
      }
    return nearest_occurrence(e, anchor, direction_of(e));
  }

  bool is_told_from_spoken(const DateExpression& e) const {
    if (!spoken_ || e.step != Step::none) return false;
    if (narrative_) return true;
    // "In March 2019 it moved, and in May it grew": the year of the sentence. A bare year
    // is mostly background: "Founded in 2006, it said on Monday".
    return published_ && spoken_sentence_ == text_.at(e.first).sentence &&
           spoken_->precision < Precision::year &&
           spoken_->first.year < published_->year - 1 &&
           tense_at(text_, e) != Tense::future;
  }

  // A story goes forward: what lies long before the date spoken of is in the next year.
  std::optional<Period> in_spoken_year(const DateExpression& e) const {
    constexpr int months_back = 9;
    const int year = spoken_->first.year;
    const auto same = occurrence_in_year(e, year);
    if (!same || spoken_->precision >= Precision::year) return same;
    const int back = spoken_->first.month - same->first.month;
    return back >= months_back ? occurrence_in_year(e, year + 1) : same;
  }

  std::optional<Period> value_of_weekday(const DateExpression& e) const {
    const bool told = e.anchor == Anchor::spoken || narrative_;
    if (told && (!spoken_ || spoken_->precision != Precision::day)) return std::nullopt;
    const auto anchor = anchor_of(e);
    if (!anchor) return std::nullopt;
    const auto [first, last] = told ? std::pair(1, 7) : days_of_weekday(e, *anchor);
    const auto day = weekday_between(*anchor, e.weekday, first, last);
    if (!day) return std::nullopt;
    return period_of(*day, e.unit);
  }

  // The days after the one published among which the weekday is to be looked for. Of
  // weekends "this" and "next" count by the week.
  std::pair<int, int> days_of_weekday(const DateExpression& e, const Date& day) const {
    const int since_monday = weekday(day) - 1;
    const bool weekend = e.unit == Precision::week;
    if (e.step == Step::last)
      return weekend ? std::pair(-since_monday - 7, -since_monday - 1)
                     : std::pair(-7, -1);
    if (e.step == Step::next)
      return weekend ? std::pair(7 - since_monday, 13 - since_monday) : std::pair(1, 7);
    if (e.step == Step::current && weekend) return {-since_monday, 6 - since_monday};
    const Tense tense = tense_at(text_, e);
    if (weekend && tense != Tense::past && tense != Tense::future)
      return {-since_monday, 6 - since_monday};
    const bool ahead = tense == Tense::future || e.by ||
                       (e.step == Step::current && tense != Tense::past);
    return ahead ? std::pair(0, 6) : std::pair(-6, 0);
  }

  std::optional<Period> value_of_offset(const DateExpression& e) const {
    if (e.about) {
      if (narrative_ || !published_) return std::nullopt;
      const auto counted = period_after(*published_, e.unit, e.amount);
      return counted ? std::optional(period_of(counted->first, *e.about)) : std::nullopt;
    }
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
  bool narrative_ = false;
  bool lost_ = false;              // the text spoke of a time before the calendar
  std::optional<Period> spoken_;   // what the text spoke of last
  std::optional<Period> passing_;  // a far date named after that
  std::uint32_t spoken_sentence_ = 0;
};

// How an expression ties the text around it to a time: to another (a year long past, or
// before Christ), to its own ("Monday", "last week", a year near or to come), or not.
enum class Tie { none, far, near };

Tie tie_of(const DateExpression& e, std::optional<Date> published) {
  const bool deictic = e.form == Form::weekday || e.form == Form::offset;
  if (deictic) return e.anchor == Anchor::published ? Tie::near : Tie::none;
  if (e.year == 0) return Tie::none;
  return !published || e.year < published->year - 1 ? Tie::far : Tie::near;
}

// Whether the text counts its days from its own as news do: one tie in six is a weekday
// or "yesterday". ("Today" and "tomorrow" are heard in stories, too.)
bool tells_news(const std::vector<DateExpression>& expressions,
                std::optional<Date> published) {
  std::size_t ties = 0;
  std::size_t days = 0;
  for (const DateExpression& e : expressions) {
    if (tie_of(e, published) == Tie::none) continue;
    ++ties;
    if (e.form == Form::weekday ||
        (e.form == Form::offset && e.unit == Precision::day && e.amount < 0))
      ++days;
  }
  return days * 6 >= ties;
}

// For each expression whether it stands in a narrative, a story of other years: of the
// six ties before and the six after it three are far, and two for each that is near.
std::vector<bool> find_narratives(const std::vector<DateExpression>& expressions,
                                  std::optional<Date> published) {
  constexpr std::size_t reach = 6;
  std::vector<std::size_t> far_until = {0};  // among the first N ties
  std::vector<std::size_t> ties_before;      // before each expression
  for (const DateExpression& e : expressions) {
    ties_before.push_back(far_until.size() - 1);
    const Tie tie = tie_of(e, published);
    if (tie != Tie::none)
      far_until.push_back(far_until.back() + (tie == Tie::far ? 1 : 0));
  }
  const std::size_t ties = far_until.size() - 1;
  std::vector<bool> narratives;
  if (tells_news(expressions, published)) return std::vector<bool>(expressions.size());
  for (const std::size_t at : ties_before) {
    const std::size_t first = at - std::min(at, reach);
    const std::size_t last = std::min(at + reach, ties);
    const std::size_t far = far_until[last] - far_until[first];
    const std::size_t near = last - first - far;
    narratives.push_back(far >= 3 && far >= 2 * near);
  }
  return narratives;
}

// "from May 3 to May 7, 2026", "March and April 2026": the year of the second is that of
// the first.
void share_years(const DateText& text, std::vector<DateExpression>& expressions) {
  for (std::size_t i = expressions.size(); i-- > 1;) {
    const DateExpression& next = expressions[i];
    DateExpression& e = expressions[i - 1];
    const bool same_kind = e.form == next.form &&
                           (e.form != Form::calendar || (e.month > 0 && next.month > 0));
    if (e.year != 0 || next.year <= 0 || !same_kind || e.step != Step::none || e.years)
      continue;
    if (e.form == Form::weekday || next.first < e.last || next.first - e.last > 2)
      continue;
    const Word link = text.word(e.last);
    const bool linked = next.first == e.last || link == Word::connector ||
                        link == Word::preposition || text.is_mark(e.last, '-') ||
                        text.is_mark(e.last, ',') || text.is_mark(e.last, '/');
    if (!linked) continue;
    const bool wraps = e.month > next.month && e.form == Form::calendar;
    e.year = wraps ? next.year - 1 : next.year;
  }
}

}  // namespace

std::vector<DateMention> resolve_dates(const DateText& text,
                                       std::vector<DateExpression> expressions,
                                       std::optional<Date> published) {
  share_years(text, expressions);
  const std::vector<bool> narratives = find_narratives(expressions, published);
  Resolver resolver(text, published);
  std::vector<DateMention> mentions;
  mentions.reserve(expressions.size());
  for (std::size_t i = 0; i < expressions.size(); ++i) {
    const DateExpression& e = expressions[i];
    if (const auto value = resolver.resolve(e, narratives[i]))
      mentions.push_back({*value, {text.at(e.first).begin, text.at(e.last - 1).end}});
  }
  return mentions;
}

}  // namespace debrief
