#include "query/count_matches.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "query/count_ordinals.h"

namespace debrief {
namespace {

// Up to so many it is cheaper to read the slots than to bring a table's pages in.
constexpr std::size_t few_matches = 3;

using Ids = std::vector<Xapian::docid>;

// What to count of a table: the briefs in `added`, or all it has but those in `removed`.
struct TableMatches {
  bool from_all = false;
  const Ids* added = nullptr;  // all matches, or `some` of them
  Ids some;
  Ids removed;
};

// The ids from 1 to LAST that are not in IDS.
Ids others(const Ids& ids, Xapian::docid last) {
  Ids rest;
  rest.reserve(last - std::min<std::size_t>(last, ids.size()));
  Xapian::docid next = 1;
  for (const Xapian::docid id : ids) {
    for (; next < id && next <= last; ++next) rest.push_back(next);
    next = id + 1;
  }
  for (; next <= last; ++next) rest.push_back(next);
  return rest;
}

// Into SPLIT: its `added` may be MATCHES.
void split_matches(const FacetTable& table, const PartMatches& matches,
                   TableMatches& split) {
  split.from_all = matches.all || matches.ids.size() > table.briefs() / 2;
  if (matches.all) {
    std::set_union(table.changes().begin(), table.changes().end(), matches.but.begin(),
                   matches.but.end(), std::back_inserter(split.removed));
  } else if (split.from_all) {
    split.removed = others(matches.ids, table.last_id());
    const std::size_t others_end = split.removed.size();
    split.removed.insert(split.removed.end(), table.changes().begin(),
                         table.changes().end());
    if (others_end != split.removed.size())  // as a rule nothing has changed
      std::sort(split.removed.begin(), split.removed.end());
    split.removed.erase(std::unique(split.removed.begin(), split.removed.end()),
                        split.removed.end());
  } else if (table.changes().empty() && matches.ids.back() <= table.last_id()) {
    split.added = &matches.ids;
  } else {
    std::copy_if(matches.ids.begin(), matches.ids.end(), std::back_inserter(split.some),
                 [&](Xapian::docid id) { return !table.is_changed(id); });
    split.added = &split.some;
  }
  std::erase_if(split.removed, [&](Xapian::docid id) { return id > table.last_id(); });
}

OrdinalCounts count_column(const FacetColumn& column, const TableMatches& matches) {
  return matches.from_all ? count_without(column, matches.removed)
                          : count_among(column, *matches.added);
}

bool is_left_out(const PartMatches& matches, Xapian::docid id) {
  return std::binary_search(matches.but.begin(), matches.but.end(), id);
}

// The matches that the table does not know as they are now.
PartMatches changed_matches(const FacetTable& table, const Xapian::Database& part,
                            const PartMatches& matches) {
  PartMatches changed;
  if (!matches.all) {
    for (const Xapian::docid id : matches.ids)
      if (table.is_changed(id)) changed.ids.push_back(id);
    return changed;
  }
  auto existing = part.postlist_begin(std::string());
  for (const Xapian::docid id : table.changes()) {
    existing.skip_to(id);
    if (existing == part.postlist_end(std::string())) break;
    if (*existing == id && !is_left_out(matches, id)) changed.ids.push_back(id);
  }
  return changed;
}

bool has_columns(const FacetTable& table, const std::vector<FacetCounter>& counters) {
  return std::all_of(counters.begin(), counters.end(), [&](const FacetCounter& counter) {
    return table.column(counter.facet().name) != nullptr;
  });
}

void count_by_table(const FacetTable& table, const Xapian::Database& part,
                    const PartMatches& matches, std::vector<FacetCounter>& counters) {
  TableMatches known;
  split_matches(table, matches, known);
  for (FacetCounter& counter : counters) {
    const Field& facet = counter.facet();
    const FacetColumn* column = table.column(facet.name);
    counter.add_column(*column, count_column(*column, known));
    if (const FacetColumn* hosts = table.column("source");
        facet.name == "domain" && hosts != nullptr)
      counter.add_host_counts(named_counts(*hosts, count_column(*hosts, known)));
  }
  if (!table.changes().empty())
    count_one_by_one(part, changed_matches(table, part, matches), counters);
}

}  // namespace

void count_one_by_one(const Xapian::Database& part, const PartMatches& matches,
                      std::vector<FacetCounter>& counters) {
  const auto count = [&](Xapian::docid id) {
    const Xapian::Document document = part.get_document(id, Xapian::DOC_ASSUME_VALID);
    for (FacetCounter& counter : counters) counter.count_brief(document);
  };
  if (matches.all) {
    for (auto id = part.postlist_begin(std::string());
         id != part.postlist_end(std::string()); ++id)
      if (!is_left_out(matches, *id)) count(*id);
  }
  for (const Xapian::docid id : matches.ids) count(id);
}

void count_matches(const IndexSet& indexes, const Matches& matches,
                   std::vector<FacetCounter>& counters) {
  if (counters.empty()) return;
  for (std::size_t i = 0; i < matches.parts.size(); ++i) {
    const PartMatches& found = matches.parts[i];
    const FacetTable* table =
        found.all || found.ids.size() > few_matches ? indexes.table(i) : nullptr;
    if (table != nullptr && has_columns(*table, counters))
      count_by_table(*table, indexes.parts[i], found, counters);
    else
      count_one_by_one(indexes.parts[i], found, counters);
  }
}

}  // namespace debrief
