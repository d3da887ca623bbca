#include "debrief/list_piece.h"

#include <fmt/format.h>

#include <charconv>

#include "debrief/varint.h"

namespace debrief {
namespace {

// Xapian takes no longer keys: 255 bytes, of which it needs a few itself.
constexpr std::size_t longest_key = 240;

}  // namespace

std::string lists_state(Xapian::doccount briefs, Xapian::docid last_id,
                        std::uint64_t total_length) {
  return column_state(briefs, last_id, total_length) + " with places";
}

std::string list_key(std::string_view term, Xapian::docid chunk) {
  std::string key = fmt::format("{}{}:{}", list_key_prefix, term, chunk);
  if (key.size() > longest_key) key.clear();
  return key;
}

ListKey read_list_key(std::string_view key) {
  const std::size_t colon = key.rfind(':');
  if (key.substr(0, list_key_prefix.size()) != list_key_prefix || colon == key.npos ||
      colon < list_key_prefix.size())
    return {};
  ListKey read{key.substr(list_key_prefix.size(), colon - list_key_prefix.size()), 0};
  const auto [end, error] =
      std::from_chars(key.data() + colon + 1, key.data() + key.size(), read.chunk);
  if (error != std::errc() || end != key.data() + key.size()) return {};
  return read;
}

void ListPiecePacker::add(Xapian::docid id, std::uint32_t count) {
  if (documents_ == 0)
    first_ = id;
  else
    append_number(entries_, id - last_ - 1);
  append_number(entries_, count);
  last_ = id;
  ++documents_;
}

std::string ListPiecePacker::piece() {
  std::string piece;
  if (documents_ == 0) return piece;
  append_number(piece, documents_);
  append_number(piece, first_);
  append_number(piece, last_ - first_);
  piece += entries_;
  entries_.clear();
  documents_ = 0;
  return piece;
}

ListPiece read_list_piece(std::string_view bytes) {
  ByteReader reader{bytes};
  ListPiece piece;
  piece.documents = static_cast<std::uint32_t>(reader.number_up_to(list_chunk));
  piece.first = static_cast<Xapian::docid>(reader.number_up_to(UINT32_MAX - 1));
  piece.last =
      piece.first + static_cast<Xapian::docid>(reader.number_up_to(list_chunk - 1));
  piece.entries = reader.bytes;
  if (piece.documents == 0 || piece.first == 0 || piece.last < piece.first ||
      piece.entries.empty() || piece.first / list_chunk != piece.last / list_chunk)
    ByteReader::damaged();
  return piece;
}

}  // namespace debrief
