#include "debrief/record.h"

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
  }
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
  }
  return record;
}

}  // namespace debrief
