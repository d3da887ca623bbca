#include "debrief/spans.h"

#include "debrief/packed_spans.h"
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
  struct IntoTable {
    unsigned fields;
    SpanTable& spans;

    void count(std::size_t n) const { spans.resize(n); }
    void span(std::size_t n, Zone zone, std::uint32_t words) const {
      spans[n].zone = zone;
      spans[n].words = words;
      for (auto& indexes : spans[n].values) indexes.clear();
    }
    void value(std::size_t n, std::size_t field, std::uint32_t index) const {
      if ((fields >> field & 1) != 0) spans[n].values[field].push_back(index);
    }
  };
  read_packed_spans(bytes, IntoTable{fields, spans});
  lay_out(spans);
}

}  // namespace debrief
