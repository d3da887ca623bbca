#include "query/served_positions.h"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>
#include <utility>

#include "debrief/error.h"
#include "debrief/list_piece.h"
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

// Where TERM stands in IDS, by pieces that have come; false: they have not, or are
// damaged.
bool read_places(const FarPart& part, const std::string& term,
                 const std::vector<Xapian::docid>& ids,
                 std::vector<ServedPositions::Positions>& out) try {
  if (!part.has_places(term)) return false;
  out.assign(ids.size(), {});
  Xapian::docid chunk = 0;
  PositionList list = part.places(term, chunk);
  for (std::size_t i = 0; i < ids.size(); ++i) {
    if (ids[i] / list_chunk != chunk) {
      chunk = ids[i] / list_chunk;
      list = part.places(term, chunk);
    }
    if (list.documents() != 0 && list.seek(ids[i]) && list.id() == ids[i])
      list.read(out[i]);
  }
  return true;
} catch (const Error&) {
  return false;
} catch (const Xapian::DatabaseCorruptError&) {
  return false;
}

}  // namespace

ServedPositions ServedPositions::by_xapian(FarPart& part, std::vector<Xapian::docid> all,
                                           const std::vector<std::string>& terms) {
  ServedPositions served(std::move(all));
  const std::vector<Xapian::docid>& ids = served.ids_;
  if (ids.empty() || terms.empty()) return served;
  std::string questions;
  std::vector<std::string> asked;  // terms
  for (const std::string& name : terms) {
    if (read_places(part, name, ids, served.positions_[name])) continue;
    served.positions_[name].assign(ids.size(), {});
    asked.push_back(name);
    for (const Xapian::docid id : ids)
      questions += wire_message(Asked::positions, wire_number(id) + name);
  }
  if (asked.empty()) return served;
  auto term = asked.begin();
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
    if (term == asked.end()) return false;
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
