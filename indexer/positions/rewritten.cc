#include "indexer/positions/rewritten.h"

#include <algorithm>
#include <utility>

#include "debrief/index.h"

namespace debrief {

void RewrittenBriefs::add(Xapian::docid id) {
  if (!kept_.in_file(id)) return;
  auto& ids = kept_.rewritten;
  ids.insert(std::lower_bound(ids.begin(), ids.end(), id), id);
  is_changed_ = true;
}

void RewrittenBriefs::save(Xapian::WritableDatabase& db) {
  if (std::exchange(is_changed_, false))
    db.set_metadata(std::string(rewritten_key), pack_ids(kept_.rewritten));
}

}  // namespace debrief
