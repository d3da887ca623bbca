#include "query/served_words.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "debrief/text.h"

namespace debrief {
namespace {

// Every string one edit away, with these letters.
std::vector<std::string> one_slip_from(const std::string& word,
                                       const std::string& letters) {
  std::vector<std::string> slips;
  for (std::size_t i = 0; i <= word.size(); ++i) {
    for (const char letter : letters) {
      slips.push_back(word.substr(0, i) + letter + word.substr(i));
      if (i < word.size())
        slips.push_back(word.substr(0, i) + letter + word.substr(i + 1));
    }
    if (i < word.size()) slips.push_back(word.substr(0, i) + word.substr(i + 1));
    if (i + 1 >= word.size()) continue;
    slips.push_back(word);
    std::swap(slips.back()[i], slips.back()[i + 1]);
  }
  std::erase_if(
      slips, [&](const std::string& slip) { return edit_distance(word, slip, 2) != 1; });
  return slips;
}

TEST_CASE("every word that is one slip away begins with one of its beginnings") {
  for (const std::string word : {"abc", "abcd", "aaaa", "bitcion", "zo\xC3\xAB"}) {
    CAPTURE(word);
    const std::vector<std::string> beginnings = slipped_beginnings(word);
    const std::vector<std::string> slips = one_slip_from(word, "abz09-'\xC3\xAB\xF0");
    CHECK(slips.size() > 50);
    for (const std::string& slip : slips)
      CHECK_MESSAGE(
          std::any_of(beginnings.begin(), beginnings.end(),
                      [&](const std::string& b) { return slip.starts_with(b); }),
          slip);
  }
}

TEST_CASE("no beginning lists the terms of fields") {
  for (const std::string& beginning : all_beginnings()) {
    CHECK(beginning.size() == 1);
    CHECK_FALSE((beginning >= "A" && beginning <= "Z"));
  }
}

}  // namespace
}  // namespace debrief
