#include "indexer/formats/item_draft.h"

#include <algorithm>
#include <utility>

#include "indexer/formats/block_writer.h"
#include "indexer/formats/cite_block.h"
#include "indexer/formats/read_draft.h"
#include "indexer/formats/sniff_format.h"
#include "indexer/formats/state_title.h"

namespace debrief {
namespace {

std::string with_line_feeds(std::string text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i)
    if (text[i] != '\r')
      out += text[i];
    else if (i + 1 == text.size() || text[i + 1] != '\n')
      out += '\n';
  std::erase(out, '\0');
  return out;
}

std::vector<Block> blocks_of(std::string text, FirstLine first) {
  text = with_line_feeds(std::move(text));
  if (looks_like_html(text))
    return std::move(read_html(text, HtmlSource::mail).drafts[0].blocks);
  if (looks_like_markdown(text) && text.size() <= largest_markdown)
    return read_markdown(text).blocks;
  return read_text(text, first).blocks;
}

bool has_address(const Block& block) {
  return !block.links.empty() || block.text.find("http://") != block.text.npos ||
         block.text.find("https://") != block.text.npos;
}

}  // namespace

Draft item_draft(const Item& item, std::string format) {
  Draft draft;
  draft.format = std::move(format);
  draft.front_matter = item.date;
  draft.order = item.order;
  for (const std::string& bullet : item.summary)
    for (Block& block : blocks_of(bullet, FirstLine::body)) {
      block.kind = BlockKind::bullet;
      block.level = 1;
      draft.blocks.push_back(std::move(block));
    }
  std::vector<Block> body =
      blocks_of(item.body, item.title.empty() ? FirstLine::title : FirstLine::body);
  std::move(body.begin(), body.end(), std::back_inserter(draft.blocks));
  const bool has_own = std::any_of(draft.blocks.begin(), draft.blocks.end(), has_address);
  if (!item.address.empty() && !draft.blocks.empty() && (item.is_source || !has_own))
    append_group(draft.blocks.back(), {item.address});
  state_title(draft, on_one_line(item.title));
  return draft;
}

}  // namespace debrief
