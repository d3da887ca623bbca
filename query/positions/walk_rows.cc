#include "query/positions/walk_rows.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>

namespace debrief {
namespace {

// B right behind A.
bool has_pair(const PositionList& a, const PositionList& b) {
  PositionReader first = a.reader();
  PositionReader second = b.reader();
  for (;;) {
    if (!second.reach(first.position() + 1)) return false;
    if (second.position() == first.position() + 1) return true;
    if (!first.reach(second.position() - 1)) return false;
  }
}

// Calls HOLDS for the documents that A and B have, ascending.
template <class Holds>
void walk_two(PositionList& a, PositionList& b, Holds holds) {
  if (!a.next() || !b.next()) return;
  for (;;) {
    if (a.id() < b.id()) {
      if (!a.seek(b.id())) return;
    } else if (b.id() < a.id()) {
      if (!b.seek(a.id())) return;
    } else {
      holds(a.id());
      if (!a.next() || !b.next()) return;
    }
  }
}

// The same of all LISTS.
template <class Holds>
void walk_all_lists(std::vector<PositionList*> lists, Holds holds) {
  std::stable_sort(lists.begin(), lists.end(),
                   [](const PositionList* a, const PositionList* b) {
                     return a->documents() < b->documents();
                   });
  for (bool more = lists.front()->next(); more;) {
    const Xapian::docid id = lists.front()->id();
    Xapian::docid wanted = id;
    for (std::size_t i = 1; i < lists.size() && wanted == id; ++i) {
      if (!lists[i]->seek(id)) return;
      wanted = lists[i]->id();
    }
    if (wanted == id) holds(id);
    more = wanted == id ? lists.front()->next() : lists.front()->seek(wanted);
  }
}

// Each word behind the one before, of the documents at the cursors of ROW, three or more.
// READERS is at hand.
bool has_row(const std::vector<const PositionList*>& row,
             std::vector<PositionReader>& readers) {
  for (std::size_t i = 1; i < row.size(); ++i)
    if (!has_pair(*row[i - 1], *row[i])) return false;
  readers.clear();
  for (const PositionList* list : row) readers.push_back(list->reader());
  // Where the row would begin, by its words up to one that stands further on.
  std::uint64_t start = readers[0].position();
  for (std::size_t i = 1; i < readers.size();) {
    if (!readers[i].reach(start + i)) return false;
    if (readers[i].position() == start + i) {
      ++i;
      continue;
    }
    if (!readers[0].reach(readers[i].position() - i)) return false;
    start = readers[0].position();
    i = 1;
  }
  return true;
}

// At most DISTANCE apart.
bool has_near(const PositionList& a, const PositionList& b, Xapian::termpos distance) {
  PositionReader first = a.reader();
  PositionReader second = b.reader();
  for (;;) {
    const bool is_behind = first.position() > second.position();
    const std::uint64_t apart = is_behind ? first.position() - second.position()
                                          : second.position() - first.position();
    if (apart <= distance) return true;
    if (!(is_behind ? second : first).next()) return false;
  }
}

}  // namespace

std::vector<Xapian::docid> walk_rows(std::vector<PositionList> lists,
                                     Xapian::termpos distance) {
  std::size_t most = lists.front().documents();
  for (const PositionList& list : lists) most = std::min(most, list.documents());
  std::vector<Xapian::docid> ids;
  ids.reserve(most);
  if (lists.size() == 2) {
    PositionList a = lists[0];
    PositionList b = lists[1];
    if (distance != 0)
      walk_two(a, b, [&](Xapian::docid id) {
        if (has_near(a, b, distance)) ids.push_back(id);
      });
    else
      walk_two(a, b, [&](Xapian::docid id) {
        if (has_pair(a, b)) ids.push_back(id);
      });
    return ids;
  }
  std::vector<PositionList*> walked;
  std::vector<const PositionList*> row;
  for (PositionList& list : lists) {
    walked.push_back(&list);
    row.push_back(&list);
  }
  std::vector<PositionReader> readers;
  walk_all_lists(std::move(walked), [&](Xapian::docid id) {
    if (has_row(row, readers)) ids.push_back(id);
  });
  return ids;
}

}  // namespace debrief
