#include "indexer/formats/name_fragments.h"

#include <string>

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

std::string name_of(const Draft& draft) {
  const std::optional<Date> day = draft.header ? draft.header : draft.front_matter;
  const std::string name = day ? to_string(*day) + '-' : std::string();
  if (draft.title) return name + slug(*draft.title);
  return name + (draft.blocks.empty() ? "item" : slug(draft.blocks.front().text));
}

}  // namespace

std::string FragmentNumbers::next(const std::string& name) {
  const int number = ++seen_[name];
  return number == 1 ? name : name + '-' + std::to_string(number);
}

void name_fragments(std::vector<Draft>& drafts) {
  FragmentNumbers numbers;
  for (Draft& draft : drafts)
    if (draft.fragment.empty()) draft.fragment = numbers.next(name_of(draft));
}

void name_part(std::vector<Draft>& drafts) {
  for (Draft& draft : drafts) {
    if (!draft.fragment.empty()) continue;
    draft.fragment = name_of(draft);
    draft.is_shared = true;
  }
}

}  // namespace debrief
