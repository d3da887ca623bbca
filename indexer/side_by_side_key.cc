#include "indexer/side_by_side_key.h"

#include <algorithm>

#include "debrief/analysis.h"
#include "debrief/index.h"

namespace debrief {

std::string side_by_side_key(const std::string& spelling) {
  const std::string key = name_key(spelling);
  std::string kept;
  for (std::size_t at = 0; at < key.size();) {
    const std::size_t end = std::min(key.find(' ', at), key.size());
    const std::string word = key.substr(at, end - at);
    if (!is_stop_word(word)) kept += (kept.empty() ? "" : " ") + word;
    at = end + 1;
  }
  return kept.empty() ? key : kept;
}

}  // namespace debrief
