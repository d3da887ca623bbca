#include "query/order_by_date.h"

#include <algorithm>
#include <cstdint>
#include <string>
#include <utility>

#include "debrief/periods.h"
#include "query/date_order.h"

namespace debrief {
namespace {

// Up to so many are sorted by their values, one by one, where there is no table.
constexpr std::size_t few_matches = 48;

// To look one up among the matches costs as much as to take in so many.
constexpr std::size_t look_up_cost = 8;

using Ids = std::vector<Xapian::docid>;

// The briefs of a table from the first to the last that a page shows.
class TableOrder {
 public:
  TableOrder(const FacetTable& table, const DateOrder& dates)
      : table_(table), dates_(dates) {}

  // The first COUNT of all briefs that have not changed, but for these, ascending.
  Ids first_of_all(std::size_t count, const Ids& but) const {
    Ids ids;
    for (std::size_t n = 0; n < dates_.briefs() && ids.size() < count; ++n) {
      const Xapian::docid id = dates_.nth(n);
      const bool is_left_out = std::binary_search(but.begin(), but.end(), id);
      if (!is_left_out && !table_.is_changed(id)) ids.push_back(id);
    }
    return ids;
  }

  // The first COUNT of these, ascending.
  Ids first_of(const Ids& ids, std::size_t count) const {
    if (std::optional<Ids> first = first_found(ids, count)) return *std::move(first);
    std::vector<std::pair<std::uint32_t, Xapian::docid>> places;
    places.reserve(ids.size());
    for (const Xapian::docid id : ids)
      if (!table_.is_changed(id)) places.emplace_back(dates_.place(id), id);
    const std::size_t shown = std::min(count, places.size());
    const auto end = places.begin() + static_cast<std::ptrdiff_t>(shown);
    std::nth_element(places.begin(), end == places.end() ? end - (shown > 0) : end,
                     places.end());
    std::sort(places.begin(), end);
    Ids first;
    for (auto at = places.begin(); at != end; ++at) first.push_back(at->second);
    return first;
  }

 private:
  // The same along the order of all: where many match, few others are passed on the way.
  // Nothing: too many are.
  std::optional<Ids> first_found(const Ids& ids, std::size_t count) const {
    const std::size_t most = std::min(dates_.briefs(), ids.size() / look_up_cost);
    if (count > most) return std::nullopt;
    Ids first;
    for (std::size_t n = 0; n < most && first.size() < count; ++n) {
      const Xapian::docid id = dates_.nth(n);
      if (std::binary_search(ids.begin(), ids.end(), id) && !table_.is_changed(id))
        first.push_back(id);
    }
    if (first.size() < count) return std::nullopt;
    return first;
  }

  const FacetTable& table_;
  const DateOrder& dates_;
};

Ids changed_ids(const FacetTable& table, const Xapian::Database& part,
                const PartMatches& matches) {
  Ids changed;
  if (!matches.all) {
    const bool is_known = table.changes().empty() && !matches.ids.empty() &&
                          matches.ids.back() <= table.last_id();
    if (is_known) return changed;
    std::copy_if(matches.ids.begin(), matches.ids.end(), std::back_inserter(changed),
                 [&](Xapian::docid id) { return table.is_changed(id); });
    return changed;
  }
  auto existing = part.postlist_begin(std::string());
  for (const Xapian::docid id : table.changes()) {
    existing.skip_to(id);
    if (existing == part.postlist_end(std::string())) break;
    const bool is_left_out =
        std::binary_search(matches.but.begin(), matches.but.end(), id);
    if (*existing == id && !is_left_out) changed.push_back(id);
  }
  return changed;
}

// Those of a part that may be on a page that ends with the COUNTth; nothing: without a
// table there are too many.
std::optional<Ids> first_in_part(const IndexSet& indexes, std::size_t part,
                                 const PartMatches& matches, Sort sort, std::size_t count,
                                 bool& in_order) {
  in_order = false;
  if (!matches.all && matches.ids.size() == 1) return matches.ids;
  const FacetTable* table = indexes.table(part);
  const auto dates = table != nullptr ? DateOrder::of(*table, sort) : std::nullopt;
  if (!dates) {
    if (!matches.all && matches.ids.size() <= few_matches) return matches.ids;
    return std::nullopt;
  }
  const TableOrder order(*table, *dates);
  Ids ids = matches.all ? order.first_of_all(count, matches.but)
                        : order.first_of(matches.ids, count);
  const Ids changed = changed_ids(*table, indexes.parts[part], matches);
  ids.insert(ids.end(), changed.begin(), changed.end());
  in_order = changed.empty();
  return ids;
}

// What a match is sorted by: the undated last.
std::string key_of(const Xapian::Database& part, Xapian::docid id, Sort sort) {
  std::string value =
      part.get_document(id, Xapian::DOC_ASSUME_VALID).get_value(date_slot);
  return sort == Sort::newest || date_in(value) ? value : "99999999" + value;
}

}  // namespace

std::optional<std::vector<Match>> order_by_date(const IndexSet& indexes,
                                                const Matches& matches, Sort sort,
                                                std::size_t offset, std::size_t limit) {
  std::vector<Match> page;
  if (limit == 0 || offset >= matches.size) return page;
  const std::size_t count = std::min(matches.size, offset + limit);
  bool in_order = true;
  std::vector<std::pair<std::string, Xapian::docid>> found;
  for (std::size_t part = 0; part < matches.parts.size(); ++part) {
    const auto ids =
        first_in_part(indexes, part, matches.parts[part], sort, count, in_order);
    if (!ids) return std::nullopt;
    in_order = in_order && matches.parts.size() == 1;
    for (const Xapian::docid id : *ids)
      found.emplace_back(in_order ? "" : key_of(indexes.parts[part], id, sort),
                         matches.id_in_all(part, id));
  }
  if (!in_order)
    std::sort(found.begin(), found.end(), [&](const auto& a, const auto& b) {
      if (a.first == b.first) return a.second < b.second;
      return sort == Sort::newest ? a.first > b.first : a.first < b.first;
    });
  for (std::size_t i = offset; i < std::min(count, found.size()); ++i)
    page.push_back({found[i].second, 0, 0});
  return page;
}

}  // namespace debrief
