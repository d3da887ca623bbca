#include "debrief/record.h"

#include <bit>
#include <cmath>

#include "debrief/varint.h"

namespace debrief {
namespace {

void append_strings(std::string& out, const std::vector<std::string>& strings) {
  append_number(out, strings.size());
  for (const std::string& text : strings) append_string(out, text);
}

std::vector<std::string> read_strings(ByteReader& reader) {
  std::vector<std::string> strings(reader.count());
  for (std::string& text : strings) text = reader.string();
  return strings;
}

void append_date(std::string& out, const std::optional<Date>& date) {
  append_string(out, date ? to_string(*date) : std::string());
}

// Twice the number if it is whole, as most are, which keeps it short; else 1 and then the
// eight bytes of the double.
void append_value(std::string& out, double value) {
  const bool whole = value >= 0 && value < 9e15 && value == std::floor(value);
  if (whole) return append_number(out, static_cast<std::uint64_t>(value) << 1);
  append_number(out, 1);
  const auto bits = std::bit_cast<std::uint64_t>(value);
  for (int shift = 0; shift < 64; shift += 8) out += static_cast<char>(bits >> shift);
}

double read_value(ByteReader& reader) {
  const std::uint64_t number = reader.number();
  if ((number & 1) == 0) return static_cast<double>(number >> 1);
  if (reader.bytes.size() < 8) ByteReader::damaged();
  std::uint64_t bits = 0;
  for (unsigned i = 0; i < 8; ++i)
    bits |= std::uint64_t{static_cast<unsigned char>(reader.bytes[i])} << (8 * i);
  reader.bytes.remove_prefix(8);
  return std::bit_cast<double>(bits);
}

void append_amounts(std::string& out, const std::vector<RecordAmount>& amounts) {
  append_number(out, amounts.size());
  for (const RecordAmount& amount : amounts) {
    append_number(out, static_cast<std::uint64_t>(amount.kind));
    append_value(out, amount.value);
    append_string(out, amount.unit);
    append_number(out, amount.begin);
    append_number(out, amount.end - amount.begin);
  }
}

// Spans reach at most to SIZE, the end of the claim's text.
std::vector<RecordAmount> read_amounts(ByteReader& reader, std::size_t size) {
  std::vector<RecordAmount> amounts(reader.count());
  for (RecordAmount& amount : amounts) {
    amount.kind = static_cast<AmountKind>(reader.number_up_to(2));
    amount.value = read_value(reader);
    amount.unit = reader.string();
    amount.begin = reader.number_up_to(size);
    amount.end = amount.begin + reader.number_up_to(size - amount.begin);
  }
  return amounts;
}

void append_named(std::string& out, const std::vector<RecordAttribution>& named) {
  append_number(out, named.size());
  for (const RecordAttribution& one : named) {
    append_string(out, one.name);
    append_string(out, one.host);
    append_number(out, one.claim << 1 | (one.backed ? 1U : 0U));
  }
}

// Each in one of CLAIMS claims.
std::vector<RecordAttribution> read_named(ByteReader& reader, std::size_t claims) {
  std::vector<RecordAttribution> named(reader.count());
  for (RecordAttribution& one : named) {
    one.name = reader.string();
    one.host = reader.string();
    const std::uint64_t claim = reader.number_up_to(claims << 1 | 1);
    one.claim = claim >> 1;
    one.backed = (claim & 1) != 0;
  }
  return named;
}

}  // namespace

std::string pack_record(const Record& record) {
  std::string out;
  append_string(out, record.id);
  append_string(out, record.title);
  append_string(out, record.format);
  append_strings(out, record.paths);
  append_date(out, record.date);
  append_string(out, record.date_method);
  append_string(out, record.date_confidence);
  append_date(out, record.saved);
  for (const auto* names : {&record.companies, &record.people, &record.organizations,
                            &record.places, &record.sources})
    append_strings(out, *names);
  append_number(out, record.claims.size());
  for (const RecordClaim& claim : record.claims) {
    append_number(out, static_cast<std::uint64_t>(claim.zone) << 1 |
                           (claim.opens_paragraph ? 1U : 0U));
    append_string(out, claim.heading);
    append_string(out, claim.text);
    append_strings(out, claim.sources);
    append_amounts(out, claim.amounts);
  }
  append_named(out, record.named);
  return out;
}

Record unpack_record(std::string_view bytes) {
  ByteReader reader{bytes};
  Record record;
  record.id = reader.string();
  record.title = reader.string();
  record.format = reader.string();
  record.paths = read_strings(reader);
  record.date = parse_date(reader.string());
  record.date_method = reader.string();
  record.date_confidence = reader.string();
  record.saved = parse_date(reader.string());
  for (auto* names : {&record.companies, &record.people, &record.organizations,
                      &record.places, &record.sources})
    *names = read_strings(reader);
  record.claims.resize(reader.count());
  for (RecordClaim& claim : record.claims) {
    const std::uint64_t flags = reader.number_up_to(5);
    claim.zone = static_cast<Zone>(flags >> 1);
    claim.opens_paragraph = (flags & 1) != 0;
    claim.heading = reader.string();
    claim.text = reader.string();
    claim.sources = read_strings(reader);
    claim.amounts = read_amounts(reader, claim.text.size());
  }
  record.named = read_named(reader, record.claims.size());
  return record;
}

}  // namespace debrief
