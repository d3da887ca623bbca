#include "indexer/formats/block_writer.h"

#include <unicode/uchar.h>

#include <utility>

#include "debrief/text.h"

namespace debrief {
namespace {

bool is_plain(char c) { return c > 0x20 && c < 0x7F; }

bool has_no_width(char32_t c) {
  return c == 0xAD || c == 0x34F || c == 0x200B || c == 0x2060 || c == 0xFEFF;
}

bool is_joiner(char32_t c) { return c == 0x200C || c == 0x200D; }

bool is_space(char32_t c) {
  return c == ' ' || (c >= 9 && c <= 13) || c == 0x85 ||
         (c > 0x7F && u_isspace(static_cast<UChar32>(c)));
}

}  // namespace

void BlockWriter::begin(BlockKind kind, int level) {
  end();
  block_.kind = kind;
  block_.level = level;
  open_ = true;
}

void BlockWriter::append(std::string_view word) {
  if (space_ && !block_.text.empty()) block_.text += ' ';
  space_ = false;
  if (in_link_ && !link_has_words_) {
    link_begin_ = block_.text.size();
    link_has_words_ = true;
  }
  block_.text += word;
}

void BlockWriter::text(std::string_view piece) {
  if (!open_) begin(BlockKind::paragraph);
  for (std::size_t at = 0; at < piece.size();) {
    // Words with one blank between them stay as they are.
    std::size_t end = at;
    while (end < piece.size() && is_plain(piece[end])) {
      while (end < piece.size() && is_plain(piece[end])) ++end;
      if (end + 1 < piece.size() && piece[end] == ' ' && is_plain(piece[end + 1])) ++end;
    }
    if (end > at) {
      append(piece.substr(at, end - at));
      at = end;
      continue;
    }
    const CodePoint c = code_point_at(piece, at);
    if (is_space(c.value)) {
      space_ = true;
    } else if (!has_no_width(c.value) &&
               !(is_joiner(c.value) && (space_ || block_.text.empty()))) {
      append(piece.substr(at, c.size));
    }
    at += c.size;
  }
}

void BlockWriter::space() { space_ = true; }

void BlockWriter::begin_link(std::string address) {
  end_link();
  if (!open_) begin(BlockKind::paragraph);
  address_ = std::move(address);
  in_link_ = true;
  link_has_words_ = false;
}

void BlockWriter::begin_bold() { in_lead_ = block_.text.empty(); }

void BlockWriter::end_bold() {
  if (in_lead_) block_.lead = block_.text.size();
  in_lead_ = false;
}

void BlockWriter::end_link() {
  if (!in_link_) return;
  const std::size_t end = block_.text.size();
  block_.links.push_back(
      {{link_has_words_ ? link_begin_ : end, end}, std::move(address_)});
  in_link_ = false;
}

void BlockWriter::end() {
  end_link();
  if (!block_.text.empty() && !is_full()) blocks_.push_back(std::move(block_));
  drop();
}

void BlockWriter::drop() {
  in_link_ = false;
  in_lead_ = false;
  block_ = Block{};
  open_ = false;
  space_ = false;
}

std::vector<Block> BlockWriter::take() {
  end();
  return std::move(blocks_);
}

std::string on_one_line(std::string_view text) {
  BlockWriter writer;
  writer.text(text);
  std::vector<Block> blocks = writer.take();
  return blocks.empty() ? std::string() : std::move(blocks.front().text);
}

}  // namespace debrief
