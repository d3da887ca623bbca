#include "indexer/glass/inverter.h"

#include <xxhash.h>

#include <algorithm>
#include <numeric>

#include "debrief/glass_keys.h"
#include "debrief/varint.h"

namespace debrief {
namespace {

std::uint32_t hash_of(std::string_view key) {
  return static_cast<std::uint32_t>(XXH3_64bits(key.data(), key.size()));
}

std::string values_key(Slot slot) {
  std::string key(values_mark);
  append_number(key, slot);
  return key;
}

}  // namespace

void Inverter::grow() {
  table_.assign(std::max<std::size_t>(1 << 12, table_.size() * 2), 0);
  const std::size_t mask = table_.size() - 1;
  for (std::uint32_t i = 0; i < hashes_.size(); ++i) {
    std::size_t at = hashes_[i] & mask;
    while (table_[at] != 0) at = (at + 1) & mask;
    table_[at] = i + 1;
  }
}

Inverter::Lists& Inverter::lists(std::string_view key) {
  return lists(key, hash_of(key));
}

Inverter::Lists& Inverter::lists(std::string_view key, std::uint32_t hash) {
  if ((all_.size() + 1) * 2 > table_.size()) grow();
  const std::size_t mask = table_.size() - 1;
  std::size_t at = hash & mask;
  for (; table_[at] != 0; at = (at + 1) & mask) {
    const std::uint32_t found = table_[at] - 1;
    if (hashes_[found] == hash && all_[found].key == key) return all_[found];
  }
  table_[at] = static_cast<std::uint32_t>(all_.size() + 1);
  hashes_.push_back(hash);
  Lists& fresh = all_.emplace_back();
  fresh.key = key;
  size_ += sizeof(Lists) + 16 + (key.size() > 15 ? key.size() : 0);
  return fresh;
}

void Inverter::add(std::uint32_t id, const GlassDocument& document) {
  append_number(lists(lengths_mark).postings.entry(id), document.length);
  for (const DocumentValue& value : document.values) {
    append_string(lists(values_key(value.slot)).postings.entry(id), value.value);
    size_ += value.value.size() + 3;
  }
  // Nearly every look-up misses the caches; so all of a document's are under way at once.
  incoming_.clear();
  for (ByteReader reader{document.postings}; !reader.at_end();) {
    Incoming& term = incoming_.emplace_back();
    term.key = reader.string();
    term.wdf = static_cast<std::uint32_t>(reader.number());
    term.positions = reader.string();
    term.hash = hash_of(term.key);
    __builtin_prefetch(&table_[term.hash & (table_.size() - 1)]);
  }
  for (const Incoming& term : incoming_)
    if (const std::uint32_t found = table_[term.hash & (table_.size() - 1)]; found != 0) {
      __builtin_prefetch(&hashes_[found - 1]);
      __builtin_prefetch(&all_[found - 1]);
      __builtin_prefetch(&all_[found - 1].positions);
    }
  for (Incoming& term : incoming_) {
    term.lists = &lists(term.key, term.hash);
    term.lists->postings.prefetch_end();
    term.lists->positions.prefetch_end();
  }
  for (const Incoming& term : incoming_) {
    append_number(term.lists->postings.entry(id), term.wdf);
    if (!term.positions.empty())
      append_string(term.lists->positions.entry(id), term.positions);
    size_ += 4 + term.positions.size();
  }
}

void Inverter::extend(std::uint32_t id, const DocumentAdditions& additions) {
  for (const DocumentValue& value : additions.values)
    append_string(lists(values_key(value.slot)).postings.entry(id), value.value);
  std::string key;
  for (const std::string& term : additions.terms) {
    key.clear();
    append_escaped(key, term);
    append_number(lists(key).postings.entry(id), 0);
  }
}

void Inverter::set_metadata(std::string_view key, std::string_view value) {
  std::string whole(metadata_mark);
  whole += key;
  GrowingList& list = lists(whole).postings;
  if (!list.empty()) return;
  append_string(list.entry(1), value);
  size_ += value.size();
}

void Inverter::write(const std::string& path) const {
  std::vector<std::uint32_t> order(all_.size());
  std::iota(order.begin(), order.end(), 0);
  std::sort(order.begin(), order.end(),
            [&](std::uint32_t a, std::uint32_t b) { return all_[a].key < all_[b].key; });
  FileWriter postings(path + ".postlist");
  FileWriter positions(path + ".position");
  for (const std::uint32_t i : order) {
    all_[i].postings.write(postings, all_[i].key);
    if (!all_[i].positions.empty()) all_[i].positions.write(positions, all_[i].key);
  }
  postings.finish(false);
  positions.finish(false);
}

}  // namespace debrief
