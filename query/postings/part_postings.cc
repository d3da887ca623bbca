#include "query/postings/part_postings.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <utility>

namespace debrief {
namespace {

// Ids may be so many times as many as documents, and these beside.
constexpr std::uint64_t most_ids_each = 64;
constexpr std::uint64_t most_ids_beside = 1 << 20;

}  // namespace

std::unique_ptr<PartPostings> PartPostings::open(const std::string& folder,
                                                 const std::string& uuid,
                                                 std::uint64_t revision,
                                                 const FacetTable* known) {
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
  if (part->table_ == nullptr) return nullptr;
  part->lengths_.emplace(part->table_, known);
  return part;
}

std::unique_ptr<PartPostings> PartPostings::sent(
    std::string key, Xapian::doccount documents, Xapian::docid last_id,
    std::uint64_t total_length, SentLists lists, std::span<const std::uint16_t> lengths) {
  std::unique_ptr<PartPostings> part(new PartPostings);
  part->key_ = std::move(key);
  part->documents_ = documents;
  part->last_id_ = last_id;
  part->total_length_ = total_length;
  part->sent_ = std::move(lists);
  part->lengths_.emplace(lengths);
  return part;
}

const SentList& PartPostings::sent_list(std::string_view term) const {
  static const SentList none;
  const auto known = sent_.find(term);
  return known == sent_.end() ? none : known->second;
}

TermCounts PartPostings::counts(std::string_view term) const {
  return table_ != nullptr ? list(term).counts() : sent_list(term).counts;
}

Zeroed<std::uint64_t> PartPostings::lend_room(std::size_t count) {
  for (Zeroed<std::uint64_t>& room : rooms_) {
    if (room.size() < count) continue;
    std::swap(room, rooms_.back());
    Zeroed<std::uint64_t> lent = std::move(rooms_.back());
    rooms_.pop_back();
    return lent;
  }
  return Zeroed<std::uint64_t>(count);
}

}  // namespace debrief
