// A planned question, put to all parts of an index set of which some are served.
#pragma once

#include <xapian.h>

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "debrief/schema.h"
#include "query/index_set.h"
#include "query/plan.h"
#include "query/plan_for_part.h"
#include "query/value_tally.h"

namespace debrief {

class FarConversation;  // far_conversation.h

// What a brief is scored by: nothing, its words (set_scores()), or 1 for each of them.
enum class ScoredBy { nothing, words, each_word };

struct CountedSlot {
  Slot slot = no_slot;
  bool is_split = false;  // by each of its values (values.h), not by all together
};

struct FarQuestion {
  Plan plan;
  ScoredBy scores = ScoredBy::nothing;
  std::optional<Slot> by_value;  // the order of what scores the same
  bool highest_first = true;     // of those values
  // Comes with each match; of so many that no match goes for having the same.
  std::optional<Slot> with_value;
  std::vector<CountedSlot> counted;  // by what all matches are counted
  std::size_t offset = 0;
  std::size_t limit = 0;
  std::size_t spare = 0;          // so many more servers send, for what may be left out
  bool is_total_exact = true;     // else no more are looked at than needed
  bool needs_ids = false;         // of all matches; of these nothing else, and no page
  bool has_page_and_ids = false;  // needs those as well as the page
  NamedBriefs named = {};         // what plan_for_part() may leave out where it is not
};

// So many matches are enough for the page, and what is to spare.
std::size_t most_sent(const FarQuestion& question);

struct FarMatch {
  Xapian::docid id = 0;  // in IndexSet::all
  double score = 0;      // by nothing: means nothing
  std::string sorted_by;
  std::string value;  // with_value
};

struct FarMatches {
  std::size_t total = 0;
  std::vector<FarMatch> page;
  std::vector<Xapian::docid> ids;  // needs_ids: of all, in no order; beside a page
                                   // ascending
  std::vector<ValueTally> counts;  // by `counted`
};

// What each of QUESTIONS finds; equals come by their ids. All servers are asked at the
// same time, and for one question after the other without waiting between them. With the
// scores, to the last bit, that one database of all briefs would give. Throws what
// settle_lines() throws, and what Xapian does of parts that are here.
std::vector<FarMatches> match_far(const IndexSet& indexes,
                                  const std::vector<FarQuestion>& questions);

// For one.
FarMatches match_far(const IndexSet& indexes, const FarQuestion& question);

// A question that is put before it is known which of its matches are left out, or whether
// its answer is of use at all: that comes with the answer to what is asked next, without a
// wait of its own.
class AskedAhead {
 public:
  // Puts QUESTION to all servers if it is likely to be of use: it finds so few briefs that
  // no two of them are likely to be editions of one, or some of what it finds can be left
  // out. It must outlive the next wait, which is for all servers at once.
  AskedAhead(const IndexSet& indexes, FarQuestion question);
  ~AskedAhead();
  AskedAhead(const AskedAhead&) = delete;
  AskedAhead& operator=(const AskedAhead&) = delete;

  // What it finds but for LEFT_OUT, ascending ids of matches, once; nothing: it was not
  // put, these cannot be left out of it, or more than were to spare are on the page.
  std::optional<FarMatches> answer(const std::vector<Xapian::docid>& left_out);

 private:
  const IndexSet& indexes_;
  std::unique_ptr<FarConversation> conversation_;
};

// Counts N matches for which SLOT holds BYTES.
void count_value(const CountedSlot& slot, std::string_view bytes, std::size_t n,
                 ValueTally& counts);

// The same through Xapian: where some parts are here; slower, and the oracle of the other.
FarMatches match_by_xapian(const IndexSet& indexes, const FarQuestion& question);

}  // namespace debrief
