#include "query/postings/brief_lengths.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>

#include "debrief/brief_columns.h"

namespace debrief {

BriefLengths::BriefLengths(std::shared_ptr<const MappedTable> table,
                           const FacetTable* known)
    : table_(std::move(table)) {
  if (known != nullptr) column_ = length_column(*known);
  if (!column_.empty() && !known->changes().empty())
    changed_ = PostingList::lengths(table_).among(known->changes());
}

void BriefLengths::look_up(std::span<const Xapian::docid> ids, std::uint32_t* out) {
  if (ids.empty()) return;
  if (column_.empty()) return look_up_listed(ids, out);
  const auto known = static_cast<std::size_t>(
      ids.back() < column_.size()
          ? std::ssize(ids)
          : std::lower_bound(ids.begin(), ids.end(), column_.size()) - ids.begin());
  bool is_longer = false;
  for (std::size_t i = 0; i < known; ++i) {
    out[i] = column_[ids[i]];
    is_longer |= out[i] == unknown_length;
  }
  std::fill(out + known, out + ids.size(), 0);
  if (!changed_.ids.empty()) add_changes(ids, out);
  if (is_longer && table_ != nullptr) add_longer(ids, out);
}

void BriefLengths::add_changes(std::span<const Xapian::docid> ids,
                               std::uint32_t* out) const {
  auto changed = std::lower_bound(changed_.ids.begin(), changed_.ids.end(), ids.front());
  auto at = ids.begin();
  for (; changed != changed_.ids.end() && *changed <= ids.back(); ++changed) {
    at = std::lower_bound(at, ids.end(), *changed);
    if (*at == *changed)
      out[at - ids.begin()] =
          changed_.counts[static_cast<std::size_t>(changed - changed_.ids.begin())];
  }
}

void BriefLengths::add_longer(std::span<const Xapian::docid> ids,
                              std::uint32_t* out) const {
  for (std::size_t i = 0; i < ids.size(); ++i) {
    if (out[i] != unknown_length) continue;
    const Postings found = PostingList::lengths(table_).among({ids[i]});
    out[i] = found.counts.empty() ? 0 : found.counts.front();
  }
}

void BriefLengths::look_up_listed(std::span<const Xapian::docid> ids,
                                  std::uint32_t* out) {
  const Xapian::docid begin = window_of(ids.front());
  if (list_ == nullptr || begin < begin_) {
    list_.reset(new PostingList(PostingList::lengths(table_)));
    listed_.clear();
  }
  if (listed_.empty() || begin != begin_) {
    std::array<Xapian::docid, window_size + 1> there;
    std::array<std::uint32_t, window_size + 1> lengths;
    const std::size_t count =
        list_->read(begin, window_end(begin), there.data(), lengths.data());
    listed_.assign(window_size, 0);
    for (std::size_t i = 0; i < count; ++i) listed_[there[i] - begin] = lengths[i];
    begin_ = begin;
  }
  for (std::size_t i = 0; i < ids.size(); ++i) out[i] = listed_[ids[i] - begin];
}

}  // namespace debrief
