// Which claims of a brief match: words, phrases and names from positions and the span
// table.
#pragma once

#include <xapian.h>

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "debrief/spans.h"
#include "query/bound_query.h"
#include "query/index_set.h"
#include "query/open_brief.h"
#include "query/span_set.h"
#include "query/word_places.h"

namespace debrief {

// One stretch of a brief that matches: 0 its title, n claim n.
struct SpanMatch {
  std::size_t n = 0;
  double score = 0;

  bool operator==(const SpanMatch&) const = default;
};

// Answers for one question over one database (a whole one or a shard). A span matches
// when all that is asked holds within it; what belongs to the brief and not to a span
// (its title's words, date, format, what it mentions) holds for all spans of the brief or
// for none.
//
// A claim's score is the sum over the question's words of idf * tf / (tf + 1.2): BM25
// without regard to length, as claims are about equally long; idf by briefs, as BM25 has
// it, log(1 + (N - n + 0.5) / (n + 0.5)).
class SpanMatcher {
 public:
  // Both must outlive it. What their facet tables have is read from there.
  SpanMatcher(const BoundQuery& query, const IndexSet& indexes);

  // The same over one database here. FACETS may be nullptr.
  SpanMatcher(const BoundQuery& query, const IndexDatabase& db, const FacetTable* facets,
              std::shared_ptr<const PartPositions> positions);

  // As OpenBrief::use(); VALUES know the frequencies of all words of the question too.
  void use(const BriefValues& values);

  // As OpenBrief::use().
  void use(std::shared_ptr<const MappedTable> lists) { brief_.use(std::move(lists)); }

  // As WordPlaces::use().
  void use(const ServedPositions& positions) { places_.use(positions); }

  // Where the words of the question stand, as it reads them.
  WordPlaces& places() { return places_; }

  // The spans of brief ID that match, by n.
  std::vector<SpanMatch> match(Xapian::docid id);

  // Brief ID will be asked for soon, as number N of a few: what WordPlaces::note() says,
  // where it can.
  void expect(std::size_t n, Xapian::docid id);
  void recall(std::size_t n) { places_.recall(n); }

  // True when the brief as a whole matches: each `claim` within one claim, all else
  // anywhere.
  bool matches_brief(Xapian::docid id);

  // The brief that was matched last.
  OpenBrief& brief() { return brief_; }
  const SpanTable& spans() { return brief_.spans(); }
  const Xapian::Document& document() { return brief_.document(); }
  std::string data() { return document().get_data(); }

  std::string value(Slot slot) { return brief_.value(slot); }

  // What a facet's slot holds of that brief; valid until the next call.
  std::string_view slot(const Field& facet) { return brief_.slot(facet); }

 private:
  // Claim by claim.
  SpanSet eval(const BoundQuery& query);
  SpanSet eval_words(const BoundQuery& query);
  SpanSet eval_near(const BoundQuery& query);
  SpanSet eval_value(const BoundQuery& query);
  SpanSet eval_both(const BoundQuery& query);
  SpanSet eval_at_least(const BoundQuery& query, std::size_t needed);

  // For the brief as a whole.
  bool holds(const BoundQuery& query);
  bool holds_value(const BoundQuery& query);
  bool holds_period(const BoundQuery& query);

  // The span with POSITION, which is in or behind span FROM.
  std::size_t span_at(Xapian::termpos position, std::size_t from = 0);
  double idf_of(const BoundQuery& words);
  double idf_of_words(const BoundQuery& words);
  SpanSet every(bool value) { return SpanSet(brief_.outline().size(), value); }

  const BoundQuery& query_;
  IndexDatabase db_;
  OpenBrief brief_;
  WordPlaces places_;
  std::vector<double> scores_;  // by n, of the brief that is open
  bool is_scoring_ = true;      // not below an `except`
  std::vector<std::pair<const BoundQuery*, double>> idf_;  // of nodes of words: few
  const BriefValues* values_ = nullptr;
};

}  // namespace debrief
