#include "debrief/places_piece.h"

#include <algorithm>

#include "debrief/list_piece.h"
#include "debrief/position_layout.h"
#include "debrief/varint.h"

namespace debrief {
namespace {

constexpr std::size_t looked_ahead = 8;  // bytes

}  // namespace

std::string places_key(std::string_view term, Xapian::docid chunk) {
  std::string key = list_key(term, chunk);
  if (!key.empty()) key.replace(0, list_key_prefix.size(), places_key_prefix);
  return key;
}

void PlacesPacker::add(Xapian::docid id, std::span<const Xapian::termpos> positions) {
  if (positions.empty()) return;
  packed_.clear();
  append_packed_positions(packed_, positions);
  add_packed(id, packed_);
}

void PlacesPacker::add_packed(Xapian::docid id, std::string_view positions) {
  append_number(entries_, std::uint64_t{id - last_} << 1U |
                              (has_one_position(positions) ? 1U : 0U));
  entries_ += positions;
  last_ = id;
  ++documents_;
}

std::string PlacesPacker::piece() {
  std::string piece;
  if (documents_ != 0) {
    append_number(piece, documents_);
    piece += entries_;
    piece.append(looked_ahead, '\0');
  }
  *this = {};
  return piece;
}

std::string patch_places(std::string_view piece, const ChangedPlaces& changes) {
  PlacesPacker packer;
  PositionList before = places_in(piece);
  auto change = changes.begin();
  const auto put_changes = [&](Xapian::docid end) {
    for (; change != changes.end() && change->first < end; ++change)
      packer.add(change->first, change->second);
  };
  while (before.next()) {
    put_changes(before.id());
    if (change == changes.end() || change->first != before.id())
      packer.add_packed(before.id(), before.packed());
  }
  put_changes(UINT32_MAX);
  return packer.piece();
}

PositionList places_in(std::string_view piece) {
  if (piece.empty()) return {};
  ByteReader reader{piece};
  const std::size_t documents = reader.count();
  if (reader.bytes.size() < looked_ahead + documents) ByteReader::damaged();
  return PositionList(reader.bytes.substr(0, reader.bytes.size() - looked_ahead),
                      documents);
}

}  // namespace debrief
