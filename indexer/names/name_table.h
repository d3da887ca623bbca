// Known names compiled into one block of memory that is searched where it lies.
//
//   header   five counts
//   entity[] one canonical name: where its letters are, its kind and flags
//   alias[]  one spelling: where its letters are, whose it is, the next one of the same
//            spelling
//   slot[]   an open hash of phrases: the tokens of an alias, and every beginning of it
//   chars    all the letters
//
// A phrase is hashed token by token, so a text is matched by walking it: no names are
// compared, and starting up costs nothing but mapping the block.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "debrief/name.h"
#include "indexer/names/tokens.h"

namespace debrief {

struct KnownName;

// The hash of a phrase: begin with phrase_start, add its tokens in order.
inline constexpr std::uint64_t phrase_start = 0x243F6A8885A308D3ULL;
inline std::uint64_t add_to_phrase(std::uint64_t phrase, std::uint64_t token_hash) {
  phrase = (phrase ^ token_hash) * 0xD6E8FEB86659FD93ULL;
  return phrase ^ (phrase >> 29);
}

// Tokens that a phrase does not contain: it is matched across them. "Coca-Cola" is "coca
// cola", "Amazon.com" is "amazon com"; a comma counts only before "Inc" and its like.
bool is_glue(const Token& token);

class NameTable {
 public:
  struct Entity {
    std::uint32_t name = 0;
    std::uint16_t size = 0;
    NameKind kind = NameKind::company;
    std::uint8_t flags = 0;
  };
  struct Alias {
    std::uint32_t text = 0;
    std::uint16_t size = 0;
    std::uint16_t flags = 0;
    std::uint32_t entity = 0;
    std::uint32_t next = 0;  // another alias of the same phrase, plus 1; 0: none
  };
  struct Slot {
    std::uint32_t tag = 0;    // upper half of the phrase's hash; 0 with value 0: free
    std::uint32_t value = 0;  // bit 31: longer phrases begin so; the rest: alias plus 1
  };
  static constexpr std::uint32_t goes_on = 1U << 31;
  enum : std::uint8_t {
    outlet = 1,  // Entity::flags, as in KnownName
    word = 2,
    curated = 4,  // from a list that a person keeps, or from --entities
    owner = 8,    // the list says what it owns
  };
  enum : std::uint16_t {
    exact_caps = 1,   // Alias::flags: all capitals, and only so: "AMZN"
    owned = 2,        // a name of what the entity owns
    exclaims = 4,     // also with a ! at its end: "Yahoo!"
    together = 16,    // without the spaces that the name has: "HuggingFace"
    small_first = 8,  // also with a small first word: "al-Qaeda"
  };

  // A view of a block as compile_names() makes it, which must outlive this; the block
  // must be aligned to 4 bytes. Empty: a table without names.
  explicit NameTable(std::string_view block = {});

  // The slot of a phrase; none: nullptr.
  const Slot* find(std::uint64_t phrase) const;

  // As WordTable::prefetch().
  void prefetch(std::uint64_t phrase) const {
    if (!slots_.empty()) __builtin_prefetch(&slots_[phrase & (slots_.size() - 1)]);
  }

  std::span<const Entity> entities() const { return entities_; }
  std::span<const Alias> aliases() const { return aliases_; }
  std::string_view name(const Entity& entity) const {
    return chars_.substr(entity.name, entity.size);
  }
  std::string_view text(const Alias& alias) const {
    return chars_.substr(alias.text, alias.size);
  }

 private:
  std::span<const Entity> entities_;
  std::span<const Alias> aliases_;
  std::span<const Slot> slots_;
  std::string_view chars_;
};

// The block of those names. Names and spellings of no letter or digit are left out.
std::string compile_names(const std::vector<KnownName>& names, bool curated);

}  // namespace debrief
