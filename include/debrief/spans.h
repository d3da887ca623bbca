// Where each claim of a brief lies among its word positions, and who is in it: what lets
// a question be answered claim by claim from one document a brief.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace debrief {

enum class Zone { title, summary, body };

// "title", "summary", "body".
std::string_view name_of(Zone zone);

// The fields whose values are known claim by claim, in the order of Span::values.
inline constexpr std::array<std::string_view, 7> span_fields = {
    "company", "source",        "person",       "organization",
    "place",   "claim outlets", "claim primary"};

// One stretch of a brief: its title or one claim.
struct TextSpan {
  Zone zone = Zone::body;
  std::uint32_t words = 0;  // positions first .. first + words - 1 are its words
  std::uint32_t first = 0;
  // For each of span_fields the indexes, ascending, into the brief's own list of values
  // in that field's slot (values.h).
  std::array<std::vector<std::uint32_t>, span_fields.size()> values;

  bool operator==(const TextSpan&) const = default;
};

// Positions are laid out in this order: 0 the title, then the body's claims by n from 1,
// then the summary's: so spans[n] is claim n. The title begins at position 1; behind each
// span one position stays free, so that no phrase reaches over its end.
using SpanTable = std::vector<TextSpan>;

// Fills in `first` of every span from the words before it.
void lay_out(SpanTable& spans);

// As kept in spans_slot: zones, words and values as varints. unpack_spans() throws Error
// when the bytes are not such a table (a damaged index).
std::string pack_spans(const SpanTable& spans);
SpanTable unpack_spans(std::string_view bytes);

// The same into a table that is used again, with the values of some fields only: bit i of
// FIELDS for span_fields[i].
void unpack_spans(std::string_view bytes, unsigned fields, SpanTable& spans);

}  // namespace debrief
