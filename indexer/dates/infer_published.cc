#include "indexer/dates/infer_published.h"

#include <algorithm>
#include <cstdlib>
#include <utility>

#include "indexer/dates/date_in_file_name.h"
#include "indexer/dates/day_clues.h"
#include "indexer/dates/find_dateline.h"
#include "indexer/dates/find_expressions.h"

namespace debrief {
namespace {

constexpr int years_back = 40;      // how far before the newest possible day is searched
constexpr int days_of_weekday = 6;  // "on Monday" was at most so many days ago
constexpr int days_of_doubt = 45;   // a past date so long after another casts doubt on it

int days_between(const Date& from, const Date& to) { return to_days(to) - to_days(from); }

// A day and what speaks for it.
struct Candidate {
  Date date;
  int met = 0;  // how many pairs of a weekday and a date it agrees with
  int score = 0;
  bool lead = false;
  bool weekday = false;
};

// A weekday and a day of a month that the text says of one event.
struct Pair {
  int weekday = 0;
  DayClue date;
  bool bare = false;  // the weekday stands alone elsewhere, so it is days ago at most
  bool news = false;  // it stands so in the lead, and both are told as past
};

class Inference {
 public:
  Inference(const DateText& text, const std::vector<DateExpression>& expressions,
            const Date& newest)
      : text_(text),
        clues_(find_day_clues(text, expressions)),
        newest_(newest),
        oldest_{std::max(1, newest.year - years_back), 1, 1} {
    const auto past = latest_told_past(text, expressions, newest);
    if (past) oldest_ = *past;
    const auto future = earliest_told_future(text, expressions, oldest_);
    if (future) newest_ = std::min(newest_, *future);
    for (const DayClue& clue : clues_)
      if (clue.month != 0 && clue.tense == Tense::past)
        for (const Date& day : days_of(clue)) told_past_.push_back(to_days(day));
  }

  // By weekdays that fit; none: an empty Published.
  Published by_weekday() const {
    const std::vector<Pair> pairs = find_pairs();
    std::vector<Candidate> best = meeting_most(pairs);
    if (best.empty()) return {};
    const Candidate& chosen = best.back();  // the latest
    const bool sure =
        best.size() == 1 && chosen.lead && chosen.met == static_cast<int>(pairs.size()) &&
        !speaks_of_later_day(chosen.date) && !speaks_of_other_weekday(chosen.date, pairs);
    return {moved_to_lead_weekday(chosen.date), DateMethod::weekday,
            sure ? Confidence::high : Confidence::medium};
  }

  // By the likeliest day the text names, whatever its weekday.
  Published by_named_day() const {
    std::optional<Candidate> best;
    for (const DayClue& clue : clues_) {
      if (clue.month == 0 || clue.tense == Tense::future) continue;
      for (const Date& date : days_of(clue)) {
        const int fit = fit_of_weekdays(weekday(date));
        Candidate each{date, 0, 0, clue.lead, fit > 0};
        each.score = fit + (clue.lead ? 2 : 0) + (clue.tense == Tense::past ? 1 : 0) +
                     (clue.year > 0 ? 1 : 0) - (speaks_of_later_day(date) ? 2 : 0);
        if (!best || each.score > best->score ||
            (each.score == best->score && each.date > best->date))
          best = each;
      }
    }
    if (!best) return {};
    const bool fits = best->weekday && best->lead;
    return {best->date, best->weekday ? DateMethod::weekday : DateMethod::text,
            fits || is_full_date(best->date) ? Confidence::medium : Confidence::low};
  }

  // By a weekday alone: the last one until the file's time.
  Published by_lone_weekday(const Date& saved) const {
    for (const bool lead : {true, false})
      for (const DayClue& clue : clues_) {
        if (clue.month != 0 || clue.lead != lead || clue.tense == Tense::future) continue;
        const int back = (weekday(saved) - clue.weekday + 7) % 7;
        return {from_days(to_days(saved) - back), DateMethod::weekday, Confidence::low};
      }
    return {};
  }

  // The year in which a dateline without one was written.
  Published by_dateline(const DayClue& clue) const {
    const std::vector<Date> days = days_of(clue);
    if (days.empty()) return {};
    // Of several years the latest whose weekday the text tells, else the latest.
    Date best = days.back();
    for (const Date& day : days)
      if (fit_of_weekdays(weekday(day)) >= fit_of_weekdays(weekday(best))) best = day;
    const bool sure = days.size() == 1 && clue.weekday > 0;
    return {best, DateMethod::dateline, sure ? Confidence::high : Confidence::medium};
  }

  bool looks_back_on_later_than(const Date& date) const { return date < oldest_; }

