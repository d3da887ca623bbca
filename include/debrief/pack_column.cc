// Slots -> the bytes of a piece.
#include <algorithm>
#include <cstdint>
#include <numeric>
#include <unordered_map>

#include "debrief/slot_column.h"
#include "debrief/values.h"
#include "debrief/varint.h"

namespace debrief {
namespace {

// The slots of briefs in a row, their values as numbers.
class NumberedSlots {
 public:
  void add(std::string_view slot) {
    for (const std::string_view value : unpack_values(slot))
      numbers_.push_back(number_of(value));
    ends_.push_back(numbers_.size());
  }

  // Makes these the slots of PIECE, but of those in CHANGES what they say.
  void read(std::string_view piece, std::span<const ChangedSlot> changes);

  std::string packed() const;

 private:
  std::uint32_t number_of(std::string_view value) {
    const auto next = static_cast<std::uint32_t>(values_.size());
    const auto [at, is_new] = number_of_.emplace(value, next);
    if (is_new) values_.push_back(value);
    return at->second;
  }

  // Those that any has, in their order.
  std::vector<std::uint32_t> used_values() const;

  std::vector<std::string_view> values_;
  std::uint32_t sorted_ = 0;  // so many of the first ascend
  std::unordered_map<std::string_view, std::uint32_t> number_of_;
  std::vector<std::uint32_t> numbers_;  // of all briefs, one behind the other
  std::vector<std::size_t> ends_;       // where those of each end
};

// The places of the values of each brief of a piece.
struct PiecePlaces {
  std::vector<std::size_t> counts;  // by brief
  std::string_view places;          // width bytes each
  std::size_t width = 1;
};

PiecePlaces read_places(ByteReader reader, std::size_t values) {
  PiecePlaces all;
  all.width = place_width(values);
  all.counts.resize(reader.count());
  std::size_t left = reader.bytes.size();
  for (std::size_t& count : all.counts) left -= count = reader.number_up_to(left);
  all.places = reader.bytes;
  const auto sum = std::accumulate(all.counts.begin(), all.counts.end(), std::size_t{0});
  if (all.places.size() != sum * all.width) ByteReader::damaged();
  return all;
}

std::uint32_t place_in(std::string_view bytes) {
  std::uint32_t place = 0;
  for (std::size_t i = bytes.size(); i-- > 0;)
    place = place << 8U | static_cast<unsigned char>(bytes[i]);
  return place;
}

void NumberedSlots::read(std::string_view piece, std::span<const ChangedSlot> changes) {
  PiecePlaces all;
  std::size_t values = 0;
  if (!piece.empty()) {
    ByteReader reader{piece};
    values = reader.count();
    for (std::size_t i = 0; i < values; ++i) {
      const std::string_view value = reader.string();
      if (i != 0 && value <= values_.back()) ByteReader::damaged();
      (void)number_of(value);
    }
    sorted_ = static_cast<std::uint32_t>(values);
    all = read_places(reader, values);
  }
  for (const std::size_t count : all.counts) {
    const std::string_view own = all.places.substr(0, count * all.width);
    all.places.remove_prefix(own.size());
    if (!changes.empty() && changes.front().place == ends_.size()) {
      add(changes.front().slot);
      changes = changes.subspan(1);
      continue;
    }
    for (std::size_t at = 0; at < own.size(); at += all.width) {
      numbers_.push_back(place_in(own.substr(at, all.width)));
      if (numbers_.back() >= values) ByteReader::damaged();
    }
    ends_.push_back(numbers_.size());
  }
  for (const ChangedSlot& one : changes) {
    ends_.resize(one.place, numbers_.size());
    add(one.slot);
  }
}

std::vector<std::uint32_t> NumberedSlots::used_values() const {
  std::vector<bool> is_used(values_.size());
  for (const std::uint32_t number : numbers_) is_used[number] = true;
  std::vector<std::uint32_t> used;
  for (std::uint32_t number = 0; number < is_used.size(); ++number)
    if (is_used[number]) used.push_back(number);
  const auto by_name = [&](std::uint32_t a, std::uint32_t b) {
    return values_[a] < values_[b];
  };
  const auto fresh = std::lower_bound(used.begin(), used.end(), sorted_);
  std::sort(fresh, used.end(), by_name);
  std::inplace_merge(used.begin(), fresh, used.end(), by_name);
  return used;
}

std::string NumberedSlots::packed() const {
  if (numbers_.empty()) return {};
  const std::vector<std::uint32_t> used = used_values();
  std::string bytes;
  append_number(bytes, used.size());
  std::vector<std::size_t> places(values_.size());
  for (std::size_t i = 0; i < used.size(); ++i) {
    places[used[i]] = i;
    append_string(bytes, values_[used[i]]);
  }
  const auto last = std::lower_bound(ends_.begin(), ends_.end(), numbers_.size());
  append_number(bytes, static_cast<std::size_t>(last - ends_.begin()) + 1);
  for (auto end = ends_.begin(); end <= last; ++end)
    append_number(bytes, *end - (end == ends_.begin() ? 0 : end[-1]));
  const std::size_t width = place_width(used.size());
  for (const std::uint32_t number : numbers_)
    for (std::size_t i = 0, place = places[number]; i < width; ++i, place >>= 8U)
      bytes += static_cast<char>(place);
  return bytes;
}

}  // namespace

std::string pack_column(std::span<const std::string> slots) {
  NumberedSlots all;
  for (const std::string& slot : slots) all.add(slot);
  return all.packed();
}

std::string patch_column(std::string_view piece, std::span<const ChangedSlot> changes) {
  NumberedSlots all;
  all.read(piece, changes);
  return all.packed();
}

}  // namespace debrief
