#include "indexer/name_spellings.h"

#include <fmt/format.h>

#include <algorithm>

#include "debrief/analysis.h"
#include "debrief/index.h"
#include "indexer/names/initials.h"

namespace debrief {
namespace {

// The key of a name as it is asked for side by side, where stop words are left out:
// "department justice"; one of stop words alone keeps them.
std::string without_stop_words(const std::string& spelling) {
  const std::string key = name_key(spelling);
  std::string kept;
  for (std::size_t at = 0; at < key.size();) {
    const std::size_t end = std::min(key.find(' ', at), key.size());
    const std::string word = key.substr(at, end - at);
    if (!is_stop_word(word)) kept += (kept.empty() ? "" : " ") + word;
    at = end + 1;
  }
  return kept.empty() ? key : kept;
}

}  // namespace

std::vector<std::pair<std::string, std::string>> NameSpellings::add(
    const NameBook& names, const Record& record) {
  if (spellings_.empty())  // one pass over all lists, and only when something is found
    names.for_each_alias(
        [&](NameKind kind, std::string_view alias, std::string_view name) {
          spellings_[fmt::format("{}:{}", name_of(kind), name)].emplace_back(alias);
        });
  Aliases aliases;
  for (const std::string& name : record.companies) add(NameKind::company, name, aliases);
  for (const std::string& name : record.people) add(NameKind::person, name, aliases);
  for (const std::string& name : record.organizations)
    add(NameKind::organization, name, aliases);
  for (const std::string& name : record.places) add(NameKind::place, name, aliases);
  return aliases;
}

void NameSpellings::add(NameKind kind, const std::string& name, Aliases& aliases) {
  key_ = name_of(kind);
  key_ += ':';
  key_ += name;
  const auto known = spellings_.find(key_);
  if (known == spellings_.end()) return;
  for (const std::string& alias : known->second)
    aliases.emplace_back(
        metadata_key(fmt::format("{}{}:", alias_key, name_of(kind)), name_key(alias)),
        name);
  const auto add_synonym = [&](const std::string& spelling, const std::string& other) {
    synonyms_[metadata_key(synonym_key, without_stop_words(spelling))].push_back(other);
  };
  if (kind == NameKind::company || kind == NameKind::organization) {
    known->second.push_back(name);
    for (const auto& [initials, words] : pair_initials(known->second)) {
      add_synonym(initials, words);
      if (!is_everyday_word(initials)) add_synonym(words, initials);
    }
  }
  spellings_.erase(known);  // done for this run
}

std::map<std::string, std::vector<std::string>> NameSpellings::take_synonyms() {
  return std::exchange(synonyms_, {});
}

}  // namespace debrief
