// The words and names an index knows: what a wildcard stands for, and what was meant.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "debrief/schema.h"
#include "query/index_set.h"

namespace debrief {

// The stems of all words that begin with BEGINNING (folded), the most frequent first, at
// most LIMIT + 1 of them (so that a caller sees when there are more).
std::vector<std::string> expand_prefix(const IndexSet& indexes,
                                       const std::string& beginning, std::size_t limit);

// All values of a field of kind number, ascending.
std::vector<std::size_t> numbers_in(const IndexSet& indexes, const Field& field);

// What a value was typed for.
struct ResolvedValue {
  std::vector<std::string> values;   // as facets show them; empty: never seen
  std::vector<std::string> nearest;  // then: at most three that come near, the best first
  // Or, of a source: what it may be, none of which is likelier; those of most briefs
  // first, with their names: "nytimes.com (New York Times)".
  std::vector<std::string> candidates;
};

// The values of a field that come near KEY, as terms have them: at most three.
std::vector<std::string> nearest_keys(const IndexSet& indexes, const Field& field,
                                      const std::string& key);

// The values of a name field that TYPED means: the name itself, in any case; the name it
// is another spelling of ("aws" -> Amazon); else every name that has all its words
// ("jassy" -> Andy Jassy). A source is a host, and then every host under it is meant, or
// the name of an outlet (resolve_source.h).
ResolvedValue resolve_value(const IndexSet& indexes, const Field& field,
                            const std::string& typed);

}  // namespace debrief
