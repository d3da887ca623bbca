// The table of what is kept with briefs (debrief/record.h), read past Xapian where the
// database is here on disk: there, each brief costs copies of whole blocks and a zlib that
// takes longer for a few hundred bytes than all else does.
#pragma once

#include <xapian.h>

#include <memory>
#include <string>
#include <vector>

#include "query/glass/mapped_table.h"
#include "query/records/inflate.h"

namespace debrief {

class RecordTable {
 public:
  // That of the database in FOLDER; nullptr unless it is a glass database of the format
  // that is known, with that UUID (as Xapian writes it) and that very revision.
  static std::unique_ptr<RecordTable> open(const std::string& folder,
                                           const std::string& uuid,
                                           std::uint64_t revision);

  // As Xapian::Document::get_data() of that document; empty for one that has none. Throws
  // Xapian's exceptions: DatabaseModifiedError for a revision that is written over,
  // DatabaseCorruptError for damage.
  std::string data(Xapian::docid id);

 private:
  explicit RecordTable(std::shared_ptr<const MappedTable> table)
      : cursor_(std::move(table)) {}

  TableCursor cursor_;
  Inflater inflater_;
};

// Those of the parts of an index set, each opened when it is first asked for.
class RecordTables {
 public:
  // PATHS: the folder of each part; empty: it has none that can be read here.
  explicit RecordTables(std::vector<std::string> paths) : paths_(std::move(paths)) {}

  // That of PARTS[part]; nullptr: ask Xapian.
  RecordTable* table(const std::vector<Xapian::Database>& parts, std::size_t part);

 private:
  std::vector<std::string> paths_;
  std::vector<std::unique_ptr<RecordTable>> tables_;
  std::vector<bool> is_opened_;
};

}  // namespace debrief
