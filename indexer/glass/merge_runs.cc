#include "indexer/glass/merge_runs.h"

#include <algorithm>
#include <map>
#include <queue>

#include "debrief/glass_keys.h"
#include "debrief/position_layout.h"
#include "debrief/varint.h"
#include "indexer/glass/list_writer.h"
#include "indexer/glass/pack_positions.h"
#include "indexer/glass/run_file.h"

namespace debrief {
namespace {

constexpr std::size_t all_buffers = std::size_t{1} << 25;  // bytes
constexpr std::size_t largest_buffer = std::size_t{1} << 17;

// Walks all runs at once, key by key.
class RunMerge {
 public:
  RunMerge(const std::vector<std::string>& runs, const std::string& kind,
           const DocumentNumbers& numbers)
      : numbers_(numbers) {
    const std::size_t buffer = std::clamp<std::size_t>(
        all_buffers / std::max<std::size_t>(runs.size(), 1), 4096, largest_buffer);
    readers_.reserve(runs.size());
    for (const std::string& run : runs) {
      readers_.emplace_back(run + kind, buffer);
      if (readers_.back().next()) queue_.push(readers_.size() - 1);
    }
  }

  bool at_end() const { return queue_.empty(); }
  const std::string& key() {
    key_ = readers_[queue_.top()].key();
    return key_;
  }

  // Calls use(number, payload) for each entry of the key, in order of documents. What was
  // dropped is left out.
  template <class Payload, class Use>
  void for_each_entry(Payload payload, Use use) {
    const std::string key = this->key();
    while (!queue_.empty() && readers_[queue_.top()].key() == key) {
      RunReader& run = readers_[queue_.top()];
      ByteReader entries{run.entries()};
      for (std::uint32_t document = run.first();;) {
        const auto value = payload(entries);
        if (const std::uint32_t number = numbers_.of(document); number != 0)
          use(number, value);
        if (entries.at_end()) break;
        document += static_cast<std::uint32_t>(entries.number());
      }
      advance();
    }
  }

  // Passes over the key.
  void skip() {
    const std::string key = this->key();
    while (!queue_.empty() && readers_[queue_.top()].key() == key) advance();
  }

 private:
  struct Later {
    const std::vector<RunReader>& readers;
    bool operator()(std::size_t a, std::size_t b) const {
      const int order = readers[a].key().compare(readers[b].key());
      return order != 0 ? order > 0 : a > b;
    }
  };

  void advance() {
    const std::size_t run = queue_.top();
    queue_.pop();
    if (readers_[run].next()) queue_.push(run);
  }

