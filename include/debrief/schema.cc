#include "debrief/schema.h"

#include <fmt/format.h>
#include <xxhash.h>

#include <array>
#include <stdexcept>

namespace debrief {
namespace {

constexpr std::size_t longest_term = 245;  // Xapian's limit for glass, less than its 255
                                           // bytes because a zero byte takes two

constexpr std::array<Field, 19> table = {{
    {"title", FieldKind::words, "S", no_slot, true, false, "title:partnership",
     "words of the title"},
    {"summary", FieldKind::words, "", no_slot, true, false, "summary:\"revenue share\"",
     "words of the summary bullets"},
    {"body", FieldKind::words, "", no_slot, true, false, "body:silicon",
     "words of the body"},
    {"claim", FieldKind::claim, "", no_slot, true, false,
     "claim:(bedrock source:cnbc.com)", "all of it within one claim"},
    {"company", FieldKind::name, "XC:", 2, true, true, "company:openai",
     "a company the brief is about"},
    {"source", FieldKind::name, "XH:", 3, true, true, "source:microsoft.com",
     "a cited outlet, with every host under it"},
    {"person", FieldKind::name, "XP:", 4, true, true, "person:jassy",
     "a person, by full name or a part of it"},
    {"organization", FieldKind::name, "XO:", 5, true, true,
     "organization:\"European Union\"", "an agency, university, party or court"},
    {"place", FieldKind::name, "XL:", 6, true, true, "place:france",
     "a country, city or region"},
    {"date", FieldKind::date, "D", date_slot, true, false, "date:2026-04..2026-06",
     "the day the brief was published"},
    {"mentioned", FieldKind::date, "XM:", no_slot, true, false, "mentioned:2030",
     "a date that the text speaks of"},
    {"format", FieldKind::name, "T", 7, true, true, "format:markdown",
     "what the brief was saved as"},
    {"outlets", FieldKind::number, "XN:", 10, true, true, "outlets:2..",
     "how many outlets back it, by registrable domain"},
    {"primary", FieldKind::choice, "XI:", 11, true, true, "primary:yes",
     "a party is cited about itself"},
    // Of a claim what the two above are of a brief: claim_level() leads to them. No
    // question can name them, as they have a blank in their names.
    {"claim outlets", FieldKind::number, "XJ:", 12, false, false, "", ""},
    {"claim primary", FieldKind::choice, "XK:", 13, false, false, "", ""},
    {"month", FieldKind::derived, "", date_slot, false, true, "", "month published"},
    {"year", FieldKind::derived, "", date_slot, false, true, "", "year published"},
    {"domain", FieldKind::derived, "", 3, false, true, "",
     "cited outlets by registrable domain"},
}};

bool same_ignoring_case(std::string_view a, std::string_view b) {
  if (a.size() != b.size()) return false;
  for (std::size_t i = 0; i < a.size(); ++i) {
    const char c = a[i] >= 'A' && a[i] <= 'Z' ? static_cast<char>(a[i] + 32) : a[i];
    if (c != b[i]) return false;
  }
  return true;
}

}  // namespace

std::span<const Field> fields() { return table; }

const Field* find_field(std::string_view name) {
  for (const Field& row : table)
    if (same_ignoring_case(name, row.name)) return &row;
  return nullptr;
}

const Field& field(std::string_view name) {
  const Field* row = find_field(name);
  if (row == nullptr) throw std::logic_error(fmt::format("no field named {}", name));
  return *row;
}

const Field& claim_level(const Field& row) {
  const Field* other = find_field(fmt::format("claim {}", row.name));
  return other == nullptr ? row : *other;
}

std::string term(std::string_view prefix, std::string_view value) {
  std::string whole;
  whole.reserve(prefix.size() + value.size());
  whole += prefix;
  whole += value;
  if (whole.size() <= longest_term) return whole;
  const std::string hash =
      fmt::format("{:016x}", XXH3_64bits(value.data(), value.size()));
  whole.resize(longest_term - hash.size());
  while (!whole.empty() && (static_cast<unsigned char>(whole.back()) & 0xC0) == 0x80)
    whole.pop_back();  // not in the middle of a character
  if (!whole.empty() && static_cast<unsigned char>(whole.back()) >= 0xC0)
    whole.pop_back();
  return whole + hash;
}

}  // namespace debrief
