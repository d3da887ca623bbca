#include "indexer/names/reading.h"

namespace debrief {
namespace {

// What stands beside the name speaks of a company: "'s shares", "said", "sued Target".
bool company_beside(const Reading& reading, std::uint32_t begin, std::uint32_t end) {
  if (reading.is_clitic(end)) return true;
  if (reading.is(end, say | trade | legal_form)) return true;
  if (reading.is_word(end, "will", "is", "has", "was", "would", "and") &&
      reading.is(end + 1, say | trade)) {
    return true;
  }
  if (reading.is_sign(end, '(') && reading.is_capital(end + 1)) return true;  // (NYSE: …)
  if (begin > 0 && reading.is(begin - 1, trade | firm)) return true;
  return begin > 1 && reading.is(begin - 2, trade) &&
         reading.is_word(begin - 1, "of", "by", "in", "with", "from", "at", "to");
}

// Part of a longer name that no list has: "Target Date Fund".
bool in_longer_name(const Reading& reading, std::uint32_t begin, std::uint32_t end) {
  const bool after = reading.is_capital(end) && !reading.tokens[end].starts_sentence &&
                     reading.is(end, common_word) && !reading.is(end, trade | role);
  const bool before = begin > 0 && reading.is_capital(begin - 1) &&
                      !reading.tokens[begin - 1].starts_sentence &&
                      !reading.is(begin - 1, role | title | people | calendar);
  return after || before;
}

// "CNBC reported", "told CNBC", "according to CNBC", "(Reuters)", "CNBC, citing …": it
// publishes here and is not spoken of.
bool only_publishes(const Reading& reading, std::uint32_t begin, std::uint32_t end) {
  if (reading.is(end, say)) return true;
  if (reading.is_sign(end, ',') && reading.is(end + 1, say)) return true;
  if (reading.is_word(end, "has", "also", "first", "had") && reading.is(end + 1, say)) {
    return true;
  }
  if (begin == 0 || reading.tokens[begin].starts_sentence) {
    return !reading.is(end, trade) && !reading.is_clitic(end);
  }
  if (reading.is(begin - 1, say) || reading.is_sign(begin - 1, '(') ||
      reading.is_word(begin - 1, "via", "per")) {
    return true;
  }
  const std::uint32_t before =
      reading.is_word(begin - 1, "the") && begin > 1 ? begin - 1 : begin;
  if (before < 2) return false;
  return reading.is_word(before - 1, "to", "by", "in", "with", "from") &&
         (reading.is(before - 2, say) ||
          reading.is_word(before - 2, "interview", "report", "published", "seen",
                          "obtained", "reviewed", "article", "story", "paper", "study",
                          "column", "op-ed", "essay"));
}

// What a company does and a thing does not: "Target cut its outlook".
bool acts(const Reading& reading, std::uint32_t end) {
  if (end >= reading.size() || reading.tokens[end].has_upper) return false;
  if (reading.is_word(end, "and") && reading.is_capital(end + 1)) return true;
  if (reading.is_word(end, "will", "has", "had", "is", "was", "would", "could", "may",
                      "plans", "wants", "sees", "faces", "cut", "rose", "fell", "won",
                      "lost", "held", "made", "beat", "hit", "set", "paid", "gave",
                      "began", "kept", "grew", "took", "spent", "also", "says")) {
    return true;
  }
  return reading.is(end, verb) && reading.letters(end, end + 1).ends_with("ed");
}

bool is_short(const Reading& reading, const KnownMatch& match) {
  return match.end - match.begin == 1 && reading.tokens[match.begin].size <= 1;
}

}  // namespace

// In a line of Capitalised Words a capital says nothing.
bool in_title_case(const Reading& reading, std::uint32_t at) {
  int capital = 0;
  int small = 0;
  const auto count = [&](std::uint32_t i) {
    const Token& token = reading.tokens[i];
    if (token.kind != TokenKind::word || token.size < 4) return;
    (token.upper_first ? capital : small) += 1;
  };
  constexpr std::uint32_t reach = 12;
  for (std::uint32_t i = at; i-- > 0 && at - i < reach;) {
    if (reading.tokens[i].kind == TokenKind::line_end) break;
    count(i);
  }
  for (std::uint32_t i = at; i < reading.size() && i - at < reach; ++i) {
    if (reading.tokens[i].kind == TokenKind::line_end) break;
    count(i);
  }
  return capital > 2 * small + 1;
}

bool is_meant(const Reading& reading, const KnownMatch& match) {
  const std::uint8_t flags = match.entity().flags;
  const std::uint32_t begin = match.begin;
  const std::uint32_t end = match.end;
  // "Ford County", "the Amazon River".
  const bool place = reading.is_capital(end) &&
                     reading.is_word(end, "county", "river", "island", "islands",
                                     "street", "avenue", "road", "valley", "lake",
                                     "mountain", "bay", "beach", "basin", "rainforest");
  if (place && match.entity().kind == NameKind::company) return false;
  if ((flags & NameTable::outlet) != 0 && only_publishes(reading, begin, end)) {
    return false;
  }
  if ((flags & NameTable::word) == 0 || end - begin > 1) return true;
  if ((match.alias->flags & NameTable::owned) != 0) return true;
  const bool beside = company_beside(reading, begin, end);
  // "on X", "X1", "X-rays": one letter is a company only where all else says so.
  if (is_short(reading, match)) {
    if (begin > 0 && reading.is_word(begin - 1, "into", "against")) return true;
    return beside && (begin == 0 || !reading.is_word(begin - 1, "on", "via", "by")) &&
           !reading.is_sign(end, '-');
  }
  if (in_longer_name(reading, begin, end)) return false;
  if (reading.tokens[begin].starts_sentence || in_title_case(reading, begin)) {
    return beside || acts(reading, end);
  }
  return true;
}

}  // namespace debrief
