#include "indexer/glass/glass_document.h"

#include <span>
#include <stdexcept>
#include <utility>

#include "debrief/glass_keys.h"
#include "debrief/position_layout.h"
#include "debrief/varint.h"
#include "indexer/glass/term_list.h"

namespace debrief {
namespace {

constexpr std::size_t longest_glass_term = 245;

std::vector<Slot> slots_of(const std::vector<DocumentValue>& values) {
  std::vector<Slot> slots;
  for (const DocumentValue& value : values) slots.push_back(value.slot);
  return slots;
}

}  // namespace

PackedTag packed_tag(std::string_view bytes, Deflater& deflater) {
  std::string smaller = deflater.deflated(bytes);
  if (smaller.empty()) return {std::string(bytes), false};
  return {std::move(smaller), true};
}

GlassDocument make_glass_document(const DocumentParts& parts, Deflater& deflater) {
  GlassDocument out;
  constexpr std::size_t bytes_a_term = 16;  // most take less
  out.postings.reserve(parts.terms.size() * bytes_a_term);
  std::string name;
  std::string packed;
  for (const DocumentTerm& term : parts.terms) {
    name.clear();
    append_escaped(name, term.name);
    if (name.empty() || name.size() > longest_glass_term)
      throw std::length_error("a term of a wrong length");
    out.length += term.wdf;
    packed.clear();
    if (term.count != 0)
      append_packed_positions(packed,
                              std::span(parts.positions).subspan(term.first, term.count));
    append_string(out.postings, name);
    append_number(out.postings, term.wdf);
    append_string(out.postings, packed);
  }
  out.terms = packed_tag(term_list(parts.terms, out.length), deflater);
  out.slots = slot_list(slots_of(parts.values));
  out.data = packed_tag(parts.data, deflater);
  out.values = parts.values;
  return out;
}

}  // namespace debrief
