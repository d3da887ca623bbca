#include "debrief/kept_positions.h"

#include <algorithm>
#include <limits>

#include "debrief/error.h"
#include "debrief/index.h"
#include "debrief/varint.h"

namespace debrief {

bool KeptPositions::in_file(Xapian::docid id) const {
  return file != nullptr && file->covers(id) &&
         !std::binary_search(rewritten.begin(), rewritten.end(), id);
}

void KeptPositions::read(Xapian::docid id, const Xapian::TermIterator& term,
                         std::vector<Xapian::termpos>& out) const {
  if (!in_file(id)) return out.assign(term.positionlist_begin(), term.positionlist_end());
  out.clear();
  auto list = file->find(*term);
  if (list && list->seek(id) && list->id() == id) list->read(out);
}

KeptPositions kept_positions(const Xapian::Database& db, const std::string& generation) {
  KeptPositions kept;
  if (db.get_metadata(std::string(positions_key)) != positions_in_file) return kept;
  kept.file = PositionFile::open(generation, db.get_uuid());
  if (kept.file == nullptr)
    throw Xapian::DatabaseCorruptError("the file of positions is missing");
  kept.rewritten = unpack_ids(db.get_metadata(std::string(rewritten_key)));
  return kept;
}

std::string pack_ids(const std::vector<Xapian::docid>& ids) {
  std::string out;
  Xapian::docid before = 0;
  for (const Xapian::docid id : ids) {
    append_number(out, id - before);
    before = id;
  }
  return out;
}

std::vector<Xapian::docid> unpack_ids(std::string_view bytes) {
  std::vector<Xapian::docid> ids;
  std::uint64_t id = 0;
  try {
    for (ByteReader reader{bytes}; !reader.at_end();) {
      const std::uint64_t distance =
          reader.number_up_to(std::numeric_limits<Xapian::docid>::max() - id);
      if (distance == 0) ByteReader::damaged();
      id += distance;
      ids.push_back(static_cast<Xapian::docid>(id));
    }
  } catch (const Error&) {
    throw Xapian::DatabaseCorruptError("the list of briefs written anew is damaged");
  }
  return ids;
}

}  // namespace debrief
