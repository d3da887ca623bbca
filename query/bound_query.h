// A question bound to an index: its words as stems, its names as values the index has.
// What is planned for Xapian and what is matched claim by claim start from the same tree,
// so that they cannot differ.
#pragma once

#include <xapian.h>

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "debrief/date.h"
#include "debrief/schema.h"
#include "debrief/spans.h"
#include "query/rows_by.h"

namespace debrief {

enum class BoundOp {
  all,       // everything
  nothing,   // what the index has never seen
  words,     // words that follow one another; a single one as a rule
  near,      // parts (words) at most `distance` words apart, in any order
  value,     // one of `values` in `field`
  period,    // a date in `field` between first and last
  both,      // all parts
  either,    // at least one
  at_least,  // at least `count` of the parts
  except,    // not the part
  claim,     // the part within one claim
  brief      // one with an id in `values` or, where there are `numbers`, one of them
};

// Terms that every brief of some part has -> whether every brief of all parts has them.
using EverywhereTerms = std::map<std::string, bool>;

// Where a word may stand.
enum class Where { anywhere, title, summary, body };

struct BoundQuery {
  BoundOp op = BoundOp::all;

  // words: for each place the stems that may stand there (several for a prefix).
  std::vector<std::vector<std::string>> words;
  Where where = Where::anywhere;
  RowsBy rows = RowsBy::places;  // words and near, of several words
  std::shared_ptr<const BoundQuery> row;  // that this is a word of, where it is taken apart

  const Field* field = nullptr;  // value and period
  std::set<std::string>
      values;             // as in the field's slot, for a source the hosts above too
  bool by_terms = false;  // brief: planned as terms, which an index server knows
  // brief: those also by their numbers in all, ascending; where there is one local index
  // or they are known.
  std::vector<Xapian::docid> numbers;
  std::optional<Date> first;  // both empty: undated
  std::optional<Date> last;
  std::vector<std::string> terms;  // period: any of these means it holds; sorted

  // Of what positions alone can tell: the briefs that match, ascending, by database
  // (find_spans.h). A database that is not there has not been asked yet.
  using Answers = std::map<std::string, std::vector<Xapian::docid>>;
  std::shared_ptr<const Answers> answers;

  // Of words, values and terms: those that Xapian reads wrongly where no score is made of
  // them (mark_everywhere.h).
  EverywhereTerms everywhere;
  bool is_unscored = false;  // below an `except`

  std::vector<BoundQuery> parts;
  int distance = 0;
  std::size_t count = 0;
};

// Says of all parts of QUERY by what their rows are matched.
void match_rows_by(RowsBy rows, BoundQuery& query);

// True when nothing in it can add to a score: names, dates, exclusions.
bool is_filter(const BoundQuery& query);

// Calls FN for every node of words that a hit may show: not those below `except`.
template <class Fn>
void for_each_words(const BoundQuery& query, Fn fn) {
  if (query.op == BoundOp::except) return;
  if (query.op == BoundOp::words) fn(query);
  for (const BoundQuery& part : query.parts) for_each_words(part, fn);
}

}  // namespace debrief
