#include "indexer/formats/html_notes.h"

#include <algorithm>
#include <utility>

namespace debrief {
namespace {

constexpr std::size_t most_ids = 20000;    // no page has more notes
constexpr std::size_t most_addresses = 8;  // nor a note more addresses

bool is_within_page(const Link& link) { return link.address.starts_with('#'); }

bool is_note(const Block& block, const Link& link) {
  const std::string_view words =
      std::string_view(block.text)
          .substr(link.span.begin, link.span.end - link.span.begin);
  if (words.empty() || words.size() > 6) return false;
  if (words == "†" || words == "‡") return true;
  return words.find_first_not_of("0123456789[]()*^#") == words.npos;
}

}  // namespace

void HtmlNotes::see_id(const HtmlToken& token, std::size_t block) {
  if (blocks_.size() >= most_ids) return;
  for (const HtmlAttribute& attribute : token.attributes)
    if (attribute.name == "id" || (attribute.name == "name" && token.tag == Tag::a))
      blocks_.emplace(attribute.value, block);
}

std::vector<bool> HtmlNotes::resolve_links(std::vector<Block>& blocks) const {
  // What each block cites itself, before any link is replaced.
  std::vector<bool> used(blocks.size(), false);
  std::unordered_map<std::size_t, std::vector<std::string>> cited;
  const auto addresses = [&](std::size_t i) -> const std::vector<std::string>& {
    const auto [at, is_new] = cited.try_emplace(i);
    if (is_new)
      for (const Link& link : blocks[i].links)
        if (!is_within_page(link) && at->second.size() < most_addresses)
          at->second.push_back(link.address);
    return at->second;
  };
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    if (std::none_of(blocks[i].links.begin(), blocks[i].links.end(), is_within_page))
      continue;
    std::vector<Link> links;
    for (Link& link : blocks[i].links) {
      if (!is_within_page(link)) {
        links.push_back(std::move(link));
        continue;
      }
      const auto found = blocks_.find(link.address.substr(1));
      if (!is_note(blocks[i], link) || found == blocks_.end() || found->second <= i ||
          found->second >= blocks.size())
        continue;
      // The words carry the first address, further ones stand behind them.
      Span span = link.span;
      for (const std::string& address : addresses(found->second)) {
        links.push_back({span, address});
        span.begin = span.end;
        used[found->second] = true;
      }
    }
    blocks[i].links = std::move(links);
  }
  return used;
}

}  // namespace debrief
