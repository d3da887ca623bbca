#include "query/postings/part_postings.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <numeric>

namespace debrief {
namespace {

// Ids may be so many times as many as documents, and these beside.
constexpr std::uint64_t most_ids_each = 64;
constexpr std::uint64_t most_ids_beside = 1 << 20;

// Of so many times as few documents lengths are looked up, else those of all are read.
constexpr std::size_t few_of_all = 8;

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
  PostingList list = PostingList::lengths(table_);
  if (lengths_.empty() && ids.size() < documents_ / few_of_all) {
    Postings found = list.among(ids);
    if (found.ids.size() != ids.size()) throw_damaged_table();
    return std::move(found.counts);
  }
  if (lengths_.empty()) {
    std::vector<std::uint32_t> all(std::size_t{last_id_} + 1);
    list.scatter(all);
    lengths_ = std::move(all);
  }
  std::vector<std::uint32_t> found;
  found.reserve(ids.size());
  for (const Xapian::docid id : ids) found.push_back(lengths_.at(id));
  return found;
}

}  // namespace debrief
