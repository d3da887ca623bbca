#include "query/match_spans.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <utility>

#include "debrief/host.h"
#include "debrief/index.h"
#include "debrief/periods.h"
#include "debrief/schema.h"
#include "debrief/values.h"

namespace debrief {
namespace {

constexpr double k1 = 1.2;  // of BM25: how soon a word said again counts less

// True when a value of the slot is one of those asked for.
bool is_asked_for(const BoundQuery& query, std::string_view value) {
  if (query.field->name == "source")
    return std::any_of(query.values.begin(), query.values.end(),
                       [&](const std::string& host) { return is_under(value, host); });
  return query.values.count(name_key(value)) != 0;
}

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

}  // namespace

SpanMatcher::SpanMatcher(const BoundQuery& query, const Xapian::Database& db,
                         const IndexSet* indexes)
    : query_(query), db_(db), indexes_(indexes), fields_(fields_in(query)) {}

SpanMatcher::SpanMatcher(const BoundQuery& query, const Xapian::Database& db,
                         const FacetTable* table)
    : query_(query), db_(db), only_table_(table), fields_(fields_in(query)) {}

void SpanMatcher::open(Xapian::docid id) {
  id_ = local_id_ = id;
  table_ = only_table_;
  is_served_ = has_document_ = false;
  if (indexes_ != nullptr) {
    const std::size_t parts = indexes_->parts.size();
    const std::size_t part = (id - 1) % parts;
    local_id_ = static_cast<Xapian::docid>((id - 1) / parts + 1);
    is_served_ = indexes_->is_served(part);
    table_ = indexes_->table(part);
  }
  if (table_ != nullptr && table_->is_changed(local_id_)) table_ = nullptr;
  const auto known = table_ != nullptr ? table_->spans(local_id_) : std::nullopt;
  if (!known) span_value_ = document().get_value(spans_slot);
  span_bytes_ = known ? *known : std::string_view(span_value_);
  unpack_spans(span_bytes_, fields_, spans_);
  scores_.assign(spans_.size(), 0);
}

const Xapian::Document& SpanMatcher::document() {
  if (!has_document_) document_ = db_.get_document(id_);
  has_document_ = true;
  return document_;
}

std::string_view SpanMatcher::slot(const Field& facet) {
  const FacetColumn* column = table_ != nullptr ? table_->column(facet.name) : nullptr;
  if (column == nullptr || facet.kind != FieldKind::name)
    return slot_value_ = document().get_value(facet.slot);
  slot_value_.clear();
  const auto [begin, end] = column->places(local_id_);
  for (std::size_t place = begin; place < end; ++place) {
    if (place != begin) slot_value_ += '\0';
    slot_value_ += column->name(column->ordinal(place));
  }
  return slot_value_;
}

std::vector<SpanMatch> SpanMatcher::match(Xapian::docid id) {
  open(id);
  const Spans matched = eval(query_);
  std::vector<SpanMatch> matches;
  for (std::size_t n = 0; n < matched.size(); ++n)
    if (matched[n]) matches.push_back({n, scores_[n]});
  if (!matches.empty()) unpack_spans(span_bytes_, ~0U, spans_);
  return matches;
}

bool SpanMatcher::matches_brief(Xapian::docid id) {
  open(id);
  const bool was_scoring = std::exchange(is_scoring_, false);
  const bool matches = holds(query_);
  is_scoring_ = was_scoring;
  return matches;
}

SpanMatcher::Spans SpanMatcher::eval(const BoundQuery& query) {
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
      Spans spans = eval(query.parts.front());
      is_scoring_ = was_scoring;
      spans.flip();
      return spans;
    }
    case BoundOp::both:
    case BoundOp::either:
    case BoundOp::at_least:
      return eval_parts(query);
  }
  return every(false);
}

SpanMatcher::Spans SpanMatcher::eval_parts(const BoundQuery& query) {
  const std::size_t needed = query.op == BoundOp::both     ? query.parts.size()
                             : query.op == BoundOp::either ? 1
                                                           : query.count;
  const bool is_whole =
      query.op == BoundOp::both &&
      (!is_scoring_ || &query == &query_ ||
       (query_.op == BoundOp::claim && &query == &query_.parts.front()));
  std::size_t added = 0;
  std::vector<std::size_t> counts(spans_.size(), 0);
  const auto add = [&](const BoundQuery& part) {
    const Spans matched = eval(part);
    ++added;
    bool any = false;
    for (std::size_t n = 0; n < counts.size(); ++n) {
      counts[n] += matched[n] ? 1 : 0;
      any = any || counts[n] == added;
    }
    return any || !is_whole;
  };
  // What takes no positions comes first: when no span is left, the next need not be read.
  // Below other operators they are, as their words count for the score.
  for (const bool cheap : {true, false})
    for (const BoundQuery& part : query.parts)
      if (is_cheap(part) == cheap && !add(part)) return every(false);
  Spans spans = every(false);
  for (std::size_t n = 0; n < counts.size(); ++n) spans[n] = counts[n] >= needed;
  return spans;
}

