#include <doctest/doctest.h>

#include <string>

#include "indexer/names/tokens.h"

namespace {

using namespace debrief;

// The tokens with a bar between them; ^ before the first word of a sentence.
std::string tokens_of(const std::string& text) {
  std::string out;
  for (const Token& token : tokenize(text)) {
    if (!out.empty()) out += '|';
    if (token.starts_sentence) out += '^';
    out += token.kind == TokenKind::line_end
               ? "\\n"
               : text.substr(token.begin, token.end - token.begin);
  }
  return out;
}

TEST_CASE("text becomes tokens, however it is spaced") {
  const std::pair<std::string, std::string> rows[] = {
      {"", ""},
      {"Apple Inc. said so.", "^Apple|Inc|.|said|so|."},
      {"Apple Inc . said so .", "^Apple|Inc|.|said|so|."},
      {"It is so. He left! Why?", "^It|is|so|.|^He|left|!|^Why|?"},
      {"Mr. Smith and J. Crew", "^Mr|.|Smith|and|J|.|Crew"},
      {"The U.S. and J.P. Morgan", "^The|U.S.|and|J.P.|Morgan"},
      {"Amazon's O'Neill doesn't.", "^Amazon|'s|O'Neill|doesn|'t|."},
      {"Microsoft\u2019s deal", "^Microsoft|\u2019s|deal"},
      {"$1.5 billion, 50,000 and 3M", "$|1.5|billion|,|50,000|and|3M"},
      {"OpenAI-Microsoft AT&T", "^OpenAI|-|Microsoft|AT|&|T"},
      {"see https://a.b/C?d=E now", "^see|https://a.b/C?d=E|now"},
      {"One\n\n  two", "^One|\\n|^two"},
      {"\u00C9lan \u6771\u4EAC", "^\u00C9lan|\u6771\u4EAC"},
  };
  for (const auto& [text, tokens] : rows) {
    CAPTURE(text);
    CHECK(tokens_of(text) == tokens);
  }
}

TEST_CASE("a word that differs in case or accents has the same hash") {
  const auto hash = [](const std::string& text) { return tokenize(text).at(0).hash; };
  CHECK(hash("Nestl\u00E9") == hash("NESTLE"));
  CHECK(hash("U.S.") == hash("us"));
  CHECK(hash("&") == hash("and"));
  CHECK(hash("Apple") == hash_word("apple"));
  CHECK(hash("Apple") != hash("Apples"));
}

}  // namespace
