#include "debrief/span_outline.h"

#include "debrief/packed_spans.h"
#include "debrief/varint.h"

namespace debrief {
namespace {

constexpr std::size_t head_size = 2;  // bytes
constexpr std::uint32_t large = 0xFFFF;

std::uint64_t span_head(const TextSpan& span) {
  return std::uint64_t{span.words} << 2 | static_cast<unsigned>(span.zone);
}

}  // namespace

std::string pack_span_heads(const SpanTable& spans) {
  std::string bytes;
  std::string larger;
  append_number(bytes, spans.size());
  for (const TextSpan& span : spans) {
    const std::uint64_t head = span_head(span);
    if (head >= large) append_number(larger, head);
    const std::uint64_t shown = head < large ? head : large;
    bytes += static_cast<char>(shown);
    bytes += static_cast<char>(shown >> 8);
  }
  return bytes + larger;
}

std::string pack_span_values(const SpanTable& spans, std::size_t field) {
  std::string bytes;
  std::size_t before = 0;
  for (std::size_t n = 0; n < spans.size(); ++n)
    for (const std::uint32_t index : spans[n].values[field]) {
      append_number(bytes, n - before);
      append_number(bytes, index);
      before = n;
    }
  return bytes;
}

void unpack_span_heads(std::string_view bytes, SpanOutline& outline) {
  ByteReader reader{bytes};
  const std::size_t size = reader.count();
  if (size > reader.bytes.size() / head_size) ByteReader::damaged();
  const std::string_view heads = reader.bytes.substr(0, size * head_size);
  reader.bytes.remove_prefix(heads.size());
  outline.zones.resize(size);
  outline.firsts.resize(size + 1);
  // What the loop writes could, for all the compiler knows, be the outline itself.
  Zone* const zones = outline.zones.data();
  std::uint32_t* const firsts = outline.firsts.data();
  const char* at = heads.data();
  std::uint32_t first = 1;
  for (std::size_t n = 0; n < size; ++n, at += head_size) {
    std::uint64_t head = static_cast<unsigned char>(at[0]) |
                         static_cast<unsigned>(static_cast<unsigned char>(at[1])) << 8;
    if ((head & 3) == 3) {
      if (head != large) ByteReader::damaged();
      head = reader.number_up_to(std::uint64_t{UINT32_MAX} << 2 | 3);
      if ((head & 3) == 3) ByteReader::damaged();
    }
    zones[n] = static_cast<Zone>(head & 3);
    firsts[n] = first;
    first += static_cast<std::uint32_t>(head >> 2) + 1;
  }
  firsts[size] = first;
}

void unpack_span_values(std::string_view bytes, std::size_t field, SpanOutline& outline) {
  std::vector<SpanOutline::Value>& values = outline.values[field];
  values.resize(bytes.size() / 2);  // each takes two bytes at least
  SpanOutline::Value* value = values.data();
  const std::size_t spans = outline.size();
  std::uint64_t n = 0;
  for (ByteReader reader{bytes}; !reader.at_end(); ++value) {
    const std::string_view rest = reader.bytes;
    std::uint64_t index = 0;
    // Nearly all numbers are a byte.
    if (rest.size() >= 2 && ((rest[0] | rest[1]) & 0x80) == 0) {
      n += static_cast<unsigned char>(rest[0]);
      index = static_cast<unsigned char>(rest[1]);
      reader.bytes.remove_prefix(2);
    } else {
      n += reader.number_up_to(UINT32_MAX);
      index = reader.number_up_to(UINT32_MAX);
    }
    if (n >= spans) ByteReader::damaged();
    *value = {static_cast<std::uint32_t>(n), static_cast<std::uint32_t>(index)};
  }
  values.resize(static_cast<std::size_t>(value - values.data()));
}

void outline_spans(std::string_view packed, SpanOutline& outline) {
  struct IntoOutline {
    SpanOutline& outline;
    std::uint32_t first = 1;

    void count(std::size_t n) const {
      outline.zones.clear();
      outline.firsts.clear();
      outline.zones.reserve(n);
      outline.firsts.reserve(n + 1);
      for (auto& values : outline.values) values.clear();
    }
    void span(std::size_t, Zone zone, std::uint32_t words) {
      outline.zones.push_back(zone);
      outline.firsts.push_back(first);
      first += words + 1;
    }
    void value(std::size_t n, std::size_t field, std::uint32_t index) const {
      outline.values[field].push_back({static_cast<std::uint32_t>(n), index});
    }
  };
  IntoOutline take{outline};
  read_packed_spans(packed, take);
  outline.firsts.push_back(take.first);
}

SpanTable spans_of(const SpanOutline& outline) {
  SpanTable spans(outline.size());
  for (std::size_t n = 0; n < spans.size(); ++n) {
    spans[n].zone = outline.zones[n];
    spans[n].first = outline.firsts[n];
    spans[n].words = outline.firsts[n + 1] - outline.firsts[n] - 1;
  }
  for (std::size_t i = 0; i < span_fields.size(); ++i)
    for (const SpanOutline::Value& value : outline.values[i])
      spans[value.span].values[i].push_back(value.index);
  return spans;
}

}  // namespace debrief
