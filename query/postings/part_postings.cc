#include "query/postings/part_postings.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <numeric>
#include <optional>

namespace debrief {
namespace {

// Ids may be so many times as many as documents, and these beside.
constexpr std::uint64_t most_ids_each = 64;
constexpr std::uint64_t most_ids_beside = 1 << 20;

// Of so many times as few documents lengths are looked up, else those of all are read: a
// part of a chunk, that may hold 600, is read in any case.
constexpr std::size_t few_of_all = 64;

// Those of IDS, ascending; nothing: POSTINGS do not have all of them.
std::optional<std::vector<std::uint32_t>> counts_of(const std::vector<Xapian::docid>& ids,
                                                    const Postings& postings) {
  std::vector<std::uint32_t> counts;
  auto at = postings.ids.begin();
  for (const Xapian::docid id : ids) {
    while (at != postings.ids.end() && *at < id) ++at;
    if (at == postings.ids.end() || *at != id) return std::nullopt;
    counts.push_back(
        postings.counts[static_cast<std::size_t>(at - postings.ids.begin())]);
  }
  return counts;
}

}  // namespace

std::unique_ptr<PartPostings> PartPostings::open(const std::string& folder,
                                                 const std::string& uuid,
                                                 std::uint64_t revision) {
  // By one descriptor, so that both files are of one folder, whatever is renamed.
  const int opened = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (opened < 0) return nullptr;
  std::unique_ptr<PartPostings> part(new PartPostings);
  if (const auto version = read_glass_version(opened, uuid, revision);
      version && version->last_id < UINT32_MAX &&
      version->last_id <= version->documents * most_ids_each + most_ids_beside) {
    // A list of their lengths takes two bytes for each.
    auto table = MappedTable::open(opened, *version, GlassTable::postlist);
    if (table != nullptr && version->documents <= table->size())
      part->table_ = std::move(table);
    part->key_ = fmt::format("{}/{}", uuid, revision);
    part->documents_ = static_cast<Xapian::doccount>(version->documents);
    part->last_id_ = static_cast<Xapian::docid>(version->last_id);
    part->total_length_ = version->total_length;
  }
  close(opened);
  return part->table_ != nullptr ? std::move(part) : nullptr;
}

TermCounts PartPostings::counts(std::string_view term) const {
  return list(term).counts();
}

std::vector<Xapian::docid> PartPostings::everything() const {
  if (documents_ != last_id_) return PostingList::lengths(table_).all(last_id_).ids;
  std::vector<Xapian::docid> ids(documents_);
  std::iota(ids.begin(), ids.end(), Xapian::docid{1});
  return ids;
}

std::vector<std::uint32_t> PartPostings::lengths(const std::vector<Xapian::docid>& ids) {
  if (lengths_.empty() && ids.size() < documents_ / few_of_all) {
    if (auto known = counts_of(ids, last_lengths_)) return *std::move(known);
    last_lengths_ = PostingList::lengths(table_).among(ids);
    if (last_lengths_.ids.size() != ids.size()) throw_damaged_table();
    return last_lengths_.counts;
  }
  if (lengths_.empty()) {
    std::vector<std::uint32_t> all(std::size_t{last_id_} + 1);
    PostingList::lengths(table_).scatter(all);
    lengths_ = std::move(all);
  }
  if (!ids.empty() && ids.back() >= lengths_.size()) throw_damaged_table();
  std::vector<std::uint32_t> found(ids.size());
  for (std::size_t i = 0; i < ids.size(); ++i) found[i] = lengths_[ids[i]];
  return found;
}

}  // namespace debrief
