#include "indexer/formats/split_digest.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "indexer/formats/cite_block.h"
#include "indexer/formats/name_fragments.h"
#include "indexer/formats/parse_day.h"

namespace debrief {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c | 32) >= 'a' && (c | 32) <= 'z'; }

// The day that TEXT is, and nothing more than a day.
std::optional<StatedDay> whole_day(std::string_view text) {
  if (text.size() > 32) return std::nullopt;
  std::size_t words = 0;
  std::size_t digits = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    words += is_letter(text[i]) && (i == 0 || !is_letter(text[i - 1]));
    digits += is_digit(text[i]);
  }
  const bool is_iso = is_digit(text.empty() ? 'x' : text[0]) && words == 0;
  if (digits > 8 || words > 2 || (is_iso && text.size() > 10)) return std::nullopt;
  return parse_stated_day(text);
}

// Where what follows the day and its dash begins in "2026-03-01 - Headline"; 0: nowhere.
std::size_t behind_day(std::string_view text) {
  if (text.size() < 14 || !is_digit(text[0]) || is_digit(text[10])) return 0;
  const auto day = parse_stated_day(text.substr(0, 10));
  if (!day || (day->order == DayOrder::either && !is_digit(text[9]))) return 0;
  const std::size_t next = text.find_first_not_of(" :-", 10);
  for (const std::string_view dash : {"–", "—"})
    if (next != text.npos && text.substr(next).starts_with(dash))
      return std::min(text.find_first_not_of(' ', next + dash.size()), text.size());
  return next == text.npos || next == 10 ? 0 : next;
}

// BLOCK from byte BEGIN on. What links before it stood on, the headline, is cited behind
// its end.
Block tail(const Block& block, std::size_t begin) {
  Block out{BlockKind::paragraph, 0, block.text.substr(begin), {}};
  std::vector<std::string> before;
  for (const Link& link : block.links) {
    if (link.span.begin >= begin)
      out.links.push_back(
          {{link.span.begin - begin, link.span.end - begin}, link.address});
    else
      before.push_back(link.address);
  }
  append_group(out, before);
  return out;
}

std::size_t skip_separator(std::string_view text, std::size_t at) {
  for (;;) {
    at = std::min(text.find_first_not_of(" :-.", at), text.size());
    const std::string_view rest = text.substr(at);
    if (!rest.starts_with("–") && !rest.starts_with("—")) return at;
    at += 3;
  }
}

// A bullet as a headline and what it says. The headline is in bold, carries a link, or
// ends at a dash.
struct Headline {
  std::size_t begin = 0;
  std::size_t end = 0;  // 0: there is none
};

Headline headline_of(const Block& block, std::size_t begin) {
  if (block.lead > begin) return {begin, block.lead};
  for (const Link& link : block.links)
    if (link.span.begin == begin && link.span.end > begin) return {begin, link.span.end};
  for (const std::string_view dash : {" - ", " – ", " — "})
    if (const std::size_t end = block.text.find(dash, begin); end != block.text.npos)
      return {begin, end};
  return {};
}

// What each block is to a digest.
enum class Joint { none, day, item, end };

struct Plan {
  std::vector<Joint> joints;
  std::vector<std::optional<StatedDay>> days;  // of the items and days
  bool by_day = false;                         // parts are days, not items
};

bool is_top_bullet(const Block& block) {
  return block.kind == BlockKind::bullet && block.level == 1;
}

