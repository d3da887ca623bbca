// The index as a writer sees it: briefs go in and out by path, and everything commits at
// once.
#pragma once

#include <xapian.h>

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "indexer/bulk_shards.h"
#include "indexer/id_table.h"
#include "indexer/ledger.h"
#include "indexer/make_document.h"
#include "indexer/name_spellings.h"
#include "indexer/positions/position_store.h"
#include "indexer/positions/rewritten.h"
#include "indexer/shards.h"

namespace debrief {

class IndexWriter {
 public:
  // Opens the generation of DIR in use, or begins one: also when REBUILD, which leaves
  // the old one in use until finish(). SHARDS: so many for servers, 0 for none, nothing
  // for what the index is made for (choose_positions()). The caller holds the lock.
  // Throws Error as open_index() does, except that an index that is missing is made, and
  // as require_shards() does.
  IndexWriter(const std::string& dir, bool rebuild,
              std::optional<std::size_t> shards = {});

  Ledger& ledger() { return ledger_; }

  // The reader that the index was last written with; empty: none yet.
  std::string reader() const;
  void set_reader(const std::string& reader);

  // Says that so many new files are about to come, so that the right way in is chosen
  // (choose_writer.h). True: they, and nothing else, are to be added in bulk, and land()
  // ends that. Once, before the first add().
  bool expect(std::size_t files, std::uint64_t bytes, std::size_t jobs);

  // Ends what came in bulk and commits it. Returns paths of briefs that the index held
  // before: their files must be read and added again.
  std::vector<std::string> land();

  // True when documents want to be packed by all threads: pack_document().
  bool wants_packed() const { return bulk_.has_value(); }

  // A brief that stands at PATH (with its fragment). The same brief at several paths is
  // one document; what it says of file and format is what the first of its paths by order
  // says.
  void add(const std::string& path, PreparedDocument prepared);

  // A brief in the place of the one with this id, which stood at PATH alone: what both
  // say alike is not written again. False, and nothing done, when it stood elsewhere too,
  // or the new one already stands somewhere.
  bool replace(const std::string& path, const std::string& id,
               const PreparedDocument& prepared);

  // The brief with this id is no longer at PATH; with its last path it leaves the index.
  // When others remain and PATH was the first of them, the next one comes back: its file
  // must be read and add()-ed again, so that the document says what it would if PATH had
  // never been.
  std::string remove(const std::string& path, const std::string& id);

  // More paths whose files must be read and added again.
  std::vector<std::string> speakers();

  // Spellings of the names that were found, so that a question may use any.
  void add_aliases(const NameBook& names, const Record& record);

  // Makes all of it durable and, unless it comes in bulk, visible. On a full disk and the
  // like: Error; what was committed before stays.
  void commit();

  // Last commit of a run that was stopped. What replaces another generation is not put in
  // use half done.
  void stop();

  // Links the editions of briefs when any has changed. Last commit; puts a rebuilt
  // generation in use. The one before stays on disk for those who read it right now; the
  // next writer takes it away.
  void finish();

 private:
  Xapian::docid find(const std::string& id);  // 0: none
  std::vector<std::string> paths() const;     // of the generation's databases
  void mend();
  void mend(const std::string& id, std::vector<std::string> paths);
  void set_paths(const std::string& id, Xapian::docid document,
                 const std::vector<std::string>& paths);
  void make_folders();
  void make_generation();
  void open_generation();
  void use_generation();
  void end_bulk();
  void join_base();
  bool is_settled() const;  // settled_key
  void set_settled(bool settled);
  void apply(const std::map<std::string, BulkDocuments::Pending>& pending);
  void save_synonyms();

  std::string dir_;
  PositionStore store_;
  RewrittenBriefs rewritten_;       // of one database alone
  std::size_t count_ = 1;           // of shards
  std::string generation_;          // its folder's name
  bool fresh_ = false;              // not in use yet
  bool replaces_ = false;           // one that holds briefs
  mutable Shards shards_;           // Xapian reads through the same handles as it writes
  std::optional<BulkShards> bulk_;  // takes its place until finish()
  std::string base_;  // the generation that what comes in bulk is added to; empty: none
  std::vector<std::string> later_;  // paths of briefs that base_ holds
  std::size_t jobs_ = 1;
  std::string reader_;
  Ledger ledger_;
  // All there are, by id_number(); 0: not looked up yet.
  IdTable ids_;
  NameSpellings spellings_;
};

}  // namespace debrief
