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

  // The data of these briefs will be asked for.
  void expect_data(const std::vector<Xapian::docid>& ids);

  // Of the brief that was matched last; spans only if some did.
  const SpanTable& spans() const { return open_->spans; }
  std::string data() const;
  std::string_view value(Slot slot) const { return values_.value(id_, slot).value(); }
  std::string_view slot(const Field& facet) const { return value(facet.slot); }

 private:
  struct Matched {
    std::vector<SpanMatch> matches;
    SpanTable spans;
  };

  const IndexSet& indexes_;
  BriefValues values_;
  std::map<Xapian::docid, Matched> matched_;   // those that do
  std::map<Xapian::docid, std::string> data_;  // as far as it was expected
  Xapian::docid id_ = 0;
  const Matched* open_ = nullptr;
};

// The slots that must be known of a brief to tell whether QUERY holds for it.
std::set<Slot> slots_told_by(const BoundQuery& query);

// Of VALUES, which know those slots, the briefs for which QUERY holds as a whole
// (SpanMatcher::matches_brief), ascending.
std::vector<Xapian::docid> match_briefs(const BoundQuery& query, const IndexSet& indexes,
                                        const BriefValues& values);

}  // namespace debrief
