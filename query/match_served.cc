#include "query/match_served.h"

#include <algorithm>
#include <functional>
#include <optional>
#include <utility>

#include "query/each_part.h"
#include "query/fetch_briefs.h"
#include "query/plan_query.h"
#include "query/served_positions.h"

namespace debrief {
namespace {

// What QUERY is told by, beside the places of words.
void add_slots(const BoundQuery& query, std::set<Slot>& slots) {
  if (query.field != nullptr && query.field->slot != no_slot)
    slots.insert(query.field->slot);
  for (const BoundQuery& part : query.parts) add_slots(part, slots);
}

std::set<Slot> slots_of(const BoundQuery& query, std::set<Slot> slots) {
  slots.insert({spans_slot, date_slot});
  add_slots(query, slots);
  return slots;
}

// The words that a score is made of: of each place the first.
std::set<std::string> words_of(const BoundQuery& query) {
  std::set<std::string> words;
  for_each_words(query, [&](const BoundQuery& part) {
    for (const auto& stems : part.words)
      if (!stems.empty()) words.insert(stems.front());
  });
  return words;
}

// Every term whose places a question may look at.
void add_terms(const BoundQuery& query, std::set<std::string>& terms) {
  for (const auto& stems : query.words)
    for (const std::string& stem : stems)
      terms.insert(query.where == Where::title ? term(field("title").prefix, stem)
                                               : stem);
  for (const BoundQuery& part : query.parts) add_terms(part, terms);
}

// The part of a question that is told without the places of words, where all else must
// hold as well.
BoundQuery without_words(const BoundQuery& query) {
  if (query.op == BoundOp::claim) return without_words(query.parts.front());
  if (query.op == BoundOp::value) return query;
  BoundQuery rest;
  if (query.op != BoundOp::both) return rest;
  rest.op = BoundOp::both;
  for (const BoundQuery& part : query.parts)
    if (part.op == BoundOp::value) rest.parts.push_back(part);
  return rest;
}

// Those of IDS of a served part that QUERY may match, with the places of its words.
ServedPositions positions_of(const BoundQuery& query, const IndexSet& indexes,
                             const BriefValues& values, std::size_t part,
                             const std::vector<Xapian::docid>& ids) {
  std::set<std::string> terms;
  add_terms(query, terms);
  FarPart& far = *indexes.far[part];
  // Places that are here already cost less than to look for who needs them.
  const bool are_placed =
      std::all_of(terms.begin(), terms.end(),
                  [&](const std::string& term) { return far.has_places(term); });
  const BoundQuery quick = without_words(query);
  SpanMatcher matcher(quick, indexes);
  matcher.use(values);
  std::vector<Xapian::docid> local;
  for (const Xapian::docid id : ids)
    if (are_placed || !matcher.match(id).empty())
      local.push_back(static_cast<Xapian::docid>((id - 1) / indexes.parts.size() + 1));
  const std::vector<std::string> all(terms.begin(), terms.end());
  if (!indexes.placed[part]) return ServedPositions::by_texts(far, std::move(local), all);
  return ServedPositions::by_xapian(far, std::move(local), all);
}

// Calls FN(matcher, id, part) for all briefs of VALUES, those of each part in their order
// and in one thread.
void match_each(const BoundQuery& query, const IndexSet& indexes,
                const BriefValues& values,
                const std::function<void(SpanMatcher&, Xapian::docid, std::size_t)>& fn) {
  for_each_part(indexes, [&](std::size_t part) {
    SpanMatcher matcher(query, indexes);
    matcher.use(values);
    std::vector<Xapian::docid> ids;
    for (const Xapian::docid id : values.ids())
      if ((id - 1) % indexes.parts.size() == part) ids.push_back(id);
    std::optional<ServedPositions> positions;
    if (indexes.is_served(part)) {
      positions.emplace(positions_of(query, indexes, values, part, ids));
      matcher.use(*positions);
    }
    for (const Xapian::docid id : ids) fn(matcher, id, part);
  });
}

}  // namespace

ServedMatcher::ServedMatcher(const BoundQuery& query, const IndexSet& indexes,
                             const std::set<Slot>& slots)
    : indexes_(indexes),
      values_(indexes, plan_candidates(query), slots_of(query, slots), words_of(query)) {
  std::vector<std::map<Xapian::docid, Matched>> by_part(indexes.parts.size());
  match_each(query, indexes, values_,
             [&](SpanMatcher& matcher, Xapian::docid id, std::size_t part) {
               std::vector<SpanMatch> matches = matcher.match(id);
               if (!matches.empty())
                 by_part[part][id] = {std::move(matches), matcher.spans()};
             });
  for (auto& matched : by_part) matched_.merge(matched);
}

std::vector<SpanMatch> ServedMatcher::match(Xapian::docid id) {
  static const Matched none;
  id_ = id;
  const auto found = matched_.find(id);
  open_ = found == matched_.end() ? &none : &found->second;
  return open_->matches;
}

void ServedMatcher::expect_data(const std::vector<Xapian::docid>& ids) {
  std::vector<StoredBrief> briefs = fetch_briefs(indexes_, ids, {});
  for (std::size_t i = 0; i < ids.size(); ++i) data_[ids[i]] = std::move(briefs[i].data);
}

std::string ServedMatcher::data() const {
  const auto known = data_.find(id_);
  return known != data_.end() ? known->second : indexes_.all.data_of(id_);
}

std::set<Slot> slots_told_by(const BoundQuery& query) { return slots_of(query, {}); }

std::vector<Xapian::docid> match_briefs(const BoundQuery& query, const IndexSet& indexes,
                                        const BriefValues& values) {
  std::vector<std::vector<Xapian::docid>> by_part(indexes.parts.size());
  match_each(query, indexes, values,
             [&](SpanMatcher& matcher, Xapian::docid id, std::size_t part) {
               if (matcher.matches_brief(id)) by_part[part].push_back(id);
             });
  std::vector<Xapian::docid> all;
  for (const auto& ids : by_part) all.insert(all.end(), ids.begin(), ids.end());
  std::sort(all.begin(), all.end());
  return all;
}

}  // namespace debrief
