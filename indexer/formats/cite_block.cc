#include "indexer/formats/cite_block.h"

namespace debrief {

void append_group(Block& block, const std::vector<std::string>& addresses,
                  const std::string& words) {
  if (addresses.empty()) return;
  std::string& text = block.text;
  if (!text.empty() && text.back() != ' ') text += ' ';
  text += '(';
  for (std::size_t i = 0; i < addresses.size(); ++i) {
    if (i > 0) text += ", ";
    block.links.push_back({{text.size(), text.size() + words.size()}, addresses[i]});
    text += words;
  }
  text += ')';
}

}  // namespace debrief
