// Where a text has names that a list knows.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "indexer/names/name_book.h"
#include "indexer/names/name_table.h"
#include "indexer/names/tokens.h"

namespace debrief {

// A spelling of a list at some tokens of a text.
struct KnownMatch {
  std::uint32_t begin = 0;  // [begin, end) in tokens
  std::uint32_t end = 0;
  const NameTable* table = nullptr;
  const NameTable::Alias* alias = nullptr;  // the first one of this spelling

  const NameTable::Entity& entity() const { return table->entities()[alias->entity]; }
};

// The longest match that begins at token AT, ends by LIMIT (at most the number of tokens)
// and is written as a name is (a capital or a
// digit in it; an abbreviation all in capitals). Of several lists that know the same
// spelling, the first in the book. Looks at a dozen tokens at most.
std::optional<KnownMatch> match_known_at(const std::vector<Token>& tokens,
                                         std::uint32_t at, std::uint32_t limit,
                                         const NameBook& book);

// The same for what is written small, "openai": only companies of curated lists that are
// no ordinary words and have no abbreviation for a spelling.
std::optional<KnownMatch> match_small_at(const std::vector<Token>& tokens,
                                         std::uint32_t at, const NameBook& book);

}  // namespace debrief
