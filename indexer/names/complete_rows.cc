#include <algorithm>

#include "indexer/names/reading.h"

namespace debrief {
namespace {

constexpr std::uint32_t longest_item = 4;  // tokens
constexpr int least_organizations = 3;

struct Item {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::optional<std::size_t> mention;  // its number, where one is the whole item
  bool is_mixed = false;               // a mention and more
};

// Reads "A, B and C" where each is capitalised.
class Rows {
 public:
  Rows(const Reading& reading, const std::vector<Mention>& mentions)
      : reading_(reading), mentions_(mentions) {}

  // The row that begins at AT, where mention number NEXT is the first not before it;
  // fewer than two items are no row.
  const std::vector<Item>& row_at(std::uint32_t at, std::size_t next);
  bool are_organizations(const std::vector<Item>& row) const;
  bool may_be_organization(const Item& item) const;

 private:
  std::optional<Item> item_at(std::uint32_t at, std::size_t next) const;
  std::uint32_t end_of_separator(std::uint32_t at) const;

  const Reading& reading_;
  const std::vector<Mention>& mentions_;
  std::vector<Item> row_;  // until the next
};

bool is_organization(const Mention& mention) {
  return mention.kind == NameKind::company || mention.kind == NameKind::organization;
}

std::optional<Item> Rows::item_at(std::uint32_t at, std::size_t next) const {
  if (next < mentions_.size() && mentions_[next].begin == at) {
    const bool goes_on = reading_.is_capital(mentions_[next].end);
    return Item{
        .begin = at, .end = mentions_[next].end, .mention = next, .is_mixed = goes_on};
  }
  std::uint32_t end = at;
  while (end < reading_.size() && end - at < longest_item && reading_.is_capital(end) &&
         (end == at || !reading_.tokens[end].starts_sentence)) {
    ++end;
  }
  if (end == at) return {};
  const bool overlaps = next < mentions_.size() && mentions_[next].begin < end;
  return Item{.begin = at, .end = end, .mention = {}, .is_mixed = overlaps};
}

// Where the next item begins behind a comma, "and" or both; AT for neither.
std::uint32_t Rows::end_of_separator(std::uint32_t at) const {
  std::uint32_t end = at;
  if (reading_.is_sign(end, ',')) ++end;
  if (reading_.is_word(end, "and", "or")) ++end;
  return end;
}

const std::vector<Item>& Rows::row_at(std::uint32_t at, std::size_t next) {
  row_.clear();
  while (at < reading_.size()) {
    while (next < mentions_.size() && mentions_[next].begin < at) ++next;
    const auto item = item_at(at, next);
    if (!item) break;
    row_.push_back(*item);
    at = end_of_separator(item->end);
    if (at == item->end) break;
  }
  return row_;
}

// Most of what is known in the row are organisations by name, not by a product's.
bool Rows::are_organizations(const std::vector<Item>& row) const {
  int organizations = 0;
  int others = 0;
  for (const Item& item : row) {
    if (!item.mention || item.is_mixed) continue;
    const Mention& mention = mentions_[*item.mention];
    const bool product =
        mention.known && (mention.known->alias->flags & NameTable::owned) != 0;
    (is_organization(mention) && !product ? organizations : others) += 1;
  }
  return organizations >= least_organizations && organizations >= 2 * others;
}

bool Rows::may_be_organization(const Item& item) const {
  if (item.is_mixed) return false;
  if (item.mention) {
    const Mention& mention = mentions_[*item.mention];
    const bool called = item.end - item.begin > 1 && reading_.is(item.begin, first_name);
    return mention.kind == NameKind::person && !mention.known && !called &&
           !(item.begin > 0 && reading_.is(item.begin - 1, title | role));
  }
  if (reading_.tokens[item.begin].starts_sentence) return false;
  for (std::uint32_t i = item.begin; i < item.end; ++i) {
    if (reading_.is(i, calendar | people | title | role | place_tail | tail_of_other)) {
      return false;
    }
  }
  return !reading_.is(item.end - 1, thing) || item.end - item.begin > 1;
}

}  // namespace

std::vector<Mention> complete_rows(const Reading& reading,
                                   std::vector<Mention> mentions) {
  Rows rows(reading, mentions);
  std::vector<Mention> added;
  std::size_t next = 0;
  for (std::uint32_t at = 0; at < reading.size();) {
    while (next < mentions.size() && mentions[next].begin < at) ++next;
    const bool may_begin =
        reading.is_capital(at) || (next < mentions.size() && mentions[next].begin == at);
    if (!may_begin) {
      ++at;
      continue;
    }
    const std::vector<Item>& row = rows.row_at(at, next);
    if (row.empty()) {
      ++at;
      continue;
    }
    at = row.back().end;
    if (!rows.are_organizations(row)) continue;
    for (const Item& item : row) {
      if (!rows.may_be_organization(item)) continue;
      added.push_back(
          {.begin = item.begin, .end = item.end, .kind = NameKind::company, .known = {}});
    }
  }
  std::erase_if(mentions, [&](const Mention& mention) {
    return std::binary_search(
        added.begin(), added.end(), mention,
        [](const Mention& a, const Mention& b) { return a.begin < b.begin; });
  });
  const auto middle = mentions.insert(mentions.end(), added.begin(), added.end());
  std::inplace_merge(
      mentions.begin(), middle, mentions.end(),
      [](const Mention& a, const Mention& b) { return a.begin < b.begin; });
  return mentions;
}

}  // namespace debrief
