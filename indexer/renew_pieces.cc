#include "indexer/renew_pieces.h"

#include "indexer/renew_columns.h"
#include "indexer/renew_copies.h"
#include "indexer/renew_lists.h"

namespace debrief {

bool has_pieces(const Xapian::Database& db) {
  return has_columns(db) && has_lists(db) && has_copies(db);
}

bool renew_pieces(Xapian::WritableDatabase& db, const std::string& path,
                  std::span<const Xapian::docid> changed, bool held) {
  if (!wants_columns(db)) return false;
  bool wrote = renew_columns(db, changed, held);
  wrote = renew_lists(db, path, changed, held) || wrote;
  return renew_copies(db, changed, held) || wrote;
}

void remake_pieces(const std::string& path) {
  if (!wants_columns(Xapian::Database(path))) return;
  Xapian::WritableDatabase db(path, Xapian::DB_OPEN | Xapian::DB_BACKEND_GLASS);
  if (renew_pieces(db, path, {}, false)) db.commit();
}

}  // namespace debrief
