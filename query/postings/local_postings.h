// The postings of the parts of an index set, each opened when it is first asked for.
#pragma once

#include <xapian.h>

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

#include "query/facet_tables.h"
#include "query/index_database.h"
#include "query/postings/part_postings.h"

namespace debrief {

class LocalPostings {
 public:
  // PATHS: the folder of each part; empty: it has none that can be read here. TABLES of
  // the same parts may be nullptr.
  explicit LocalPostings(std::vector<std::string> paths,
                         std::shared_ptr<FacetTables> tables = nullptr)
      : paths_(std::move(paths)), tables_(std::move(tables)) {}

  // Those of all PARTS, or of none: where one cannot be read past Xapian, the frequencies
  // that scores are made of are not known.
  const std::vector<PartPostings*>& all(const std::vector<IndexDatabase>& parts);

 private:
  std::vector<std::string> paths_;
  std::shared_ptr<FacetTables> tables_;
  std::vector<std::unique_ptr<PartPostings>> opened_;
  std::vector<PartPostings*> all_;
  bool is_opened_ = false;
};

}  // namespace debrief
