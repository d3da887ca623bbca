// The span table in a form that is looked at claim by claim in tens of nanoseconds, and
// of which no more is read than is asked for: what facet tables keep of each brief.
//
//   heads   how many spans (varint), for each words << 2 | zone u16, lowest byte first;
//           one that has too many words for that stands there as ffff and again behind
//           all, as a varint
//   values  of each of span_fields, span by span: how many spans on, and the index in the
//           brief's list (varints)
#pragma once

#include <array>
#include <cstddef>
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

std::string pack_span_heads(const SpanTable& spans);
std::string pack_span_values(const SpanTable& spans, std::size_t field);

// In the place of what OUTLINE had: all but its values, or those of one field, of as many
// spans as it has. Both throw Error when the bytes are no such thing (damaged).
void unpack_span_heads(std::string_view bytes, SpanOutline& outline);
void unpack_span_values(std::string_view bytes, std::size_t field, SpanOutline& outline);

// All of what pack_spans() has written, in the place of what OUTLINE had. Throws Error as
// unpack_spans() does.
void outline_spans(std::string_view packed, SpanOutline& outline);

// The table whose outline that is, with the values of all fields.
SpanTable spans_of(const SpanOutline& outline);

}  // namespace debrief
