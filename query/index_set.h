// The indexes that a question is asked of, opened as one.
#pragma once

#include <xapian.h>

#include <string>
#include <string_view>
#include <vector>

namespace debrief {

// Several indexes answer as one: `all` searches them together, and what is not searched
// but looked up (metadata) is asked of each of `parts`.
struct IndexSet {
  Xapian::Database all;
  std::vector<Xapian::Database> parts;
  bool is_remote = false;  // at least one is served by another process
};

// Each of NAMES is a folder or HOST:PORT, where xapian-tcpsrv serves one; none: the
// default. Throws Error as open_index() does, or naming a server that does not answer.
IndexSet open_indexes(const std::vector<std::string>& names);

// What the parts hold under a metadata key, the first that holds anything.
std::string look_up(const IndexSet& indexes, const std::string& key);

}  // namespace debrief
