// The vocabulary table: all words and stems of an index in order, so that a wildcard and
// "did you mean" look at a few pages of it and not through all terms.
//
//   GENERATION/words      one revision of the index, whole
//   GENERATION/new-words  what came since, up to another revision
//
// Both are made from terms and the word: entries of the metadata (index.h) and are never
// needed: a reader that finds none, or one of another revision, looks there.
//
// words: a header (vocabulary_layout.h), then these arrays, each at a multiple of 8
// bytes, in the machine's own byte order (the magic tells another):
//
//   stems  ends u32[], letters u32[], bytes char[], briefs u32[]
//   words  ends u32[], letters u32[], bytes char[], stems u32[]
//
// A stem is a term that is of no field, a word one that has another stem. String i ends
// before ends[i] among `bytes`, where the one before it ends is its begin; letters[i] is
// letters_in() of it. The stem of a word is its place among the stems, or no_stem.
#pragma once

#include <xapian.h>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "debrief/mapped_file.h"
#include "debrief/sorted_strings.h"

namespace debrief {

class VocabularyTable {
 public:
  static constexpr std::uint32_t no_stem = UINT32_MAX;

  // The table of the generation in that folder, if it is there, sound, and of that
  // revision of the database with that UUID.
  static std::optional<VocabularyTable> open(const std::string& generation,
                                             const std::string& uuid,
                                             std::uint64_t revision);

  // As they were in revision(): a stem may be in no brief any more.
  const SortedStrings& stems() const { return stems_; }
  const SortedStrings& words() const { return words_; }

  // Of word I, its place among the stems; no_stem when no brief had it.
  std::uint32_t stem_of(std::size_t i) const {
    return stem_of_[i] < stems_.count ? stem_of_[i] : no_stem;
  }

  // How many briefs had stem I.
  std::uint32_t briefs(std::size_t i) const { return briefs_[i]; }

  // Nothing has changed since revision(); else these have come, in order, and the index
  // is to be asked for counts.
  bool is_current() const { return is_current_; }
  const std::vector<std::string>& new_stems() const { return new_stems_; }
  const std::vector<std::pair<std::string, std::string>>& new_words() const {
    return new_words_;  // and their stems
  }
  std::uint64_t revision() const { return revision_; }

 private:
  bool read_new_words(const std::string& path, const std::string& uuid,
                      std::uint64_t revision);

  std::shared_ptr<const MappedFile> file_;
  SortedStrings stems_;
  SortedStrings words_;
  const std::uint32_t* briefs_ = nullptr;
  const std::uint32_t* stem_of_ = nullptr;
  std::uint64_t revision_ = 0;
  bool is_current_ = true;
  std::vector<std::string> new_stems_;
  std::vector<std::pair<std::string, std::string>> new_words_;
};

// Makes the table of the revision that is committed in that folder, in the place of any
// before. On a full disk and the like there is none, and false comes back.
bool write_vocabulary_table(const std::string& generation);

// The same after a change: CHANGED are the briefs added, replaced and deleted since that
// revision, TOLD the words that were new. What is cheaper: to note what is new beside the
// table of that revision, or all anew. A table that holds already stays.
bool renew_vocabulary_table(const std::string& generation, std::uint64_t before,
                            const std::vector<Xapian::docid>& changed,
                            const std::vector<std::pair<std::string, std::string>>& told);

}  // namespace debrief
