// What a question looks up in indexes before it is searched for.
#pragma once

#include <set>
#include <string>

namespace debrief {

struct Lookups {
  std::set<std::string> terms;        // how often each occurs
  std::set<std::string> keys;         // what metadata has under each
  std::set<std::string> beginnings;   // which terms begin with each
  std::set<std::string> placed = {};  // words of which it may matter where they stand
  bool has_lists = false;  // lists of these, and places, are likely to be asked for
};

}  // namespace debrief
