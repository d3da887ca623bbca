#include <algorithm>

#include "indexer/names/reading.h"

namespace debrief {
namespace {

constexpr std::uint32_t longest_body = 5;  // tokens behind the first

bool is_ordinal(const Reading& reading, std::uint32_t at) {
  const Token& token = reading.tokens[at];
  if (token.kind != TokenKind::word || !token.has_digit || token.has_upper) return false;
  const std::string_view letters = reading.letters(at, at + 1);
  return letters[0] >= '0' && letters[0] <= '9' &&
         (letters.ends_with("th") || letters.ends_with("st") || letters.ends_with("nd") ||
          letters.ends_with("rd"));
}

bool is_unit(const Reading& reading, std::uint32_t at) {
  return reading.is_capital(at) &&
         reading.is_word(at, "wing", "squadron", "regiment", "battalion", "brigade",
                         "division", "fleet", "corps", "army", "battery", "infantry",
                         "group", "circuit");
}

// Where the capitalised words behind AT end.
std::uint32_t end_of_capitals(const Reading& reading, std::uint32_t at) {
  std::uint32_t end = at + 1;
  while (end < reading.size() && end - at <= longest_body && reading.is_capital(end) &&
         !reading.tokens[end].starts_sentence) {
    ++end;
  }
  return end;
}

// "158th Fighter Wing"; AT for none.
std::uint32_t end_of_unit(const Reading& reading, std::uint32_t at) {
  if (at >= reading.size() || !is_ordinal(reading, at)) return at;
  std::uint32_t end = end_of_capitals(reading, at);
  while (end > at && !is_unit(reading, end - 1)) --end;
  return end > at + 1 ? end : at;
}

// "3rd Battalion, 321st Field Artillery Regiment": a unit of a unit.
std::uint32_t end_of_units(const Reading& reading, std::uint32_t at) {
  const std::uint32_t end = end_of_unit(reading, at);
  if (end == at || !reading.is_sign(end, ',')) return end;
  const std::uint32_t whole = end_of_unit(reading, end + 1);
  return whole > end + 1 ? whole : end;
}

// "Iraqi Army", "German Finance Ministry"; AT for none. The lists mean American bodies
// where others have a namesake, so that these are left to them.
std::uint32_t end_of_national(const Reading& reading, std::uint32_t at) {
  if (!reading.is_capital(at) || !reading.is(at, people)) return at;
  if (reading.is_word(at, "american") || reading.is(at, first_name)) return at;
  const std::uint32_t end = end_of_capitals(reading, at);
  return end > at + 1 && reading.is(end - 1, agency) ? end : at;
}

}  // namespace

std::vector<Mention> add_bodies(const Reading& reading, std::vector<Mention> mentions) {
  std::vector<Mention> out;
  std::uint32_t at = 0;
  const auto read_to = [&](std::uint32_t limit) {
    for (; at < limit; ++at) {
      std::uint32_t end = end_of_units(reading, at);
      if (end == at) end = end_of_national(reading, at);
      if (end == at) continue;
      out.push_back(
          {.begin = at, .end = end, .kind = NameKind::organization, .known = {}});
      at = end - 1;
    }
  };
  for (const Mention& mention : mentions) {
    read_to(mention.begin);
    // One that the body before it took in, or whose end it shares.
    if (mention.begin < at) continue;
    out.push_back(mention);
    at = mention.end;
  }
  read_to(reading.size());
  return out;
}

}  // namespace debrief
