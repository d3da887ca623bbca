#include "debrief/text.h"

#include <doctest/doctest.h>

#include <string>

using namespace debrief;

TEST_CASE("Folding makes spellings of one word equal") {
  const char* rows[][2] = {{"OpenAI", "openai"},
                           {"Zoë", "zoe"},
                           {"Söderström", "soderstrom"},
                           {"Øresund", "oresund"},
                           {"ﬁnance", "finance"},
                           {"STRASSE", "strasse"},
                           {"Straße", "strasse"},
                           {"Microsoft’s", "microsoft's"},
                           {"Łódź", "lodz"},
                           {"ΑΘΗΝΑ", "αθηνα"},
                           {"東京", "東京"},
                           {"한국", "한국"},
                           {"", ""}};
  for (const auto& row : rows) CHECK_EQ(fold(row[0]), std::string(row[1]));
}

TEST_CASE("What is not UTF-8 is found at its first byte") {
  CHECK_FALSE(invalid_utf8_at("plain, naïve, 東京, 🙂"));
  CHECK_EQ(invalid_utf8_at("ab\xE9"), 2);
  CHECK_EQ(invalid_utf8_at("\xC0\x80"), 0);          // overlong
  CHECK_EQ(invalid_utf8_at("a\xED\xA0\x80"), 1);     // surrogate
  CHECK_EQ(invalid_utf8_at("\xF4\x90\x80\x80"), 0);  // above U+10FFFF
  CHECK_EQ(invalid_utf8_at("na\xC3"), 2);            // cut in the middle
}

TEST_CASE("No control character reaches the terminal") {
  CHECK_EQ(printable("a\x1b[31mred\x1b[0m"), "a\uFFFD[31mred\uFFFD[0m");
  CHECK_EQ(printable("two\nlines\tand a tab"), "two lines and a tab");
  CHECK_EQ(printable("\xC2\x9B"
                     "31m"),
           "\uFFFD31m");  // C1 CSI
  CHECK_EQ(printable("a\u202Eb"), "a\uFFFDb");
  CHECK_EQ(printable("\xFF"), "\uFFFD");
  CHECK_EQ(printable("Zoë 東京"), "Zoë 東京");
}

TEST_CASE("Edit distance counts a swap as one and stops at its limit") {
  CHECK_EQ(edit_distance("cnbc.com", "cnbcc.com", 3), 1);
  CHECK_EQ(edit_distance("source", "sorce", 3), 1);
  CHECK_EQ(edit_distance("source", "suorce", 3), 1);
  CHECK_EQ(edit_distance("kitten", "sitting", 5), 3);
  CHECK_EQ(edit_distance("kitten", "sitting", 2), 3);
  CHECK_EQ(edit_distance("", "abc", 5), 3);
}

TEST_CASE("A clip never splits a character") {
  CHECK_EQ(clip("naïve", 3), "na");
  CHECK_EQ(clip("naïve", 4), "naï");
  CHECK_EQ(clip("abc", 9), "abc");
  CHECK_EQ(count_code_points("naïve 🙂"), 7);
}
