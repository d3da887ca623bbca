// Which way documents go into an index: decided here and nowhere else.
//
//   ordinary   Xapian's writer, document by document, into the generation in use: each
//              costs some milliseconds, and nothing else does
//   bulk       indexer/glass: a whole generation at once, on all threads; costs little a
//              document, and nothing can be seen before its end
//
// Into an index that holds briefs, bulk brings the new ones next to it, and Xapian's
// compactor makes one of both. It is chosen only with the version of Xapian's format that
// it knows.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

#include "indexer/positions/position_store.h"

namespace debrief {

enum class WriterKind { ordinary, bulk };

struct WriterNeeds {
  std::size_t files = 0;      // new ones, about to be read
  std::uint64_t bytes = 0;    // of them
  std::size_t documents = 0;  // in the index
  std::uint64_t on_disk = 0;  // bytes of it
  std::string dir;            // of the index, where a try can be made
  PositionStore store = PositionStore::file;
};

// Throws Error when what is to be written certainly does not fit on the disk: before
// anything is, with both numbers.
WriterKind choose_writer(const WriterNeeds& needs);

}  // namespace debrief
