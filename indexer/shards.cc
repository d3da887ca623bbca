#include "indexer/shards.h"

#include <iterator>
#include <span>
#include <sstream>

#include "debrief/facet_table.h"
#include "debrief/index.h"
#include "debrief/vocabulary_table.h"
#include "indexer/commit_or_end.h"
#include "indexer/generations.h"
#include "indexer/renew_columns.h"
#include "indexer/renew_pieces.h"

namespace debrief {
namespace {

// True when it was new.
bool set_where_new(Xapian::WritableDatabase& db, const std::string& key,
                   const std::string& value) {
  if (!db.get_metadata(key).empty()) return false;
  db.set_metadata(key, value);
  return true;
}

}  // namespace

std::set<std::string> ids_cut_short(const Xapian::Database& db) {
  std::istringstream ids(db.get_metadata(std::string(committing_key)));
  return {std::istream_iterator<std::string>(ids), {}};
}

void Shards::make(const std::vector<std::string>& paths,
                  const std::vector<std::pair<std::string, std::string>>& metadata) {
  for (const std::string& path : paths) {
    Xapian::WritableDatabase db(
        path, Xapian::DB_CREATE_OR_OVERWRITE | Xapian::DB_BACKEND_GLASS);
    for (const auto& [key, value] : metadata) db.set_metadata(key, value);
    db.commit();
  }
}

void Shards::open(const std::vector<std::string>& paths) {
  shards_.clear();
  for (const std::string& path : paths) {
    Shard shard;
    shard.path = path;
    shard.db = Xapian::WritableDatabase(path, Xapian::DB_OPEN | Xapian::DB_BACKEND_GLASS);
    shard.revision = shard.db.get_revision();
    shard.has_pieces = has_pieces(shard.db);
    shard.db.begin_transaction();
    shards_.push_back(std::move(shard));
  }
  changed_ = ids_cut_short(first());
}

void Shards::close() {
  for (Shard& shard : shards_) shard.db.close();
}

Xapian::doccount Shards::briefs() const {
  Xapian::doccount count = 0;
  for (const Shard& shard : shards_) count += shard.db.get_doccount();
  return count;
}

Xapian::WritableDatabase Shards::all() const {
  if (shards_.size() == 1) return shards_.front().db;
  Xapian::WritableDatabase all;
  for (const Shard& shard : shards_) all.add_database(shard.db);
  return all;
}

void Shards::note_change(const std::string& id, Xapian::docid document) {
  shard(id).changed.push_back(document);
  if (shards_.size() > 1) changed_.insert(id);
}

void Shards::note_mark(Xapian::docid in_all) {
  const auto count = static_cast<Xapian::docid>(shards_.size());
  shards_[(in_all - 1) % count].changed.push_back((in_all - 1) / count + 1);
}

void Shards::add_words(const std::string& id,
                       const std::vector<std::pair<std::string, std::string>>& words) {
  Shard& holder = shard(id);
  for (const auto& [word, stem] : words) {
    if (!holder.words.insert(word).second) continue;
    const std::string key = metadata_key(word_key, word);
    if (set_where_new(holder.db, key, stem))
      holder.told.emplace_back(key.substr(word_key.size()), stem);
  }
}

void Shards::set_new_metadata(const std::string& key, const std::string& value) {
  for (Shard& shard : shards_) (void)set_where_new(shard.db, key, value);
}

void Shards::set_metadata(const std::string& key, const std::string& value) {
  for (Shard& shard : shards_)
    if (shard.db.get_metadata(key) != value) shard.db.set_metadata(key, value);
}

void Shards::commit_briefs() {
  if (shards_.size() == 1) return;
  std::string ids;  // of 16 characters
  for (const std::string& id : changed_) ids += (ids.empty() ? "" : " ") + id;
  first().set_metadata(std::string(committing_key), ids);
  first().set_metadata(std::string(settled_key), {});
  for (Shard& shard : shards_) commit(shard);
  first().set_metadata(std::string(committing_key), {});
  changed_.clear();
}

void Shards::commit() { commit(shards_.front()); }

void Shards::commit(Shard& shard) {
  const auto changed =
      std::span<const Xapian::docid>(shard.changed).subspan(shard.in_pieces);
  if (wants_columns(shard.db) && !(shard.has_pieces && changed.empty())) {
    (void)renew_pieces(shard.db, shard.path, changed, shard.has_pieces);
    shard.has_pieces = true;
    shard.in_pieces = shard.changed.size();
  }
  commit_or_end(shard.db, shard.path);
  shard.db.begin_transaction();
}

void Shards::renew_facets() {
  for (Shard& shard : shards_) {
    const bool has_words =
        renew_vocabulary_table(shard.path, shard.revision, shard.changed, shard.told);
    if (renew_facet_table(shard.path, shard.revision, shard.changed) && has_words) {
      shard.revision = shard.db.get_revision();
      shard.changed.clear();
      shard.in_pieces = 0;
      shard.told.clear();
    }
  }
}

Shards::Shard& Shards::shard(const std::string& id) {
  return shards_[shard_of(id, shards_.size())];
}

}  // namespace debrief
