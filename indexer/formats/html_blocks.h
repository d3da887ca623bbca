// HTML -> its blocks in reading order, each with where it stood.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "indexer/formats/draft.h"
#include "indexer/formats/html_noise.h"

namespace debrief {

struct HtmlPlace {
  Noise noise = Noise::none;  // never certain: that is left out
  bool in_main = false;       // within <main> or role="main"
  int article = 0;            // within which <article>, counted from 1; 0: none
};

struct HtmlBlocks {
  std::vector<Block> blocks;
  std::vector<HtmlPlace> places;  // one for each block
  std::size_t depth = 0;          // of the deepest element
};

// Headings, list items and paragraphs as the elements say; a cell of a table is a block
// unless the table has headings (<th>): then a row is one, its cells separated by " | ".
// A line break <br>, like one in <pre>, ends a paragraph unless the sentence goes on
// behind it in small letters or in a bracket. Links keep absolute addresses ("//x" is
// https); "#x" becomes the addresses found where x is, as notes are written; links to
// share a page are left out with their words. Linear in the page.
HtmlBlocks html_blocks(std::string_view html, HtmlSource source);

}  // namespace debrief
