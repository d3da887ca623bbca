#include "indexer/names/name_book.h"

#include "debrief/text.h"
#include "indexer/names/embedded.h"
#include "indexer/names/name_table.h"

namespace debrief {
namespace {

// A table together with the block that it looks into.
struct OwnedTable {
  std::string block;
  NameTable table;

  explicit OwnedTable(std::string made) : block(std::move(made)), table(block) {}
};

// Whether a table before number LIMIT claims the spelling for another name.
bool is_overruled(const std::vector<std::shared_ptr<const NameTable>>& tables,
                  std::size_t limit, std::string_view alias) {
  std::uint64_t phrase = phrase_start;
  if (limit == 0) return false;
  for (const Token& token : tokenize(alias)) {
    if (!is_glue(token)) phrase = add_to_phrase(phrase, token.hash);
  }
  for (std::size_t i = 0; i < limit; ++i) {
    const NameTable::Slot* slot = tables[i]->find(phrase);
    if (slot != nullptr && (slot->value & ~NameTable::goes_on) != 0) return true;
  }
  return false;
}

}  // namespace

NameBook::NameBook(const std::vector<KnownName>& overrides) {
  if (!overrides.empty()) {
    const auto owner = std::make_shared<OwnedTable>(compile_names(overrides, true));
    tables_.emplace_back(owner, &owner->table);
  }
  tables_.push_back(std::make_shared<NameTable>(embedded_names()));
  tables_.push_back(std::make_shared<NameTable>(embedded_listed()));
}

void NameBook::for_each_alias(const EachAlias& fn) const {
  for (std::size_t i = 0; i < tables_.size(); ++i) {
    const NameTable& table = *tables_[i];
    for (const NameTable::Alias& alias : table.aliases()) {
      const NameTable::Entity& entity = table.entities()[alias.entity];
      const std::string_view text = table.text(alias);
      const bool told = (alias.flags & NameTable::together) == 0;
      if (!told || text == table.name(entity) || is_overruled(tables_, i, text)) continue;
      fn(entity.kind, text, table.name(entity));
    }
  }
}

std::vector<std::string> NameBook::aliases_of(NameKind kind,
                                              std::string_view canonical) const {
  std::vector<std::string> out;
  for_each_alias([&](NameKind of, std::string_view alias, std::string_view name) {
    if (of == kind && name == canonical) out.emplace_back(alias);
  });
  return out;
}

}  // namespace debrief
