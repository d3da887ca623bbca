// The span table in a form that is looked at claim by claim in tens of nanoseconds: what
// facet tables keep of each brief.
//
//   how many spans (varint), for each words << 2 | zone u16, lowest byte first; one that
//   has too many words for that stands there as ffff and again behind all, as a varint.
//   Then for each of span_fields how many bytes follow (varint), and in them the values
//   span by span: how many spans on, and the index in the brief's list (varints).
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "debrief/spans.h"

namespace debrief {

struct SpanOutline {
  struct Value {
    std::uint32_t span = 0;   // n
    std::uint32_t index = 0;  // as in TextSpan::values
  };
  std::vector<Zone> zones;  // by n
  std::vector<std::uint32_t>
      firsts;  // by n, and where a span behind the last would begin
  std::array<std::vector<Value>, span_fields.size()> values;  // by n

  std::size_t size() const { return zones.size(); }
};

std::string pack_outline(const SpanTable& spans);

// In the place of what OUTLINE had, with the values of some fields only: bit i of FIELDS
// for span_fields[i]. Throws Error when the bytes are not such a table (damaged).
void unpack_outline(std::string_view bytes, unsigned fields, SpanOutline& outline);

// One as the other; an outline with the values of all fields.
void outline_spans(const SpanTable& spans, SpanOutline& outline);
SpanTable spans_of(const SpanOutline& outline);

}  // namespace debrief
