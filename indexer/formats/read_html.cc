#include <algorithm>
#include <string>
#include <vector>

#include "debrief/text.h"
#include "indexer/formats/html_blocks.h"
#include "indexer/formats/html_facts.h"
#include "indexer/formats/read_draft.h"
#include "indexer/formats/state_title.h"

namespace debrief {
namespace {

constexpr std::size_t deep = 512;       // browsers go no deeper
constexpr std::size_t short_text = 80;  // bytes; navigation, bylines, buttons

// How much a block says itself: its bytes that no link carries.
std::size_t weight(const Block& block) {
  std::size_t linked = 0;
  for (const Link& link : block.links) linked += link.span.end - link.span.begin;
  return block.text.size() - std::min(linked, block.text.size());
}

bool is_all_links(const Block& block) {
  return !block.links.empty() && weight(block) < 8;
}

// Keeps the blocks for which keep(i) holds.
template <typename Keep>
void filter(HtmlBlocks& page, Keep keep) {
  std::size_t kept = 0;
  for (std::size_t i = 0; i < page.blocks.size(); ++i) {
    if (!keep(i)) continue;
    if (kept != i) page.blocks[kept] = std::move(page.blocks[i]);
    page.places[kept++] = page.places[i];
  }
  page.blocks.resize(kept);
  page.places.resize(kept);
}

template <typename Counts>
std::size_t weight_where(const HtmlBlocks& page, Counts counts) {
  std::size_t sum = 0;
  for (std::size_t i = 0; i < page.blocks.size(); ++i)
    if (counts(page.places[i])) sum += weight(page.blocks[i]);
  return sum;
}

// What is likely to be noise goes, unless it is most of what the page says.
void drop_noise(HtmlBlocks& page) {
  const auto is_noise = [](const HtmlPlace& place) { return place.noise != Noise::none; };
  const std::size_t noise = weight_where(page, is_noise);
  const std::size_t all = weight_where(page, [](const HtmlPlace&) { return true; });
  if (noise * 4 > all * 3) return;
  filter(page, [&](std::size_t i) { return !is_noise(page.places[i]); });
}

// <main> with at least half of the text, and in what is left one <article> with at least
// three fifths of it. False: the page has neither.
bool keep_main(HtmlBlocks& page) {
  bool kept = false;
  std::size_t all = weight_where(page, [](const HtmlPlace&) { return true; });
  const auto in_main = [](const HtmlPlace& place) { return place.in_main; };
  if (const std::size_t sum = weight_where(page, in_main); sum > 0 && sum * 2 >= all) {
    filter(page, [&](std::size_t i) { return page.places[i].in_main; });
    all = sum;
    kept = true;
  }
  std::vector<std::size_t> sums;
  for (std::size_t i = 0; i < page.blocks.size(); ++i) {
    const auto article = static_cast<std::size_t>(page.places[i].article);
    if (article >= sums.size()) sums.resize(article + 1);
    if (article > 0) sums[article] += weight(page.blocks[i]);
  }
  if (sums.size() < 2) return kept;
  const auto best = std::max_element(sums.begin(), sums.end());
  if (*best * 5 < all * 3) return kept;
  const auto article = static_cast<int>(best - sums.begin());
  filter(page, [&](std::size_t i) { return page.places[i].article == article; });
  return true;
}

// Without such elements: what stands before the heading of level 1 is left out if it is
// short or all links, and so are rows of three links or more at the end.
void trim(HtmlBlocks& page) {
  std::size_t begin = 0;
  for (std::size_t i = 0; i < page.blocks.size(); ++i) {
    const Block& block = page.blocks[i];
    if (block.kind == BlockKind::heading && block.level == 1) {
      begin = i;
      break;
    }
    if (weight(block) >= short_text) break;
  }
  std::size_t end = page.blocks.size();
  while (end > begin && is_all_links(page.blocks[end - 1]) &&
         page.blocks[end - 1].links.size() > 2)
    --end;
  filter(page, [&](std::size_t i) { return i >= begin && i < end; });
}

bool is_separator(std::string_view text) {
  for (const std::string_view mark : {" | ", " - ", " – ", " — ", " · ", " :: ", " • "})
    if (text.starts_with(mark)) return true;
  return false;
}

// "A headline | The Site" begins with "A headline".
bool begins_with(std::string_view title, std::string_view part) {
  return !part.empty() && title.starts_with(part) &&
         (title.size() == part.size() || is_separator(title.substr(part.size())));
}

std::string without_site(const HtmlFacts& facts) {
  const std::string& title = facts.page_title;
  const std::size_t name = facts.site_name.size();
  if (name > 0 && title.size() > name + 3 && title.ends_with(facts.site_name))
    for (std::size_t at = title.size() - name - 3; at > 0; --at) {
      if (is_separator(std::string_view(title).substr(at))) return title.substr(0, at);
      if (at + name + 8 < title.size()) break;
    }
  return title;
}

std::vector<std::string> headings_of(const HtmlBlocks& page) {
  std::vector<std::string> headings;
  for (const Block& block : page.blocks)
    if (block.kind == BlockKind::heading) headings.push_back(block.text);
  return headings;
}

// The longest of all HEADINGS that the page's own titles begin with; else the headline it
// states; else the only heading of level 1 in what was kept of it; else its title.
std::string find_title(const HtmlFacts& facts, const std::vector<std::string>& headings,
                       const std::vector<Block>& kept) {
  const std::string headline = fold(facts.headline);
  const std::string page_title = fold(facts.page_title);
  std::string best;
  for (const std::string& heading : headings) {
    const std::string words = fold(heading);
    if (begins_with(headline, words) || begins_with(page_title, words))
      if (heading.size() > best.size()) best = heading;
  }
  if (!best.empty()) return best;
  if (!facts.headline.empty()) return facts.headline;
  const auto is_first_level = [](const Block& block) {
    return block.kind == BlockKind::heading && block.level == 1;
  };
  if (std::count_if(kept.begin(), kept.end(), is_first_level) == 1)
    return std::find_if(kept.begin(), kept.end(), is_first_level)->text;
  return without_site(facts);
}

}  // namespace

ReadResult read_html(std::string_view html, HtmlSource source) {
  HtmlBlocks page = html_blocks(html, source);
  ReadResult result;
  Draft draft;
  draft.format = "html";
  if (page.depth > deep)
    result.notes.push_back("elements within elements, " + std::to_string(page.depth) +
                           " deep");
  if (source == HtmlSource::page) {
    const std::vector<std::string> headings = headings_of(page);
    drop_noise(page);
    if (!keep_main(page)) trim(page);
    const HtmlFacts facts = html_facts(html);
    std::string title = find_title(facts, headings, page.blocks);
    draft.header = facts.published;
    draft.blocks = std::move(page.blocks);
    state_title(draft, std::move(title));
  } else {
    drop_noise(page);
    draft.blocks = std::move(page.blocks);
  }
  result.drafts.push_back(std::move(draft));
  return result;
}

}  // namespace debrief
