#include "indexer/glass/term_list.h"

#include <algorithm>

#include "debrief/term_entry.h"
#include "debrief/varint.h"

namespace debrief {
namespace {

constexpr std::size_t largest_byte = 255;

}  // namespace

std::string term_list(const std::vector<DocumentTerm>& terms, std::uint32_t length) {
  std::string out;
  if (terms.empty()) return out;
  constexpr std::size_t bytes_a_term = 9;  // most take less
  out.reserve(terms.size() * bytes_a_term);
  append_number(out, length);
  append_number(out, terms.size());
  std::string_view before;
  for (const DocumentTerm& term : terms) {
    const std::string_view name = term.name;
    if (before.empty()) {
      out += static_cast<char>(name.size());
      out += name;
      append_number(out, term.wdf);
    } else {
      const auto differs =
          std::mismatch(before.begin(), before.end(), name.begin(), name.end());
      const auto same = static_cast<std::size_t>(differs.second - name.begin());
      const std::size_t both =
          term.wdf < 127 ? (term.wdf + std::size_t{1}) * (before.size() + 1) + same
                         : largest_byte + 1;
      out += static_cast<char>(both <= largest_byte ? both : same);
      out += static_cast<char>(name.size() - same);
      out += name.substr(same);
      if (both > largest_byte) append_number(out, term.wdf);
    }
    before = name;
  }
  return out;
}

std::string with_more_terms(std::string_view list, const std::vector<std::string>& more) {
  std::vector<DocumentTerm> terms;
  std::uint32_t length = 0;
  if (!list.empty()) {
    ByteReader reader{list};
    length = static_cast<std::uint32_t>(reader.number_up_to(UINT32_MAX));
    std::string name;
    for (std::size_t left = reader.count(); left != 0; --left) {
      const std::uint32_t wdf = read_term_entry(reader, name);
      DocumentTerm& term = terms.emplace_back();
      term.name = name;
      term.wdf = wdf;
    }
  }
  const auto known = static_cast<std::ptrdiff_t>(terms.size());
  for (const std::string& name : more) terms.push_back({name, 0, 0, 0});
  const auto by_name = [](const DocumentTerm& a, const DocumentTerm& b) {
    return a.name < b.name;
  };
  std::sort(terms.begin() + known, terms.end(), by_name);  // the others are
  std::inplace_merge(terms.begin(), terms.begin() + known, terms.end(), by_name);
  return term_list(terms, length);
}

std::string slot_list(const std::vector<Slot>& slots) {
  std::string out;
  Slot next = 0;
  for (const Slot slot : slots) {
    append_number(out, slot - next);
    next = slot + 1;
  }
  return out;
}

std::string with_more_slots(std::string_view list, const std::vector<Slot>& more) {
  std::vector<Slot> slots = more;
  Slot next = 0;
  for (ByteReader reader{list}; !reader.at_end();) {
    slots.push_back(next + static_cast<Slot>(reader.number_up_to(UINT32_MAX)));
    next = slots.back() + 1;
  }
  std::sort(slots.begin(), slots.end());
  return slot_list(slots);
}

}  // namespace debrief
