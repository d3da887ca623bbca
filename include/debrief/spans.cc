#include "debrief/spans.h"

#include "debrief/varint.h"

namespace debrief {

std::string_view name_of(Zone zone) {
  constexpr std::array<std::string_view, 3> names = {"title", "summary", "body"};
  return names[static_cast<std::size_t>(zone)];
}

void lay_out(SpanTable& spans) {
  std::uint32_t first = 1;
  for (TextSpan& span : spans) {
    span.first = first;
    first += span.words + 1;
  }
}

// Of each span its words and zone, then which fields it has values of, bit by bit, then
// for each of these the distances between its indexes, twice, and 1 more unless it is the
// last one.
std::string pack_spans(const SpanTable& spans) {
  std::string bytes;
  append_number(bytes, spans.size());
  for (const TextSpan& span : spans) {
    append_number(bytes,
                  std::uint64_t{span.words} << 2 | static_cast<unsigned>(span.zone));
    std::uint64_t present = 0;
    for (std::size_t i = 0; i < span.values.size(); ++i)
      present |= std::uint64_t{!span.values[i].empty()} << i;
    append_number(bytes, present);
    for (const auto& indexes : span.values) {
      std::uint32_t before = 0;
      for (const std::uint32_t& index : indexes) {
        const bool is_last = &index == &indexes.back();
        append_number(bytes, std::uint64_t{index - before} << 1 | (is_last ? 0U : 1U));
        before = index;
      }
    }
  }
  return bytes;
}

SpanTable unpack_spans(std::string_view bytes) {
  SpanTable spans;
  unpack_spans(bytes, ~0U, spans);
  return spans;
}

void unpack_spans(std::string_view bytes, unsigned fields, SpanTable& spans) {
  ByteReader reader{bytes};
  spans.resize(reader.count());
  for (TextSpan& span : spans) {
    const std::uint64_t head = reader.number_up_to(std::uint64_t{UINT32_MAX} << 2 | 2);
    if ((head & 3) == 3) ByteReader::damaged();
    span.zone = static_cast<Zone>(head & 3);
    span.words = static_cast<std::uint32_t>(head >> 2);
    const std::uint64_t present = reader.number_up_to((1U << span.values.size()) - 1);
    for (std::size_t i = 0; i < span.values.size(); ++i) {
      span.values[i].clear();
      if ((present >> i & 1) == 0) continue;
      const bool is_wanted = (fields >> i & 1) != 0;
      std::uint32_t index = 0;
      for (std::uint64_t step = 1; (step & 1) != 0;) {
        step = reader.number_up_to(std::uint64_t{UINT32_MAX} << 1 | 1);
        index += static_cast<std::uint32_t>(step >> 1);
        if (is_wanted) span.values[i].push_back(index);
      }
    }
  }
  lay_out(spans);
}

}  // namespace debrief