SpanMatcher::Spans SpanMatcher::eval_words(const BoundQuery& query) {
  const Positions starts = starts_of(query);
  // The title speaks for the whole brief.
  if (query.where == Where::title) return every(!starts.empty());
  std::vector<unsigned> counts(spans_.size(), 0);
  for (const Xapian::termpos start : starts) ++counts[span_at(start)];
  const double idf = starts.empty() || !is_scoring_ ? 0 : idf_of(query);
  Spans spans = every(false);
  for (std::size_t n = 0; n < counts.size(); ++n) {
    const Zone zone = spans_[n].zone;
    const bool is_in_zone = query.where == Where::anywhere ||
                            (query.where == Where::body && zone == Zone::body) ||
                            (query.where == Where::summary && zone == Zone::summary);
    spans[n] = counts[n] != 0 && is_in_zone;
    if (spans[n] && is_scoring_) scores_[n] += idf * counts[n] / (counts[n] + k1);
  }
  return spans;
}

SpanMatcher::Spans SpanMatcher::eval_near(const BoundQuery& query) {
  Spans spans = every(false);
  for (const auto& [first, last] : near_pairs(query))
    if (const std::size_t n = span_at(first); n == span_at(last)) spans[n] = true;
  if (is_scoring_)
    for (std::size_t n = 0; n < spans.size(); ++n)
      for (const BoundQuery& part : query.parts)
        if (spans[n]) scores_[n] += idf_of(part) / (1 + k1);
  return spans;
}

SpanMatcher::Spans SpanMatcher::eval_value(const BoundQuery& query) {
  const auto* const column =
      std::find(span_fields.begin(), span_fields.end(), query.field->name);
  if (column == span_fields.end())
    return every(holds_value(query));  // of the whole brief
  const auto at = static_cast<std::size_t>(column - span_fields.begin());
  const std::vector<bool> is_asked = asked_values(query);
  Spans spans = every(false);
  for (std::size_t n = 0; n < spans.size(); ++n)
    for (const std::uint32_t index : spans_[n].values[at])
      if (index < is_asked.size() && is_asked[index]) spans[n] = true;
  return spans;
}

std::vector<bool> SpanMatcher::asked_values(const BoundQuery& query) {
  std::vector<bool> is_asked;
  const FacetColumn* column =
      table_ != nullptr ? table_->column(query.field->name) : nullptr;
  if (column == nullptr) {
    const std::string bytes = document().get_value(query.field->slot);
    for (const std::string_view value : unpack_values(bytes))
      is_asked.push_back(is_asked_for(query, value));
    return is_asked;
  }
  AskedValues& asked = asked_[{&query, column}];
  asked.resize(column->values, -1);
  const auto [begin, end] = column->places(local_id_);
  for (std::size_t place = begin; place < end; ++place) {
    const std::size_t ordinal = column->ordinal(place);
    if (ordinal >= asked.size()) break;
    signed char& known = asked[ordinal];
    if (known < 0) known = is_asked_for(query, column->name(ordinal)) ? 1 : 0;
    is_asked.push_back(known == 1);
  }
  return is_asked;
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
        return !starts_of(query).empty();
      break;
    case BoundOp::near:
      return !near_pairs(query).empty();
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
        return std::binary_search(query.numbers.begin(), query.numbers.end(), id_);
      return query.values.count(std::string(id_in(document().get_value(date_slot)))) != 0;
    case BoundOp::except:
      return !holds(query.parts.front());
    case BoundOp::claim:
      break;
  }
  // Within one claim; the title and headings are none.
  const Spans spans = eval(query);
  for (std::size_t n = 0; n < spans.size(); ++n)
    if (spans[n] && spans_[n].zone != Zone::title) return true;
  return false;
}

bool SpanMatcher::holds_value(const BoundQuery& query) {
  const std::vector<bool> is_asked = asked_values(query);
  return std::find(is_asked.begin(), is_asked.end(), true) != is_asked.end();
}

bool SpanMatcher::holds_period(const BoundQuery& query) {
  if (query.field->slot == date_slot) {
    const auto date = date_in(document().get_value(date_slot));
    if (!query.first && !query.last) return !date;
    return date && (!query.first || *date >= *query.first) &&
           (!query.last || *date <= *query.last);
  }
  return has_any_term(query.terms);
}

