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

std::string pack_spans(const SpanTable& spans) {
  std::string bytes;
  append_number(bytes, spans.size());
  for (const TextSpan& span : spans) {
    append_number(bytes,
                  std::uint64_t{span.words} << 2 | static_cast<unsigned>(span.zone));
    for (const auto& indexes : span.values) {
      append_number(bytes, indexes.size());
      std::uint32_t before = 0;
      for (const std::uint32_t index : indexes) {
        append_number(bytes, index - before);
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
    for (std::size_t i = 0; i < span.values.size(); ++i) {
      span.values[i].clear();
      if (reader.skip_zero()) continue;  // most fields have nothing in most spans
      const bool is_wanted = (fields >> i & 1) != 0;
      std::uint32_t before = 0;
      for (std::size_t left = reader.count(); left != 0; --left) {
        before += static_cast<std::uint32_t>(reader.number_up_to(UINT32_MAX));
        if (is_wanted) span.values[i].push_back(before);
      }
    }
  }
  lay_out(spans);
}

}  // namespace debrief
