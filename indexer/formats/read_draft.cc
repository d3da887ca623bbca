#include "indexer/formats/read_draft.h"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <utility>

#include "indexer/formats/block_writer.h"
#include "indexer/formats/decode_charset.h"
#include "indexer/formats/decode_text.h"
#include "indexer/formats/front_matter.h"
#include "indexer/formats/name_fragments.h"
#include "indexer/formats/resolve_references.h"
#include "indexer/formats/sniff_format.h"
#include "indexer/formats/split_digest.h"
#include "indexer/formats/state_title.h"

namespace debrief {
namespace {

ReadResult refused(std::string reason) { return {{}, std::move(reason), {}}; }

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

// The stories of a digest that is all front matter, of its day where they state none.
// Before them its summary and its body, if there is one.
std::vector<Draft> stories_of(const FrontMatter& matter, Draft head) {
  std::vector<Draft> drafts;
  for (const Item& story : matter.stories) {
    drafts.push_back(item_draft(story, head.format));
    if (story.date) continue;
    drafts.back().front_matter = matter.date;
    drafts.back().order = matter.order;
  }
  name_fragments(drafts);
  if (std::string summary = on_one_line(matter.summary); !summary.empty())
    head.blocks.insert(head.blocks.begin(),
                       Block{BlockKind::paragraph, 0, std::move(summary), {}});
  if (!head.blocks.empty()) drafts.insert(drafts.begin(), std::move(head));
  return drafts;
}

ReadResult read_text_or_markdown(std::string_view bytes, bool is_markdown) {
  const DecodedText decoded = decode_text(bytes);
  if (!decoded.refusal.empty()) return refused(decoded.refusal);
  const std::string_view text = decoded.text;
  if (std::string why = why_no_text(text); !why.empty()) return refused(why);
  ReadResult result;
  if (is_markdown && text.size() > largest_markdown) {
    is_markdown = false;
    result.notes.push_back(fmt::format("more than {} MB of Markdown: read as plain text",
                                       largest_markdown >> 20));
  }
  const FrontMatter matter = read_front_matter(text);
  if (!matter.note.empty()) result.notes.push_back(matter.note);
  const std::string_view body = text.substr(matter.size);
  Draft draft = is_markdown ? read_markdown(body) : read_text(body);
  if (matter.title)
    state_title(draft, *matter.title);
  else
    bring_title_forward(draft.blocks);
  draft.front_matter = matter.date;
  draft.order = matter.order;
  result.drafts = matter.stories.empty() ? split_digest(std::move(draft))
                                         : stories_of(matter, std::move(draft));
  return result;
}

ReadResult read_page(std::string_view bytes) {
  const DecodedCharset decoded = decode_charset(bytes, declared_charset(bytes));
  ReadResult result = read_html(decoded.text, HtmlSource::page);
  if (!decoded.note.empty()) result.notes.push_back(decoded.note);
  return result;
}

// JSON is UTF-8, which its reader looks after item by item, or UTF-16 behind its mark.
ReadResult read_any_json(std::string_view bytes, const JsonMapping& mapping) {
  const auto first = static_cast<unsigned char>(bytes.front());
  if (first < 0x80) return read_json(bytes, mapping);
  const DecodedText decoded = decode_text(bytes);
  return decoded.refusal.empty() ? read_json(decoded.text, mapping)
                                 : refused(decoded.refusal);
}

ReadResult read_as(FileFormat format, std::string_view bytes,
                   const JsonMapping& mapping) {
  switch (format) {
    case FileFormat::json:
      return read_any_json(bytes, mapping);
    case FileFormat::html:
      return read_page(bytes);
    case FileFormat::mail:
      return read_mail(bytes);
    case FileFormat::pdf:
      return read_pdf(bytes);
    case FileFormat::mbox:
      return read_mbox(bytes);
    default:
      return read_text_or_markdown(bytes, format == FileFormat::markdown);
  }
}

// "- A. - B. - C. (cnbc.com)", a whole list on one line, is to Markdown and HTML a list
// of one item. It is handed on as plain text has it, so that both are the same brief.
void keep_one_line_lists(std::vector<Block>& blocks) {
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    Block& block = blocks[i];
    const auto is_bullet = [&](std::size_t at) {
      return at < blocks.size() && blocks[at].kind == BlockKind::bullet;
    };
    const bool lone = is_bullet(i) && !is_bullet(i + 1) && !(i > 0 && is_bullet(i - 1));
    bool joined = false;
    for (const std::string_view stop : {". - ", "! - ", "? - ", ") - ", "” - "})
      joined = joined || block.text.find(stop) != block.text.npos;
    if (!lone || !joined) continue;
    block.text.insert(0, "- ");
    for (Link& link : block.links) link.span = {link.span.begin + 2, link.span.end + 2};
    block.kind = BlockKind::paragraph;
    block.level = 0;
  }
}

// What holds for the drafts of every format. A draft that says nothing is none.
void finish(ReadResult& result) {
  for (Draft& draft : result.drafts) {
    resolve_references(draft.blocks);
    keep_one_line_lists(draft.blocks);
  }
  std::erase_if(result.drafts,
                [](const Draft& draft) { return draft.blocks.empty() && !draft.title; });
  if (result.drafts.size() > most_briefs) {
    result.drafts.resize(most_briefs);
    result.notes.push_back(
        fmt::format("more than {} briefs: the rest is left out", most_briefs));
  }
  if (result.drafts.empty() && result.refusal.empty())
    result.refusal = "empty: nothing but markup";
}

std::string too_large(const FilePart& part) {
  return fmt::format("{} {} is larger than {} MB",
                     part.kind == PartKind::mails   ? "mail"
                     : part.kind == PartKind::lines ? "line"
                                                    : "item",
                     part.first, largest_file >> 20);
}

}  // namespace

ReadResult read_draft_part(std::string_view bytes, const JsonMapping& mapping,
                           const FilePart& part) {
  if (part.too_large) return {{}, {}, {too_large(part)}};
  ReadResult result = part.kind == PartKind::mails ? read_mbox(bytes, &part)
                                                   : read_json(bytes, mapping, &part);
  finish(result);
  result.refusal.clear();
  return result;
}

ReadResult read_draft_within(std::string_view path, std::string_view bytes,
                             const JsonMapping& mapping, Unpacking& unpacking) {
  if (bytes.size() > largest_file)
    return refused(fmt::format("larger than {} MB", largest_file >> 20));
  const FileFormat format = sniff_format(path, bytes);
  if (format == FileFormat::packed) return read_packed(path, bytes, mapping, unpacking);
  ReadResult result = read_as(format, bytes, mapping);
  finish(result);
  return result;
}

ReadResult read_draft(std::string_view path, std::string_view bytes,
                      const JsonMapping& mapping) {
  Unpacking unpacking;
  return read_draft_within(path, bytes, mapping, unpacking);
}

}  // namespace debrief
