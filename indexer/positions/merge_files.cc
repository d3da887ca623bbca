#include "indexer/positions/merge_files.h"

#include <cstddef>
#include <optional>
#include <string>

namespace debrief {
namespace {

// How much is written before what was read to make it leaves the memory.
constexpr std::uint64_t written_at_once = std::uint64_t{32} << 20;  // bytes

// The documents of a term that are taken of a source.
class LiveList {
 public:
  LiveList(const PositionSource& source, const PositionList& list)
      : source_(&source), list_(list) {}

  bool next() {
    while (list_.next())
      if (list_.id() < source_->live.size() && source_->live[list_.id()]) return true;
    return false;
  }

  Xapian::docid id() const {
    return static_cast<Xapian::docid>(list_.id() + source_->shift);
  }
  std::string_view packed() const { return list_.packed(); }

 private:
  const PositionSource* source_;
  PositionList list_;
};

// Those that have a document at their cursor.
void merge_lists(std::vector<LiveList>& lists, PositionWriter& out) {
  while (!lists.empty()) {
    std::size_t least = 0;
    for (std::size_t i = 1; i < lists.size(); ++i)
      if (lists[i].id() < lists[least].id()) least = i;
    out.add_packed(lists[least].id(), lists[least].packed());
    if (!lists[least].next()) lists.erase(lists.begin() + static_cast<long>(least));
  }
}

// A source at its next term.
struct SourceWalk {
  const PositionSource* source;
  PositionTerms terms;
};

}  // namespace

void merge_files(const std::vector<PositionSource>& sources, PositionWriter& out) {
  std::vector<SourceWalk> walks;
  for (const PositionSource& source : sources) {
    SourceWalk walk{&source, source.file->walk()};
    if (walk.terms.next()) walks.push_back(walk);
  }
  std::vector<LiveList> lists;
  for (std::uint64_t forgotten = 0; !walks.empty();) {
    std::string term = walks.front().terms.term();
    for (const SourceWalk& walk : walks)
      if (walk.terms.term() < term) term = walk.terms.term();
    out.begin(term);
    for (std::size_t i = 0; i < walks.size();) {
      SourceWalk& walk = walks[i++];
      if (walk.terms.term() != term) continue;
      LiveList list(*walk.source, walk.terms.list());
      if (list.next()) lists.push_back(list);
      if (!walk.terms.next()) walks.erase(walks.begin() + static_cast<long>(--i));
    }
    merge_lists(lists, out);
    if (out.size() - forgotten < written_at_once) continue;
    forgotten = out.size();
    for (const PositionSource& source : sources) source.file->forget();
  }
}

}  // namespace debrief
