#include "indexer/names/initials.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <unordered_map>

#include "debrief/index.h"
#include "debrief/text.h"
#include "indexer/names/embedded.h"
#include "indexer/names/tokens.h"
#include "indexer/names/word_table.h"

namespace debrief {
namespace {

constexpr std::array<std::string_view, 7> small_words = {"of", "the", "and", "for",
                                                         "on", "in",  "at"};

// With and without the letters of small words; a name of one word has none.
std::pair<std::string, std::string> initials_of(const std::string& key) {
  std::pair<std::string, std::string> initials;
  std::size_t words = 0;
  for (std::size_t at = 0; at < key.size();) {
    const std::size_t end = std::min(key.find(' ', at), key.size());
    const std::string_view word = std::string_view(key).substr(at, end - at);
    initials.first += word.front();
    if (std::find(small_words.begin(), small_words.end(), word) == small_words.end())
      initials.second += word.front();
    ++words;
    at = end + 1;
  }
  return words < 2 ? std::pair<std::string, std::string>{} : initials;
}

}  // namespace

bool is_everyday_word(std::string_view spelling) {
  const std::vector<Token> tokens = tokenize(fold(spelling));
  return tokens.size() == 1 && embedded_words()[tokens.front().hash].is(common_word);
}

std::vector<std::pair<std::string, std::string>> pair_initials(
    const std::vector<std::string>& spellings) {
  std::unordered_map<std::string, std::string> short_forms;  // by key
  for (const std::string& spelling : spellings)
    if (const std::string key = name_key(spelling);
        key.size() > 1 && key.find(' ') == std::string::npos)
      short_forms.emplace(key, spelling);
  std::vector<std::pair<std::string, std::string>> pairs;
  for (const std::string& spelling : spellings) {
    const auto [all, most] = initials_of(name_key(spelling));
    for (const std::string& initials : {all, most}) {
      const auto found = short_forms.find(initials);
      if (found == short_forms.end()) continue;
      pairs.emplace_back(found->second, spelling);
      break;
    }
  }
  return pairs;
}

}  // namespace debrief
