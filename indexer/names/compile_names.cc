#include <array>
#include <bit>
#include <limits>
#include <unordered_map>

#include "debrief/text.h"
#include "indexer/names/name_book.h"
#include "indexer/names/name_table.h"

namespace debrief {
namespace {

constexpr std::size_t longest_alias = 12;  // tokens; no name in use has more

class Compiler {
 public:
  explicit Compiler(bool curated) : curated_(curated) {}
  void add(const KnownName& known);
  std::string block() const;

 private:
  std::uint32_t keep(std::string_view text);
  void add_alias(std::string_view text, std::uint32_t entity, std::uint16_t flags);
  std::vector<NameTable::Slot> slots() const;

  bool curated_;
  std::vector<NameTable::Entity> entities_;
  std::vector<NameTable::Alias> aliases_;
  std::unordered_map<std::uint64_t, std::uint32_t> phrases_;  // to a slot's value
  std::string chars_;
};

std::uint32_t Compiler::keep(std::string_view text) {
  const auto at = static_cast<std::uint32_t>(chars_.size());
  chars_ += text;
  return at;
}

// Capitals and digits only, few enough to be a ticker or an abbreviation.
bool is_abbreviation(const std::vector<Token>& tokens) {
  return tokens.size() == 1 && tokens[0].has_upper && !tokens[0].has_lower &&
         tokens[0].size <= 5;
}

// "HuggingFace" of "Hugging Face", as people write it in addresses and by mistake; empty
// where that would be too short to tell.
std::string written_together(std::string_view name) {
  constexpr std::size_t shortest = 8;  // bytes
  std::string out;
  int words = 0;
  for (const Token& token : tokenize(name)) {
    if (token.kind != TokenKind::word && token.kind != TokenKind::number) continue;
    out += name.substr(token.begin, token.end - token.begin);
    ++words;
  }
  return words > 1 && out.size() >= shortest ? out : std::string();
}

void Compiler::add_alias(std::string_view text, std::uint32_t entity,
                         std::uint16_t flags) {
  std::vector<std::uint64_t> hashes;
  const std::vector<Token> tokens = tokenize(text);
  for (const Token& token : tokens) {
    if (!is_glue(token) && token.sign != ',') hashes.push_back(token.hash);
  }
  if (hashes.empty() || hashes.size() > longest_alias) return;
  if (is_abbreviation(tokens)) flags |= NameTable::exact_caps;
  if (text.back() == '!') flags |= NameTable::exclaims;
  const bool small = tokens.size() > 1 && !tokens[0].has_upper && tokens[0].has_lower;
  if (small) flags |= NameTable::small_first;
  std::uint64_t phrase = phrase_start;
  for (std::size_t i = 0; i + 1 < hashes.size(); ++i) {
    phrase = add_to_phrase(phrase, hashes[i]);
    phrases_[phrase] |= NameTable::goes_on;
  }
  std::uint32_t& value = phrases_[add_to_phrase(phrase, hashes.back())];
  const std::uint32_t other = value & ~NameTable::goes_on;
  for (std::uint32_t at = other; at != 0; at = aliases_[at - 1].next) {
    NameTable::Alias& same = aliases_[at - 1];
    if (same.entity != entity) continue;
    same.flags |= flags & (NameTable::exclaims | NameTable::small_first);
    return;
  }
  aliases_.push_back({.text = keep(text),
                      .size = static_cast<std::uint16_t>(text.size()),
                      .flags = flags,
                      .entity = entity,
                      .next = other});
  // The first to claim a phrase stays first: lists come in the order of their authority.
  const auto mine = static_cast<std::uint32_t>(aliases_.size());
  if (other == 0) {
    value |= mine;
  } else {
    aliases_.back().next = aliases_[other - 1].next;
    aliases_[other - 1].next = mine;
  }
}

void Compiler::add(const KnownName& known) {
  if (known.name.size() > std::numeric_limits<std::uint16_t>::max()) return;
  const auto entity = static_cast<std::uint32_t>(entities_.size());
  int flags = curated_ ? NameTable::curated : 0;
  if (known.outlet) flags |= NameTable::outlet;
  if (known.word) flags |= NameTable::word;
  if (!known.owns.empty()) flags |= NameTable::owner;
  entities_.push_back({.name = keep(known.name),
                       .size = static_cast<std::uint16_t>(known.name.size()),
                       .kind = known.kind,
                       .flags = static_cast<std::uint8_t>(flags)});
  add_alias(known.name, entity, 0);
  if (curated_ && known.kind == NameKind::company) {
    add_alias(written_together(known.name), entity, NameTable::together);
  }
  for (const std::string& alias : known.aliases) add_alias(alias, entity, 0);
  for (const std::string& thing : known.owns) {
    add_alias(thing, entity, NameTable::owned);
  }
}

std::vector<NameTable::Slot> Compiler::slots() const {
  std::vector<NameTable::Slot> slots(std::bit_ceil(2 * phrases_.size() + 2));
  const std::size_t mask = slots.size() - 1;
  for (const auto& [phrase, value] : phrases_) {
    std::size_t at = phrase & mask;
    while (slots[at].value != 0) at = (at + 1) & mask;
    slots[at] = {.tag = static_cast<std::uint32_t>(phrase >> 32), .value = value};
  }
  return slots;
}

std::string Compiler::block() const {
  const std::vector<NameTable::Slot> table = slots();
  const std::array counts = {static_cast<std::uint32_t>(entities_.size()),
                             static_cast<std::uint32_t>(aliases_.size()),
                             static_cast<std::uint32_t>(table.size()),
                             static_cast<std::uint32_t>(chars_.size())};
  std::string out;
  const auto append = [&](const auto& values) {
    out.append(reinterpret_cast<const char*>(values.data()),
               values.size() * sizeof(values[0]));
  };
  append(counts);
  append(entities_);
  append(aliases_);
  append(table);
  out += chars_;
  return out;
}

}  // namespace

std::string compile_names(const std::vector<KnownName>& names, bool curated) {
  Compiler compiler(curated);
  for (const KnownName& name : names) compiler.add(name);
  return compiler.block();
}

}  // namespace debrief
