#include "query/error_at.h"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "debrief/text.h"
#include "query/columns.h"

namespace debrief {
namespace {

constexpr std::size_t widest = 70;   // columns of a question that are shown
constexpr std::size_t longest = 40;  // code points of a text that is quoted
constexpr std::string_view more = "…";

// A character of the question on the screen.
struct Cell {
  std::string shown;
  std::size_t columns = 1;
  std::size_t at = 0;
};

std::vector<Cell> cells_of(std::string_view text) {
  std::vector<Cell> cells;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t size = code_point_at(text, at).size;
    std::string shown = printable(text.substr(at, size));
    const std::size_t columns = columns_of(code_point_at(shown, 0).value);
    cells.push_back({std::move(shown), columns, at});
    at += size;
  }
  return cells;
}

std::size_t width(const std::vector<Cell>& cells, std::size_t from, std::size_t to) {
  std::size_t columns = 0;
  for (std::size_t i = from; i < to; ++i) columns += cells[i].columns;
  return columns;
}

// Cells [from, to) that fit, with the place at PLACE well inside of them.
struct Window {
  std::size_t from;
  std::size_t to;
};

Window around(const std::vector<Cell>& cells, std::size_t place) {
  if (width(cells, 0, cells.size()) <= widest) return {0, cells.size()};
  const std::size_t room = widest - 2;  // a column for each "…"
  std::size_t from = place;
  std::size_t to = place;
  std::size_t used = 0;
  const auto grow = [&](std::size_t limit, bool back) {
    while (back ? from > 0 : to < cells.size()) {
      const std::size_t columns = cells[back ? from - 1 : to].columns;
      if (used + columns > limit) return;
      used += columns;
      back ? --from : ++to;
    }
  };
  grow(room / 2, true);
  grow(room, false);
  grow(room, true);  // what is left over at the end of the question
  return {from, to};
}

std::string with_caret(std::string_view question, std::size_t at, std::size_t length) {
  const std::vector<Cell> cells = cells_of(question);
  const auto cell_at = [&](std::size_t byte) {
    return static_cast<std::size_t>(
        std::lower_bound(cells.begin(), cells.end(), byte,
                         [](const Cell& cell, std::size_t b) { return cell.at < b; }) -
        cells.begin());
  };
  const std::size_t first = cell_at(at);
  const Window window = around(cells, first);
  const std::size_t last = std::min(cell_at(at + length), window.to);
  const bool cut = window.from > 0;
  const std::size_t indent = 2 + (cut ? 1 : 0) + width(cells, window.from, first);
  std::string line(cut ? more : "");
  for (std::size_t i = window.from; i < window.to; ++i) line += cells[i].shown;
  if (window.to < cells.size()) line += more;
  const std::size_t under = last > first ? width(cells, first, last) : 0;
  return fmt::format("  {}\n{}^{}", line, std::string(indent, ' '),
                     std::string(under > 1 ? under - 1 : 0, '~'));
}

}  // namespace

Error error_at(std::string_view question, std::size_t at, std::size_t length,
               const std::string& message, const std::string& hint) {
  return Error(fmt::format("{}\n{}", message, with_caret(question, at, length)), hint);
}

std::string quoted(std::string_view text) {
  // No code point is longer than 4 bytes; what is not UTF-8 becomes one each.
  const std::string shown = printable(clip(text, 4 * longest));
  std::size_t end = 0;
  for (std::size_t n = 0; n < longest && end < shown.size(); ++n)
    end += code_point_at(shown, end).size;
  const bool whole = end == shown.size() && text.size() <= 4 * longest;
  return fmt::format("\"{}{}\"", shown.substr(0, end), whole ? "" : more);
}

}  // namespace debrief
