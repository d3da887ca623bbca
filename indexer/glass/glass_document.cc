#include "indexer/glass/glass_document.h"

#include <algorithm>
#include <span>
#include <stdexcept>
#include <utility>

#include "debrief/varint.h"
#include "indexer/glass/keys.h"
#include "indexer/glass/pack_positions.h"

namespace debrief {
namespace {

constexpr std::size_t longest_glass_term = 245;

PackedTag packed(std::string_view bytes, Deflater& deflater) {
  std::string smaller = deflater.deflated(bytes);
  if (smaller.empty()) return {std::string(bytes), false};
  return {std::move(smaller), true};
}

// Length, how many terms, then each by how much it has in common with the one before,
// the rest of it and its wdf, which a byte holds together with that where it can.
std::string term_list(const DocumentParts& parts, std::uint32_t length) {
  std::string out;
  if (parts.terms.empty()) return out;
  constexpr std::size_t bytes_a_term = 9;  // most take less
  out.reserve(parts.terms.size() * bytes_a_term);
  append_number(out, length);
  append_number(out, parts.terms.size());
  std::string_view before;
  for (const DocumentTerm& term : parts.terms) {
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
          term.wdf < 127 ? (term.wdf + std::size_t{1}) * (before.size() + 1) + same : 256;
      out += static_cast<char>(both < 256 ? both : same);
      out += static_cast<char>(name.size() - same);
      out += name.substr(same);
      if (both >= 256) append_number(out, term.wdf);
    }
    before = name;
  }
  return out;
}

std::string slots_of(const std::vector<DocumentValue>& values) {
  std::string out;
  Slot next = 0;
  for (const DocumentValue& value : values) {
    append_number(out, value.slot - next);
    next = value.slot + 1;
  }
  return out;
}

}  // namespace

GlassDocument make_glass_document(const DocumentParts& parts, Deflater& deflater) {
  GlassDocument out;
  constexpr std::size_t bytes_a_term = 16;  // most take less
  out.postings.reserve(parts.terms.size() * bytes_a_term);
  std::string name;
  std::string tag;
  for (const DocumentTerm& term : parts.terms) {
    name.clear();
    append_escaped(name, term.name);
    if (name.empty() || name.size() > longest_glass_term)
      throw std::length_error("a term of a wrong length");
    out.length += term.wdf;
    tag.clear();
    if (term.count != 0)
      append_positions(tag, std::span(parts.positions).subspan(term.first, term.count));
    append_string(out.postings, name);
    append_number(out.postings, term.wdf);
    append_string(out.postings, tag);
  }
  out.terms = packed(term_list(parts, out.length), deflater);
  out.slots = slots_of(parts.values);
  out.data = packed(parts.data, deflater);
  out.values = parts.values;
  return out;
}

}  // namespace debrief
