#include "query/served_positions.h"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>
#include <utility>

#include "debrief/error.h"
#include "debrief/record.h"
#include "debrief/text.h"
#include "query/message_kinds.h"
#include "query/text_positions.h"
#include "query/wire.h"

namespace debrief {
namespace {

[[noreturn]] void throw_changed() {
  throw Xapian::DatabaseModifiedError("the index changed meanwhile");
}

}  // namespace

ServedPositions ServedPositions::by_xapian(FarPart& part, std::vector<Xapian::docid> all,
                                           const std::vector<std::string>& terms) {
  ServedPositions served(std::move(all));
  const std::vector<Xapian::docid>& ids = served.ids_;
  if (ids.empty() || terms.empty()) return served;
  std::string questions;
  for (const std::string& term : terms) {
    served.positions_[term].resize(ids.size());
    for (const Xapian::docid id : ids)
      questions += wire_message(Asked::positions, wire_number(id) + term);
  }
  auto term = terms.begin();
  std::size_t place = 0;
  Positions* list = &served.positions_[*term].front();
  part.line().ask(questions, [&](char kind, std::string_view content) {
    if (kind == Told::position) {
      const std::size_t free = list->empty() ? 0 : std::size_t{list->back()} + 1;
      list->push_back(static_cast<Xapian::termpos>(free + WireReader(content).number()));
      return true;
    }
    if (kind != Told::done) throw_changed();
    if (++place == ids.size()) ++term, place = 0;
    if (term == terms.end()) return false;
    list = &served.positions_[*term][place];
    return true;
  });
  settle_lines({&part.line()});
  return served;
}

ServedPositions ServedPositions::by_texts(FarPart& part, std::vector<Xapian::docid> all,
                                          const std::vector<std::string>& terms) {
  if (all.size() > most_texts_read)
    throw Error(
        fmt::format("{}:{} has no positions of words, and {} briefs are too many to read "
                    "for them",
                    printable(part.server().host), part.server().port, all.size()),
        "make its index to be served: debrief-index --shards 1 --rebuild FOLDER…\n"
        "or ask for fewer: add a word, an outlet or --since");
  ServedPositions served(std::move(all));
  const std::vector<Xapian::docid>& ids = served.ids_;
  if (ids.empty() || terms.empty()) return served;
  for (const std::string& term : terms) served.positions_[term].resize(ids.size());
  std::string questions;
  for (const Xapian::docid id : ids)
    questions += wire_message(Asked::document, wire_number(id));
  TextPositions reader(terms);
  std::size_t place = 0;
  part.line().ask(questions, [&](char kind, std::string_view content) {
    if (kind == Told::document) {
      std::vector<Positions> lists = reader.in(unpack_record(content));
      for (std::size_t i = 0; i < terms.size(); ++i)
        served.positions_[terms[i]][place] = std::move(lists[i]);
    } else if (kind != Told::value && kind != Told::done) {
      throw_changed();
    }
    return kind != Told::done || ++place < ids.size();
  });
  settle_lines({&part.line()});
  return served;
}

const ServedPositions::Positions* ServedPositions::of(Xapian::docid id,
                                                      const std::string& term) const {
  const auto lists = positions_.find(term);
  const auto at = std::lower_bound(ids_.begin(), ids_.end(), id);
  if (lists == positions_.end() || at == ids_.end() || *at != id) return nullptr;
  return &lists->second[static_cast<std::size_t>(at - ids_.begin())];
}

}  // namespace debrief
