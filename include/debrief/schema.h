// THE table of fields: a field exists because it has a row here. Indexing, query parsing,
// planning, facets, --fields, "did you mean" and the README's table all walk it.
//
// What a brief is in the index (one Xapian document each):
//
//   terms with positions   stems of every word, without prefix (analysis.h); those of the
//                          title a second time under S
//   terms without          Q + id, P + a hash of the path (one for each copy), T +
//                          format, D/M/Y + date, of one that has other editions XV:any
//                          and XV: + its group's key, and for each name, outlet and date
//                          a term of its field below
//   positions              laid out claim by claim: see spans.h
//   values                 slot numbers below: what a field counts as a facet; how newest
//                          sorts; where each claim begins, and who is in it (spans.h)
//   data                   the record that results are shown from (record.h)
//
// Prefixes follow Xapian's conventions (omega's termprefixes): capitals of our own begin
// with X and end in a colon. A term is at most 245 bytes: term() sees to it.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace debrief {

// Refused with a hint to rebuild when the index was made with another.
inline constexpr int schema_version = 4;

enum class FieldKind {
  words,   // running text: stems and phrases, matched in a part of the brief
  name,    // exact values of a set: companies, outlets, people …
  date,    // periods of the calendar
  claim,   // everything asked must hold within one claim
  number,  // a count, asked for by a range: 2, 2.., >=2
  choice,  // one of a few values: yes, no
  derived  // no terms of its own: counted from another field's value
};

using Slot = unsigned;  // a Xapian::valueno, without the cost of its header
inline constexpr Slot no_slot = ~0U;

struct Field {
  std::string_view name;  // as typed before the colon and after --facets
  FieldKind kind;
  std::string_view
      prefix;       // of its terms; empty: answered from positions, or not searched
  Slot slot;        // where its values are (values.h); no_slot: none
  bool searchable;  // may stand before a colon
  bool facet;       // may stand after --facets
  std::string_view example;
  std::string_view meaning;
};

// All rows, in the order in which help shows them.
std::span<const Field> fields();

// The row of that name, in any case; none: nullptr.
const Field* find_field(std::string_view name);

// The row of that name, which is known to exist: for the program's own use.
const Field& field(std::string_view name);

// The row that a field has claim by claim: another one for outlets and primary, which say
// of a claim what cannot be read off its brief; else ROW itself.
const Field& claim_level(const Field& row);

// Slots that no field owns.
inline constexpr Slot date_slot = 0;   // sorts by the day published: date_value()
inline constexpr Slot spans_slot = 1;  // spans.h
// Of a brief with other editions (a corrected one, a longer one): the key of its group,
// which is the first id in it. Of all others: nothing.
inline constexpr Slot versions_slot = 15;

// Prefixes that no field owns.
inline constexpr std::string_view id_prefix = "Q";
inline constexpr std::string_view path_prefix = "P";
inline constexpr std::string_view versions_prefix = "XV:";  // + the key of a group
inline constexpr std::string_view in_group_term = "XV:any";

// PREFIX + VALUE as a term of at most 245 bytes: what is longer keeps its beginning and
// ends in a hash of the whole, so that different values stay different.
std::string term(std::string_view prefix, std::string_view value);

// P + a hash of PATH, 64 bits in 11 letters, digits, - and _: paths are long, and the
// record has them.
std::string path_term(std::string_view path);

}  // namespace debrief
