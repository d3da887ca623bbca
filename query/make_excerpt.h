// Texts of a brief with the words that were asked for marked.
#pragma once

#include <bitset>
#include <string>
#include <string_view>
#include <vector>

#include "debrief/analysis.h"
#include "debrief/record.h"
#include "query/bound_query.h"
#include "query/results.h"

namespace debrief {

// Marks words in texts as the index would match them: by stem, phrases only as a whole.
class Marker {
 public:
  // Both must outlive it.
  Marker(const BoundQuery& query, Analyzer& analyzer);

  // The whole text.
  Excerpt mark(std::string_view text);

  // The claim of the brief that has the most of what was asked (the body's before the
  // summary's, then the first), cut to at most some WIDTH bytes around it. Nothing asked
  // for in words: the first bullet, else the first claim.
  Excerpt best_of(const Record& record, std::size_t width);

 private:
  const std::vector<TextToken>& tokens_of(std::string_view text);

  const BoundQuery& query_;
  Analyzer& analyzer_;
  std::bitset<128> firsts_;  // what the stems asked for begin with
  std::size_t asked_ = 0;    // words and phrases
  bool has_phrase_ = false;  // then it counts which words are neighbours
  std::vector<TextToken> tokens_;
};

}  // namespace debrief
