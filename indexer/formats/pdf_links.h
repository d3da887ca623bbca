// The links of a PDF: where they lie on its pages, and the words they lie on.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "indexer/formats/draft.h"

namespace debrief {

// An area that leads to an address, in points from the upper left corner of its page.
struct PdfLink {
  double left = 0;
  double top = 0;
  double right = 0;
  double bottom = 0;
  std::string address;  // begins with http:// or https://; valid UTF-8
};

inline constexpr std::size_t most_marks = 0xFFFE;

struct PdfLinks {
  std::vector<std::vector<PdfLink>> pages;
  std::size_t left_out = 0;  // the 1,001st of a page, an address of more than 8,192 bytes
};

// The links on each of the first PAGES pages; none when the document cannot be opened.
PdfLinks pdf_links(std::string_view bytes, int pages);

// A word of a page and the place of its middle.
struct PdfWord {
  std::string text;
  double x = 0;
  double y = 0;
};

// Marks in TEXT, a page's, the words that LINKS lie on, and adds the address of each mark
// to ADDRESSES. WORDS are those of the page: the third "source" there is the third of
// TEXT, if both have as many. A word that is not found so carries no link, and none does
// any more when ADDRESSES has most_marks.
std::string mark_links(const std::string& text, const std::vector<PdfWord>& words,
                       const std::vector<PdfLink>& links,
                       std::vector<std::string>& addresses);

// The marks of a block as links again.
void take_marks(Block& block, const std::vector<std::string>& addresses);

// TEXT without what looks like a mark.
std::string without_marks(const std::string& text);

}  // namespace debrief
