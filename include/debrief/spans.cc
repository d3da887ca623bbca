#include "debrief/spans.h"

#include <algorithm>

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
  const auto in_body = std::count_if(
      spans.begin(), spans.end(), [](const TextSpan& s) { return s.zone == Zone::body; });
  append_number(bytes, spans.size());
  append_number(bytes, static_cast<std::uint64_t>(in_body));
  for (const TextSpan& span : spans) {
    append_number(bytes, span.words);
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
  ByteReader reader{bytes};
  SpanTable spans(reader.count());
  const std::size_t in_body = reader.number_up_to(spans.size());
  for (std::size_t n = 0; n < spans.size(); ++n) {
    TextSpan& span = spans[n];
    span.zone = n == 0 ? Zone::title : n <= in_body ? Zone::body : Zone::summary;
    span.words = static_cast<std::uint32_t>(reader.number_up_to(UINT32_MAX));
    for (auto& indexes : span.values) {
      indexes.resize(reader.count());
      std::uint32_t before = 0;
      for (std::uint32_t& index : indexes)
        index = before += static_cast<std::uint32_t>(reader.number_up_to(UINT32_MAX));
    }
  }
  lay_out(spans);
  return spans;
}

}  // namespace debrief
