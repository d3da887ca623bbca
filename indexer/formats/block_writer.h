// Builds the blocks of a draft from pieces of text, the same way for every format.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "indexer/formats/draft.h"

namespace debrief {

// No brief has more blocks in a file; what comes after them is left out. This bounds the
// memory that a hostile file of empty lines can ask for.
inline constexpr std::size_t most_blocks = 1U << 20;

// White space (of any kind, also across pieces) becomes one space, none at the ends of a
// block; what has no width (soft hyphens, U+200B, joiners after a space) is left out. A
// block without a word is dropped.
class BlockWriter {
 public:
  void begin(BlockKind kind, int level = 0);  // ends the block before it
  void text(std::string_view piece);  // valid UTF-8; begins a paragraph if need be
  void space();
  void begin_link(std::string address);  // the words that follow carry it; ends the one
                                         // before it
  void begin_bold();
  void end_bold();
  void end_link();  // an address without words keeps an empty span
  void end();       // of the block and its link; no block: nothing
  void drop();      // the open block, as if it had not begun

  bool in_block() const { return open_; }
  std::size_t size() const { return blocks_.size(); }       // blocks that have ended
  const std::string& words() const { return block_.text; }  // of the open one so far
  bool is_full() const { return blocks_.size() >= most_blocks; }
  std::vector<Block> take();  // all blocks, the last one ended

 private:
  void append(std::string_view word);

  std::vector<Block> blocks_;
  Block block_;
  std::string address_;
  std::size_t link_begin_ = 0;
  bool open_ = false;
  bool space_ = false;  // one is due before the next word
  bool in_link_ = false;
  bool link_has_words_ = false;
  bool in_lead_ = false;  // all words so far are bold
};

// TEXT as a block would hold it.
std::string on_one_line(std::string_view text);

}  // namespace debrief
