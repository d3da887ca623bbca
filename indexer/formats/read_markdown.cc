#include <md4c.h>

#include <algorithm>
#include <new>
#include <string>
#include <vector>

#include "indexer/formats/block_writer.h"
#include "indexer/formats/entities.h"
#include "indexer/formats/read_draft.h"

namespace debrief {
namespace {

// What md4c's callbacks write to.
struct Page {
  std::string_view source;
  BlockWriter writer;
  int lists = 0;          // around this place
  int quotes = 0;         // likewise
  int images = 0;         // whose alternative text is left out: it repeats or describes
  std::size_t cells = 0;  // of this table row so far
  bool in_item = false;   // a bullet is open and has no block of its own yet
  bool in_link = false;
  bool in_html = false;  // block of HTML
  std::string html;
};

std::string plain(const MD_ATTRIBUTE& attribute) {
  return without_references({attribute.text, attribute.size});
}

// Inline HTML: a tag of it. Links and line breaks mean something, all else is dress.
void write_tag(Page& page, std::string_view tag) {
  const auto named = [&](std::string_view name) {
    if (tag.size() <= name.size()) return false;
    const bool same = std::equal(name.begin(), name.end(), tag.begin(),
                                 [](char a, char b) { return a == (b | 32) || a == b; });
    const char next = tag[name.size()];
    return same && (next == ' ' || next == '>' || next == '/' || next == '\n');
  };
  if (named("<br") || named("</p") || named("<p") || named("</div")) page.writer.space();
  if (named("</a")) page.writer.end_link();
  if (!named("<a")) return;
  const std::size_t at = tag.find("href=");
  if (at == tag.npos || at + 6 >= tag.size()) return;
  const char quote = tag[at + 5];
  const bool quoted = quote == '"' || quote == '\'';
  const std::string_view rest = tag.substr(at + (quoted ? 6 : 5));
  const std::size_t end = quoted ? rest.find(quote) : rest.find_first_of(" >");
  page.writer.begin_link(without_references(rest.substr(0, end)));
}

// A block of HTML as it stands: its tags one after another, comments left out.
void write_html(Page& page, std::string_view html) {
  for (std::size_t at = 0; at < html.size();) {
    const std::size_t open = std::min(html.find('<', at), html.size());
    page.writer.text(without_references(html.substr(at, open - at)));
    if (open == html.size()) return;
    const std::string_view rest = html.substr(open);
    const bool comment = rest.starts_with("<!--");
    const std::size_t close = rest.find(comment ? "-->" : ">");
    if (close == rest.npos) return;
    if (!comment) write_tag(page, rest.substr(0, close + 1));
    at = open + close + (comment ? 3 : 1);
  }
}

void begin_text_block(Page& page) {
  // The first paragraph of a bullet is the bullet.
  if (page.in_item && page.writer.in_block()) {
    page.in_item = false;
    page.writer.space();
    return;
  }
  page.writer.begin(BlockKind::paragraph);
}

int enter_block(MD_BLOCKTYPE type, void* detail, void* data) {
  Page& page = *static_cast<Page*>(data);
  switch (type) {
    case MD_BLOCK_H:
      page.writer.begin(BlockKind::heading,
                        static_cast<int>(static_cast<MD_BLOCK_H_DETAIL*>(detail)->level));
      break;
    case MD_BLOCK_UL:
    case MD_BLOCK_OL:
      ++page.lists;
      break;
    case MD_BLOCK_LI:
      page.writer.begin(BlockKind::bullet, page.lists);
      page.in_item = true;
      break;
    case MD_BLOCK_P:
    case MD_BLOCK_CODE:
      begin_text_block(page);
      break;
    case MD_BLOCK_TR:
      page.writer.begin(BlockKind::paragraph);
      page.cells = 0;
      break;
    case MD_BLOCK_TH:
    case MD_BLOCK_TD:
      if (page.cells++ > 0) page.writer.text(" | ");
      break;
    case MD_BLOCK_HTML:
      page.in_html = true;
      page.html.clear();
      break;
    default:
      break;
  }
  return page.writer.is_full() ? 1 : 0;
}

int leave_block(MD_BLOCKTYPE type, void*, void* data) {
  Page& page = *static_cast<Page*>(data);
  switch (type) {
    case MD_BLOCK_UL:
    case MD_BLOCK_OL:
      --page.lists;
      page.writer.end();
      break;
    case MD_BLOCK_HTML:
      page.in_html = false;
      begin_text_block(page);
      write_html(page, page.html);
      page.writer.end();
      break;
    case MD_BLOCK_H:
    case MD_BLOCK_P:
    case MD_BLOCK_LI:
    case MD_BLOCK_CODE:
    case MD_BLOCK_TR:
      page.writer.end();
      break;
    default:
      break;
  }
  return 0;
}

int enter_span(MD_SPANTYPE type, void* detail, void* data) {
  Page& page = *static_cast<Page*>(data);
  if (type == MD_SPAN_IMG) ++page.images;
  if (type == MD_SPAN_STRONG) page.writer.begin_bold();
  if (type == MD_SPAN_A) {
    page.writer.begin_link(plain(static_cast<MD_SPAN_A_DETAIL*>(detail)->href));
    page.in_link = true;
  }
  return 0;
}

int leave_span(MD_SPANTYPE type, void*, void* data) {
  Page& page = *static_cast<Page*>(data);
  if (type == MD_SPAN_IMG) --page.images;
  if (type == MD_SPAN_STRONG) page.writer.end_bold();
  if (type == MD_SPAN_A) {
    page.writer.end_link();
    page.in_link = false;
  }
  return 0;
}

// "[2]" that names a reference, not "[2](https://…)"; TEXT is the "2" in the source.
bool is_mark(std::string_view source, std::string_view text) {
  if (text.size() > 3 || text.find_first_not_of("0123456789") != text.npos) return false;
  const char* end = source.data() + source.size();
  if (text.data() <= source.data() || text.data() + text.size() + 1 >= end) return false;
  const char* behind = text.data() + text.size();
  return text.data()[-1] == '[' && behind[0] == ']' && behind[1] != '(' &&
         behind[1] != '[';
}

int write_text(MD_TEXTTYPE type, const MD_CHAR* begin, MD_SIZE size, void* data) {
  Page& page = *static_cast<Page*>(data);
  const std::string_view text(begin, size);
  if (page.images > 0) return 0;
  if (page.in_html) {
    page.html += text;
    return 0;
  }
  switch (type) {
    case MD_TEXT_BR:
    case MD_TEXT_SOFTBR:
      page.writer.space();
      break;
    case MD_TEXT_HTML:
      write_tag(page, text);
      break;
    case MD_TEXT_ENTITY:
      page.writer.text(without_references(text));
      break;
    default: {
      const bool mark = page.in_link && is_mark(page.source, text);
      if (mark) page.writer.text("[");
      page.writer.text(text);
      if (mark) page.writer.text("]");
    }
  }
  return 0;
}

// Text behind a comment on the same line would be HTML to CommonMark.
std::string without_comments(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (;;) {
    const std::size_t begin = text.find("<!--");
    const std::size_t end = begin == text.npos ? begin : text.find("-->", begin);
    if (end == text.npos) return out.append(text);
    out.append(text.substr(0, begin));
    text.remove_prefix(end + 3);
  }
}

}  // namespace

Draft read_markdown(std::string_view text) {
  const std::string source = without_comments(text);
  Page page;
  page.source = source;
  MD_PARSER parser{};
  parser.flags = MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH | MD_FLAG_PERMISSIVEURLAUTOLINKS |
                 MD_FLAG_NOINDENTEDCODEBLOCKS;
  parser.enter_block = enter_block;
  parser.leave_block = leave_block;
  parser.enter_span = enter_span;
  parser.leave_span = leave_span;
  parser.text = write_text;
  const int result =
      md_parse(source.data(), static_cast<MD_SIZE>(source.size()), &parser, &page);
  if (result < 0) throw std::bad_alloc();  // md4c fails for nothing else
  Draft draft;
  draft.format = "markdown";
  draft.blocks = page.writer.take();
  return draft;
}

}  // namespace debrief
