#include "query/fetch_briefs.h"

namespace debrief {

std::vector<StoredBrief> fetch_briefs(const IndexSet& indexes,
                                      const std::vector<Xapian::docid>& ids,
                                      const std::set<Slot>& slots) {
  std::vector<StoredBrief> briefs(ids.size());
  const std::size_t parts = indexes.parts.size();
  for (std::size_t i = 0; i < ids.size(); ++i) {
    const std::size_t part = (ids[i] - 1) % parts;
    const auto id = static_cast<Xapian::docid>((ids[i] - 1) / parts + 1);
    if (indexes.is_served(part))
      indexes.far[part]->ask_document(id, slots, briefs[i]);
    else
      briefs[i].data =
          indexes.parts[part].get_document(id, Xapian::DOC_ASSUME_VALID).get_data();
  }
  settle_documents(indexes.far);
  return briefs;
}

}  // namespace debrief
