#include "indexer/positions/gather_tail.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <string_view>
#include <unordered_map>

#include "debrief/error.h"
#include "debrief/position_layout.h"
#include "debrief/varint.h"

namespace debrief {
namespace {

constexpr std::string_view no_database = "tail";  // in the place of a UUID

// Lists by term while documents come in.
class TailLists {
 public:
  void add(const std::string& term, Xapian::docid id, std::string_view packed) {
    const auto [at, fresh] = lists_.try_emplace(term);
    // What a node of the map takes, and what strings keep free.
    size_ += packed.size() + 12 + (fresh ? 96 + term.size() : 0);
    append_number(at->second, id);
    append_string(at->second, packed);
  }

  std::size_t size() const { return size_; }  // bytes, about

  void write(const std::string& path) const {
    std::vector<const std::pair<const std::string, std::string>*> order;
    for (const auto& one : lists_) order.push_back(&one);
    std::sort(order.begin(), order.end(),
              [](const auto* a, const auto* b) { return a->first < b->first; });
    PositionWriter writer(path);
    for (const auto* one : order) {
      writer.begin(one->first);
      for (ByteReader reader{one->second}; !reader.at_end();) {
        const auto id = static_cast<Xapian::docid>(reader.number());
        writer.add_packed(id, reader.string());
      }
    }
    writer.finish(std::string(no_database), {});
  }

 private:
  std::unordered_map<std::string, std::string> lists_;
  std::size_t size_ = 0;
};

void add_document(const Xapian::Database& db, Xapian::docid id, TailLists& lists) {
  std::vector<std::uint32_t> positions;
  std::string packed;
  for (auto term = db.termlist_begin(id); term != db.termlist_end(id); ++term) {
    positions.assign(term.positionlist_begin(), term.positionlist_end());
    if (positions.empty()) continue;
    packed.clear();
    append_packed_positions(packed, positions);
    lists.add(*term, id, packed);
  }
}

}  // namespace

std::vector<PositionSource> gather_tail(const Xapian::Database& db,
                                        const std::vector<bool>& tail,
                                        const std::string& folder, std::size_t memory) {
  std::vector<PositionSource> sources;
  TailLists lists;
  const auto write = [&] {
    const std::string path = fmt::format("{}/tail-{:06}", folder, sources.size());
    lists.write(path);
    sources.push_back({PositionFile::open_at(path, std::string(no_database)), tail, 0});
    if (sources.back().file == nullptr) throw Error(fmt::format("cannot read {}", path));
    lists = {};
  };
  for (Xapian::docid id = 1; id < tail.size(); ++id) {
    if (!tail[id]) continue;
    add_document(db, id, lists);
    if (lists.size() >= memory) write();
  }
  if (lists.size() != 0) write();
  return sources;
}

}  // namespace debrief
