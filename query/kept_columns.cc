#include "query/kept_columns.h"

#include <algorithm>
#include <utility>

#include "query/count_ordinals.h"
#include "query/kept_table.h"
#include "query/served_table.h"

namespace debrief {
namespace {

// That whose column has the values of SLOT as they are; none: nullptr.
const Field* facet_in(Slot slot) {
  for (const Field& row : fields())
    if (row.facet && row.kind == FieldKind::name && row.slot == slot) return &row;
  return nullptr;
}

}  // namespace

const FacetTable* KeptColumns::table(const IndexSet& indexes, const Field& facet) {
  if (!indexes.are_all_far()) return nullptr;
  const auto known = tables_.find(facet.name);
  if (known != tables_.end()) return known->second ? &*known->second : nullptr;
  std::optional<FacetTable>& table = tables_[std::string(facet.name)];
  const std::string digest = kept_digest(indexes, facet.name, {facet.slot});
  if (digest.empty()) return nullptr;
  table = open_kept_table(facet.name, digest);
  const bool is_whole = table && table->last_id() == indexes.all.get_lastdocid() &&
                        table->column(columns_for(facet).back()->name) != nullptr &&
                        table->column(facet.name) != nullptr;
  if (!is_whole) table.reset();
  return table ? &*table : nullptr;
}

bool KeptColumns::have(const IndexSet& indexes,
                       const std::vector<FacetCounter>& counters) {
  return !counters.empty() &&
         std::all_of(counters.begin(), counters.end(), [&](const FacetCounter& counter) {
           return table(indexes, counter.facet()) != nullptr;
         });
}

void KeptColumns::count(const IndexSet& indexes, const std::vector<Xapian::docid>& ids,
                        std::vector<FacetCounter>& counters) {
  for (FacetCounter& counter : counters) {
    const FacetTable& known = *table(indexes, counter.facet());
    // A server that says more than it has is not believed.
    if (!ids.empty() && ids.back() > known.last_id())
      throw Xapian::NetworkError("it answers something else than it was asked");
    const FacetColumn& column = *known.column(counter.facet().name);
    counter.add_column(column, count_among(column, ids));
    if (counter.facet().name != "domain") continue;
    const FacetColumn& hosts = *known.column("source");
    counter.add_host_counts(named_counts(hosts, count_among(hosts, ids)));
  }
}

void KeptColumns::keep_later(const std::vector<FacetCounter>& counters) {
  for (const FacetCounter& counter : counters) noted_.push_back(&counter.facet());
}

void KeptColumns::keep_noted(const IndexSet& indexes) {
  if (std::exchange(is_order_asked_, false)) KeptOrder::keep(indexes);
  for (const Field* facet : std::exchange(noted_, {})) {
    if (table(indexes, *facet) != nullptr || !can_be_kept(indexes, {facet->slot}))
      continue;
    const std::string digest = kept_digest(indexes, facet->name, {facet->slot});
    if (keep_table(facet->name, digest, [&](const std::string& folder) {
          return write_served_table(folder, digest, indexes, *facet);
        }))
      tables_.erase(tables_.find(facet->name));  // it is there, when it is asked for next
  }
}

bool KeptColumns::have_slot(const IndexSet& indexes, Slot slot) {
  if (slot == date_slot || slot == versions_slot) return order(indexes) != nullptr;
  const Field* facet = facet_in(slot);
  return facet != nullptr && table(indexes, *facet) != nullptr;
}

std::string KeptColumns::slot_of(const IndexSet& indexes, Slot slot, Xapian::docid id) {
  if (slot == date_slot) return std::string(order(indexes)->date(id));
  if (slot == versions_slot) return std::string(order(indexes)->group(id));
  const FacetColumn& column =
      *table(indexes, *facet_in(slot))->column(facet_in(slot)->name);
  std::string bytes;  // values ascend, as their ordinals do
  for (auto [at, end] = column.places(id); at < end; ++at) {
    if (!bytes.empty()) bytes += '\0';
    bytes += column.name(column.ordinal(at));
  }
  return bytes;
}

const KeptOrder* KeptColumns::order(const IndexSet& indexes) {
  if (!order_) order_.emplace(KeptOrder::open(indexes));
  return *order_ ? &**order_ : nullptr;
}

void KeptColumns::ask_order(const IndexSet& indexes) {
  if (is_order_asked_ || order(indexes) != nullptr) return;
  is_order_asked_ = KeptOrder::ask(indexes);
}

}  // namespace debrief
