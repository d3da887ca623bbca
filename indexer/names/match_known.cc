#include "indexer/names/match_known.h"

#include <algorithm>

namespace debrief {
namespace {

constexpr std::uint32_t longest_match = 16;  // tokens, glue included

// Glue joins only what is written together, or set off by a tokeniser on both sides.
bool joins(const std::vector<Token>& tokens, std::uint32_t at) {
  if (at + 1 >= tokens.size() || !is_glue(tokens[at])) return false;
  if (tokens[at].sign == '.' && tokens[at + 1].space_before) {
    // "J. Crew", "Inc. 5000": a dot ends an initial or it ends the name.
    return at > 0 && tokens[at - 1].size <= 1;
  }
  return tokens[at].space_before == tokens[at + 1].space_before;
}

bool written_as(const std::vector<Token>& tokens, std::uint32_t begin, std::uint32_t end,
                std::uint16_t flags) {
  bool upper = false;
  bool lower = false;
  for (std::uint32_t i = begin; i < end; ++i) {
    upper |= tokens[i].has_upper || tokens[i].kind == TokenKind::number;
    lower |= tokens[i].has_lower;
  }
  const bool begins = tokens[begin].has_upper || tokens[begin].has_digit ||
                      (flags & NameTable::small_first) != 0;
  if ((flags & NameTable::exact_caps) != 0) return upper && !lower;
  return upper && begins;
}

// From a list that a person keeps, and no ordinary word.
bool is_sure(const KnownMatch& match) {
  const std::uint8_t flags = match.entity().flags;
  return (flags & NameTable::curated) != 0 && (flags & NameTable::word) == 0;
}

// The longest spelling at AT that FITS takes: fits(table, alias, end).
template <typename Fits>
std::optional<KnownMatch> longest_at(const std::vector<Token>& tokens, std::uint32_t at,
                                     std::size_t limit, const NameBook& book,
                                     const Fits& fits) {
  std::optional<KnownMatch> best;
  const auto last =
      static_cast<std::uint32_t>(std::min<std::size_t>(limit, at + longest_match));
  for (const auto& table : book.tables()) {
    std::uint64_t phrase = phrase_start;
    for (std::uint32_t i = at; i < last; ++i) {
      const Token& token = tokens[i];
      if (token.kind == TokenKind::line_end || token.kind == TokenKind::rubbish) break;
      if (i > at && joins(tokens, i)) continue;
      phrase = add_to_phrase(phrase, token.hash);
      const NameTable::Slot* slot = table->find(phrase);
      if (slot == nullptr) break;
      const std::uint32_t alias = slot->value & ~NameTable::goes_on;
      if (alias != 0 && (!best || i + 1 > best->end)) {
        const NameTable::Alias& found = table->aliases()[alias - 1];
        // The long list knows a "Gemini AI" too.
        const bool lesser =
            best && best->table != table.get() && is_sure(*best) &&
            (table->entities()[found.entity].flags & NameTable::curated) == 0;
        if (lesser) break;
        if (fits(*table, found, i + 1)) {
          best = KnownMatch{
              .begin = at, .end = i + 1, .table = table.get(), .alias = &found};
        }
      }
      if ((slot->value & NameTable::goes_on) == 0) break;
    }
  }
  const bool exclaimed = best && (best->alias->flags & NameTable::exclaims) != 0 &&
                         best->end < tokens.size() && tokens[best->end].sign == '!';
  if (exclaimed) ++best->end;
  return best;
}

}  // namespace

std::optional<KnownMatch> match_known_at(const std::vector<Token>& tokens,
                                         std::uint32_t at, std::uint32_t limit,
                                         const NameBook& book) {
  return longest_at(
      tokens, at, limit, book,
      [&](const NameTable&, const NameTable::Alias& alias, std::uint32_t end) {
        return written_as(tokens, at, end, alias.flags);
      });
}

std::optional<KnownMatch> match_small_at(const std::vector<Token>& tokens,
                                         std::uint32_t at, const NameBook& book) {
  constexpr std::uint8_t unfit = NameTable::word | NameTable::outlet;
  return longest_at(
      tokens, at, tokens.size(), book,
      [](const NameTable& table, const NameTable::Alias& alias, std::uint32_t) {
        const NameTable::Entity& entity = table.entities()[alias.entity];
        return entity.kind == NameKind::company &&
               (entity.flags & NameTable::curated) != 0 && (entity.flags & unfit) == 0 &&
               (alias.flags & NameTable::exact_caps) == 0;
      });
}

}  // namespace debrief
