#include "query/explain.h"

#include <fmt/format.h>

#include <vector>

#include "debrief/text.h"
#include "query/ask.h"
#include "query/expand_query.h"
#include "query/plan_query.h"
#include "query/search_asked.h"

namespace debrief {

Explanation explain(const QueryFlags& flags, const IndexSet& indexes, const Date& today) {
  Analyzer analyzer;
  Query question = question_of(flags, today);
  if (flags.group) (void)take_group_filters(question);
  const Binding binding = bind_query(question, indexes, analyzer, bind_options(flags));
  const SearchOptions options = options_of(flags, binding);
  QueryFlags counting = flags;
  counting.limit = 0;
  counting.facets.clear();
  counting.expand = false;
  const Results results = ask(counting, indexes, today);
  const bool is_claims = flags.view == View::claims;
  std::vector<AddedWord> added;
  if (flags.expand && is_ranked(flags, options))
    added = expand_query(indexes, binding.query);
  BoundQuery planned = binding.query;
  match_rows_by(RowsBy::xapian, planned);  // whose way to write them can be read
  const Xapian::Query run = is_claims ? plan_candidates(planned) : plan_query(planned);
  std::string text =
      fmt::format("typed       {}\nunderstood  {}\n", flags.question, results.understood);
  for (const std::string& reading : binding.readings)
    text += fmt::format("names       {}\n", reading);
  text += fmt::format("run         {}\n", run.get_description());
  if (const auto pairs = near_pairs(binding.query).size();
      pairs != 0 && is_ranked(flags, options))
    text += fmt::format("near        {} pair{} of words, for the order of the best\n",
                        pairs, pairs == 1 ? "" : "s");
  for (std::size_t i = 0; i < added.size(); ++i)
    text += fmt::format("{:<12}{} {:.2f}\n", i == 0 ? "added" : "",
                        printable(added[i].stem), added[i].weight);
  text += fmt::format("finds       {} {}{}\n", results.total,
                      flags.group ? "groups of claims"
                      : is_claims ? "claims"
                                  : "briefs",
                      results.relaxed
                          ? fmt::format(" with {} of {} words", results.matched_words,
                                        results.asked_words)
                          : "");
  if (results.corrected) text += fmt::format("corrected   {}\n", *results.corrected);
  return {text, results.total != 0};
}

}  // namespace debrief
