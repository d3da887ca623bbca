#include "indexer/check_lists.h"

#include <fmt/format.h>

#include <string>

#include "debrief/list_piece.h"
#include "debrief/text.h"
#include "indexer/renew_columns.h"
#include "indexer/renew_lists.h"

namespace debrief {
CheckedTable check_lists(const Xapian::Database& db, const std::string& path) {
  if (!wants_columns(db)) return {};
  if (!has_lists(db))
    return not_used("lists", db.get_metadata(std::string(lists_key)).empty()
                                 ? "not there"
                                 : "of another state of the index");
  CheckedTable checked;
  const auto add = [&](const std::string& key, std::string_view what) {
    checked.text += fmt::format("lists: {} {}\n", printable(key), what);
    ++checked.faults;
  };
  const PlacesReader places(db, path);
  for (auto term = db.allterms_begin(); term != db.allterms_end(); ++term) {
    if (term.get_termfreq() < least_listed) continue;
    for (const Xapian::docid chunk : list_chunks(db, *term)) {
      const std::string key = list_key(*term, chunk);
      if (key.empty()) continue;
      if (db.get_metadata(key) != make_list_piece(db, *term, chunk))
        add(key, "is not what the list has");
      if (db.get_metadata(places_key(*term, chunk)) != places.piece(*term, chunk))
        add(places_key(*term, chunk), "is not where the term stands");
    }
  }
  for (const std::string& prefix :
       {std::string(list_key_prefix), std::string(places_key_prefix)})
    for (auto key = db.metadata_keys_begin(prefix); key != db.metadata_keys_end(prefix);
         ++key)
      if (is_of_no_list(db, *key)) add(*key, "is of no list");
  return checked;
}

}  // namespace debrief
