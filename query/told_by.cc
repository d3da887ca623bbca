#include "query/told_by.h"

#include <algorithm>
#include <cstddef>

namespace debrief {
namespace {

bool is_one_word(const BoundQuery& part) {
  return part.op == BoundOp::words && part.words.size() == 1 && part.words[0].size() == 1;
}

// Xapian matches phrases and windows of single terms only.
bool is_of_terms(const BoundQuery& query) {
  if (query.op == BoundOp::near)
    return std::all_of(query.parts.begin(), query.parts.end(), is_one_word);
  return query.words.size() == 1 ||
         std::all_of(query.words.begin(), query.words.end(),
                     [](const auto& stems) { return stems.size() == 1; });
}

bool is_plain(const BoundQuery& query) {
  return is_of_terms(query) && !(is_row(query) && query.rows == RowsBy::texts);
}

// So many ways to choose some of the words are written out.
constexpr std::size_t most_choices = 64;

// How many ways there are to choose COUNT of N; above the most: one more than that.
std::size_t choices(std::size_t n, std::size_t count) {
  std::size_t ways = 1;
  for (std::size_t i = 0; i < std::min(count, n - std::min(count, n)); ++i) {
    ways = ways * (n - i) / (i + 1);
    if (ways > most_choices) return most_choices + 1;
  }
  return ways;
}

// A phrase that texts have answered: its words, and which briefs.
bool is_answered_row(const BoundQuery& query) {
  return query.op == BoundOp::nothing || query.op == BoundOp::brief ||
         (query.op == BoundOp::except && query.parts.front().op == BoundOp::brief) ||
         (query.op == BoundOp::both &&
          std::all_of(query.parts.begin(), query.parts.end(), [](const auto& part) {
            return is_one_word(part) || is_answered_row(part);
          }));
}

}  // namespace

bool is_row(const BoundQuery& query) {
  return query.op == BoundOp::near ||
         (query.op == BoundOp::words && query.words.size() > 1);
}

bool is_for_xapian(const BoundQuery& query) {
  return query.rows == RowsBy::xapian && is_plain(query);
}

bool is_written_out(const BoundQuery& query) {
  const auto is_known = [](const BoundQuery& part) {
    return is_answered_row(part) ||
           (part.op == BoundOp::words && is_of_terms(part) &&
            (part.where == Where::anywhere || part.where == Where::title));
  };
  return query.op == BoundOp::at_least && query.count > 0 &&
         query.count <= query.parts.size() &&
         choices(query.parts.size(), query.count) <= most_choices &&
         std::all_of(query.parts.begin(), query.parts.end(), is_known);
}

bool needs_spans(const BoundQuery& query) {
  switch (query.op) {
    case BoundOp::words:
      return query.where == Where::summary || query.where == Where::body ||
             !is_plain(query);
    case BoundOp::near:
      return !is_plain(query);
    case BoundOp::at_least:
      return !is_written_out(query) ||
             std::any_of(query.parts.begin(), query.parts.end(), needs_spans);
    case BoundOp::claim:
      return true;
    default:
      return std::any_of(query.parts.begin(), query.parts.end(), needs_spans);
  }
}

bool needs_positions(const BoundQuery& query) {
  return is_row(query) || needs_spans(query) ||
         std::any_of(query.parts.begin(), query.parts.end(), needs_positions);
}

bool is_told_by_positions(const BoundQuery& query) {
  const bool may_be = query.op == BoundOp::words || query.op == BoundOp::near ||
                      query.op == BoundOp::at_least || query.op == BoundOp::claim;
  return may_be && (is_row(query) || needs_spans(query));
}

}  // namespace debrief
