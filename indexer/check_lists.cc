#include "indexer/check_lists.h"

#include <fmt/format.h>

#include <string>

#include "debrief/list_piece.h"
#include "debrief/text.h"
#include "indexer/renew_columns.h"
#include "indexer/renew_lists.h"

namespace debrief {
namespace {

// The chunks in which TERM is, in turn: FN(chunk).
template <class Fn>
void for_each_chunk(const Xapian::Database& db, const std::string& term, Fn fn) {
  auto at = db.postlist_begin(term);
  while (at != db.postlist_end(term)) {
    const Xapian::docid chunk = *at / list_chunk;
    fn(chunk);
    if (chunk == UINT32_MAX / list_chunk) return;
    at.skip_to((chunk + 1) * list_chunk);
  }
}

}  // namespace

CheckedTable check_lists(const Xapian::Database& db) {
  if (!wants_columns(db)) return {};
  if (!has_lists(db))
    return {fmt::format("lists: {}, and so not used until the next change or --compact\n",
                        db.get_metadata(std::string(lists_key)).empty()
                            ? "not there"
                            : "of another state of the index"),
            0};
  CheckedTable checked;
  const auto add = [&](const std::string& key, std::string_view what) {
    checked.text += fmt::format("lists: {} {}\n", printable(key), what);
    ++checked.faults;
  };
  for (auto term = db.allterms_begin(); term != db.allterms_end(); ++term) {
    if (term.get_termfreq() < least_listed) continue;
    for_each_chunk(db, *term, [&](Xapian::docid chunk) {
      const std::string key = list_key(*term, chunk);
      if (!key.empty() && db.get_metadata(key) != make_list_piece(db, *term, chunk))
        add(key, "is not what the list has");
    });
  }
  const std::string prefix(list_key_prefix);
  for (auto key = db.metadata_keys_begin(prefix); key != db.metadata_keys_end(prefix);
       ++key) {
    const std::string name = *key;
    const ListKey read = read_list_key(name);
    if (make_list_piece(db, std::string(read.term), read.chunk).empty())
      add(name, "is of no list");
  }
  return checked;
}

}  // namespace debrief