 private:
  // The days CLUE can mean that lie between the oldest and the newest possible, oldest
  // first.
  std::vector<Date> days_of(const DayClue& clue) const {
    std::vector<Date> days;
    const int first = clue.year > 0 ? clue.year : oldest_.year;
    const int last = clue.year > 0 ? clue.year : newest_.year;
    for (int year = first; year <= last; ++year) {
      const Date day{year, clue.month, clue.day};
      if (!is_valid(day) || day < oldest_ || day > newest_) continue;
      if (clue.weekday > 0 && weekday(day) != clue.weekday) continue;
      days.push_back(day);
    }
    return days;
  }

  static bool is_past(const DayClue& clue) { return clue.tense != Tense::future; }

  std::vector<Pair> find_pairs() const {
    std::vector<Pair> pairs;
    for (const DayClue& date : clues_) {
      if (date.month == 0 || !is_past(date)) continue;
      if (date.weekday > 0) pairs.push_back({date.weekday, date, false, false});
      for (const DayClue& weekday : clues_) {
        if (weekday.month != 0 || !is_past(weekday)) continue;
        const bool apart =
            text_.at(weekday.token).sentence != text_.at(date.token).sentence;
        if (!apart || !tell_same_event(text_, weekday.token, date.token)) continue;
        const bool news =
            weekday.lead && weekday.tense == Tense::past && date.tense == Tense::past;
        Pair pair{weekday.weekday, date, true, news};
        pair.date.weekday = weekday.weekday;
        pairs.push_back(pair);
      }
    }
    return pairs;
  }

  // Whether PAIR, which can be of those DAYS, can have happened as told when the text is
  // from DAY; in days from 1970-01-01, as to_days() counts.
  static bool agrees(const Pair& pair, const std::vector<int>& days, int day) {
    return std::any_of(days.begin(), days.end(), [&](int each) {
      const int ago = day - each;
      return ago >= 0 && ago <= (pair.bare ? days_of_weekday : 366);
    });
  }

  // The days that agree with the most pairs, oldest first, each once.
  std::vector<Candidate> meeting_most(const std::vector<Pair>& pairs) const {
    std::vector<std::vector<int>> days(pairs.size());
    for (std::size_t i = 0; i < pairs.size(); ++i)
      for (const Date& date : days_of(pairs[i].date)) days[i].push_back(to_days(date));
    std::vector<Candidate> all;
    for (std::size_t i = 0; i < pairs.size(); ++i)
      for (const int day : days[i]) {
        Candidate candidate{from_days(day), 0, 0, pairs[i].news, true};
        for (std::size_t k = 0; k < pairs.size(); ++k)
          candidate.met += agrees(pairs[k], days[k], day) ? 1 : 0;
        all.push_back(candidate);
      }
    std::sort(all.begin(), all.end(), [](const Candidate& a, const Candidate& b) {
      if (a.met != b.met) return a.met > b.met;
      return a.date < b.date || (a.date == b.date && a.lead > b.lead);
    });
    const auto worse = std::find_if(all.begin(), all.end(), [&](const Candidate& each) {
      return each.met < all.front().met;
    });
    all.erase(worse, all.end());
    const auto same = [](const Candidate& a, const Candidate& b) {
      return a.date == b.date;
    };
    all.erase(std::unique(all.begin(), all.end(), same), all.end());
    return all;
  }

  // Whether a day soon after DATE is told as past: then DATE is not the last word.
  bool speaks_of_later_day(const Date& date) const {
    const int day = to_days(date);
    return std::any_of(told_past_.begin(), told_past_.end(), [&](int other) {
      return other > day && other - day <= days_of_doubt;
    });
  }

  bool speaks_of_other_weekday(const Date& date, const std::vector<Pair>& pairs) const {
    for (const DayClue& clue : clues_) {
      if (clue.month != 0 || !is_past(clue) || clue.weekday == weekday(date)) continue;
      const bool paired = std::any_of(pairs.begin(), pairs.end(), [&](const Pair& pair) {
        return pair.weekday == clue.weekday;
      });
      if (!paired) return true;
    }
    return false;
  }

  // How well a day of that weekday fits the weekdays told as past: those of the lead tell
  // the day of the news more often than those of the body.
  int fit_of_weekdays(int wanted) const {
    int fit = 0;
    for (const DayClue& clue : clues_)
      if (clue.weekday == wanted && is_past(clue)) fit = std::max(fit, clue.lead ? 4 : 1);
    return fit;
  }

  bool is_full_date(const Date& date) const {
    return std::any_of(clues_.begin(), clues_.end(), [&](const DayClue& clue) {
      return clue.lead && clue.tense == Tense::past &&
             Date{clue.year, clue.month, clue.day} == date;
    });
  }

  // Where the title or summary tells another weekday as past, the text is from then: "on
  // Tuesday" above a story of Monday, April 27.
  Date moved_to_lead_weekday(const Date& date) const {
    Date moved = date;
    for (const DayClue& clue : clues_) {
      if (!clue.lead || clue.month != 0 || clue.tense != Tense::past) continue;
      if (clue.weekday == weekday(date)) return date;
      const int ahead = (clue.weekday - weekday(date) + 7) % 7;
      const Date later = from_days(to_days(date) + ahead);
      if (moved == date && later <= newest_) moved = later;
    }
    return moved;
  }

