#include <algorithm>

#include "indexer/names/reading.h"

namespace debrief {
namespace {

constexpr std::uint32_t longest_name = 10;  // tokens

// Reads the stretches between mentions.
class Rules {
 public:
  explicit Rules(const Reading& reading) : reading_(reading) {}

  // The name that begins at AT and ends by LIMIT.
  std::optional<Mention> at(std::uint32_t at, std::uint32_t limit) const;

 private:
  std::uint32_t end_of_chunk(std::uint32_t at, std::uint32_t limit) const;
  std::optional<Mention> person(std::uint32_t begin, std::uint32_t end) const;
  bool is_called(std::uint32_t begin, std::uint32_t end) const;
  bool company_around(std::uint32_t begin, std::uint32_t end) const;
  bool says_little(std::uint32_t begin, std::uint32_t end) const;

  const Reading& reading_;
};

// Where the capitalised words that begin at AT end.
std::uint32_t Rules::end_of_chunk(std::uint32_t at, std::uint32_t limit) const {
  std::uint32_t end = at;
  while (end < limit && end - at < longest_name) {
    if (reading_.is_capital(end) &&
        (end == at || !reading_.tokens[end].starts_sentence)) {
      ++end;
    } else if (end > at && end + 1 < limit && reading_.is_capital(end + 1) &&
               (reading_.is_sign(end, '&') || reading_.is_sign(end, '-') ||
                (reading_.is_sign(end, '.') &&
                 (reading_.tokens[end - 1].size == 1 || reading_.is(end - 1, title))) ||
                (reading_.is_word(end, "of") && reading_.is(end - 1, agency)))) {
      end += 2;
    } else {
      break;
    }
  }
  return end;
}

// Only ordinary words, or words that are no names: "Monday", "American", "AI".
bool Rules::says_little(std::uint32_t begin, std::uint32_t end) const {
  for (std::uint32_t i = begin; i < end; ++i) {
    if (reading_.is_capital(i) && reading_.tokens[i].size > 1 &&
        !reading_.is(i, common_word | calendar | people | link | title)) {
      return false;
    }
  }
  return true;
}

bool Rules::company_around(std::uint32_t begin, std::uint32_t end) const {
  if (reading_.is(end - 1, legal_form) && end - begin > 1) return true;
  if (reading_.is_sign(end, ',') && reading_.is_capital(end + 1) &&
      reading_.is(end + 1, legal_form)) {
    return true;
  }
  // "Acme (NYSE: ACM)".
  if (reading_.is_sign(end, '(') &&
      reading_.is_word(end + 1, "nyse", "nasdaq", "nasdaqgs", "lse", "otc", "tsx",
                       "asx")) {
    return true;
  }
  if (says_little(begin, end)) return false;
  const std::uint32_t owner = reading_.is_clitic(end) ? end + 1 : end;
  if (reading_.is_word(owner, "shares", "stock", "ceo", "ipo", "shareholders",
                       "investors", "customers", "subsidiary") ||
      (owner > end && reading_.is(owner, trade))) {
    return true;
  }
  if (begin == 0) return false;
  // "chipmaker Acme".
  if (reading_.is(begin - 1, firm) && !reading_.tokens[begin - 1].has_upper) return true;
  // "shares of Acme", "the acquisition of Acme", "chief executive of Acme", "at Acme".
  const std::uint32_t before = reading_.is_word(begin - 1, "the") ? begin - 1 : begin;
  return before > 1 && reading_.is_word(before - 1, "of", "in", "at", "with", "by") &&
         reading_.is_word(before - 2, "shares", "stake", "acquisition", "takeover",
                          "officer", "executive", "ceo", "chairman", "founder",
                          "cofounder", "analyst", "economist", "strategist", "owned",
                          "acquired", "subsidiary", "merger", "president");
}

// "Amy", "Ian Deters": a first name, alone or before what is no ordinary word.
bool Rules::is_called(std::uint32_t begin, std::uint32_t end) const {
  if (!reading_.is(begin, first_name) || reading_.tokens[begin].size < 3) return false;
  if (end - begin > 3 || reading_.is_sign(end, '-')) return false;
  for (std::uint32_t i = begin + 1; i < end; ++i) {
    const bool name = !reading_.is(i, common_word) || reading_.is(i, surname);
    if (!name || reading_.is(i, company_tail | agency | place_tail)) return false;
  }
  if (begin > 0 && reading_.is_capital(begin - 1)) return false;
  return !reading_.is(begin, common_word) || end - begin > 1;
}

std::optional<Mention> Rules::person(std::uint32_t begin, std::uint32_t end) const {
  std::uint32_t first = begin;
  while (first < end && reading_.is(first, title) && !reading_.is(first, first_name)) {
    ++first;
    if (reading_.is_sign(first, '.')) ++first;
  }
  if (first >= end || !reading_.is_capital(first)) return {};
  if (reading_.is(first, people | calendar)) return {};
  const bool courtesy = first > begin && reading_.is_word(begin, "mr", "mrs", "ms", "dr",
                                                          "sen", "rep", "gov");
  const bool described = end - first == 2 && reading_.is_sign(end, ',') &&
                         reading_.is(end + 1, role) && reading_.is(first, first_name);
  // "Hock Tan told analysts".
  const std::uint32_t names = first_name | surname;
  const bool speaks = end - first == 2 && reading_.is(first, names) &&
                      reading_.is(first + 1, surname) &&
                      !reading_.is(first + 1, company_tail | agency | place_tail) &&
                      reading_.is_word(end, "told", "said");
  // "Lip-Bu Tan": a given name of two syllables before a family name.
  const bool syllables = end - first == 4 && reading_.is_sign(first + 1, '-') &&
                         reading_.is_capital(first + 2) &&
                         reading_.is(end - 1, surname) && !reading_.is(first, people) &&
                         !reading_.is(first + 2, people) &&
                         !reading_.is(end - 1, company_tail | agency | place_tail);
  if (!courtesy && !described && !speaks && !syllables && !is_called(first, end))
    return {};
  return Mention{.begin = first, .end = end, .kind = NameKind::person, .known = {}};
}

std::optional<Mention> Rules::at(std::uint32_t begin, std::uint32_t limit) const {
  std::uint32_t end = end_of_chunk(begin, limit);
  if (reading_.is(begin, link) && end - begin > 1) return {};
  // In "ACME ROBOTICS LLC THIS AGREEMENT" the name ends with its form.
  for (std::uint32_t last = begin + 1; last < end; ++last) {
    if (!reading_.is_capital(last) || !reading_.is(last, legal_form)) continue;
    return Mention{
        .begin = begin, .end = last + 1, .kind = NameKind::company, .known = {}};
  }
  if (auto found = person(begin, end)) return found;
  // An ordinary word that opens a sentence opens no name.
  if (reading_.tokens[begin].starts_sentence && reading_.is(begin, common_word))
    return {};
  if (!company_around(begin, end)) return {};
  if (reading_.is_sign(end, ',') && end + 1 < limit && reading_.is(end + 1, legal_form) &&
      reading_.is_capital(end + 1)) {
    end += 2;
  }
  return Mention{.begin = begin, .end = end, .kind = NameKind::company, .known = {}};
}

// "openai" and "@huggingface", as people write in haste.
std::optional<Mention> written_small(const Reading& reading, const NameBook& book,
                                     std::uint32_t at) {
  const Token& token = reading.tokens[at];
  constexpr int shortest = 5;
  const bool may = token.kind == TokenKind::word && !token.has_upper &&
                   token.size >= shortest && reading.words[at].classes == 0;
  // "openai.com" is an address.
  const auto joined = [&](std::uint32_t dot) {
    return reading.is_sign(dot, '.') && !reading.tokens[dot].space_before &&
           dot + 1 < reading.size() && !reading.tokens[dot + 1].space_before;
  };
  if (joined(at + 1) || (at > 0 && joined(at - 1))) return {};
  const auto match = may ? match_small_at(reading.tokens, at, book) : std::nullopt;
  if (!match) return {};
  return Mention{
      .begin = at, .end = match->end, .kind = NameKind::company, .known = match};
}

}  // namespace

std::vector<Mention> add_by_rule(const Reading& reading, const NameBook& book,
                                 std::vector<Mention> mentions) {
  const Rules rules(reading);
  std::vector<Mention> out;
  const auto read_gap = [&](std::uint32_t from, std::uint32_t to) {
    for (std::uint32_t at = from; at < to;) {
      const bool opens =
          reading.is_capital(at) && !(at > 0 && reading.is_sign(at - 1, '@'));
      const auto found = opens ? rules.at(at, to) : written_small(reading, book, at);
      if (found) out.push_back(*found);
      at = found ? found->end : at + 1;
    }
  };
  std::uint32_t from = 0;
  for (const Mention& mention : mentions) {
    read_gap(from, mention.begin);
    out.push_back(mention);
    from = mention.end;
  }
  read_gap(from, reading.size());
  return out;
}

}  // namespace debrief
