#include "query/fetch_briefs.h"

#include "query/each_part.h"

namespace debrief {

std::vector<Xapian::Document> fetch_briefs(const IndexSet& indexes,
                                           const std::vector<Xapian::docid>& ids) {
  std::vector<Xapian::Document> briefs(ids.size());
  const std::size_t parts = indexes.parts.size();
  for_each_part(indexes, [&](std::size_t part) {
    for (std::size_t i = 0; i < ids.size(); ++i)
      if ((ids[i] - 1) % parts == part)
        briefs[i] = indexes.parts[part].get_document(
            static_cast<Xapian::docid>((ids[i] - 1) / parts + 1),
            Xapian::DOC_ASSUME_VALID);
  });
  return briefs;
}

}  // namespace debrief
