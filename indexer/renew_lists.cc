#include "indexer/renew_lists.h"

#include <algorithm>
#include <map>
#include <set>
#include <vector>

#include "debrief/list_piece.h"
#include "indexer/renew_columns.h"

namespace debrief {
namespace {

using Chunks = std::set<Xapian::docid>;

std::string state_of(const Xapian::Database& db) {
  return column_state(db.get_doccount(), db.get_lastdocid(), db.get_total_length());
}

bool is_listed(const Xapian::Database& db, const std::string& term) {
  return db.get_termfreq(term) >= least_listed;
}

class ListWriter {
 public:
  explicit ListWriter(Xapian::WritableDatabase& db) : db_(db) {}

  // Those of terms that CHANGED have in the database or had in BEFORE, where they held.
  void patch_all(const Xapian::Database& before, std::span<const Xapian::docid> changed) {
    std::map<std::string, Chunks> touched;
    for (const Xapian::docid id : changed) {
      note_terms(before, id, touched);
      note_terms(db_, id, touched);
    }
    for (auto& [term, chunks] : touched) {
      const bool was_listed = is_listed(before, term);
      if (was_listed != is_listed(db_, term)) {
        note_chunks(before, term, chunks);
        note_chunks(db_, term, chunks);
      } else if (!was_listed) {
        continue;
      }
      write(term, chunks);
    }
  }

  // All, and no others are left.
  void make_all() {
    remove_others();
    std::vector<std::string> terms;  // first, as what is written moves what is walked
    for (auto term = db_.allterms_begin(); term != db_.allterms_end(); ++term)
      if (term.get_termfreq() >= least_listed) terms.push_back(*term);
    for (const std::string& term : terms) {
      std::map<Xapian::docid, std::string> pieces;
      ListPiecePacker packer;
      Xapian::docid chunk = 0;
      for (auto at = db_.postlist_begin(term); at != db_.postlist_end(term); ++at) {
        if (*at / list_chunk != chunk) pieces[chunk] = packer.piece();
        chunk = *at / list_chunk;
        packer.add(*at, at.get_wdf());
      }
      pieces[chunk] = packer.piece();
      for (const auto& [number, piece] : pieces)
        set_where_other(list_key(term, number), piece);
    }
  }

  // The last to be written; true: something was.
  bool finish() {
    set_where_other(std::string(lists_key), state_of(db_));
    return wrote_;
  }

 private:
  static void note_terms(const Xapian::Database& db, Xapian::docid id,
                         std::map<std::string, Chunks>& touched) {
    try {
      for (auto term = db.termlist_begin(id); term != db.termlist_end(id); ++term)
        touched[*term].insert(id / list_chunk);
    } catch (const Xapian::DocNotFoundError&) {
    }
  }

  // Of a list that has just become long enough or too short.
  static void note_chunks(const Xapian::Database& db, const std::string& term,
                          Chunks& chunks) {
    for (auto at = db.postlist_begin(term); at != db.postlist_end(term); ++at)
      chunks.insert(*at / list_chunk);
  }

  void write(const std::string& term, const Chunks& chunks) {
    for (const Xapian::docid chunk : chunks)
      set_where_other(list_key(term, chunk), make_list_piece(db_, term, chunk));
  }

  // Of terms that have no such list any more, or none there.
  void remove_others() {
    const std::string prefix(list_key_prefix);
    std::vector<std::string> beyond;
    for (auto key = db_.metadata_keys_begin(prefix); key != db_.metadata_keys_end(prefix);
         ++key) {
      const std::string name = *key;
      const ListKey read = read_list_key(name);
      if (make_list_piece(db_, std::string(read.term), read.chunk).empty())
        beyond.push_back(name);
    }
    for (const std::string& key : beyond) set_where_other(key, {});
  }

  // VALUE empty: no such key from now on; KEY empty: there cannot be one.
  void set_where_other(const std::string& key, const std::string& value) {
    if (key.empty() || db_.get_metadata(key) == value) return;
    db_.set_metadata(key, value);
    wrote_ = true;
  }

  Xapian::WritableDatabase& db_;
  bool wrote_ = false;
};

}  // namespace

bool has_lists(const Xapian::Database& db) {
  return db.get_metadata(std::string(lists_key)) == state_of(db);
}

std::string make_list_piece(const Xapian::Database& db, const std::string& term,
                            Xapian::docid chunk) {
  ListPiecePacker packer;
  if (term.empty() || !is_listed(db, term)) return {};
  auto at = db.postlist_begin(term);
  if (chunk != 0) at.skip_to(chunk * list_chunk);
  for (; at != db.postlist_end(term) && *at / list_chunk == chunk; ++at)
    packer.add(*at, at.get_wdf());
  return packer.piece();
}

bool renew_lists(Xapian::WritableDatabase& db, const std::string& path,
                 std::span<const Xapian::docid> changed, bool held) {
  ListWriter writer(db);
  if (held)
    writer.patch_all(Xapian::Database(path), changed);
  else
    writer.make_all();
  return writer.finish();
}

void remake_lists(const std::string& path) {
  if (!wants_columns(Xapian::Database(path))) return;
  Xapian::WritableDatabase db(path, Xapian::DB_OPEN | Xapian::DB_BACKEND_GLASS);
  if (renew_lists(db, path, {}, false)) db.commit();
}

}  // namespace debrief