bool SpanMatcher::has_any_term(const std::vector<std::string>& terms) {
  auto t = document().termlist_begin();
  for (const std::string& term : terms) {  // sorted
    t.skip_to(term);
    if (t == document().termlist_end()) return false;
    if (*t == term) return true;
  }
  return false;
}

const SpanMatcher::Positions& SpanMatcher::positions_of(const std::string& term) {
  auto known = std::find_if(positions_.begin(), positions_.end(),
                            [&](const TermPositions& t) { return t.term == term; });
  if (known == positions_.end())
    known = positions_.insert(known, TermPositions{term, 0, {}});
  if (known->id != id_) {
    known->id = id_;
    known->positions.clear();
    read_positions(term, known->positions);
  }
  return known->positions;
}

void SpanMatcher::read_positions(const std::string& term, Positions& positions) {
  // Far away each list is a question of its own, and the text is here already.
  if (is_served_ && record_positions_.lay_out(id_, document().get_data(), spans_)) {
    positions = record_positions_.of(term);
    return;
  }
  const Xapian::Database& part =
      indexes_ == nullptr ? db_ : indexes_->parts[(id_ - 1) % indexes_->parts.size()];
  const auto end = part.positionlist_end(local_id_, term);
  for (auto at = part.positionlist_begin(local_id_, term); at != end; ++at)
    positions.push_back(*at);
}

// Where all the words stand in a row.
SpanMatcher::Positions SpanMatcher::starts_of(const BoundQuery& words) {
  const std::string prefix(words.where == Where::title ? field("title").prefix : "");
  Positions starts;
  for (std::size_t i = 0; i < words.words.size(); ++i) {
    Positions here;
    for (const std::string& stem : words.words[i]) {
      const Positions& found = positions_of(prefix.empty() ? stem : term(prefix, stem));
      here.insert(here.end(), found.begin(), found.end());
    }
    if (words.words[i].size() > 1) std::sort(here.begin(), here.end());
    if (i == 0)
      starts = std::move(here);
    else
      std::erase_if(starts, [&](Xapian::termpos start) {
        return !std::binary_search(here.begin(), here.end(), start + i);
      });
    if (starts.empty()) break;
  }
  return starts;
}

// The first and last place of every window in which all parts begin: as OP_NEAR has it,
// at most `distance` apart for two, a word more for each further part.
std::vector<std::pair<Xapian::termpos, Xapian::termpos>> SpanMatcher::near_pairs(
    const BoundQuery& near) {
  std::vector<std::pair<Xapian::termpos, std::size_t>> places;
  for (std::size_t part = 0; part < near.parts.size(); ++part)
    for (const Xapian::termpos start : starts_of(near.parts[part]))
      places.emplace_back(start, part);
  std::sort(places.begin(), places.end());
  const auto reach = static_cast<Xapian::termpos>(
      static_cast<std::size_t>(near.distance) + near.parts.size() - 2);
  std::vector<std::pair<Xapian::termpos, Xapian::termpos>> pairs;
  std::vector<std::size_t> inside(near.parts.size(), 0);
  std::size_t different = 0;
  std::size_t begin = 0;
  for (const auto& [position, part] : places) {
    different += inside[part]++ == 0 ? 1 : 0;
    while (position - places[begin].first > reach ||
           (inside[places[begin].second] > 1 && places[begin].first != position))
      different -= --inside[places[begin++].second] == 0 ? 1 : 0;
    if (different == near.parts.size()) pairs.emplace_back(places[begin].first, position);
  }
  return pairs;
}

std::size_t SpanMatcher::span_at(Xapian::termpos position) const {
  const auto after = std::upper_bound(
      spans_.begin(), spans_.end(), position,
      [](Xapian::termpos where, const TextSpan& span) { return where < span.first; });
  return static_cast<std::size_t>(
      std::max<std::ptrdiff_t>(after - spans_.begin() - 1, 0));
}

double SpanMatcher::idf_of(const BoundQuery& words) {
  double sum = 0;
  for (const auto& stems : words.words) {
    if (stems.empty()) continue;
    const auto [entry, is_new] = idf_.try_emplace(stems.front());
    if (is_new) {
      // A prefix is as frequent as its most frequent word, which comes first.
      const double briefs = db_.get_doccount();
      const double with = db_.get_termfreq(stems.front());
      entry->second = std::log(1 + (briefs - with + 0.5) / (with + 0.5));
    }
    sum += entry->second;
  }
  return sum;
}

}  // namespace debrief
