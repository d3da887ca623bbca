// Which claims of served briefs match, found out at all servers at the same time.
#pragma once

#include <xapian.h>

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "query/bound_query.h"
#include "query/brief_values.h"
#include "query/index_set.h"
#include "query/match_spans.h"

namespace debrief {

// Answers as SpanMatcher does, whom it asks: but for all briefs that may match before the
// first is asked for. What claims are told apart by comes in a few messages (BriefValues);
// the places of words, which are a question of their own for each word and brief, come
// from all servers at once.
class ServedMatcher {
 public:
  // Both must outlive it. SLOTS are those that value() and slot() will be asked for.
  ServedMatcher(const BoundQuery& query, const IndexSet& indexes,
                const std::set<Slot>& slots);

  // What may match, ascending.
  const std::vector<Xapian::docid>& briefs() const { return values_.ids(); }

  // The spans of brief ID that match, by n.
  std::vector<SpanMatch> match(Xapian::docid id);

  // Of the brief that was matched last; spans only if some did.
  const SpanTable& spans() const { return open_->spans; }
  Xapian::Document document() const { return indexes_.all.get_document(id_); }
  std::string_view value(Slot slot) const { return values_.value(id_, slot).value(); }
  std::string_view slot(const Field& facet) const { return value(facet.slot); }

 private:
  struct Matched {
    std::vector<SpanMatch> matches;
    SpanTable spans;
  };

  const IndexSet& indexes_;
  BriefValues values_;
  std::map<Xapian::docid, Matched> matched_;  // those that do
  Xapian::docid id_ = 0;
  const Matched* open_ = nullptr;
};

// Of what may match, the briefs that do as a whole (SpanMatcher::matches_brief).
struct ServedAnswer {
  std::set<std::string> ids;     // that match, as questions name them
  std::set<std::string> others;  // that do not
};
ServedAnswer match_served(const BoundQuery& query, const IndexSet& indexes);

}  // namespace debrief
