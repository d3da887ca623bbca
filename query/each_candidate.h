// Candidates in order, some looked for ahead of the first that is looked at.
#pragma once

#include <xapian.h>

#include <array>
#include <cstddef>

#include "query/match_spans.h"
#include "query/walk_candidates.h"

namespace debrief {

// Calls FN(brief) for all of CANDIDATES, of PART of PARTS, ascending; there MATCHER may
// be asked for it. What it reads of a brief lies anywhere, and to wait for memory takes
// as long as all else: so it is told of some at a time.
template <class Fn>
void each_candidate(CandidateWalk& candidates, SpanMatcher& matcher, std::size_t part,
                    std::size_t parts, Fn fn) {
  std::array<Xapian::docid, 32> briefs;
  const std::size_t most = matcher.places().can_note(part) ? briefs.size() : 1;
  Xapian::docid id = candidates.seek(1);
  while (id != no_document) {
    std::size_t count = 0;
    for (; count < most && id != no_document; id = candidates.seek(id + 1)) {
      briefs[count] = static_cast<Xapian::docid>((id - 1) * parts + part + 1);
      matcher.expect(count, briefs[count]);
      ++count;
    }
    for (std::size_t i = 0; i < count; ++i) {
      matcher.recall(i);
      fn(briefs[i]);
    }
  }
  matcher.recall(WordPlaces::none_noted);
}

}  // namespace debrief
