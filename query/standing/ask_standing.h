// Questions that are kept: keeping them, asking them, and what is new to them.
#pragma once

#include "debrief/date.h"
#include "query/flags.h"
#include "query/index_set.h"
#include "query/results.h"
#include "query/standing/questions.h"

namespace debrief {

// A question that is asked as @NAME, with what the command line adds to it.
struct StandingQuestion {
  SavedQuestion saved;  // as it is kept
  QueryFlags flags;     // what to ask
};

// The question that FLAGS name: its options, then those of FLAGS (of an option that can
// be given once the last holds, filters add up), and both queries: (KEPT) TYPED. With
// --new, what it has given is left out, and what is new shown whole (at most 1,000 at
// once) unless a limit was typed. Throws Error when none has that name.
StandingQuestion recall_question(const QueryFlags& flags);

// --save, --saved and --delete-saved: what to print; found is false when --saved has
// nothing to list. Throws Error for a question that could not be asked.
struct Kept {
  std::string text;
  bool found = true;
};
bool keeps_questions(const QueryFlags& flags);
Kept keep_questions(const QueryFlags& flags, const Date& today);

// Notes what QUESTION has given with RESULTS, which was shown:
//   a list of briefs or claims   with --new the briefs shown whole on its page, else all
//                                that were found: the list says how many there are
//   --quiet --new                all that were found, as announced: --quiet counts them
//                                as known, a list still gives them
//   a count, facets, a timeline  nothing: they show no brief
void note_given(const StandingQuestion& question, const Results& results,
                const IndexSet& indexes, const Date& today);

}  // namespace debrief
