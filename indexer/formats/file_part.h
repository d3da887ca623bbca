// A stretch of a file that is read on its own, because the whole is large.
#pragma once

#include <cstddef>
#include <cstdint>

namespace debrief {

// What a part is made of, one a brief: mails of a mailbox, lines of JSON, the elements of
// a JSON array.
enum class PartKind { mails, lines, elements };

struct FilePart {
  PartKind kind = PartKind::mails;
  std::uint64_t begin = 0;  // [begin, end) in bytes of the file
  std::uint64_t end = 0;
  std::size_t first = 1;  // the number in the file of its first mail, line or element
  std::size_t count = 0;  // of mails, lines or elements
  bool is_first = false;
  bool is_last = false;
  bool too_large = false;     // it is one of them, larger than largest_file
  std::uint64_t content = 0;  // hash of the whole file

  bool operator==(const FilePart&) const = default;
};

}  // namespace debrief
