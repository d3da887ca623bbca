// How else the names that are found may be spelled: what the index keeps of it, so that a
// question may use any.
#pragma once

#include <map>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "debrief/record.h"
#include "indexer/names/name_book.h"

namespace debrief {

class NameSpellings {
 public:
  // The metadata of each alias (alias_key in debrief/index.h) of those names of a brief
  // that no call before has told of, and the name that it counts for.
  std::vector<std::pair<std::string, std::string>> add(const NameBook& names,
                                                       const Record& record);

  // Metadata key of a spelling (synonym_key) -> those searched with it, of all names that
  // were added since the last call.
  std::map<std::string, std::vector<std::string>> take_synonyms();

 private:
  using Aliases = std::vector<std::pair<std::string, std::string>>;

  void add(NameKind kind, const std::string& name, Aliases& aliases);

  // "company:Amazon" -> its other spellings, of those names that were not added yet.
  std::unordered_map<std::string, std::vector<std::string>> spellings_;
  std::map<std::string, std::vector<std::string>> synonyms_;
  std::string key_;  // of the name looked up last: its memory is asked for once
};

}  // namespace debrief
