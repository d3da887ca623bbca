#include <unicode/uchar.h>

#include <algorithm>
#include <vector>

#include "debrief/text.h"
#include "indexer/formats/block_writer.h"
#include "indexer/formats/read_draft.h"

namespace debrief {
namespace {

constexpr std::size_t narrowest = 40;  // code points: nobody wraps text narrower,
constexpr std::size_t widest = 120;    // or wider than this
constexpr std::size_t deepest = 8;     // levels of bullets

// One line that is not blank.
struct Line {
  std::string_view text;   // without the white space around
  std::size_t marker = 0;  // how many of its bytes are a bullet's
  std::size_t indent = 0;
  std::size_t width = 0;     // code points, indent and marker included
  bool is_number = false;    // the marker is one: "2. "
  bool after_blank = false;  // a blank line or a rule is before it

  std::string_view words() const { return text.substr(marker); }
};

constexpr std::string_view blanks = " \t\v\f";

bool is_rule(std::string_view line) {
  return line.size() > 2 && line.find_first_not_of("-=_*~+#. \t") == line.npos;
}

// Bytes of "- ", "* ", "• " or "12. " that LINE begins with; 0: none.
std::size_t marker_size(std::string_view line, bool& is_number) {
  for (const std::string_view mark : {"-", "*", "•", "·", "◦", "‣", "–", "▪"})
    if (line.starts_with(mark) && line.size() > mark.size() + 1 &&
        blanks.find(line[mark.size()]) != blanks.npos)
      return mark.size() + 1;
  std::size_t digits = 0;
  while (digits < 3 && digits < line.size() && line[digits] >= '0' && line[digits] <= '9')
    ++digits;
  is_number = digits > 0 && line.size() > digits + 2 &&
              (line[digits] == '.' || line[digits] == ')') && line[digits + 1] == ' ';
  return is_number ? digits + 2 : 0;
}

Line make_line(std::string_view raw) {
  Line line;
  line.width = count_code_points(raw);
  line.indent = std::min(raw.find_first_not_of(blanks), raw.size());
  line.text = raw.substr(line.indent);
  line.marker = marker_size(line.text, line.is_number);
  return line;
}

std::vector<Line> split_lines(std::string_view text) {
  std::vector<Line> lines;
  bool after_blank = false;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view raw = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    const std::size_t last = raw.find_last_not_of(blanks);
    if (last == raw.npos || is_rule(raw)) {
      after_blank = true;
      continue;
    }
    lines.push_back(make_line(raw.substr(0, last + 1)));
    lines.back().after_blank = after_blank;
    after_blank = false;
  }
  return lines;
}

// A marker alone may be a dash or, like the one-line summary "- A. - B.", something that
// is taken apart later. Only where the next or the last marker is a neighbour, with no
// more than its own wrapped lines between, is it a list's.
void keep_lists_only(std::vector<Line>& lines) {
  std::size_t previous = lines.size();
  std::vector<bool> in_list(lines.size(), false);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (lines[i].marker > 0) {
      if (previous < i && lines[previous].is_number == lines[i].is_number)
        in_list[previous] = in_list[i] = true;
      previous = i;
    } else if (lines[i].after_blank && lines[i].indent == 0) {
      previous = lines.size();
    }
  }
  for (std::size_t i = 0; i < lines.size(); ++i)
    if (!in_list[i]) lines[i].marker = 0;
}

bool ends_sentence(std::string_view words) {
  const std::size_t last = words.find_last_not_of("\"')]");
  if (words.ends_with("”") || words.ends_with("’")) return true;
  return last != words.npos && std::string_view(".!?:;").find(words[last]) != words.npos;
}

bool fills(const Line& line, const Line& next, std::size_t width) {
  const std::size_t word = std::min(next.words().find(' '), next.words().size());
  return line.width + 1 + count_code_points(next.words().substr(0, word)) > width;
}

