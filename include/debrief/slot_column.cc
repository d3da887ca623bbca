#include "debrief/slot_column.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <unordered_map>

#include "debrief/values.h"
#include "debrief/varint.h"

namespace debrief {
namespace {

constexpr std::size_t day_size = 8;  // of date_value()

// The different values of all slots, those of most briefs first, then by name.
std::vector<std::string_view> by_frequency(std::span<const std::string> slots) {
  std::unordered_map<std::string_view, std::size_t> briefs;
  for (const std::string& slot : slots)
    for (const std::string_view value : unpack_values(slot)) ++briefs[value];
  std::vector<std::pair<std::string_view, std::size_t>> counted(briefs.begin(),
                                                                briefs.end());
  std::sort(counted.begin(), counted.end(), [](const auto& a, const auto& b) {
    return a.second != b.second ? a.second > b.second : a.first < b.first;
  });
  std::vector<std::string_view> values;
  values.reserve(counted.size());
  for (const auto& [value, count] : counted) values.push_back(value);
  return values;
}

// Numbers of the values of one brief, one behind the other: each ends with a byte below
// 0x80 (varint.h).
bool ends_number(char byte) { return static_cast<unsigned char>(byte) < 0x80; }

}  // namespace

std::vector<Slot> column_slots() {
  std::set<Slot> slots;
  for (const Field& row : fields())
    if (row.facet) slots.insert(row.slot);
  return {slots.begin(), slots.end()};
}

std::string column_key(Slot slot, Xapian::docid chunk) {
  return fmt::format("{}{}:{}", column_key_prefix, slot, chunk);
}

std::string column_state(Xapian::doccount briefs, Xapian::docid last_id,
                         std::uint64_t total_length) {
  return fmt::format("{} {} {}", last_id, briefs, total_length);
}

std::string_view column_value(Slot slot, std::string_view bytes) {
  return slot == date_slot ? bytes.substr(0, day_size) : bytes;
}

std::string pack_column(std::span<const std::string> slots) {
  while (!slots.empty() && slots.back().empty()) slots = slots.first(slots.size() - 1);
  if (slots.empty()) return {};
  const std::vector<std::string_view> values = by_frequency(slots);
  std::unordered_map<std::string_view, std::size_t> numbers;
  std::string packed;
  append_number(packed, values.size());
  for (const std::string_view value : values) {
    numbers.emplace(value, numbers.size());
    append_string(packed, value);
  }
  for (const std::string& slot : slots) {
    const auto own = unpack_values(slot);
    append_number(packed, own.size());
    for (const std::string_view value : own) append_number(packed, numbers.at(value));
  }
  return packed;
}

SlotColumn::SlotColumn(std::string_view bytes) {
  if (bytes.empty()) return;
  ByteReader reader{bytes};
  const std::size_t values = reader.count();
  values_.reserve(values);
  for (std::size_t i = 0; i < values; ++i) values_.push_back(reader.string());
  numbers_ = reader.bytes;
}

template <class Fn>
void SlotColumn::for_each_slot(std::span<const Xapian::docid> ids, const Fn& fn) const {
  ByteReader reader{numbers_};
  Xapian::docid at = 0;
  for (const Xapian::docid id : ids) {
    for (;; ++at) {
      if (reader.at_end()) return;
      std::size_t size = 0;  // of the numbers of this brief
      for (std::size_t left = reader.count(); left != 0; ++size) {
        if (size == reader.bytes.size()) ByteReader::damaged();
        left -= ends_number(reader.bytes[size]) ? 1 : 0;
      }
      const std::string_view own = reader.bytes.substr(0, size);
      reader.bytes.remove_prefix(size);
      if (at != id) continue;
      fn(own);
      ++at;
      break;
    }
  }
}

std::string SlotColumn::slot_of(std::string_view numbers) const {
  std::string slot;
  for (ByteReader reader{numbers}; !reader.at_end();) {
    const std::uint64_t number = reader.number();
    if (number >= values_.size()) ByteReader::damaged();
    if (!slot.empty()) slot += '\0';
    slot += values_[number];
  }
  return slot;
}

void SlotColumn::count_values(std::span<const Xapian::docid> ids,
                              const Counted& fn) const {
  std::vector<std::size_t> briefs(values_.size());
  for_each_slot(ids, [&](std::string_view numbers) {
    for (ByteReader reader{numbers}; !reader.at_end();) {
      const std::uint64_t number = reader.number();
      if (number >= briefs.size()) ByteReader::damaged();
      ++briefs[number];
    }
  });
  for (std::size_t i = 0; i < briefs.size(); ++i)
    if (briefs[i] != 0) fn(values_[i], briefs[i]);
}

void SlotColumn::count_slots(std::span<const Xapian::docid> ids,
                             const Counted& fn) const {
  std::unordered_map<std::string_view, std::size_t> briefs;
  for_each_slot(ids, [&](std::string_view numbers) {
    if (!numbers.empty()) ++briefs[numbers];
  });
  for (const auto& [numbers, count] : briefs) fn(slot_of(numbers), count);
}

std::vector<std::string> SlotColumn::slots() const {
  std::vector<std::string> slots;
  std::vector<Xapian::docid> ids(column_chunk);
  for (Xapian::docid id = 0; id < column_chunk; ++id) ids[id] = id;
  for_each_slot(ids,
                [&](std::string_view numbers) { slots.push_back(slot_of(numbers)); });
  return slots;
}

}  // namespace debrief