std::optional<Plan> plan_digest(const std::vector<Block>& blocks) {
  Plan plan{std::vector<Joint>(blocks.size(), Joint::none),
            std::vector<std::optional<StatedDay>>(blocks.size()), false};
  std::vector<std::size_t> led, dated;
  std::size_t days = 0;
  std::size_t bullets = 0;  // under a day
  std::optional<StatedDay> today;
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    const Block& block = blocks[i];
    if (block.kind == BlockKind::heading) {
      if (const auto day = whole_day(block.text)) {
        today = plan.days[i] = day;
        plan.joints[i] = Joint::day;
        ++days;
      } else {
        plan.joints[i] = Joint::end;
      }
    } else if (is_top_bullet(block)) {
      plan.joints[i] = Joint::end;
      const std::size_t behind = behind_day(block.text);
      if (behind > 0 && headline_of(block, behind).end > 0) {
        dated.push_back(i);
        plan.days[i] = parse_stated_day(block.text);
      } else if (today) {
        ++bullets;
        plan.days[i] = today;
        if (block.lead > 0) led.push_back(i);
      }
    }
  }
  const bool are_led = days > 0 && led.size() >= 2 && led.size() * 5 >= bullets * 3;
  plan.by_day = !are_led && dated.size() < 3;
  if (plan.by_day && days < 2) return std::nullopt;
  if (!plan.by_day)
    for (const std::size_t i : are_led ? led : dated) plan.joints[i] = Joint::item;
  return plan;
}

void state_day(Draft& draft, const std::optional<StatedDay>& day) {
  if (!day) return;
  draft.header = day->date;
  draft.order = day->order;
}

Draft make_item(const Block& block, const Draft& file,
                const std::optional<StatedDay>& day) {
  Draft item;
  item.format = file.format;
  state_day(item, day);
  const Headline headline = headline_of(block, behind_day(block.text));
  std::string title = block.text.substr(headline.begin, headline.end - headline.begin);
  title.erase(title.find_last_not_of(" :-") + 1);
  item.title = std::move(title);
  // A headline alone is also what the item says, on the word of its link.
  const std::size_t body = skip_separator(block.text, headline.end);
  if (body < block.text.size()) {
    item.blocks.push_back(tail(block, body));
    return item;
  }
  Block alone{BlockKind::paragraph, 0, block.text.substr(headline.begin), {}};
  std::vector<std::string> addresses;
  for (const Link& link : block.links) addresses.push_back(link.address);
  append_group(alone, addresses);
  item.blocks.push_back(std::move(alone));
  return item;
}

Draft make_day(const Block& heading, const Draft& file,
               const std::optional<StatedDay>& day) {
  Draft part;
  part.format = file.format;
  state_day(part, day);
  const bool has_name = file.title || !file.blocks.empty();
  std::string title = file.title ? *file.title : std::string();
  if (!file.title && has_name && !whole_day(file.blocks.front().text))
    title = file.blocks.front().text;
  part.title = title.empty() ? heading.text : title + ", " + heading.text;
  return part;
}

// Headings under which nothing is left say nothing.
void drop_bare_headings(std::vector<Block>& blocks) {
  std::vector<Block> kept;
  for (std::size_t i = blocks.size(); i-- > 0;) {
    const bool is_heading = blocks[i].kind == BlockKind::heading;
    const bool bare =
        is_heading && (kept.empty() || (kept.back().kind == BlockKind::heading &&
                                        kept.back().level <= blocks[i].level));
    if (!bare) kept.push_back(std::move(blocks[i]));
  }
  std::reverse(kept.begin(), kept.end());
  blocks = std::move(kept);
}

}  // namespace

std::vector<Draft> split_digest(Draft draft) {
  const auto plan = plan_digest(draft.blocks);
  if (!plan) return {std::move(draft)};
  std::vector<Draft> parts;
  std::vector<Block> rest;
  bool in_part = false;
  for (std::size_t i = 0; i < draft.blocks.size(); ++i) {
    const Block& block = draft.blocks[i];
    const Joint joint = plan->joints[i];
    if (joint == Joint::item) {
      parts.push_back(make_item(block, draft, plan->days[i]));
      in_part = true;
    } else if (joint == Joint::day && plan->by_day) {
      parts.push_back(make_day(block, draft, plan->days[i]));
      in_part = true;
    } else if (joint != Joint::day) {
      if (joint == Joint::end && !plan->by_day) in_part = false;
      (in_part ? parts.back().blocks : rest).push_back(block);
    }
  }
  std::erase_if(parts, [](const Draft& part) { return part.blocks.empty(); });
  name_fragments(parts);
  draft.blocks = std::move(rest);
  drop_bare_headings(draft.blocks);
  if (!draft.blocks.empty()) parts.insert(parts.begin(), std::move(draft));
  return parts;
}

}  // namespace debrief
