#include "query/row_places.h"

#include <algorithm>
#include <string>

#include "query/positions/walk_rows.h"

namespace debrief {
namespace {

bool is_single(const std::vector<std::string>& stems) { return stems.size() == 1; }

bool are_near(const std::vector<Xapian::termpos>& a,
              const std::vector<Xapian::termpos>& b, Xapian::termpos distance) {
  auto first = a.begin();
  auto second = b.begin();
  while (first != a.end() && second != b.end()) {
    const bool is_behind = *first > *second;
    if ((is_behind ? *first - *second : *second - *first) <= distance) return true;
    ++(is_behind ? second : first);
  }
  return false;
}

}  // namespace

void keep_followed(std::vector<Xapian::termpos>& starts,
                   const std::vector<Xapian::termpos>& here, std::size_t distance) {
  auto next = here.begin();
  auto kept = starts.begin();
  for (const Xapian::termpos start : starts) {
    while (next != here.end() && *next < start + distance) ++next;
    if (next == here.end()) break;
    if (*next == start + distance) *kept++ = start;
  }
  starts.erase(kept, starts.end());
}

bool RowPlaces::can_tell(const BoundQuery& query) {
  const auto is_told_where = [](const BoundQuery& words) {
    return words.op == BoundOp::words &&
           (words.where == Where::anywhere || words.where == Where::title) &&
           !words.words.empty() &&
           std::all_of(words.words.begin(), words.words.end(), is_single);
  };
  if (query.op == BoundOp::words) return is_told_where(query);
  if (query.op != BoundOp::near || query.parts.size() != 2) return false;
  const BoundQuery& first = query.parts[0];
  const BoundQuery& second = query.parts[1];
  return is_told_where(first) && is_told_where(second) && first.words.size() == 1 &&
         second.words.size() == 1 && first.where == second.where &&
         first.words != second.words && query.distance > 0;
}

RowPlaces::RowPlaces(const BoundQuery& query, WordPlaces& places, std::size_t part) {
  const auto add = [&](const BoundQuery& words) {
    for (const std::vector<std::string>& terms : WordPlaces::terms_of(words))
      terms_.push_back(&places.term_places(terms.front(), part));
  };
  if (query.op == BoundOp::words) add(query);
  for (const BoundQuery& word : query.parts) add(word);
  if (query.op == BoundOp::near) distance_ = static_cast<Xapian::termpos>(query.distance);
}

bool RowPlaces::holds(Xapian::docid id) {
  terms_.front()->read(id, starts_);
  for (std::size_t i = 1; i < terms_.size() && !starts_.empty(); ++i) {
    terms_[i]->read(id, next_);
    if (distance_ != 0) return are_near(starts_, next_, distance_);
    keep_followed(starts_, next_, i);
  }
  return !starts_.empty();
}

std::optional<std::vector<Xapian::docid>> RowPlaces::find_all() const {
  std::vector<PositionList> lists;
  for (const TermPlaces* term : terms_) {
    const PositionList* list = term->whole_list();
    if (list == nullptr) return std::nullopt;
    lists.push_back(*list);
    lists.back().restart();
  }
  return walk_rows(std::move(lists), distance_);
}

}  // namespace debrief
