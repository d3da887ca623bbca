#include "debrief/slot_column.h"

#include <fmt/format.h>

#include <set>
#include <unordered_map>

#include "debrief/varint.h"

namespace debrief {
namespace {

constexpr std::size_t day_size = 8;  // of date_value()

}  // namespace

std::vector<Slot> column_slots() {
  std::set<Slot> slots = {versions_slot, whole_dates, brief_lengths};
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

std::size_t place_width(std::size_t values) {
  constexpr std::size_t byte = std::size_t{1} << 8U;
  if (values <= byte) return 1;
  return values <= byte * byte ? 2 : 4;
}

SlotColumn::SlotColumn(std::string_view bytes) {
  if (bytes.empty()) return;
  ByteReader reader{bytes};
  const std::size_t values = reader.count();
  values_.reserve(values);
  for (std::size_t i = 0; i < values; ++i) values_.push_back(reader.string());
  width_ = place_width(values);
  const std::size_t briefs = reader.count();
  ends_.reserve(briefs);
  std::uint64_t end = 0;
  for (std::size_t i = 0; i < briefs; ++i) {
    end += reader.number();
    if (end > bytes.size()) ByteReader::damaged();
    ends_.push_back(static_cast<std::uint32_t>(end));
  }
  numbers_ = reader.bytes;
  if (numbers_.size() != end * width_) ByteReader::damaged();
}

std::size_t SlotColumn::number_at(std::size_t place) const {
  std::size_t number = 0;
  for (std::size_t i = width_; i-- > 0;)
    number = number << 8U | static_cast<unsigned char>(numbers_[place * width_ + i]);
  if (number >= values_.size()) ByteReader::damaged();
  return number;
}

template <class Fn>
void SlotColumn::for_each_slot(std::span<const Xapian::docid> ids, const Fn& fn) const {
  for (const Xapian::docid id : ids)
    if (id < ends_.size()) fn(id == 0 ? 0 : ends_[id - 1], ends_[id]);
}

void SlotColumn::add_numbers(std::size_t place,
                             std::vector<std::uint32_t>& numbers) const {
  for (std::size_t at = place == 0 ? 0 : ends_[place - 1]; at < ends_[place]; ++at)
    numbers.push_back(static_cast<std::uint32_t>(number_at(at)));
}

std::string SlotColumn::slot_of(std::size_t begin, std::size_t end) const {
  std::string slot;
  for (; begin < end; ++begin) {
    if (!slot.empty()) slot += '\0';
    slot += values_[number_at(begin)];
  }
  return slot;
}

void SlotColumn::count_values(std::span<const Xapian::docid> ids,
                              const Counted& fn) const {
  std::vector<std::uint32_t> briefs(values_.size());
  for_each_slot(ids, [&](std::size_t begin, std::size_t end) {
    for (; begin < end; ++begin) ++briefs[number_at(begin)];
  });
  for (std::size_t i = 0; i < briefs.size(); ++i)
    if (briefs[i] != 0) fn(values_[i], briefs[i]);
}

void SlotColumn::count_slots(std::span<const Xapian::docid> ids,
                             const Counted& fn) const {
  std::vector<std::uint32_t> alone(values_.size());
  std::unordered_map<std::string_view, std::size_t> together;
  for_each_slot(ids, [&](std::size_t begin, std::size_t end) {
    if (end - begin == 1)
      ++alone[number_at(begin)];
    else if (begin < end)
      ++together[numbers_.substr(begin * width_, (end - begin) * width_)];
  });
  for (std::size_t i = 0; i < alone.size(); ++i)
    if (alone[i] != 0) fn(values_[i], alone[i]);
  for (const auto& [places, count] : together) {
    const auto begin = static_cast<std::size_t>(places.data() - numbers_.data()) / width_;
    fn(slot_of(begin, begin + places.size() / width_), count);
  }
}

std::vector<std::string> SlotColumn::slots() const {
  std::vector<std::string> slots;
  for (std::size_t id = 0; id < ends_.size(); ++id)
    slots.push_back(slot_of(id == 0 ? 0 : ends_[id - 1], ends_[id]));
  return slots;
}

}  // namespace debrief
