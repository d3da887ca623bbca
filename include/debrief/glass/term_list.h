// The terms of a document, as a glass database lists them (indexer/glass/term_list.h draws
// the list), read with care: Xapian's own reader trusts every length in it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

namespace debrief {

// Stands before the first term at first, then at one after the other, sorted.
class TermList {
 public:
  TermList() = default;  // of no terms

  // Of the tag that the list is kept as; empty: no terms. Throws Error for damage, as
  // next() and skip_to() do.
  explicit TermList(std::string tag);

  // To the next. False: there is none, and it stands nowhere.
  bool next();

  // To the first that does not come before TO, or stays where it stands behind it. False:
  // there is none.
  bool skip_to(const std::string& to);

  const std::string& name() const { return name_; }
  std::uint32_t wdf() const { return wdf_; }

 private:
  std::string tag_;
  std::size_t at_ = 0;    // of what is not read yet
  std::size_t left_ = 0;  // so many terms
  std::string name_;
  std::uint32_t wdf_ = 0;
};

}  // namespace debrief
