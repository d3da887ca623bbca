#include "query/served_positions.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "query/server_line.h"
#include "query/wire.h"

namespace debrief {
namespace {

// Kinds of messages in version 39 of the protocol, which is Xapian 1.4's.
constexpr char ask_positions = 10;
constexpr char done = 2;
constexpr char one_position = 13;

}  // namespace

ServedPositions::ServedPositions(const Server& server, const Xapian::Database& part,
                                 std::vector<Xapian::docid> ids,
                                 const std::vector<std::string>& terms)
    : ids_(std::move(ids)) {
  if (ids_.empty() || terms.empty()) return;
  ServerLine line(server, part);
  std::string questions;
  for (const std::string& term : terms) {
    positions_[term].resize(ids_.size());
    for (const Xapian::docid id : ids_)
      questions += wire_message(ask_positions, wire_number(id) + term);
  }
  auto term = terms.begin();
  std::size_t place = 0;
  Positions* list = &positions_[*term].front();
  line.ask(questions, [&](char kind, std::string_view content) {
    if (kind == one_position) {
      const std::size_t free = list->empty() ? 0 : std::size_t{list->back()} + 1;
      list->push_back(static_cast<Xapian::termpos>(free + WireReader(content).number()));
      return true;
    }
    if (kind != done) throw Xapian::DatabaseModifiedError("the index changed meanwhile");
    if (++place == ids_.size()) ++term, place = 0;
    if (term == terms.end()) return false;
    list = &positions_[*term][place];
    return true;
  });
}

const ServedPositions::Positions* ServedPositions::of(Xapian::docid id,
                                                      const std::string& term) const {
  const auto lists = positions_.find(term);
  const auto at = std::lower_bound(ids_.begin(), ids_.end(), id);
  if (lists == positions_.end() || at == ids_.end() || *at != id) return nullptr;
  return &lists->second[static_cast<std::size_t>(at - ids_.begin())];
}

}  // namespace debrief
