#include "indexer/formats/state_title.h"

#include <algorithm>
#include <utility>

#include "debrief/text.h"

namespace debrief {

void state_title(Draft& draft, std::string title) {
  if (title.empty()) return;
  const std::string folded = fold(title);
  const auto end =
      draft.blocks.begin() + std::min<std::ptrdiff_t>(std::ssize(draft.blocks), 12);
  const auto same = std::find_if(draft.blocks.begin(), end, [&](const Block& block) {
    return block.text.size() < 2 * title.size() + 8 && fold(block.text) == folded;
  });
  if (same != end) draft.blocks.erase(same);
  draft.title = std::move(title);
}

}  // namespace debrief
