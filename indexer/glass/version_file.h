// The file that names a glass database's tables and what they hold together.
//
//   magic, format version u16, 16 bytes that name this database, then varints: revision;
//   for each table its root block, level << 2 | 2, items, block size >> 11, from how many
//   bytes on a tag may be compressed, the length of the free list and that list
//   (revision, first block not used, four zeros); documents, last id - documents, least
//   length that is not 0, largest wdf, largest length - that, 0, total length, 0
#pragma once

#include <array>
#include <cstdint>
#include <string>

#include "indexer/glass/table_writer.h"

namespace debrief {

// In the order of the file.
struct GlassTables {
  TableRoot postlist;
  TableRoot docdata;
  TableRoot termlist;
  TableRoot position;
};

struct GlassTotals {
  std::uint32_t documents = 0;
  std::uint32_t last_id = 0;
  std::uint32_t least_length = 0;  // of those that have words; none: 0
  std::uint32_t largest_length = 0;
  std::uint32_t largest_wdf = 0;
  std::uint64_t length = 0;
};

// Makes a database of the tables in FOLDER, at one moment. Throws Error when it cannot.
void write_version_file(const std::string& folder, const GlassTables& tables,
                        const GlassTotals& totals);

// True when the Xapian that this program runs with writes the same format, down to the
// version file of a database without documents. Tried in FOLDER, which must be writable;
// nothing stays there.
bool writes_known_format(const std::string& folder);

}  // namespace debrief
