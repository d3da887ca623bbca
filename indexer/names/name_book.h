// The names known beforehand, with their other spellings and what each company owns.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "debrief/name.h"

namespace debrief {

// Longer than any name in use: a run of capitalised words without end is none.
inline constexpr std::size_t longest_name_bytes = 200;

// A name as a person would write it down: one object of an --entities file.
struct KnownName {
  NameKind kind = NameKind::company;
  std::string name;                  // the canonical one, which facets show
  std::vector<std::string> aliases;  // other spellings of the same: "Amazon.com", "AMZN"
  std::vector<std::string> owns;  // counts for it by the stated roll-up: "AWS", "Bedrock"
  bool outlet = false;  // publishes news: a subject only if the text makes it one
  bool word = false;    // also an ordinary word ("Target"): context must decide

  bool operator==(const KnownName&) const = default;
};

class NameTable;

// Cheap to copy, never changes: any number of threads may read one.
class NameBook {
 public:
  // The built-in lists and, before them, OVERRIDES: where both know a spelling, the
  // override says whose it is.
  explicit NameBook(const std::vector<KnownName>& overrides = {});

  // Calls FN for every spelling of every name: (company, "AWS", "Amazon"), the canonical
  // one itself, with or without its spaces, not among them. The strings live as long as
  // any copy of the book.
  using EachAlias = std::function<void(NameKind kind, std::string_view alias,
                                       std::string_view canonical)>;
  void for_each_alias(const EachAlias& fn) const;

  // The other spellings of one canonical name, in the order of the lists; for a name that
  // no list has: none.
  std::vector<std::string> aliases_of(NameKind kind, std::string_view canonical) const;

  // In the order in which they are asked: overrides, curated lists, the gazetteer.
  const std::vector<std::shared_ptr<const NameTable>>& tables() const { return tables_; }

 private:
  std::vector<std::shared_ptr<const NameTable>> tables_;
};

}  // namespace debrief
