// An outlet as people call it -> its hosts in an index.
#pragma once

#include <string>

#include "query/index_set.h"
#include "query/vocabulary.h"

namespace debrief {

// The first of these that the index has:
//
//   a host or a domain                     cnbc.com, blogs.microsoft.com
//   the name of an outlet, or a domain     "Financial Times", ft, bbc (bbc.com and
//   without its suffix                     bbc.co.uk), openai (openai.com)
//   words of an outlet's name              verge, journal
//
// Names and hosts are those of debrief/outlets.h; a host that is another outlet's first
// is not counted for an outlet that is only carried there. What more than one outlet of
// the index may be called is no answer but `candidates`.
ResolvedValue resolve_source(const IndexSet& indexes, const std::string& typed);

}  // namespace debrief
