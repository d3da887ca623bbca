#include "indexer/dates/find_expressions.h"

#include <utility>

namespace debrief {
namespace {

using Step = DateExpression::Step;
using Order = DayOrder;

// Whether anything can begin at the token; at most words of a text nothing can.
bool may_begin(const DateText& t, std::size_t at) {
  const DateToken& token = t.at(at);
  if (token.kind == DateToken::Kind::number) return token.digits > 0;
  switch (token.word) {
    case Word::none:
    case Word::past:
    case Word::present:
    case Word::future:
    case Word::intent:
    case Word::of:
    case Word::by:
    case Word::in:
    case Word::from:
    case Word::preposition:
    case Word::connector:
      return false;
    case Word::definite:  // "the year before"
      return t.word(at + 1) == Word::unit;
    default:
      return true;
  }
}

// Takes in the words that say which part of the period is meant, "early", "the end of",
// the "last" of "last March" and the article of "the third quarter".
void extend_left(const DateText& t, std::size_t bound, DateExpression& e) {
  std::size_t i = e.first;
  const Word previous = i > bound ? t.word(i - 1) : Word::none;
  if (e.form == DateExpression::Form::calendar && e.year == 0 && e.month > 0 &&
      e.day == 0 && !e.years) {
    if (previous == Word::last) e.step = Step::last;
    if (previous == Word::next) e.step = Step::next;
    if (previous == Word::current) e.step = Step::current;
    if (previous == Word::previous || previous == Word::following) {
      e.step = previous == Word::previous ? Step::last : Step::next;
      e.anchor = DateExpression::Anchor::spoken;
    }
    if (e.step != Step::none) e.first = --i;
  }
  if (i > bound && t.is_mark(i - 1, '-') && t.at(i - 1).glued) --i;
  if (i > bound && t.word(i - 1) == Word::definite) --i;
  if (i > bound && t.word(i - 1) == Word::of) --i;
  if (i > bound && (t.word(i - 1) == Word::edge || t.word(i - 1) == Word::later ||
                    t.word(i - 1) == Word::earlier))
    e.first = i - 1;
  using Form = DateExpression::Form;
  const bool article = e.form == Form::quarter || e.form == Form::half ||
                       e.form == Form::season || e.form == Form::decade ||
                       e.form == Form::offset || t.word(e.first) == Word::edge;
  if (article && e.first > bound && t.word(e.first - 1) == Word::definite) --e.first;
}

// Gives dates such as 04/05/2026 the order of the text's others, 27/04/2026, when these
// agree, else the archive's; where that is not known either they have no value.
void settle_orders(std::vector<DateExpression>& found, DayOrder archive) {
  DayOrders own;
  for (const DateExpression& e : found) own.add(e.order);
  const DayOrder order = own.day_first == own.month_first ? archive
                         : own.day_first                  ? Order::day_first
                                                          : Order::month_first;
  for (DateExpression& e : found) {
    if (e.order != Order::either) continue;
    if (order == Order::none)
      e.form = DateExpression::Form::none;
    else if (order == Order::month_first)
      std::swap(e.day, e.month);
  }
}

}  // namespace

std::vector<DateExpression> find_expressions(const DateText& t, DayOrder archive) {
  std::vector<DateExpression> found;
  std::size_t bound = 0;  // the end of the last expression
  for (std::size_t at = 0; at < t.tokens.size();) {
    if (!may_begin(t, at)) {
      ++at;
      continue;
    }
    const std::size_t count = found.size();
    std::size_t next = at;
    for (Match* match :
         {match_calendar, match_year_part, match_year, match_relative, match_named_day})
      if (next == at) next = match(t, at, found);
    if (next == at) {
      ++at;
      continue;
    }
    DateExpression& first = found[count];
    extend_left(t, bound, first);
    first.by = first.first > bound && t.word(first.first - 1) == Word::by;
    bound = at = next;
  }
  settle_orders(found, archive);
  return found;
}

DatedText read_dated_text(std::string_view text, DayOrder archive) {
  DateText read{text, read_date_tokens(text)};
  std::vector<DateExpression> expressions = find_expressions(read, archive);
  return {std::move(read), std::move(expressions)};
}

}  // namespace debrief
