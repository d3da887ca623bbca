// What matches of served briefs are put in order, told apart and scored by, beside lists:
// kept on this machine (kept_table.h), so that what servers have sent of lists is enough
// to find here what they would find.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "debrief/facet_table.h"
#include "query/index_set.h"

namespace debrief {

class KeptOrder {
 public:
  // That of INDEXES as they are; nothing: none is kept.
  static std::optional<KeptOrder> open(const IndexSet& indexes);

  // Whether some is kept of any index: what is asked of servers ahead depends on that.
  static bool is_any();

  // Asks all servers for the columns that it is made of; false: they have none, or they
  // are too much.
  static bool ask(const IndexSet& indexes);

  // Keeps what has come of them.
  static void keep(const IndexSet& indexes);

  // Of ids of IndexSet::all. The place among all by what date_slot holds, from 1 on; 0:
  // nothing, as behind the last. What it holds and what versions_slot does, in the memory
  // of this.
  std::uint32_t place(Xapian::docid id) const {
    const auto [begin, end] = dates_->places(id);
    return begin < end ? static_cast<std::uint32_t>(dates_->ordinal(begin) + 1) : 0;
  }
  std::string_view date(Xapian::docid id) const;
  std::string_view group(Xapian::docid id) const;

  // How many words the briefs of a part have, by their ids there; below unknown_length.
  std::span<const std::uint16_t> lengths(std::size_t part) const;

 private:
  explicit KeptOrder(FacetTable table) : table_(std::move(table)) {}

  FacetTable table_;
  const FacetColumn* dates_ = nullptr;
  const FacetColumn* groups_ = nullptr;
  std::vector<std::span<const std::uint16_t>> lengths_;  // by part
};

}  // namespace debrief
