#include "indexer/formats/html_blocks.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <utility>

#include "debrief/text.h"
#include "indexer/formats/block_writer.h"
#include "indexer/formats/entities.h"
#include "indexer/formats/html_notes.h"
#include "indexer/formats/html_tokens.h"

namespace debrief {
namespace {

constexpr std::size_t farthest = 512;  // elements that a closing tag looks back

// An open element and what holds within it.
struct Element {
  Tag tag = Tag::other;
  HtmlPlace place;
  int lists = 0;
  bool has_headings = false;  // of a table: <th>
};

bool is_list(Tag tag) { return tag == Tag::ul || tag == Tag::ol || tag == Tag::menu; }
bool is_cell(Tag tag) { return tag == Tag::td || tag == Tag::th; }

bool is_heading(Tag tag) { return tag >= Tag::h1 && tag <= Tag::h6; }

bool ends_sentence(std::string_view words) {
  const std::size_t last = words.find_last_not_of("\"')]");
  return words.ends_with("”") || words.ends_with("’") ||
         (last != words.npos &&
          std::string_view(".!?:;").find(words[last]) != words.npos);
}

class PageReader {
 public:
  PageReader(std::string_view html, HtmlSource source) : tokens_(html), source_(source) {
    stack_.emplace_back();
  }

  HtmlBlocks read() {
    for (const HtmlToken* token = &tokens_.next();
         token->kind != HtmlKind::end && !writer_.is_full(); token = &tokens_.next()) {
      if (token->kind == HtmlKind::text) write(token->text);
      if (token->kind == HtmlKind::open) open(*token);
      if (token->kind == HtmlKind::close) close(token->tag);
    }
    end_block();
    page_.blocks = writer_.take();
    notes_.resolve(page_.blocks, page_.places);
    return std::move(page_);
  }

 private:
  // Ends the block if it has words; else what is to begin stays to begin.
  void end_block() {
    if (writer_.words().empty()) {
      writer_.drop();
      return;
    }
    writer_.end();
    page_.places.push_back(place_);
    kind_ = BlockKind::paragraph;
    level_ = 0;
    break_ = false;
  }

  void begin_block_if_none() {
    if (writer_.in_block()) return;
    place_ = stack_.back().place;
    writer_.begin(kind_, level_);
    if (!address_.empty()) writer_.begin_link(address_);
  }

  void write(std::string_view raw) {
    if (stack_.back().place.noise == Noise::certain) return;
    if (preformatted_ > 0) return write_lines(raw);
    write_words(raw);
  }

  // Within <pre>: lines end as at <br>, a blank line ends the paragraph.
  void write_lines(std::string_view raw) {
    while (!raw.empty()) {
      const std::size_t end = std::min(raw.find('\n'), raw.size());
      const bool blank = raw.substr(0, end).find_first_not_of(" \t\r") == raw.npos;
      if (blank && break_) end_block();
      write_words(raw.substr(0, end));
      if (end == raw.size()) return;
      break_ = true;
      raw.remove_prefix(end + 1);
    }
  }

  void write_words(std::string_view raw) {
    const std::string resolved =
        raw.find('&') == raw.npos ? std::string() : without_references(raw);
    const std::string_view text = resolved.empty() ? raw : std::string_view(resolved);
    const std::size_t first = text.find_first_not_of(" \t\n\r\f\v");
    if (first == text.npos) {
      writer_.space();
      return;
    }
    if (break_) {
      const CodePoint next = code_point_at(text, first);
      const bool goes_on = next.value == '(' || next.value == '[' ||
                           (u_islower(static_cast<UChar32>(next.value)) &&
                            !ends_sentence(writer_.words()));
      if (!goes_on && kind_ != BlockKind::heading) end_block();
      writer_.space();
      break_ = false;
    }
    begin_block_if_none();
    writer_.text(text);
  }

  void open(const HtmlToken& token) {
    const Tag tag = token.tag;
    notes_.see_id(token, page_.places.size());
    if (tag == Tag::br) break_ = true;
    if (tag == Tag::hr) end_block();
    if (is_void(tag) || has_raw_text(tag) || tag == Tag::other || tag == Tag::sub ||
        tag == Tag::sup)
      return;
    close_implied(tag);
    const bool breaks = !is_inline(tag);
    if (breaks && !is_joined_cell(tag)) end_block();
    push(token);
    begin_kind(tag);
    if (tag == Tag::a) open_link(token);
    if (tag == Tag::pre) ++preformatted_;
  }

  // A cell in a table with headings goes on in the row's block.
  bool is_joined_cell(Tag tag) {
    if (!is_cell(tag) || tables_.empty()) return false;
    Element& table = stack_[tables_.back()];
    if (tag == Tag::th) table.has_headings = true;
    if (table.has_headings && !writer_.words().empty()) write_words(" | ");
    return table.has_headings;
  }

