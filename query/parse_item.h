// A word or a phrase of a question, in its field -> a leaf of the tree.
#pragma once

#include <string_view>

#include "debrief/date.h"
#include "debrief/schema.h"
#include "query/lex_query.h"
#include "query/parse_query.h"
#include "query/query.h"

namespace debrief {

// Counts the words as they come, so that one object serves one question. QUESTION must
// outlive it.
class ItemParser {
 public:
  ItemParser(std::string_view question, const Date& today, const QueryLimits& limits)
      : question_(question), today_(today), limits_(limits) {}

  // A lexeme of kind word or phrase; FIELD is of any kind but claim, or nullptr for words
  // anywhere. The leaf's place is that of the text without field and punctuation.
  // Throws Error (error_at.h): bad date, number or choice, misplaced *, too
  // many words.
  Query parse(const Lexeme& lexeme, const Field* field);

 private:
  Query exact(const Lexeme& lexeme, const Field& field, Op op);
  Query period(const Lexeme& lexeme, const Field& field);
  Query number(const Lexeme& lexeme, const Field& field);
  Query choice(const Lexeme& lexeme, const Field& field);
  void check_star(const Query& leaf, bool is_name) const;
  void check_words(const Query& leaf);

  std::string_view question_;
  Date today_;
  QueryLimits limits_;
  std::size_t words_ = 0;
};

}  // namespace debrief
