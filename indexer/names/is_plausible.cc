#include "indexer/names/reading.h"

namespace debrief {
namespace {

bool is_organization(const Mention& mention) {
  return mention.kind == NameKind::company || mention.kind == NameKind::organization;
}

// "GPT4", "NumPy" and "LLMs" are neither people nor places; "McCartney" and "DeLuca" are
// people.
bool looks_made_up(const Reading& reading, std::uint32_t at) {
  const Token& token = reading.tokens[at];
  if (token.kind != TokenKind::word) return false;
  if (token.has_digit || reading.is(at, thing)) return true;
  if (!token.has_lower || token.size <= 1) return false;
  const std::string_view letters = reading.letters(at, at + 1);
  bool small = false;
  for (std::size_t i = 0; i < letters.size(); ++i) {
    const char c = letters[i];
    const bool upper = c >= 'A' && c <= 'Z';
    if (upper && small && i > 3) return true;  // after Mc, Mac, De, Le, O' it may stand
    if (upper && i == 1) return true;
    small |= c >= 'a' && c <= 'z';
  }
  return false;
}

// A place that no list has needs to be written like one: "in Wexcombe", "Wexcombe
// County".
bool is_placed(const Reading& reading, const Mention& mention) {
  if (reading.is(mention.end - 1, place_tail)) return true;
  return mention.begin > 0 &&
         (reading.is(mention.begin - 1, place_near) ||
          reading.is_word(mention.begin - 1, "of", "to", "into", "through", "near",
                          "around", "outside", "between", "and"));
}

// "Hackathon Discussion", "Neo4j Integration": what a heading in capitals is about.
bool is_topic(const Reading& reading, const Mention& mention) {
  return mention.end - mention.begin > 1 &&
         reading.is_word(
             mention.end - 1, "discussion", "discussions", "integration", "issue",
             "issues", "problem", "problems", "update", "updates", "recap", "paper",
             "papers", "documentation", "alternatives", "seminar", "course", "curriculum",
             "performance", "debate", "dilemma", "glitch", "requirements", "strategy",
             "strategies", "model", "models", "leaderboard", "kernel", "kernels",
             "tutorial", "guide", "faq", "comparison", "study", "training", "deployment");
}

}  // namespace

bool is_plausible(const Reading& reading, const Mention& mention) {
  if (reading.letters(mention.begin, mention.end).size() > longest_name_bytes)
    return false;
  if (mention.known) return true;
  if (is_organization(mention) && is_topic(reading, mention)) return false;
  // "Master Venture [Agreement]", "Nasdaq Biotech [Index]".
  const bool other =
      reading.is_capital(mention.end - 1) && reading.is(mention.end - 1, tail_of_other);
  const bool before_other =
      reading.is_capital(mention.end) && reading.is(mention.end, tail_of_other);
  if (is_organization(mention) && (other || before_other)) return false;
  // "S&P 500", "FTSE 100": so many companies are not one.
  const Token& last = reading.tokens[mention.end - 1];
  const bool number = last.kind == TokenKind::number && last.size >= 2 && last.size <= 4;
  if (is_organization(mention) && number &&
      reading.letters(mention.end - 1, mention.end).ends_with('0')) {
    return false;
  }
  if (mention.kind == NameKind::place && !is_placed(reading, mention)) return false;
  // "Generative AI" is what it says.
  bool technical = false;
  bool special = false;
  for (std::uint32_t i = mention.begin; i < mention.end; ++i) {
    technical |= reading.is(i, thing);
    special |=
        reading.is_capital(i) && (!reading.is(i, common_word | thing | people) ||
                                  reading.is(i, agency | company_tail | legal_form));
  }
  if (technical && !special) return false;
  bool named = false;
  for (std::uint32_t i = mention.begin; i < mention.end; ++i) {
    named |= reading.is_capital(i) && !reading.is(i, thing | legal_form | calendar);
    if (is_organization(mention)) continue;
    if (looks_made_up(reading, i) || reading.tokens[i].kind == TokenKind::number)
      return false;
  }
  return named;
}

}  // namespace debrief
