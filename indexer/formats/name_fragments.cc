#include "indexer/formats/name_fragments.h"

#include <string>
#include <unordered_map>

#include "debrief/text.h"

namespace debrief {
namespace {

constexpr std::size_t longest = 60;  // bytes

// Letters and digits of the words, joined by "-". Letters of other scripts are kept.
std::string slug(std::string_view title) {
  std::string out;
  for (const char c : fold(clip(title, 4 * longest))) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ||
                       static_cast<unsigned char>(c) >= 0x80;
    if (plain)
      out += c;
    else if (!out.empty() && out.back() != '-' && c != '\'')
      out += '-';
  }
  out = std::string(clip(out, longest));
  while (out.ends_with('-')) out.pop_back();
  return out.empty() ? "item" : out;
}

}  // namespace

void name_fragments(std::vector<Draft>& drafts) {
  std::unordered_map<std::string, int> seen;
  for (Draft& draft : drafts) {
    if (!draft.fragment.empty()) continue;
    const std::optional<Date> day = draft.header ? draft.header : draft.front_matter;
    std::string name = day ? to_string(*day) + '-' : std::string();
    if (draft.title)
      name += slug(*draft.title);
    else
      name += draft.blocks.empty() ? "item" : slug(draft.blocks.front().text);
    const int number = ++seen[name];
    draft.fragment = number == 1 ? name : name + '-' + std::to_string(number);
  }
}

}  // namespace debrief
