// The parts of one large file, as they come in one after the other, made one file again.
#pragma once

#include <cstddef>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "indexer/formats/name_fragments.h"
#include "indexer/formats/note_list.h"
#include "indexer/ledger.h"
#include "indexer/prepare_file.h"

namespace debrief {

class FileInParts {
 public:
  // BEFORE: what the index knew of the file, none: nothing.
  explicit FileInParts(std::optional<KnownFile> before);

  // The next part: gives its briefs' fragments their numbers, in its documents too, which
  // stay with the caller.
  void add(const FilePart& part, PreparedFile& prepared);

  // The next brief's fragment, when NAME may be that of others; and notes. For who has no
  // PreparedFile.
  std::string number(const std::string& name) { return numbers_.next(name); }
  void add_notes(const std::vector<std::string>& notes, std::size_t more);
  std::vector<std::string> take_notes() { return notes_.take(); }

  std::size_t size() const { return whole_.briefs.size(); }

  // What the index knew of the file before the first part.
  const KnownFile* before() const { return before_ ? &*before_ : nullptr; }

  // What the index holds of it between two parts, with a time that no file has, so that it
  // is read again when the rest never comes.
  KnownFile so_far() const;

  // After the last part: the whole, less its documents.
  PreparedFile whole();

 private:
  std::optional<KnownFile> before_;
  FragmentNumbers numbers_;
  NoteList notes_;
  PreparedFile whole_;
};

}  // namespace debrief
