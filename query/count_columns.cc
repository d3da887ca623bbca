#include "query/count_columns.h"

#include <algorithm>
#include <set>
#include <span>
#include <string>
#include <utility>

#include "debrief/error.h"
#include "debrief/slot_column.h"
#include "query/far_part.h"

namespace debrief {
namespace {

// A server counts a match in .4 to .8 us a slot (20,000 briefs on four of them), and what
// it counts by is 8 to 20 bytes a brief: taken to come and be read in 25 ns.
constexpr std::size_t briefs_a_match = 16;

// What this process may keep of columns: 20 bytes each, as a rule.
constexpr std::size_t most_values = std::size_t{1} << 23U;

// Calls FN(chunk, its ids from 0, ascending) for each chunk that has some of IDS.
template <class Fn>
void for_each_chunk(const std::vector<Xapian::docid>& ids, const Fn& fn) {
  std::vector<Xapian::docid> own;
  for (auto id = ids.begin(); id != ids.end();) {
    const Xapian::docid chunk = *id / column_chunk;
    own.clear();
    for (; id != ids.end() && *id / column_chunk == chunk; ++id)
      own.push_back(*id % column_chunk);
    fn(chunk, own);
  }
}

// What was asked for of a part: no match lies behind its last brief.
std::string_view column_of(const FarPart& part, Slot slot, Xapian::docid chunk) {
  const std::string* bytes = part.known_metadata(column_key(slot, chunk));
  if (bytes == nullptr)
    throw Xapian::NetworkError("it answers something else than it was asked");
  return *bytes;
}

void count_chunk(const CountedSlot& slot, std::string_view bytes,
                 std::span<const Xapian::docid> ids, ValueTally& counts) {
  const SlotColumn column(bytes);
  if (slot.is_split)
    column.count_values(ids, [&](std::string_view value, std::size_t n) {
      counts.add_lasting(value, n);
    });
  else
    column.count_slots(ids, [&](std::string_view slot_bytes, std::size_t n) {
      counts.add(slot_bytes, n);
    });
}

}  // namespace

std::optional<ColumnsSaid> columns_said(const FarPart& part) {
  const std::string* bytes = part.known_metadata(std::string(columns_key));
  if (bytes == nullptr) return std::nullopt;
  ColumnsSaid said = unpack_columns_said(*bytes);
  if (said.state != column_state(part.briefs(), part.last_id(), part.total_length()))
    return std::nullopt;
  return said;
}

bool counts_by_columns(const FarParts& parts, const std::vector<CountedSlot>& slots,
                       std::size_t matches) {
  const std::vector<Slot> known = column_slots();
  if (slots.empty() ||
      !std::all_of(slots.begin(), slots.end(), [&](const CountedSlot& one) {
        return std::binary_search(known.begin(), known.end(), one.slot);
      }))
    return false;
  std::size_t briefs = 0;
  for (const auto& part : parts) briefs += part->briefs();
  return matches >= briefs / briefs_a_match && briefs <= most_values / slots.size() &&
         std::all_of(parts.begin(), parts.end(),
                     [](const auto& part) { return columns_said(*part).has_value(); });
}

void ask_columns(const FarParts& parts, const std::vector<CountedSlot>& slots) {
  for (const auto& part : parts) {
    std::set<std::string> keys;
    for (const CountedSlot& one : slots)
      for (Xapian::docid chunk = 0; chunk <= part->last_id() / column_chunk; ++chunk)
        keys.insert(column_key(one.slot, chunk));
    part->ask_metadata(keys);
  }
}

std::vector<ValueTally> count_columns(
    const FarParts& parts, const std::vector<CountedSlot>& slots,
    const std::vector<std::vector<Xapian::docid>>& ids) {
  std::vector<ValueTally> counts(slots.size());
  try {
    for (std::size_t part = 0; part < parts.size(); ++part)
      for_each_chunk(
          ids[part], [&](Xapian::docid chunk, const std::vector<Xapian::docid>& own) {
            for (std::size_t i = 0; i < slots.size(); ++i)
              count_chunk(slots[i], column_of(*parts[part], slots[i].slot, chunk), own,
                          counts[i]);
          });
  } catch (const Error& error) {
    throw Xapian::NetworkError(error.what());
  }
  return counts;
}

}  // namespace debrief