bool begins_small(const Line& line) {
  return u_islower(static_cast<UChar32>(code_point_at(line.text, 0).value)) != 0;
}

// The column at which the file's lines are wrapped; 0: they are not. Some line of at
// least the narrowest width must end in the middle of a sentence.
std::size_t wrap_width(const std::vector<Line>& lines) {
  std::size_t width = 0;
  bool is_wrapped = false;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const Line& line = lines[i];
    if (line.width > widest) {
      if (line.words().find(' ') < widest) return 0;
      continue;
    }
    width = std::max(width, line.width);
    is_wrapped = is_wrapped || (line.width >= narrowest && i + 1 < lines.size() &&
                                !lines[i + 1].after_blank && begins_small(lines[i + 1]) &&
                                !ends_sentence(line.words()));
  }
  return is_wrapped ? width : 0;
}

// For each line the width of the longest in its run of lines without a blank between.
std::vector<std::size_t> run_widths(const std::vector<Line>& lines) {
  std::vector<std::size_t> widths(lines.size());
  for (std::size_t begin = 0; begin < lines.size();) {
    std::size_t end = begin;
    std::size_t width = 0;
    do {
      if (lines[end].width <= widest) width = std::max(width, lines[end].width);
    } while (++end < lines.size() && !lines[end].after_blank);
    std::fill(widths.begin() + static_cast<std::ptrdiff_t>(begin),
              widths.begin() + static_cast<std::ptrdiff_t>(end), width);
    begin = end;
  }
  return widths;
}

// "[1] https://…": an entry of a list of references.
bool is_reference(std::string_view words) {
  const std::size_t close = words.find(']');
  return words.starts_with('[') && close > 1 && close <= 5 &&
         words.substr(1, close - 1).find_first_not_of("^0123456789") == words.npos;
}

// "(cnbc.com) (openai.com)": brackets from end to end.
bool is_bracket(std::string_view words) {
  return words.size() > 2 && words.front() == '(' && words.back() == ')';
}

// NEXT goes on where LINE was broken for width alone; `width`: of their run, 0 if the
// file is not wrapped.
bool is_wrap(const Line& line, const Line& next, std::size_t width) {
  if (next.after_blank || next.marker > 0 || is_reference(next.words())) return false;
  if (line.marker > 0 && next.indent > line.indent) return true;
  if (is_bracket(next.words())) return true;
  if (begins_small(next) && !ends_sentence(line.words()) &&
      !next.words().starts_with("http"))
    return true;
  return width > 0 && fills(line, next, width);
}

// Which level a bullet with this indent has; `open` are the indents of those around it.
int bullet_level(std::vector<std::size_t>& open, std::size_t indent) {
  while (!open.empty() && open.back() > indent) open.pop_back();
  if (open.empty() || (open.back() < indent && open.size() < deepest))
    open.push_back(indent);
  return static_cast<int>(open.size());
}

}  // namespace

Draft read_text(std::string_view text, FirstLine first) {
  std::vector<Line> lines = split_lines(text);
  keep_lists_only(lines);
  const std::size_t width = wrap_width(lines);
  const std::vector<std::size_t> runs = run_widths(lines);
  BlockWriter writer;
  std::vector<std::size_t> indents;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const Line& line = lines[i];
    // Short lines one below the other are no text that was wrapped.
    const std::size_t run = runs[i] * 4 >= width * 3 ? std::min(runs[i], width) : 0;
    const bool after_title = first == FirstLine::title && i == 1 && lines[0].marker == 0;
    if (i > 0 && !after_title && is_wrap(lines[i - 1], line, run)) {
      writer.space();
    } else if (line.marker > 0) {
      writer.begin(BlockKind::bullet, bullet_level(indents, line.indent));
    } else {
      indents.clear();
      writer.begin(BlockKind::paragraph);
    }
    writer.text(line.words());
  }
  Draft draft;
  draft.format = "text";
  draft.blocks = writer.take();
  return draft;
}

}  // namespace debrief
