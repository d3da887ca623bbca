// What the index keeps as bytes comes back as it was, and damage is noticed.
#include <doctest/doctest.h>

#include <random>
#include <string>

#include "debrief/error.h"
#include "debrief/record.h"
#include "debrief/schema.h"
#include "debrief/span_outline.h"
#include "debrief/values.h"
#include "debrief/varint.h"

using namespace debrief;

namespace {

SpanTable sample_spans() {
  SpanTable spans(4);
  spans[0].zone = Zone::title;
  spans[0].words = 5;
  spans[1].words = 300;
  spans[1].values[1] = {0, 2, 70000};
  spans[2].zone = Zone::summary;
  spans[3].zone = Zone::title;
  lay_out(spans);
  return spans;
}

Record sample_record() {
  Record record;
  record.id = "0123456789abcdef";
  record.title = "Zoë and “the deal”";
  record.format = "text";
  record.paths = {"/a", "/b\n\x1b"};
  record.date = Date{2026, 4, 27};
  record.date_method = "weekday";
  record.date_confidence = "high";
  record.companies = {"OpenAI", "Amazon"};
  record.sources = {"openai.com"};
  RecordClaim claim;
  claim.zone = Zone::summary;
  claim.opens_paragraph = true;
  claim.heading = "Chips";
  claim.text = "One. Two.";
  claim.sources = {"openai.com", "cnbc.com"};
  record.claims = {claim, RecordClaim{}};
  return record;
}

}  // namespace

TEST_CASE("Numbers of every size are packed and read") {
  std::string bytes;
  const std::uint64_t numbers[] = {0, 1, 127, 128, 16383, 16384, UINT32_MAX, UINT64_MAX};
  for (const std::uint64_t n : numbers) append_number(bytes, n);
  ByteReader reader{bytes};
  for (const std::uint64_t n : numbers) CHECK_EQ(reader.number(), n);
  CHECK(reader.at_end());
  CHECK_THROWS_AS(reader.number(), Error);
}

namespace {

// As facet tables keep it: heads, then the values of each field.
std::vector<std::string> pack_each(const SpanTable& spans) {
  std::vector<std::string> packed = {pack_span_heads(spans)};
  for (std::size_t i = 0; i < span_fields.size(); ++i)
    packed.push_back(pack_span_values(spans, i));
  return packed;
}

void unpack_packed(const std::vector<std::string>& packed, SpanOutline& outline) {
  unpack_span_heads(packed[0], outline);
  for (std::size_t i = 0; i < span_fields.size(); ++i)
    unpack_span_values(packed[i + 1], i, outline);
}

}  // namespace

TEST_CASE("A span table comes back as it was") {
  const SpanTable spans = sample_spans();
  CHECK_EQ(spans[1].first, 7);  // behind the title's five words and a free place
  CHECK_EQ(spans[2].first, 308);
  CHECK_EQ(unpack_spans(pack_spans(spans)), spans);
}

TEST_CASE("An outline says of spans what the span table does") {
  SpanTable spans = sample_spans();
  spans[2].words = 70'000;  // more than a head has room for
  lay_out(spans);
  SpanOutline outline;
  for (int again = 0; again < 2; ++again) {
    unpack_packed(pack_each(spans), outline);
    CHECK_EQ(spans_of(outline), spans);
  }
  for (int again = 0; again < 2; ++again) {
    outline_spans(pack_spans(spans), outline);
    CHECK_EQ(spans_of(outline), spans);
  }
  unpack_packed(pack_each({}), outline);
  CHECK_EQ(spans_of(outline), SpanTable{});
}

TEST_CASE("A record comes back as it was") {
  CHECK_EQ(unpack_record(pack_record(sample_record())), sample_record());
  CHECK_EQ(unpack_record(pack_record(Record{})), Record{});
}

TEST_CASE("Cut or changed bytes are damage or another value, never a crash") {
  const std::string record = pack_record(sample_record());
  const std::string spans = pack_spans(sample_spans());
  for (std::size_t size = 0; size < record.size(); ++size)
    CHECK_THROWS_AS(unpack_record(record.substr(0, size)), Error);
  const std::vector<std::string> outline = pack_each(sample_spans());
  SpanOutline got;
  for (std::size_t size = 0; size < spans.size(); ++size)
    CHECK_THROWS_AS(unpack_spans(spans.substr(0, size)), Error);
  for (std::size_t size = 0; size < spans.size(); ++size)
    CHECK_THROWS_AS(outline_spans(spans.substr(0, size), got), Error);
  for (std::size_t size = 0; size < outline[0].size(); ++size)
    CHECK_THROWS_AS(unpack_span_heads(outline[0].substr(0, size), got), Error);
  std::mt19937 random(1);
  for (int i = 0; i < 20000; ++i) {
    std::vector<std::string> parts = outline;
    std::string& part = parts[random() % parts.size()];
    std::string bytes = i % 3 == 0 ? record : i % 3 == 1 ? spans : part;
    if (bytes.empty()) continue;
    bytes[random() % bytes.size()] = static_cast<char>(random());
    part = bytes;
    try {
      if (i % 3 == 0) (void)unpack_record(bytes);
      if (i % 3 == 1) outline_spans(bytes, got);
      if (i % 3 == 1) (void)unpack_spans(bytes);
      if (i % 3 == 2) unpack_packed(parts, got);
    } catch (const Error&) {
      continue;
    }
  }
}

TEST_CASE("Values are a sorted set") {
  CHECK_EQ(pack_values({"b", "a", "b"}), std::string("a\0b", 3));
  CHECK(unpack_values("").empty());
  CHECK_EQ(unpack_values(std::string_view("a\0b", 3)).size(), 2);
}

TEST_CASE("A term is bounded and different values stay different") {
  CHECK_EQ(term("XC:", "openai"), "XC:openai");
  const std::string a = term("XC:", std::string(300, 'a') + "1");
  const std::string b = term("XC:", std::string(300, 'a') + "2");
  CHECK_EQ(a.size(), 245);
  CHECK_NE(a, b);
  std::string wide;
  for (int i = 0; i < 200; ++i) wide += "東";
  CHECK(term("XC:", wide).size() <= 245);
}

TEST_CASE("Every field has one row, and slots and prefixes are not shared") {
  for (const Field& row : fields()) {
    CHECK_EQ(find_field(row.name), &row);
    for (const Field& other : fields())
      if (&row != &other && !row.prefix.empty()) CHECK_NE(row.prefix, other.prefix);
    if (row.kind == FieldKind::name) CHECK(row.slot != no_slot);
    if (row.searchable) CHECK_FALSE(row.example.empty());
    CHECK((row.searchable || row.facet || row.name.starts_with("claim ")));
  }
  CHECK_EQ(find_field("COMPANY"), &field("company"));
  CHECK_EQ(find_field("nothing"), nullptr);
}
