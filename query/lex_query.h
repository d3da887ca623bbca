// A question as typed -> its words, fields, brackets and operators, in order.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "debrief/schema.h"

namespace debrief {

struct Lexeme {
  enum class Kind {
    word,    // text: what stands between blanks, brackets and quotes, as typed
    phrase,  // text: what stands between quotes, single-spaced
    field,   // field: the row of the name before a colon; a word, phrase or open follows
    open,    // (
    close,   // )
    both,    // AND
    either,  // OR
    except,  // NOT, or - at the start of a word
    near,    // text: NEAR, or NEAR/ and what follows it
    end      // after the last one, always
  };

  Kind kind = Kind::end;
  std::string text;
  const Field* field = nullptr;  // from the table in schema.h
  std::size_t at = 0;            // bytes [at, at + length) of the question
  std::size_t length = 0;
};

// What carries no meaning is left out: punctuation by itself ("&", "-", "(?)"), and the
// bracket of "1)" where none is open. In a question that shouts, all in capitals and with
// six or more words to each operator (a headline pasted), AND, OR, NOT and NEAR are
// words. QUESTION must be valid UTF-8. Throws Error (error_at.h): unclosed quote, quotes
// without a word, unknown field, field without a value, && and ||. Linear in the length.
std::vector<Lexeme> lex_query(std::string_view question);

}  // namespace debrief
