// The file that names a glass database's tables and what they hold together.
//
// As glass_layout.h draws it. Each free list is a revision, the first block not used and
// four zeros; the totals are documents, last id - documents, least length that is not 0,
// largest wdf, largest length - that, 0, total length, 0.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

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
  std::uint32_t least_length = 0;  // of those that have words; none: 0
  std::uint32_t largest_length = 0;
  std::uint32_t largest_wdf = 0;
  std::uint64_t length = 0;
};

// Makes a database of the tables in FOLDER, at one moment. Returns its UUID, as Xapian
// writes it. Throws Error when it cannot.
std::string write_version_file(const std::string& folder, const GlassTables& tables,
                               const GlassTotals& totals);

// Appends the root of a position table that does not exist, as a version file has it.
void append_empty_root(std::string& out);

// Puts a version file of these BYTES in the place of the one in FOLDER, durably, at one
// moment. Throws Error when it cannot.
void replace_version_file(const std::string& folder, std::string_view bytes);

// True when the Xapian that this program runs with writes the same format, down to the
// version file of a database without documents. Tried in FOLDER, which must be writable;
// nothing stays there.
bool writes_known_format(const std::string& folder);

}  // namespace debrief