  void push(const HtmlToken& token) {
    Element element = stack_.back();
    element.has_headings = false;
    element.tag = token.tag;
    const bool in_article = element.place.article > 0 || element.place.in_main;
    Noise noise = noise_of(token, source_, in_article);
    if (noise == Noise::likely && is_inline(token.tag)) noise = Noise::none;
    element.place.noise = std::max(element.place.noise, noise);
    if (token.tag == Tag::main || token.attribute("role") == "main")
      element.place.in_main = true;
    if (token.tag == Tag::article && element.place.article == 0)
      element.place.article = ++articles_;
    if (is_list(token.tag)) ++element.lists;
    if (token.tag == Tag::table) tables_.push_back(stack_.size());
    ++open_[static_cast<std::size_t>(token.tag)];
    stack_.push_back(element);
    page_.depth = std::max(page_.depth, stack_.size() - 1);
  }

  void begin_kind(Tag tag) {
    if (tag == Tag::li) {
      kind_ = BlockKind::bullet;
      level_ = std::max(stack_.back().lists, 1);
    } else if (is_heading(tag)) {
      kind_ = BlockKind::heading;
      level_ = static_cast<int>(tag) - static_cast<int>(Tag::h1) + 1;
    }
  }

  void open_link(const HtmlToken& token) {
    std::string address = token.attribute("href");
    address.erase(0, std::min(address.find_first_not_of(" \t\n\r"), address.size()));
    if (address.starts_with("//")) address.insert(0, "https:");
    if (is_share_link(address)) {
      stack_.back().place.noise = Noise::certain;
      return;
    }
    const bool is_note = address.starts_with('#') && address.size() > 1;
    if (!is_note && !address.starts_with("http://") && !address.starts_with("https://"))
      return;
    address_ = std::move(address);
    if (writer_.in_block()) writer_.begin_link(address_);
  }

  // What a new element of this kind closes without saying so.
  void close_implied(Tag tag) {
    if (tag == Tag::a) close_up_to(Tag::a, Tag::other);
    if (tag == Tag::li) close_up_to(Tag::li, Tag::ul);
    if (tag == Tag::tr) close_up_to(Tag::tr, Tag::table);
    if (is_cell(tag)) {
      close_up_to(Tag::td, Tag::table);
      close_up_to(Tag::th, Tag::table);
    }
    if (tag == Tag::dt || tag == Tag::dd) {
      close_up_to(Tag::dt, Tag::dl);
      close_up_to(Tag::dd, Tag::dl);
    }
    if (!is_inline(tag)) close_up_to(Tag::p, Tag::other);
  }

  // Closes the innermost TAG, unless a BARRIER (a list for Tag::ul) or, for all but what
  // makes up tables, a cell is nearer.
  void close_up_to(Tag tag, Tag barrier) {
    if (open_[static_cast<std::size_t>(tag)] == 0) return;
    const bool of_table = barrier == Tag::table || tag == Tag::table;
    std::size_t at = stack_.size();
    for (std::size_t steps = 0; at > 1 && steps < farthest; ++steps) {
      const Tag open = stack_[--at].tag;
      if (open == tag) {
        while (stack_.size() > at) pop();
        return;
      }
      if (open == barrier || (barrier == Tag::ul && is_list(open))) return;
      if (!of_table && is_cell(open)) return;
      if (barrier == Tag::table && open == Tag::table) return;
    }
  }

  void close(Tag tag) {
    if (tag == Tag::p) end_block();
    if (tag == Tag::other || tag == Tag::br) {
      if (tag == Tag::br) break_ = true;
      return;
    }
    const bool of_table = tag == Tag::tr || tag == Tag::tbody || is_cell(tag);
    close_up_to(tag, of_table ? Tag::table : Tag::other);
  }

  void pop() {
    const Tag tag = stack_.back().tag;
    if (tag == Tag::a) {
      writer_.end_link();
      address_.clear();
    }
    if (tag == Tag::pre) --preformatted_;
    if (tag == Tag::table && !tables_.empty()) tables_.pop_back();
    const bool in_row =
        is_cell(tag) && !tables_.empty() && stack_[tables_.back()].has_headings;
    if (!is_inline(tag) && !in_row) end_block();
    if (tag == Tag::li || is_heading(tag)) {
      kind_ = BlockKind::paragraph;
      level_ = 0;
    }
    --open_[static_cast<std::size_t>(tag)];
    stack_.pop_back();
  }

  HtmlTokens tokens_;
  HtmlSource source_;
  HtmlBlocks page_;
  HtmlNotes notes_;
  BlockWriter writer_;
  std::vector<Element> stack_;                 // the first stands for the document
  std::vector<std::size_t> tables_;            // where in it the open tables are
  std::array<std::size_t, tag_count> open_{};  // how many of each are on the stack
  BlockKind kind_ = BlockKind::paragraph;      // of the block that begins next
  int level_ = 0;
  HtmlPlace place_;      // of the open block
  std::string address_;  // of the open link
  int articles_ = 0;
  int preformatted_ = 0;
  bool break_ = false;  // a line ended before what comes next
};

}  // namespace

HtmlBlocks html_blocks(std::string_view html, HtmlSource source) {
  return PageReader(html, source).read();
}

}  // namespace debrief
