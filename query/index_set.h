// The indexes that a question is asked of, opened as one.
#pragma once

#include <xapian.h>

#include <algorithm>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "query/facet_tables.h"
#include "query/index_database.h"
#include "query/lookups.h"
#include "query/positions/position_tables.h"
#include "query/postings/local_postings.h"
#include "query/rows_by.h"
#include "query/term_lists.h"
#include "query/vocabulary_tables.h"

namespace debrief {

class KeptColumns;  // kept_columns.h

// Several indexes answer as one: `all` searches them together, and what is not searched
// but looked up (metadata) is asked of each of `parts`.
struct IndexSet {
  IndexDatabase all;
  std::vector<IndexDatabase> parts;
  bool is_remote = false;               // at least one is served by another process
  std::vector<std::string> names = {};  // of the parts, as messages call them
  std::vector<bool> served = {};        // which parts those are
  std::vector<Xapian::doccount> in_groups = {};  // count_in_groups() of served parts
  std::vector<std::string> missing = {};  // servers left out, as they do not answer
  FarParts far = {};                      // by part; of one that is here: nullptr
  std::vector<bool> placed = {};  // served parts whose Xapian has the positions of words
  RowsBy rows = RowsBy::xapian;
  std::shared_ptr<FacetTables> tables = nullptr;
  std::shared_ptr<PositionTables> positions = nullptr;  // none: Xapian has them all
  std::shared_ptr<VocabularyTables> vocabularies = nullptr;
  std::shared_ptr<LocalPostings> postings = nullptr;
  std::shared_ptr<TermLists> term_lists = nullptr;
  std::shared_ptr<KeptColumns> kept = nullptr;  // where all parts are far

  // The part is read by a server and not by this process.
  bool is_served(std::size_t part) const { return part < served.size() && served[part]; }

  bool are_all_far() const {
    return !far.empty() && far.size() == parts.size() &&
           std::find(far.begin(), far.end(), nullptr) == far.end();
  }

  // The facet table of a part; none: nullptr.
  const FacetTable* table(std::size_t part) const {
    return tables ? tables->table(parts, part) : nullptr;
  }

  // Where the words of a part stand.
  std::shared_ptr<const PartPositions> positions_of(std::size_t part) const {
    return positions ? positions->of(parts, part) : PartPositions::of_xapian(parts[part]);
  }

  // The table of the terms of each brief of a part; nullptr: ask Xapian.
  std::shared_ptr<const MappedTable> term_lists_of(std::size_t part) const {
    return term_lists ? term_lists->table(parts, part) : nullptr;
  }

  // The vocabulary table of a part; none: nullptr.
  const VocabularyTable* vocabulary(std::size_t part) const {
    return vocabularies ? vocabularies->table(parts, part) : nullptr;
  }

  // The postings of all parts; none: ask Xapian.
  std::vector<PartPostings*> part_postings() const {
    return postings ? postings->all(parts) : std::vector<PartPostings*>();
  }
};

// What a question will look up: asked for once servers are on their way.
using Foresee = std::function<Lookups()>;

// Each of NAMES is a folder or HOST:PORT, where xapian-tcpsrv serves one; none: the
// default. Throws Error as open_index() does, or naming a server that does not answer; if
// PARTIAL, such servers go into `missing`, unless they are all. What FORESEE says is known
// of all servers then, for no wait more; where there are none it is not called.
IndexSet open_indexes(const std::vector<std::string>& names, bool partial = false,
                      const Foresee& foresee = {});

// What the parts hold under a metadata key, the first that holds anything.
std::string look_up(const IndexSet& indexes, const std::string& key);

// How many briefs have other editions.
Xapian::doccount count_in_groups(const IndexSet& indexes);

}  // namespace debrief
