#include <algorithm>

#include "indexer/names/reading.h"

namespace debrief {
namespace {

bool is_organization(const Mention& mention) {
  return mention.kind == NameKind::company || mention.kind == NameKind::organization;
}

// Moves the edges of one mention to where names of its form begin and end.
class Settler {
 public:
  explicit Settler(const Reading& reading) : reading_(reading) {}

  // False when nothing of a name is left. The mention may grow to [FROM, TO).
  bool settle(Mention& mention, std::uint32_t from, std::uint32_t to) const;

 private:
  bool is_legal(std::uint32_t at) const {
    return reading_.is_capital(at) && reading_.is(at, legal_form);
  }
  bool is_courtesy(std::uint32_t at) const {
    return reading_.is_word(at, "mr", "mrs", "ms", "miss", "dr", "sen", "rep", "gov",
                            "sir");
  }
  bool is_company_outright(const Mention& mention) const;
  void settle_person(Mention& mention) const;
  void settle_family_name(Mention& mention, std::uint32_t from, std::uint32_t to) const;
  bool is_hyphen(std::uint32_t at) const;
  void settle_end(Mention& mention, std::uint32_t to) const;
  void reach_legal_form(Mention& mention, std::uint32_t to) const;
  bool is_in_address(const Mention& mention) const;
  void settle_begin(Mention& mention, std::uint32_t from) const;

