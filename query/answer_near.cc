#include "query/answer_near.h"

#include <algorithm>
#include <memory>
#include <optional>
#include <set>
#include <utility>

#include "query/each_part.h"
#include "query/find_spans.h"
#include "query/open_brief.h"
#include "query/served_positions.h"
#include "query/word_places.h"

namespace debrief {
namespace {

// By window the briefs of one part, as numbers in IndexSet::all, ascending.
using Near = std::vector<std::vector<Xapian::docid>>;

std::vector<std::string> terms_in(const std::vector<BoundQuery>& windows) {
  std::set<std::string> terms;
  for (const BoundQuery& near : windows)
    for (const BoundQuery& word : near.parts)
      for (const auto& stems : word.words) terms.insert(stems.begin(), stems.end());
  return {terms.begin(), terms.end()};
}

Near find_near(const IndexSet& indexes, std::size_t part,
               const std::map<Xapian::docid, std::string>& briefs,
               const std::vector<BoundQuery>& windows) {
  const std::size_t parts = indexes.parts.size();
  std::vector<Xapian::docid> local;
  for (const auto& [id, name] : briefs)
    if ((id - 1) % parts == part)
      local.push_back(static_cast<Xapian::docid>((id - 1) / parts + 1));
  OpenBrief brief(indexes.all, &indexes, nullptr, 0);
  WordPlaces places(indexes);
  std::optional<ServedPositions> served;
  if (indexes.is_served(part)) {
    const auto read =
        indexes.placed[part] ? ServedPositions::by_xapian : ServedPositions::by_texts;
    served.emplace(read(*indexes.far[part], local, terms_in(windows)));
    places.use(*served);
  }
  Near near(windows.size());
  for (const Xapian::docid id : local) {
    brief.open(static_cast<Xapian::docid>((id - 1) * parts + part + 1));
    for (std::size_t i = 0; i < windows.size(); ++i)
      if (!places.pairs_of(windows[i], brief).empty()) near[i].push_back(brief.id());
  }
  return near;
}

void give_answers(const IndexSet& indexes, const std::vector<Near>& near,
                  std::vector<BoundQuery>& windows) {
  const std::size_t parts = indexes.parts.size();
  for (std::size_t i = 0; i < windows.size(); ++i) {
    BoundQuery::Answers answers;
    for (std::size_t part = 0; part < parts; ++part) {
      std::vector<Xapian::docid>& ids = answers[answers_key(indexes.parts[part])];
      for (const Xapian::docid id : near[part][i])
        ids.push_back(static_cast<Xapian::docid>((id - 1) / parts + 1));
      // The same database may be there twice.
      std::sort(ids.begin(), ids.end());
      ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
    }
    windows[i].answers = std::make_shared<const BoundQuery::Answers>(std::move(answers));
  }
}

// The words, in the briefs that have them near, by their ids.
void give_names(const std::vector<Near>& near,
                const std::map<Xapian::docid, std::string>& briefs,
                std::vector<BoundQuery>& windows) {
  for (std::size_t i = 0; i < windows.size(); ++i) {
    BoundQuery named;
    named.op = BoundOp::brief;
    named.by_terms = true;
    for (const Near& part : near)
      for (const Xapian::docid id : part[i]) named.values.insert(briefs.at(id));
    windows[i].op = named.values.empty() ? BoundOp::nothing : BoundOp::both;
    windows[i].parts.push_back(std::move(named));
  }
}

}  // namespace

void answer_near(const IndexSet& indexes,
                 const std::map<Xapian::docid, std::string>& briefs,
                 std::vector<BoundQuery>& windows) {
  if (indexes.rows == RowsBy::xapian) return;
  std::vector<Near> near(indexes.parts.size());
  for_each_part(indexes, [&](std::size_t part) {
    near[part] = find_near(indexes, part, briefs, windows);
  });
  if (indexes.rows == RowsBy::places)
    give_answers(indexes, near, windows);
  else
    give_names(near, briefs, windows);
}

}  // namespace debrief