  const DateText& text_;
  std::vector<DayClue> clues_;
  Date newest_;
  Date oldest_;
  std::vector<int> told_past_;  // days that the text tells as past, by to_days()
};

// What the text says of itself at its head.
Published from_dateline(const DateText& text,
                        const std::vector<DateExpression>& expressions,
                        const Inference& inference, const Date& newest) {
  const auto at = find_dateline(text, expressions);
  if (!at) return {};
  const DateExpression& e = expressions[at->expression];
  if (e.year == 0)
    return inference.by_dateline(
        {e.weekday, 0, e.month, e.day, Tense::past, true, e.first});
  const Date date{e.year, e.month, e.day};
  if (!is_valid(date) || date > newest) return {};
  const bool doubtful = !at->certain || inference.looks_back_on_later_than(date) ||
                        (e.weekday > 0 && weekday(date) != e.weekday);
  return {date, DateMethod::dateline, doubtful ? Confidence::medium : Confidence::high};
}

// A day written so that it can be read in two ways, "04/05/2026".
struct OpenDay {
  Date one, other;
  DateMethod method = DateMethod::none;
};

// What the archive's order makes of a day that header or front matter states.
Published settled(const Date& day, DateMethod method, const DateClues& clues) {
  const bool is_settled = clues.stated_order != DayOrder::either;
  const bool is_swapped = !is_settled && clues.archive_order == DayOrder::month_first;
  return {is_swapped ? swapped(day) : day, method,
          is_settled ? Confidence::high : Confidence::medium};
}

// What header or front matter state, settled or open.
struct Stated {
  Published published;
  std::optional<OpenDay> open;
};

Stated stated_day(const DateClues& clues, const Date& tomorrow) {
  const std::pair<const std::optional<Date>&, DateMethod> all[] = {
      {clues.header, DateMethod::header}, {clues.front_matter, DateMethod::front_matter}};
  for (const auto& [day, method] : all) {
    if (!day) continue;
    const Date other = swapped(*day);
    const bool is_open =
        clues.stated_order == DayOrder::either && clues.archive_order == DayOrder::none;
    if (is_open && std::max(*day, other) <= tomorrow)
      return {{}, OpenDay{*day, other, method}};
    if (is_open && std::min(*day, other) <= tomorrow)  // the other is still to come
      return {{std::min(*day, other), method, Confidence::medium}, {}};
    if (const Published known = settled(*day, method, clues);
        !is_open && known.date <= tomorrow)
      return {known, {}};
  }
  return {};
}

// The reading of DAY that the text found too; else, of a stated one, the nearer to what
// it found or, when nothing, to NEWEST.
Published read_open(const OpenDay& day, const Published& found, const Date& newest) {
  if (found.date == day.one || found.date == day.other)
    return {found.date, day.method, Confidence::medium};
  if (day.method == DateMethod::file_name && found.date) return found;
  const Date near = found.date ? *found.date : newest;
  const bool is_one =
      std::abs(days_between(day.one, near)) <= std::abs(days_between(day.other, near));
  return {is_one ? day.one : day.other, day.method, Confidence::low};
}

}  // namespace

Published infer_published(std::string_view text, const DateClues& clues) {
  return infer_published(read_dated_text(text, clues.archive_order), clues);
}

Published infer_published(const DatedText& text, const DateClues& clues) {
  const Date tomorrow =
      from_days(to_days(clues.today) + 1);  // where the day begins early
  Stated stated = stated_day(clues, tomorrow);
  if (stated.published.date) return stated.published;
  std::optional<OpenDay>& open = stated.open;

  const DateText& read = text.text;
  const std::vector<DateExpression>& expressions = text.expressions;
  Date newest = clues.saved ? std::min(*clues.saved, clues.today) : clues.today;
  // A file older than what its text looks back on has lost its time.
  const auto past = latest_told_past(read, expressions, clues.today);
  if (past && *past > newest) newest = clues.today;
  const Inference inference(read, expressions, newest);

  const auto named =
      open ? std::nullopt
           : date_in_file_name(clues.file_name, newest, clues.archive_order);
  if (named && !named->other) {
    const bool doubtful = inference.looks_back_on_later_than(named->date);
    return {named->date, DateMethod::file_name,
            doubtful ? Confidence::medium : named->confidence};
  }
  if (named) open = {named->date, *named->other, DateMethod::file_name};
  Published found = from_dateline(read, expressions, inference, newest);
  if (!found.date) found = inference.by_weekday();
  if (!found.date) found = inference.by_named_day();
  if (!found.date && clues.saved) found = inference.by_lone_weekday(*clues.saved);
  if (open) return read_open(*open, found, newest);
  if (!found.date && clues.saved)
    found = {clues.saved, DateMethod::saved, Confidence::low};
  return found;
}

}  // namespace debrief
