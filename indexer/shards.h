// The databases of a generation while they are written: mostly one, or several shards.
//
// Several cannot commit at one moment. So shard 0 first says which briefs are about to
// change, then all commit, then shard 0 with the ledger, which takes that back. Whoever
// finds it not taken back knows what to mend: IndexWriter.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <set>
#include <string>
#include <unordered_set>
#include <utility>
#include <vector>

namespace debrief {

// Ids of the briefs that a commit which was cut short was about to change.
std::set<std::string> ids_cut_short(const Xapian::Database& db);

// Everything here throws Xapian's exceptions.
class Shards {
 public:
  // Makes empty databases with these metadata, in the place of any before.
  static void make(const std::vector<std::string>& paths,
                   const std::vector<std::pair<std::string, std::string>>& metadata);

  // Opens them and begins a transaction in each: Xapian must not commit by itself between
  // a brief and what the ledger says of its file. Ids of a commit that was cut short count
  // as changed, for who mends them may be cut short as well.
  void open(const std::vector<std::string>& paths);
  void close();

  std::size_t count() const { return shards_.size(); }
  Xapian::doccount briefs() const;

  // The one with the ledger.
  Xapian::WritableDatabase& first() { return shards_.front().db; }

  // The one that holds the brief with this id, or would.
  Xapian::WritableDatabase& of(const std::string& id) { return shard(id).db; }

  // All as one. What it changes of a brief is not noted.
  Xapian::WritableDatabase all() const;

  // The brief with this id and document id is written or taken out: to be called for
  // each, before commit_briefs().
  void note_change(const std::string& id, Xapian::docid document);

  // Of the brief with this id in all(), something was changed that a next run makes anew.
  void note_mark(Xapian::docid in_all);

  // Words and their stems, of the brief with this id.
  void add_words(const std::string& id,
                 const std::vector<std::pair<std::string, std::string>>& words);

  // In every shard that has no value for KEY; or has another.
  void set_new_metadata(const std::string& key, const std::string& value);
  void set_metadata(const std::string& key, const std::string& value);

  // Commits all but what the ledger is about to say. Nothing to do for one database.
  void commit_briefs();

  // Commits the first: from here on all of it counts.
  void commit();

  // Makes the facet and vocabulary tables fit what is committed.
  void renew_facets();

 private:
  struct Shard {
    std::string path;
    Xapian::WritableDatabase db;
    std::uint64_t revision = 0;          // when it was opened,
    std::vector<Xapian::docid> changed;  // and what was written since
    std::size_t in_pieces = 0;           // of `changed`, those that all these tell of
    bool has_pieces = false;
    std::vector<std::pair<std::string, std::string>> told;  // words that were new to it
    // Known to be in the metadata already, so that each is looked up once a run.
    std::unordered_set<std::string> words;
  };

  Shard& shard(const std::string& id);

  // With columns, lists and copies, and begins the next transaction.
  static void commit(Shard& shard);

  std::vector<Shard> shards_;
  std::set<std::string> changed_;  // ids since the last commit; kept for several shards
};

}  // namespace debrief
