// Which way documents go into an index: decided here and nowhere else.
//
//   ordinary   Xapian's writer, document by document, into the generation in use: each
//              costs some milliseconds, and nothing else does
//   bulk       indexer/glass: a whole generation at once, on all threads; costs little a
//              document, and nothing can be seen before its end
//
// Bulk is for an index that holds nothing yet, and only with the version of Xapian's
// format that it knows.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

namespace debrief {

enum class WriterKind { ordinary, bulk };

struct WriterNeeds {
  std::size_t files = 0;    // about to be read
  std::uint64_t bytes = 0;  // of them
  bool is_empty = false;    // the index, and nothing is known of any file
  std::string dir;          // of the index, where a try can be made
};

// Throws Error when what is to be written certainly does not fit on the disk: before
// anything is, with both numbers.
WriterKind choose_writer(const WriterNeeds& needs);

}  // namespace debrief
