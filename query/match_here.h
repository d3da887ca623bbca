// What servers would find, found here by the lists that they send: a list comes in a few
// messages, and to match and score it here takes a tenth of what a server takes.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "query/index_set.h"
#include "query/match_far.h"

namespace debrief {

// Whether QUESTION, whose plan has these TERMS, can be answered here: all servers have
// their lists in pieces (debrief/list_piece.h), what matches are put in order by is kept
// here, the plan is of words alone, or of rows and pairs of longer lists, and no list is
// too long. All numbers of TERMS are known.
bool can_match_here(const IndexSet& indexes, const FarQuestion& question,
                    const std::set<std::string>& terms);

// Asks all servers for what they have not sent yet of the lists of TERMS, and of where
// those of the rows of PLAN stand.
void ask_lists(const FarParts& parts, const Plan& plan,
               const std::set<std::string>& terms);

// Once they are settled: all that QUESTION finds, into `ids`, if IS_EVERYTHING, ascending;
// of the page what most_sent() says, in no order; how many in all. Nothing: some of a list
// has not come or is damaged. Servers can still be asked. AMONG: only of these, ascending
// ids of IndexSet::all.
std::optional<FarMatches> match_here(const IndexSet& indexes, const FarQuestion& question,
                                     const std::set<std::string>& terms,
                                     bool is_everything,
                                     const std::vector<Xapian::docid>* among = nullptr);

}  // namespace debrief
