#include "query/render/wrap.h"

#include <algorithm>
#include <cstdint>
#include <string_view>

#include "debrief/text.h"
#include "query/columns.h"

namespace debrief {
namespace {

struct Cell {
  std::uint32_t piece;
  std::uint32_t at;  // bytes into its text, which is a few lines
  std::uint8_t size;
  std::uint8_t columns;
  bool is_space;
};

std::vector<Cell> cells_of(const Text& text) {
  std::vector<Cell> cells;
  std::size_t size = 0;
  for (const Piece& piece : text) size += piece.text.size();
  cells.reserve(size);
  for (std::size_t p = 0; p < text.size(); ++p) {
    const std::string_view bytes = text[p].text;
    for (std::size_t at = 0; at < bytes.size();) {
      const auto byte = static_cast<unsigned char>(bytes[at]);
      const CodePoint c = byte < 0x80 ? CodePoint{byte, 1} : code_point_at(bytes, at);
      const bool is_space = c.value == ' ' || c.value == 0x3000;
      const std::size_t columns = byte < 0x80 ? 1 : columns_of(c.value);
      if (!is_space || (!cells.empty() && !cells.back().is_space))
        cells.push_back({static_cast<std::uint32_t>(p), static_cast<std::uint32_t>(at),
                         static_cast<std::uint8_t>(c.size),
                         static_cast<std::uint8_t>(columns), is_space});
      at += c.size;
    }
  }
  if (!cells.empty() && cells.back().is_space) cells.pop_back();
  return cells;
}

Text line_of(const Text& text, const std::vector<Cell>& cells, std::size_t from,
             std::size_t to) {
  Text line;
  for (std::size_t i = from; i < to;) {
    const Piece& piece = text[cells[i].piece];
    const std::size_t begin = cells[i].at;
    std::size_t end = begin;
    if (i == from || cells[i].piece != cells[i - 1].piece)
      line.push_back({{}, piece.face, piece.link});
    // As far as the cells lie side by side in the piece.
    for (; i < to && &text[cells[i].piece] == &piece && cells[i].at == end; ++i)
      end += cells[i].size;
    line.back().text.append(piece.text, begin, end - begin);
  }
  return line;
}

// Where a line may end, and where the next one then begins.
struct Break {
  std::size_t end = 0;
  std::size_t next = 0;
};

}  // namespace

std::vector<Text> wrap(const Text& text, std::size_t width) {
  const std::vector<Cell> cells = cells_of(text);
  std::vector<Text> lines;
  std::size_t begin = 0;
  std::size_t used = 0;
  Break last;
  const auto end_line = [&](Break at, std::size_t reached) {
    lines.push_back(line_of(text, cells, begin, at.end));
    begin = at.next;
    last = {begin, begin};
    used = 0;
    for (std::size_t i = begin; i < reached; ++i) used += cells[i].columns;
  };
  for (std::size_t i = 0; i < cells.size(); ++i) {
    const Cell& cell = cells[i];
    const bool beside_wide =
        i > begin && cell.columns > 0 && (cell.columns == 2 || cells[i - 1].columns == 2);
    if (cell.is_space)
      last = {i, i + 1};
    else if (beside_wide && !cells[i - 1].is_space)
      last = {i, i};
    if (used + cell.columns > width && i > begin)
      end_line(last.end > begin ? last : Break{i, i}, i);
    if (i >= begin) used += cell.columns;
  }
  if (begin < cells.size()) lines.push_back(line_of(text, cells, begin, cells.size()));
  return lines;
}

}  // namespace debrief
