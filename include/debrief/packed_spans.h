// What pack_spans() (spans.h) wrote, read from beginning to end.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "debrief/spans.h"
#include "debrief/varint.h"

namespace debrief {

// Tells TAKE how many spans there are, count(spans); of each, in order, its head, span(n,
// zone, words); and behind that each of its values, value(n, field, index), FIELD being
// the place in span_fields. Throws Error when BYTES are no such table.
template <class Take>
void read_packed_spans(std::string_view bytes, Take&& take) {
  ByteReader reader{bytes};
  const std::size_t count = reader.count();
  take.count(count);
  for (std::size_t n = 0; n < count; ++n) {
    const std::uint64_t head = reader.number_up_to(std::uint64_t{UINT32_MAX} << 2 | 2);
    if ((head & 3) == 3) ByteReader::damaged();
    take.span(n, static_cast<Zone>(head & 3), static_cast<std::uint32_t>(head >> 2));
    std::uint64_t present = reader.number_up_to((1U << span_fields.size()) - 1);
    for (std::size_t field = 0; present != 0; ++field, present >>= 1) {
      if ((present & 1) == 0) continue;
      std::uint32_t index = 0;
      for (std::uint64_t step = 1; (step & 1) != 0;) {
        step = reader.number_up_to(std::uint64_t{UINT32_MAX} << 1 | 1);
        index += static_cast<std::uint32_t>(step >> 1);
        take.value(n, field, index);
      }
    }
  }
}

}  // namespace debrief
