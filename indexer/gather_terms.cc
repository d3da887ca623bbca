#include "indexer/gather_terms.h"

#include <algorithm>
#include <numeric>
#include <utility>

namespace debrief {
namespace {

// The first bytes of a name, as a number that sorts as they do.
std::uint64_t head_of(const std::string& name) {
  std::uint64_t head = 0;
  for (std::size_t i = 0; i < 8; ++i)
    head = head << 8 | (i < name.size() ? static_cast<unsigned char>(name[i]) : 0U);
  return head;
}

// Numbers compare faster than strings, and most names differ in their first bytes.
void sort_by_name(std::vector<DocumentTerm>& terms, std::vector<DocumentTerm>& sorted) {
  std::vector<std::pair<std::uint64_t, std::uint32_t>> order;
  order.reserve(terms.size());
  for (std::uint32_t i = 0; i < terms.size(); ++i)
    order.emplace_back(head_of(terms[i].name), i);
  std::sort(order.begin(), order.end(), [&](const auto& a, const auto& b) {
    return a.first != b.first ? a.first < b.first
                              : terms[a.second].name < terms[b.second].name;
  });
  sorted.clear();
  sorted.reserve(terms.size() + 4);  // paths follow
  for (const auto& [head, i] : order) sorted.push_back(std::move(terms[i]));
}

}  // namespace

void TermGatherer::grow() {
  table_.assign(std::max<std::size_t>(1 << 10, table_.size() * 2), 0);
  const std::size_t mask = table_.size() - 1;
  for (std::uint32_t i = 0; i < terms_.size(); ++i) {
    std::size_t at = hashes_[i] & mask;
    while (table_[at] != 0) at = (at + 1) & mask;
    table_[at] = i + 1;
  }
}

std::uint32_t TermGatherer::number_of(std::string_view name, std::uint64_t hash) {
  if ((terms_.size() + 1) * 2 > table_.size()) grow();
  const std::size_t mask = table_.size() - 1;
  std::size_t at = hash & mask;
  for (; table_[at] != 0; at = (at + 1) & mask) {
    const std::uint32_t found = table_[at] - 1;
    if (hashes_[found] == hash && terms_[found].name == name) return found;
  }
  const auto fresh = static_cast<std::uint32_t>(terms_.size());
  table_[at] = fresh + 1;
  hashes_.push_back(hash);
  terms_.push_back({std::string(name), 0, 0, 0});
  return fresh;
}

void TermGatherer::add(std::string_view name, std::uint64_t hash, std::uint32_t position,
                       std::uint32_t weight) {
  const std::uint32_t term = number_of(name, hash);
  terms_[term].wdf += weight;
  ++terms_[term].count;
  occurrences_.push_back({term, position});
}

bool TermGatherer::add_boolean(std::string_view name, std::uint64_t hash) {
  const std::size_t before = terms_.size();
  return number_of(name, hash) == before;
}

void TermGatherer::take(DocumentParts& parts) {
  std::uint32_t begin = 0;
  for (DocumentTerm& term : terms_) {
    term.first = begin;
    begin += std::exchange(term.count, 0);
  }
  parts.positions.resize(occurrences_.size());
  for (const Occurrence& one : occurrences_) {
    DocumentTerm& term = terms_[one.term];
    parts.positions[term.first + term.count++] = one.position;
  }
  sort_by_name(terms_, parts.terms);
  // One huge document must not make all that follow slow.
  table_.assign(std::min<std::size_t>(table_.size(), 1 << 12), 0);
  terms_.clear();
  terms_.reserve(512);
  hashes_.clear();
  occurrences_.clear();
}

}  // namespace debrief
