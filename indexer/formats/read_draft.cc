#include "indexer/formats/read_draft.h"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <utility>

#include "debrief/text.h"
#include "indexer/formats/decode_text.h"
#include "indexer/formats/front_matter.h"
#include "indexer/formats/resolve_references.h"

namespace debrief {
namespace {

ReadResult refused(std::string reason) { return {{}, std::move(reason), {}}; }

bool has_extension(std::string_view path, std::string_view extension) {
  if (path.size() <= extension.size()) return false;
  const std::string_view end = path.substr(path.size() - extension.size());
  return std::equal(end.begin(), end.end(), extension.begin(),
                    [](char a, char b) { return a == b || (a | 32) == b; });
}

std::string why_no_text(std::string_view text) {
  std::size_t number = 0;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    ++number;
    if (end > longest_line)
      return fmt::format("line {} is longer than {} MB", number, longest_line >> 20);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return number > most_lines ? fmt::format("more than {} lines", most_lines)
                             : std::string();
}

bool is_heading(std::string_view line) {
  const std::size_t marks = std::min(line.find_first_not_of('#'), line.size());
  return marks > 0 && marks <= 6 && line.size() > marks + 1 && line[marks] == ' ';
}

bool looks_like_markdown(std::string_view path, std::string_view text) {
  for (const std::string_view extension : {".md", ".markdown", ".mdown", ".mkd"})
    if (has_extension(path, extension)) return true;
  if (text.find("](http") != text.npos) return true;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = text.substr(0, end);
    const std::size_t bold = line.find("**");
    if (is_heading(line) || (bold != line.npos && line.find("**", bold + 3) != line.npos))
      return true;
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return false;
}

// The title: the first block if it is a heading, else the only heading of level 1, which
// then stands where it belongs.
void bring_title_forward(std::vector<Block>& blocks) {
  const auto is_title = [](const Block& block) {
    return block.kind == BlockKind::heading && block.level == 1;
  };
  if (blocks.empty() || blocks.front().kind == BlockKind::heading) return;
  if (std::count_if(blocks.begin(), blocks.end(), is_title) != 1) return;
  const auto title = std::find_if(blocks.begin(), blocks.end(), is_title);
  std::rotate(blocks.begin(), title, title + 1);
}

// A title that front matter states is not said twice.
void set_title(Draft& draft, std::optional<std::string> title) {
  if (!title) return bring_title_forward(draft.blocks);
  if (!draft.blocks.empty() && fold(draft.blocks.front().text) == fold(*title))
    draft.blocks.erase(draft.blocks.begin());
  draft.title = std::move(title);
}

ReadResult read_plain(std::string_view path, std::string_view text) {
  const FrontMatter matter = read_front_matter(text);
  ReadResult result;
  if (!matter.note.empty()) result.notes.push_back(matter.note);
  bool is_markdown = matter.size > 0 || looks_like_markdown(path, text);
  if (is_markdown && text.size() > largest_markdown) {
    is_markdown = false;
    result.notes.push_back(fmt::format("more than {} MB of Markdown: read as plain text",
                                       largest_markdown >> 20));
  }
  const std::string_view body = text.substr(matter.size);
  Draft draft = is_markdown ? read_markdown(body) : read_text(body);
  set_title(draft, matter.title);
  draft.front_matter = matter.date;
  resolve_references(draft.blocks);
  if (draft.blocks.empty() && !draft.title) return refused("empty: nothing but markup");
  result.drafts.push_back(std::move(draft));
  return result;
}

}  // namespace

ReadResult read_draft(std::string_view path, std::string_view bytes) {
  if (bytes.size() > largest_file)
    return refused(fmt::format("larger than {} MB", largest_file >> 20));
  const DecodedText decoded = decode_text(bytes);
  if (!decoded.refusal.empty()) return refused(decoded.refusal);
  if (std::string why = why_no_text(decoded.text); !why.empty()) return refused(why);
  return read_plain(path, decoded.text);
}

}  // namespace debrief
