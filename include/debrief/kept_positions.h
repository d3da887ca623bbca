// Where the positions of each brief of a database are.
#pragma once

#include <xapian.h>

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "debrief/position_file.h"

namespace debrief {

// In the file, or in Xapian's own table: of each brief all in one of them.
struct KeptPositions {
  std::shared_ptr<const PositionFile> file;  // nullptr: all are in the table
  std::vector<Xapian::docid> rewritten;  // ascending: the file has what they were before

  bool in_file(Xapian::docid id) const;

  // The positions, ascending, of the TERM of a document's term list; none: nothing.
  void read(Xapian::docid id, const Xapian::TermIterator& term,
            std::vector<Xapian::termpos>& out) const;
};

// Of the database DB in the folder GENERATION, as its metadata say. Throws
// Xapian::DatabaseCorruptError when it must have a file that is not there or damaged.
KeptPositions kept_positions(const Xapian::Database& db, const std::string& generation);

// Ids (ascending, each once) as rewritten_key has them: how far each is from the one
// before, as varints. unpack_ids() throws Xapian::DatabaseCorruptError when the bytes are
// no such list.
std::string pack_ids(const std::vector<Xapian::docid>& ids);
std::vector<Xapian::docid> unpack_ids(std::string_view bytes);

}  // namespace debrief
