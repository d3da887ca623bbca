#include "query/match_spans.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <optional>
#include <utility>

#include "debrief/periods.h"
#include "debrief/schema.h"

namespace debrief {
namespace {

constexpr double k1 = 1.2;  // of BM25: how soon a word said again counts less

// Which of span_fields the question asks about, a bit each.
unsigned fields_in(const BoundQuery& query) {
  unsigned fields = 0;
  for (std::size_t i = 0; i < span_fields.size(); ++i)
    if (query.field != nullptr && query.field->name == span_fields[i]) fields |= 1U << i;
  for (const BoundQuery& part : query.parts) fields |= fields_in(part);
  return fields;
}

bool is_cheap(const BoundQuery& query) {
  return query.op == BoundOp::value || query.op == BoundOp::nothing ||
         (query.op == BoundOp::either &&
          std::all_of(query.parts.begin(), query.parts.end(), is_cheap));
}

// The only zone in which words count; none: any.
std::optional<Zone> zone_asked(Where where) {
  if (where == Where::body) return Zone::body;
  if (where == Where::summary) return Zone::summary;
  return std::nullopt;
}

}  // namespace

SpanMatcher::SpanMatcher(const BoundQuery& query, const IndexSet& indexes)
    : query_(query),
      db_(indexes.all),
      brief_(indexes.all, &indexes, nullptr, fields_in(query)),
      places_(indexes) {}

SpanMatcher::SpanMatcher(const BoundQuery& query, const IndexDatabase& db,
                         const FacetTable* facets,
                         std::shared_ptr<const PartPositions> positions)
    : query_(query),
      db_(db),
      brief_(db, nullptr, facets, fields_in(query)),
      places_(std::move(positions)) {}

void SpanMatcher::use(const BriefValues& values) {
  values_ = &values;
  brief_.use(values);
}

void SpanMatcher::expect(std::size_t n, Xapian::docid id) {
  const auto [part, local_id] = brief_.place_of(id);
  places_.note(n, local_id, part);
  brief_.expect(id);
}

std::vector<SpanMatch> SpanMatcher::match(Xapian::docid id) {
  brief_.open(id);
  scores_.assign(brief_.outline().size(), 0);
  std::vector<SpanMatch> matches;
  eval(query_).for_each([&](std::size_t n) { matches.push_back({n, scores_[n]}); });
  return matches;
}

bool SpanMatcher::matches_brief(Xapian::docid id) {
  brief_.open(id);
  const bool was_scoring = std::exchange(is_scoring_, false);
  const bool matches = holds(query_);
  is_scoring_ = was_scoring;
  return matches;
}

SpanSet SpanMatcher::eval(const BoundQuery& query) {
  switch (query.op) {
    case BoundOp::all:
      return every(true);
    case BoundOp::nothing:
      return every(false);
    case BoundOp::words:
      return eval_words(query);
    case BoundOp::near:
      return eval_near(query);
    case BoundOp::value:
      return eval_value(query);
    case BoundOp::period:
      return every(holds_period(query));
    case BoundOp::brief:
      return every(holds(query));
    case BoundOp::claim:
      return eval(query.parts.front());
    case BoundOp::except: {
      const bool was_scoring = std::exchange(is_scoring_, false);
      SpanSet spans = eval(query.parts.front());
      is_scoring_ = was_scoring;
      spans.flip();
      return spans;
    }
    case BoundOp::both:
      return eval_both(query);
    case BoundOp::either:
      return eval_at_least(query, 1);
    case BoundOp::at_least:
      return eval_at_least(query, query.count);
  }
  return every(false);
}

SpanSet SpanMatcher::eval_both(const BoundQuery& query) {
  const bool is_whole = !is_scoring_ || &query == &query_ ||
                        (query_.op == BoundOp::claim && &query == &query_.parts.front());
  SpanSet spans = every(true);
  // What takes no positions comes first: when no span is left, the next need not be read.
  // Below other operators they are, as their words count for the score.
  for (const bool cheap : {true, false})
    for (const BoundQuery& part : query.parts) {
      if (is_cheap(part) != cheap) continue;
      spans.keep(eval(part));
      if (is_whole && spans.empty()) return spans;
    }
  return spans;
}

SpanSet SpanMatcher::eval_at_least(const BoundQuery& query, std::size_t needed) {
  if (needed == 0) return every(true);
  // Those that had as many parts and one more, as many and two more …
  std::vector<SpanSet> with(std::min(needed, query.parts.size() + 1), every(false));
  for (const BoundQuery& part : query.parts) {
    const SpanSet matched = eval(part);
    for (std::size_t count = with.size(); count-- > 1;) {
      SpanSet more = with[count - 1];
      more.keep(matched);
      with[count].add(more);
    }
    with[0].add(matched);
  }
  return with.back();
}

SpanSet SpanMatcher::eval_words(const BoundQuery& query) {
  const WordPlaces::Positions& starts = places_.starts_of(query, brief_);
  // The title speaks for the whole brief.
  if (query.where == Where::title) return every(!starts.empty());
  const SpanOutline& outline = brief_.outline();
  SpanSet spans(outline.size());
  if (starts.empty() || outline.size() == 0) return spans;
  const double idf = is_scoring_ ? idf_of(query) : 0;
  const std::optional<Zone> zone = zone_asked(query.where);
  std::size_t n = 0;
  for (auto start = starts.begin(); start != starts.end();) {
    n = span_at(*start, n);
    const Xapian::termpos end = outline.firsts[n + 1];
    const auto first = start++;
    while (start != starts.end() && *start < end) ++start;
    if (zone && outline.zones[n] != *zone) continue;
    spans.add(n);
    const auto count = static_cast<double>(start - first);
    if (is_scoring_) scores_[n] += idf * count / (count + k1);
  }
  return spans;
}

SpanSet SpanMatcher::eval_near(const BoundQuery& query) {
  SpanSet spans = every(false);
  for (const auto& [first, last] : places_.pairs_of(query, brief_))
    if (const std::size_t n = span_at(first); n == span_at(last)) spans.add(n);
  if (is_scoring_)
    spans.for_each([&](std::size_t n) {
      for (const BoundQuery& part : query.parts) scores_[n] += idf_of(part) / (1 + k1);
    });
  return spans;
}

SpanSet SpanMatcher::eval_value(const BoundQuery& query) {
  const auto* const column =
      std::find(span_fields.begin(), span_fields.end(), query.field->name);
  if (column == span_fields.end())
    return every(holds_value(query));  // of the whole brief
  const auto at = static_cast<std::size_t>(column - span_fields.begin());
  const AskedValues& asked = brief_.asked_values(query);
  SpanSet spans = every(false);
  for (const SpanOutline::Value& value : brief_.outline(1U << at).values[at])
    if (asked.has(value.index)) spans.add(value.span);
  return spans;
}

bool SpanMatcher::holds(const BoundQuery& query) {
  const auto part_holds = [&](const BoundQuery& part) { return holds(part); };
  switch (query.op) {
    case BoundOp::all:
      return true;
    case BoundOp::nothing:
      return false;
    case BoundOp::words:
      if (query.where == Where::anywhere || query.where == Where::title)
        return !places_.starts_of(query, brief_).empty();
      break;
    case BoundOp::near:
      return !places_.pairs_of(query, brief_).empty();
    case BoundOp::value:
      return holds_value(query);
    case BoundOp::period:
      return holds_period(query);
    case BoundOp::both:
      return std::all_of(query.parts.begin(), query.parts.end(), part_holds);
    case BoundOp::either:
      return std::any_of(query.parts.begin(), query.parts.end(), part_holds);
    case BoundOp::at_least:
      return static_cast<std::size_t>(std::count_if(
                 query.parts.begin(), query.parts.end(), part_holds)) >= query.count;
    case BoundOp::brief:
      if (!query.numbers.empty())
        return std::binary_search(query.numbers.begin(), query.numbers.end(),
                                  brief_.id());
      return query.values.count(std::string(id_in(brief_.value(date_slot)))) != 0;
    case BoundOp::except:
      return !holds(query.parts.front());
    case BoundOp::claim:
      break;
  }
  // Within one claim; the title and headings are none.
  bool is_claim = false;
  eval(query).for_each([&](std::size_t n) {
    is_claim = is_claim || brief_.outline().zones[n] != Zone::title;
  });
  return is_claim;
}

bool SpanMatcher::holds_value(const BoundQuery& query) {
  return brief_.asked_values(query).has_any();
}

bool SpanMatcher::holds_period(const BoundQuery& query) {
  if (query.field->slot == date_slot) {
    const auto date = date_in(brief_.value(date_slot));
    if (!query.first && !query.last) return !date;
    return date && (!query.first || *date >= *query.first) &&
           (!query.last || *date <= *query.last);
  }
  return brief_.has_any_term(query.terms);
}

std::size_t SpanMatcher::span_at(Xapian::termpos position, std::size_t from) {
  const std::vector<std::uint32_t>& firsts = brief_.outline().firsts;
  // The last of them is where a span behind all would begin: of damage, the last span.
  const std::uint32_t* next = firsts.data() + from + 1;
  const std::uint32_t* const last = firsts.data() + firsts.size() - 1;
  while (next < last && *next <= position) ++next;
  return static_cast<std::size_t>(next - firsts.data()) - 1;
}

double SpanMatcher::idf_of(const BoundQuery& words) {
  const auto known = std::find_if(
      idf_.begin(), idf_.end(), [&](const auto& entry) { return entry.first == &words; });
  if (known != idf_.end()) return known->second;
  return idf_.emplace_back(&words, idf_of_words(words)).second;
}

double SpanMatcher::idf_of_words(const BoundQuery& words) {
  double sum = 0;
  for (const auto& stems : words.words) {
    if (stems.empty()) continue;
    // A prefix is as frequent as its most frequent word, which comes first.
    const double briefs = values_ ? values_->briefs() : db_.get_doccount();
    const double with =
        values_ ? values_->frequency(stems.front()) : db_.get_termfreq(stems.front());
    sum += std::log(1 + (briefs - with + 0.5) / (with + 0.5));
  }
  return sum;
}

}  // namespace debrief
