#include "indexer/positions/check_positions.h"

#include <fmt/format.h>

#include <string_view>
#include <vector>

#include "debrief/kept_positions.h"
#include "debrief/text.h"

namespace debrief {
namespace {

// By id: the documents whose positions the file has. It may know of others, which were
// deleted or written anew.
std::vector<bool> documents_of(const Xapian::Database& db, const KeptPositions& kept) {
  std::vector<bool> documents(db.get_lastdocid() + std::size_t{1});
  for (auto at = db.postlist_begin({}); at != db.postlist_end({}); ++at)
    documents[*at] = kept.in_file(*at);
  return documents;
}

// What is wrong with the list of a term; nothing: empty. Throws
// Xapian::DatabaseCorruptError where it cannot be read.
std::string_view fault_of_list(const Xapian::Database& db,
                               const std::vector<bool>& documents,
                               const PositionFile& file, const PositionTerms& terms) {
  std::vector<Xapian::termpos> positions;
  auto posting = db.postlist_begin(terms.term());
  const auto end = db.postlist_end(terms.term());
  for (PositionList list = terms.list(); list.next();) {
    list.read(positions);
    if (!file.covers(list.id())) return "it has a brief that the file does not speak of";
    if (list.id() >= documents.size() || !documents[list.id()]) continue;
    if (posting != end) posting.skip_to(list.id());
    if (posting == end || *posting != list.id())
      return "it has a brief that has no such word";
  }
  return {};
}

}  // namespace

std::size_t check_positions(const Xapian::Database& db, const std::string& generation) {
  const KeptPositions kept = kept_positions(db, generation);
  if (kept.file == nullptr) return 0;
  if (!kept.file->is_sound()) {
    fmt::print("the file of positions is not as it was written\n");
    return 1;
  }
  const std::vector<bool> documents = documents_of(db, kept);
  std::size_t faults = 0;
  for (PositionTerms terms = kept.file->walk(); terms.next();) {
    const std::string_view fault = fault_of_list(db, documents, *kept.file, terms);
    if (fault.empty()) continue;
    fmt::print("positions of {}: {}\n", printable(terms.term()), fault);
    ++faults;
  }
  return faults;
}

}  // namespace debrief