  const DocumentNumbers& numbers_;
  std::vector<RunReader> readers_;
  std::priority_queue<std::size_t, std::vector<std::size_t>, Later> queue_{
      Later{readers_}};
  std::string key_;
};

constexpr auto as_number = [](ByteReader& entries) {
  return static_cast<std::uint32_t>(entries.number());
};
constexpr auto as_string = [](ByteReader& entries) { return entries.string(); };

// Statistics of each slot, by their keys. They stand before the values in the table, so
// the values are read twice.
std::map<std::string, std::string> value_stats(const std::vector<std::string>& runs,
                                               const DocumentNumbers& numbers) {
  std::map<std::string, std::string> all;
  for (RunMerge merge(runs, ".postlist", numbers); !merge.at_end();) {
    const std::string key = merge.key();
    if (key.starts_with(metadata_mark)) {
      merge.skip();
      continue;
    }
    if (!key.starts_with(values_mark)) break;
    ByteReader slot{std::string_view(key).substr(values_mark.size())};
    std::uint32_t count = 0;
    std::string lowest;
    std::string highest;
    merge.for_each_entry(as_string, [&](std::uint32_t, std::string_view value) {
      if (count == 0 || value < lowest) lowest = value;
      if (count == 0 || value > highest) highest = value;
      ++count;
    });
    if (count == 0) continue;
    std::string stats_key(value_stats_mark);
    for (std::uint64_t n = slot.number(); n != 0; n >>= 8)
      stats_key += static_cast<char>(n);
    std::string& stats = all[stats_key];
    append_number(stats, count);
    append_string(stats, lowest);
    if (highest != lowest) stats += highest;
  }
  return all;
}

void merge_lengths(RunMerge& merge, TableWriter& table, GlassTotals& totals) {
  PostingsWriter list(table, std::string(lengths_mark));
  merge.for_each_entry(as_number, [&](std::uint32_t document, std::uint32_t length) {
    list.add(document, length);
    ++totals.documents;
    totals.length += length;
    totals.largest_length = std::max(totals.largest_length, length);
    if (length != 0 && (totals.least_length == 0 || length < totals.least_length))
      totals.least_length = length;
  });
  list.finish(0);
}

void merge_term(RunMerge& merge, TableWriter& table, GlassTotals& totals) {
  PostingsWriter list(table, merge.key());
  std::uint64_t occurrences = 0;
  merge.for_each_entry(as_number, [&](std::uint32_t document, std::uint32_t wdf) {
    list.add(document, wdf);
    occurrences += wdf;
    totals.largest_wdf = std::max(totals.largest_wdf, wdf);
  });
  list.finish(static_cast<std::uint32_t>(occurrences));
}

}  // namespace

DocumentNumbers::DocumentNumbers(const std::vector<bool>& dropped) {
  if (dropped.empty()) return;
  numbers_.push_back(0);  // no document
  for (std::uint32_t id = 1; id < dropped.size(); ++id) {
    dropped_ += dropped[id] ? 1 : 0;
    numbers_.push_back(dropped[id] ? 0 : id - dropped_);
  }
}

TableRoot merge_postings(const std::vector<std::string>& runs,
                         const DocumentNumbers& numbers, const std::string& path,
                         GlassTotals& totals) {
  TableWriter table(path);
  const DocumentNumbers as_they_came;
  RunMerge merge(runs, ".postlist", as_they_came);
  std::string value;
  for (; !merge.at_end() && merge.key().starts_with(metadata_mark);) {
    const std::string key = merge.key();
    bool first = true;  // what later runs say of it is the same or comes too late
    merge.for_each_entry(as_string, [&](std::uint32_t, std::string_view one) {
      if (first) value = one;
      first = false;
    });
    table.add(key, value);
  }
  for (const auto& [key, stats] : value_stats(runs, numbers)) table.add(key, stats);
  RunMerge rest(runs, ".postlist", numbers);
  while (!rest.at_end()) {
    const std::string key = rest.key();
    if (key.starts_with(metadata_mark)) {
      rest.skip();
    } else if (key.starts_with(values_mark)) {
      ValuesWriter list(table, key);
      rest.for_each_entry(as_string, [&](std::uint32_t document, std::string_view one) {
        list.add(document, one);
      });
      list.finish();
    } else if (key == lengths_mark) {
      merge_lengths(rest, table, totals);
    } else {
      merge_term(rest, table, totals);
    }
  }
  return table.finish();
}

TableRoot merge_position_table(const std::vector<std::string>& runs,
                               const DocumentNumbers& numbers, const std::string& path) {
  TableWriter table(path);
  std::string key;
  std::string tag;
  for (RunMerge merge(runs, ".position", numbers); !merge.at_end();) {
    key = merge.key();
    key += '\0';
    const std::size_t size = key.size();
    merge.for_each_entry(as_string, [&](std::uint32_t document, std::string_view packed) {
      key.resize(size);
      append_sortable(key, document);
      tag.clear();
      append_positions(tag, unpacked_positions(packed));
      table.add(key, tag);
    });
  }
  return table.finish();
}

void merge_positions(const std::vector<std::string>& runs, const DocumentNumbers& numbers,
                     PositionWriter& file) {
  for (RunMerge merge(runs, ".position", numbers); !merge.at_end();) {
    file.begin(unescaped_term(merge.key()));
    merge.for_each_entry(as_string, [&](std::uint32_t document, std::string_view packed) {
      file.add_packed(document, packed);
    });
  }
}

}  // namespace debrief
