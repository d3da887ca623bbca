// The vocabulary tables of the indexes that a question is asked of.
#pragma once

#include <xapian.h>

#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "debrief/vocabulary_table.h"
#include "query/index_database.h"

namespace debrief {

// Each is opened when it is first asked for.
class VocabularyTables {
 public:
  // PATHS: the folder of each part; empty: it has no table.
  explicit VocabularyTables(std::vector<std::string> paths) : paths_(std::move(paths)) {}

  // The table of PARTS[part]; none, or none of this revision: nullptr.
  const VocabularyTable* table(const std::vector<IndexDatabase>& parts,
                               std::size_t part) {
    tables_.resize(parts.size());
    is_opened_.resize(parts.size());
    if (!is_opened_[part] && part < paths_.size() && !paths_[part].empty())
      tables_[part] = VocabularyTable::open(paths_[part], parts[part].get_uuid(),
                                            parts[part].get_revision());
    is_opened_[part] = true;
    return tables_[part] ? &*tables_[part] : nullptr;
  }

 private:
  std::vector<std::string> paths_;
  std::vector<std::optional<VocabularyTable>> tables_;
  std::vector<bool> is_opened_;
};

}  // namespace debrief
