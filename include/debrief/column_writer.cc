#include "debrief/column_writer.h"

#include <algorithm>
#include <utility>

namespace debrief {

FacetRow facet_row(std::string_view name, std::size_t count, std::size_t values) {
  FacetRow row;
  std::copy_n(name.begin(), std::min(name.size(), row.facet.size()), row.facet.begin());
  row.count = count;
  row.values = values;
  return row;
}

std::uint32_t ColumnWriter::number_of(std::string_view value) {
  auto found = numbers_.find(value);
  if (found == numbers_.end())
    found = numbers_.emplace(value, static_cast<std::uint32_t>(numbers_.size())).first;
  return found->second;
}

void ColumnWriter::add(Xapian::docid id, const std::vector<std::string_view>& values) {
  starts_.resize(id + 1ULL, static_cast<std::uint32_t>(ordinals_.size()));
  for (const std::string_view value : values) ordinals_.push_back(number_of(value));
}

void ColumnWriter::add_numbers(Xapian::docid id,
                               const std::vector<std::uint32_t>& numbers) {
  starts_.resize(id + 1ULL, static_cast<std::uint32_t>(ordinals_.size()));
  ordinals_.insert(ordinals_.end(), numbers.begin(), numbers.end());
}

FacetRow ColumnWriter::write(ReplacedFile& file, std::string_view name,
                             Xapian::docid last) {
  starts_.resize(last + 2ULL, static_cast<std::uint32_t>(ordinals_.size()));
  std::vector<std::pair<std::string_view, std::uint32_t>> sorted(numbers_.begin(),
                                                                 numbers_.end());
  std::sort(sorted.begin(), sorted.end());
  std::vector<std::uint32_t> places(sorted.size());
  std::vector<std::uint32_t> ends;
  std::string names;
  for (std::size_t i = 0; i < sorted.size(); ++i) {
    places[sorted[i].second] = static_cast<std::uint32_t>(i);
    names += sorted[i].first;
    ends.push_back(static_cast<std::uint32_t>(names.size()));
  }
  std::vector<std::uint32_t> totals(sorted.size());
  for (std::uint32_t& ordinal : ordinals_) ++totals[ordinal = places[ordinal]];
  for (std::size_t i = 0; i + 1 < starts_.size(); ++i)
    std::sort(ordinals_.begin() + starts_[i], ordinals_.begin() + starts_[i + 1]);

  FacetRow row = facet_row(name, ordinals_.size(), sorted.size());
  row.starts = file.append(starts_.data(), starts_.size());
  row.width = sorted.size() <= UINT16_MAX ? 2 : 4;
  if (row.width == 2) {
    const std::vector<std::uint16_t> narrow(ordinals_.begin(), ordinals_.end());
    row.ordinals = file.append(narrow.data(), narrow.size());
  } else {
    row.ordinals = file.append(ordinals_.data(), ordinals_.size());
  }
  row.totals = file.append(totals.data(), totals.size());
  row.ends = file.append(ends.data(), ends.size());
  row.names = file.append(names.data(), names.size());
  row.name_bytes = names.size();
  return row;
}

}  // namespace debrief