  const Reading& reading_;
};

// "Mr. Okonkwo" is Okonkwo, whatever else he was taken for.
void Settler::settle_person(Mention& mention) const {
  while (mention.end - mention.begin > 1 && is_courtesy(mention.begin)) {
    mention.kind = NameKind::person;
    mention.known.reset();
    ++mention.begin;
    if (mention.end - mention.begin > 1 && reading_.is_sign(mention.begin, '.')) {
      ++mention.begin;
    }
  }
  const std::uint32_t before =
      mention.begin > 1 && reading_.is_sign(mention.begin - 1, '.') ? mention.begin - 2
      : mention.begin > 0                                           ? mention.begin - 1
                                                                    : mention.begin;
  if (before < mention.begin && is_courtesy(before) && !mention.known) {
    mention.kind = NameKind::person;
  }
}

// "Ashford [Hospitality Servicing LLC]": what a legal form closes is one name.
void Settler::reach_legal_form(Mention& mention, std::uint32_t to) const {
  constexpr std::uint32_t reach = 4;  // tokens
  if (mention.known || is_legal(mention.end - 1)) return;
  for (std::uint32_t at = mention.end; at < to && at - mention.end < reach; ++at) {
    if (!reading_.is_capital(at) || reading_.tokens[at].starts_sentence) return;
    if (!is_legal(at)) continue;
    mention.end = at + 1;
    mention.kind = NameKind::company;
    return;
  }
}

// "138 Bartlett Street, [Marlboro], Massachusetts 01752": between a comma and the name of
// a state and its number stands a town.
bool Settler::is_in_address(const Mention& mention) const {
  std::uint32_t at = mention.end;
  if (!reading_.is_sign(at, ',') || !reading_.is_capital(at + 1)) return false;
  const bool street =
      mention.begin > 0 && (reading_.is_sign(mention.begin - 1, ',') ||
                            reading_.is(mention.begin - 1, place_tail) ||
                            reading_.tokens[mention.begin - 1].kind == TokenKind::number);
  if (!street) return false;
  constexpr std::uint32_t longest_state = 3;  // tokens, and a comma
  for (++at; at < std::min(mention.end + 2 + longest_state, reading_.size()); ++at) {
    const Token& token = reading_.tokens[at];
    if (token.kind == TokenKind::number) return token.size == 5;
    if (token.sign != ',' && !reading_.is_capital(at)) return false;
  }
  return false;
}

// "Inc." belongs to the company, also after a comma; its dot only where it is written
// together, for a tokeniser sets it apart from the name.
void Settler::settle_end(Mention& mention, std::uint32_t to) const {
  const auto& tokens = reading_.tokens;
  // A dot, a comma, or the letters of a legal form that a tokeniser took apart: "S . A
  // .".
  const auto is_loose = [&](std::uint32_t at) {
    if (reading_.is_sign(at, '.') || reading_.is_sign(at, ',')) return true;
    const auto spaced_dot = [&](std::uint32_t i) {
      return reading_.is_sign(i, '.') && tokens[i].space_before;
    };
    return tokens[at].size == 1 && tokens[at].space_before &&
           (spaced_dot(at + 1) || spaced_dot(at - 1));
  };
  while (mention.end - mention.begin > 1 && is_loose(mention.end - 1)) --mention.end;
  // "University of Lower [Quixland]".
  const auto goes_on = [&](std::uint32_t at) {
    return at < to && reading_.is_capital(at) && !tokens[at].starts_sentence &&
           !reading_.is(at, common_word | title | role | calendar | people);
  };
  const bool named_after = !mention.known && reading_.is(mention.begin, agency) &&
                           reading_.is_word(mention.begin + 1, "of", "for");
  while (named_after && goes_on(mention.end)) ++mention.end;
  const bool comma = mention.end + 1 < to && reading_.is_sign(mention.end, ',');
  if (comma && is_legal(mention.end + 1)) ++mention.end;
  while (mention.end < to && is_legal(mention.end)) ++mention.end;
  const bool dot = mention.end < to && reading_.is_sign(mention.end, '.') &&
                   !tokens[mention.end].space_before &&
                   reading_.is(mention.end - 1, legal_form) &&
                   tokens[mention.end - 1].size <= 5;
  if (dot) ++mention.end;
}

// What ends in "Inc" begins with the first of its capitalised words: "Carr, Riggs &
// Ingram, LLC" and "Silicium de Provence SAS" too.
void Settler::settle_begin(Mention& mention, std::uint32_t from) const {
  std::uint32_t last = mention.end;
  while (last > mention.begin && !is_legal(last - 1)) --last;
  if (last == mention.begin) return;
  bool partners = false;
  for (std::uint32_t i = mention.begin; i < mention.end; ++i) {
    partners |= reading_.is_sign(i, '&');
  }
  const auto joins = [&](std::uint32_t at) {
    return reading_.is_sign(at, '&') || (partners && reading_.is_sign(at, ',')) ||
           reading_.is_word(at, "de", "du", "des", "di");
  };
  while (mention.begin > from) {
    const std::uint32_t before = mention.begin - 1;
    const bool word =
        reading_.is_capital(before) &&
        !reading_.is(before, title | role | tail_of_other) &&
        !reading_.is_word(before, "and", "by", "between") &&
        !(reading_.tokens[before].starts_sentence && reading_.is(before, common_word));
    if (word) {
      --mention.begin;
    } else if (joins(before) && before > from && reading_.is_capital(before - 1)) {
      partners |= reading_.is_sign(before, '&');
      mention.begin -= 2;
    } else {
      break;
    }
  }
}

// "Anton Wolfgang [von Faber]", "Anton Wolfgang von Faber[-Castell]", "Lee Jae[-myung]",
// "[Lip-Bu ]Tan", "[Lip-]Bu Tan".
void Settler::settle_family_name(Mention& mention, std::uint32_t from,
                                 std::uint32_t to) const {
  if (mention.known) return;
  const std::uint32_t end = mention.end;
  const bool particle = reading_.is_word(end, "von", "van", "de", "der", "bin", "ibn",
                                         "al", "da", "di", "del", "la", "ben");
  const bool hyphen = is_hyphen(end);
  // A syllable of a given name, not "Jassy-led".
  const bool syllable = hyphen && end - mention.begin > 1 && end + 1 < to &&
                        reading_.tokens[end + 1].kind == TokenKind::word &&
                        !reading_.is(end + 1, common_word);
  if (end + 1 < to &&
      (((particle || hyphen) && reading_.is_capital(end + 1)) || syllable))
    mention.end = end + 2;
  const std::uint32_t begin = mention.begin;
  if (begin >= from + 3 && is_hyphen(begin - 2) && reading_.is_capital(begin - 1) &&
      reading_.is_capital(begin - 3))
    mention.begin = begin - 3;
  else if (begin >= from + 2 && is_hyphen(begin - 1) && reading_.is_capital(begin - 2))
    mention.begin = begin - 2;
}

// Between two words, without a space.
bool Settler::is_hyphen(std::uint32_t at) const {
  return at + 1 < reading_.size() && reading_.is_sign(at, '-') &&
         !reading_.tokens[at].space_before && !reading_.tokens[at + 1].space_before;
}

// What the words around say outright: "shares of Vexonium", "chipmaker Vexonium",
// "Vexonium (NYSE: VXN)".
bool Settler::is_company_outright(const Mention& mention) const {
  const std::uint32_t begin = mention.begin;
  if (reading_.is_sign(mention.end, '(') && is_exchange(reading_, mention.end + 1))
    return true;
  if (begin == 0) return false;
  if (reading_.is_word(begin - 1, "company", "startup", "maker", "giant", "automaker",
                       "carmaker", "chipmaker", "drugmaker", "planemaker", "retailer",
                       "lender", "insurer", "airline", "brokerage", "firm")) {
    return true;
  }
  return begin > 1 && reading_.is_word(begin - 1, "of", "in") &&
         reading_.is_word(begin - 2, "shares", "stake", "shareholders");
}

bool Settler::settle(Mention& mention, std::uint32_t from, std::uint32_t to) const {
  settle_person(mention);
  // The exchange in "(NYSE: VXN)" is not spoken of.
  if (reading_.is_sign(mention.end, ':') && is_exchange(reading_, mention.begin)) {
    return false;
  }
  if (is_organization(mention)) {
    if (is_in_address(mention)) return false;
    reach_legal_form(mention, to);
  }
  const bool unsure = !mention.known && !is_organization(mention) &&
                      !reading_.is(mention.begin, first_name);
  if (unsure && is_company_outright(mention)) mention.kind = NameKind::company;
  if (mention.kind == NameKind::person) settle_family_name(mention, from, to);
  if (is_organization(mention)) {
    settle_end(mention, to);
    if (!mention.known) settle_begin(mention, from);
    const bool place = !mention.known && reading_.is(mention.end - 1, place_tail) &&
                       !reading_.is(mention.end - 1, agency | company_tail);
    if (place && mention.end - mention.begin > 1) mention.kind = NameKind::place;
  }
  return is_plausible(reading_, mention);
}

}  // namespace

bool is_exchange(const Reading& reading, std::uint32_t at) {
  return reading.is_word(at, "nyse", "nasdaq", "nasdaqgs", "lse", "otc", "tsx", "asx",
                         "bse", "nse", "xetra", "hkex");
}

std::vector<Mention> settle_mentions(const Reading& reading,
                                     std::vector<Mention> mentions) {
  const Settler settler(reading);
  std::vector<Mention> out;
  for (std::size_t i = 0; i < mentions.size(); ++i) {
    Mention mention = mentions[i];
    std::size_t next = i + 1;
    while (next < mentions.size() && reading.is(mentions[next].begin, legal_form) &&
           mentions[next].end - mentions[next].begin == 1) {
      ++next;
    }
    const std::uint32_t to =
        next < mentions.size() ? mentions[next].begin : reading.size();
    // A company may take over what its first words were read as: "Ashford Venture LLC".
    const bool takes_over = !out.empty() && out.back().end == mention.begin &&
                            out.back().kind >= NameKind::person &&
                            is_organization(mention) &&
                            reading.is(mention.end - 1, legal_form);
    if (takes_over) out.pop_back();
    const std::uint32_t from = out.empty() ? 0 : out.back().end;
    if (mention.begin < from) continue;
    if (settler.settle(mention, from, to)) out.push_back(mention);
  }
  return out;
}

}  // namespace debrief
