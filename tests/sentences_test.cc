#include "indexer/sentences.h"

#include <doctest/doctest.h>

#include <string>

using namespace debrief;

namespace {
std::string split(const std::string& text) {
  std::string out;
  for (const Span& s : find_sentences(text))
    out += (out.empty() ? "" : "|") + text.substr(s.begin, s.end - s.begin);
  return out;
}
}  // namespace

TEST_CASE("Sentences end where a reader would end them") {
  const char* rows[][2] = {
      {"One. Two! Three? Four", "One.|Two!|Three?|Four"},
      {"It is in the U.S. The deal closed.", "It is in the U.S.|The deal closed."},
      {"The U.S. Senate voted. It passed.", "The U.S. Senate voted.|It passed."},
      {"Acme Inc. said so. Acme Inc. It is.", "Acme Inc. said so.|Acme Inc.|It is."},
      {"It paid $1.5 billion. Then $2.", "It paid $1.5 billion.|Then $2."},
      {"“Yes.” She left.", "“Yes.”|She left."},
      {"\"Is it?\" he asked. No.", "\"Is it?\" he asked.|No."},
      {"J. Smith and Dr. Jones met. They talked.",
       "J. Smith and Dr. Jones met.|They talked."},
      {"Wait... what? Yes.", "Wait... what?|Yes."},
      {"It ended at 9 p.m. on Monday.", "It ended at 9 p.m. on Monday."},
      {"東京です。大阪です。", "東京です。|大阪です。"},
      {"It closed (in May.) Then rose.", "It closed (in May.)|Then rose."},
      {"Version 2.0 of Node.js came. 20 users noticed.",
       "Version 2.0 of Node.js came.|20 users noticed."},
      {"  Leading space. Trailing space. ", "Leading space.|Trailing space."},
      {"", ""},
      {" ", ""},
      {".", "."}};
  for (const auto& row : rows) CHECK_EQ(split(row[0]), std::string(row[1]));
}
