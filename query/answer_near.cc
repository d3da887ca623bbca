#include "query/answer_near.h"

#include <memory>
#include <string>
#include <utility>

#include "query/find_spans.h"
#include "query/open_brief.h"
#include "query/word_places.h"

namespace debrief {

bool answer_near(const IndexSet& indexes, const std::set<Xapian::docid>& briefs,
                 std::vector<BoundQuery>& windows) {
  std::vector<std::string> keys;
  BoundQuery::Answers none;
  for (std::size_t part = 0; part < indexes.parts.size(); ++part) {
    if (indexes.is_served(part) || indexes.position_table(part) == nullptr) return false;
    none[keys.emplace_back(answers_key(indexes.parts[part]))];
  }
  std::vector<BoundQuery::Answers> answers(windows.size(), none);
  OpenBrief brief(indexes.all, &indexes, nullptr, 0);
  WordPlaces places(indexes.all, &indexes, nullptr);
  for (const Xapian::docid id : briefs) {
    brief.open(id);
    for (std::size_t i = 0; i < windows.size(); ++i) {
      if (places.pairs_of(windows[i], brief).empty()) continue;
      // The same database may be there twice.
      std::vector<Xapian::docid>& ids = answers[i][keys[brief.part()]];
      if (ids.empty() || ids.back() < brief.local_id()) ids.push_back(brief.local_id());
    }
  }
  for (std::size_t i = 0; i < windows.size(); ++i)
    windows[i].answers =
        std::make_shared<const BoundQuery::Answers>(std::move(answers[i]));
  return true;
}

}  // namespace debrief
