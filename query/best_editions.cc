#include "query/best_editions.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <utility>

#include "debrief/brief_columns.h"
#include "query/date_order.h"
#include "query/set_order.h"
#include "query/zeroed.h"

namespace debrief {
namespace {

using Ids = std::span<const Xapian::docid>;

std::optional<Editions> known_editions(const FacetTable* table) {
  if (table == nullptr || !table->changes().empty()) return std::nullopt;
  return edition_column(*table);
}

// Calls FN(i) for each place in FEW of what is in MANY too; both ascend.
template <class Fn>
void for_common(Ids few, Ids many, Fn fn) {
  auto at = many.begin();
  for (std::size_t i = 0; i < few.size(); ++i) {
    // By steps that double, as one list may be far longer.
    for (std::ptrdiff_t step = 1; at != many.end() && *at < few[i]; step *= 2) {
      const auto far = std::min(step, many.end() - at);
      at = *(at + far - 1) < few[i] ? at + far : std::lower_bound(at, at + far, few[i]);
    }
    if (at == many.end()) return;
    if (*at == few[i]) fn(i);
  }
}

// Takes matches in groups, ids ascending.
class EditionChooser {
 public:
  EditionChooser(const Editions& editions, const DateOrder& dates)
      : editions_(editions), dates_(dates), best_(editions.ids.size()) {}

  // Brief I of the editions. False: the table is damaged.
  bool take(std::size_t i, double score) {
    const std::size_t group = editions_.groups[i];
    const Xapian::docid id = editions_.ids[i];
    if (group >= best_.size() || !dates_.has(id)) return false;
    const Edition next{id, score, dates_.place(id)};
    if (best_[group] == 0) {
      firsts_.push_back(next);
      best_[group] = static_cast<std::uint32_t>(firsts_.size());
      return true;
    }
    Edition& best = firsts_[best_[group] - 1];
    const bool is_better =
        next.score != best.score ? next.score > best.score : next.place < best.place;
    behind_.push_back(is_better ? best.id : id);
    if (is_better) best = next;
    return true;
  }

  std::vector<Xapian::docid> behind() && {
    std::sort(behind_.begin(), behind_.end());
    return std::move(behind_);
  }

 private:
  struct Edition {
    Xapian::docid id = 0;
    double score = 0;
    std::uint32_t place = 0;
  };

  const Editions& editions_;
  const DateOrder& dates_;
  std::vector<Edition> firsts_;  // of groups, as they come
  Zeroed<std::uint32_t> best_;   // by group: which of these, from 1; 0: none yet
  std::vector<Xapian::docid> behind_;
};

}  // namespace

std::optional<std::span<const Xapian::docid>> known_in_groups(const IndexSet& indexes) {
  if (indexes.parts.size() != 1) return std::nullopt;
  const auto editions = known_editions(indexes.table(0));
  if (!editions) return std::nullopt;
  return editions->ids;
}

std::optional<std::vector<Xapian::docid>> known_behind(const IndexSet& indexes,
                                                       const PartMatches& matches,
                                                       Sort sort,
                                                       const std::vector<Match>* scored) {
  const FacetTable* table = indexes.table(0);
  const auto editions = known_editions(table);
  if (!editions || (is_by_relevance(sort) && scored == nullptr)) return std::nullopt;
  const auto dates = DateOrder::of(*table, is_by_relevance(sort) ? Sort::newest : sort);
  if (!dates) return std::nullopt;
  EditionChooser chooser(*editions, *dates);
  bool is_sound = true;
  const auto take = [&](std::size_t i, double score) {
    is_sound = is_sound && chooser.take(i, score);
  };
  if (is_by_relevance(sort)) {
    std::size_t i = 0;
    for (const Match& match : *scored) {
      while (i < editions->ids.size() && editions->ids[i] < match.id) ++i;
      if (i == editions->ids.size() || editions->ids[i] != match.id) return std::nullopt;
      take(i, match.score);
    }
  } else if (matches.all) {
    for (std::size_t i = 0; i < editions->ids.size(); ++i) take(i, 0);
  } else {
    for_common(editions->ids, matches.ids, [&](std::size_t i) { take(i, 0); });
  }
  if (!is_sound) return std::nullopt;
  return std::move(chooser).behind();
}

}  // namespace debrief
