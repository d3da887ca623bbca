// The index as a writer sees it: briefs go in and out by path, and everything commits at
// once.
#pragma once

#include <xapian.h>

#include <map>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "indexer/ledger.h"
#include "indexer/make_document.h"
#include "indexer/names/name_book.h"

namespace debrief {

class IndexWriter {
 public:
  // Opens the generation of DIR in use, or begins one: also when REBUILD, which leaves
  // the old one in use until finish(). The caller holds the lock. Throws Error as
  // open_index() does, except that an index that is missing is made.
  IndexWriter(const std::string& dir, bool rebuild);

  Ledger& ledger() { return ledger_; }

  // The reader that the index was last written with; empty: none yet.
  std::string reader() const;
  void set_reader(const std::string& reader);

  // A brief that stands at PATH (with its fragment). The same brief at several paths is
  // one document; what it says of file and format is what the first of its paths by order
  // says.
  void add(const std::string& path, PreparedDocument prepared);

  // The brief with this id is no longer at PATH; with its last path it leaves the index.
  // When others remain and PATH was the first of them, the next one comes back: its file
  // must be read and add()-ed again, so that the document says what it would if PATH had
  // never been.
  std::string remove(const std::string& path, const std::string& id);

  // Spellings of the names that were found, so that a question may use any.
  void add_aliases(const NameBook& names, const Record& record);

  // Documents in the index, with what is not committed yet.
  Xapian::doccount size() const { return db_.get_doccount(); }

  // Makes all of it durable and visible. On a full disk and the like: Error; what was
  // committed before stays.
  void commit();

  // Last commit; puts a rebuilt generation in use. The one before stays on disk for those
  // who read it right now; the next writer takes it away.
  void finish();

 private:
  Xapian::docid find(const std::string& id);  // 0: none
  void add_synonym(const std::string& spelling, const std::string& other);
  void add_words(const std::map<std::string, std::string>& words);

  std::string dir_;
  std::string generation_;  // its folder's name
  bool fresh_ = false;      // not in use yet
  Xapian::WritableDatabase db_;
  Ledger ledger_;
  std::unordered_map<std::string, Xapian::docid>
      ids_;  // all there are; 0: not looked up yet
  // Known to be in the metadata already, so that each is looked up once a run.
  std::unordered_set<std::string> words_;
  // "company:Amazon" -> its other spellings, of those names that are not in the metadata
  // yet.
  std::unordered_map<std::string, std::vector<std::string>> spellings_;
};

}  // namespace debrief
