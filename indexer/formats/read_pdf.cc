#include <poppler-document.h>
#include <poppler-global.h>
#include <poppler-page.h>

#include <algorithm>
#include <cmath>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include "indexer/formats/block_writer.h"
#include "indexer/formats/pdf_links.h"
#include "indexer/formats/read_draft.h"
#include "indexer/formats/state_title.h"

namespace debrief {
namespace {

constexpr int most_pages = 500;
constexpr std::size_t most_text = 8U << 20;  // bytes
constexpr std::size_t edge = 2;              // lines at the top and foot of a page

std::string utf8(const poppler::ustring& text) {
  const poppler::byte_array bytes = text.to_utf8();
  std::string out(bytes.begin(), bytes.end());
  std::erase(out, '\0');
  return out;
}

using Lines = std::vector<std::string>;

Lines lines_of(const std::string& page) {
  Lines lines;
  for (std::size_t at = 0; at < page.size();) {
    const std::size_t end = std::min(page.find_first_of("\n\f", at), page.size());
    lines.push_back(page.substr(at, end - at));
    at = end + 1;
  }
  while (!lines.empty() && lines.back().find_first_not_of(" \t\r") == std::string::npos)
    lines.pop_back();
  return lines;
}

// The same line on every page but for its numbers: "4/27/26, 9:00 AM   Page 2/3".
std::string shape(const std::string& line) {
  std::string out;
  for (const char c : without_marks(line))
    if (!(c >= '0' && c <= '9') && c != ' ') out += c;
  return out;
}

bool is_edge(const Lines& lines, std::size_t i) {
  return i < edge || i + edge >= lines.size();
}

// The text of all pages, without what stands at the edge of more than half of them.
std::string join(const std::vector<Lines>& pages) {
  std::unordered_map<std::string, std::size_t> seen;
  for (const Lines& lines : pages)
    for (std::size_t i = 0; i < lines.size(); ++i)
      if (is_edge(lines, i)) ++seen[shape(lines[i])];
  std::string text;
  for (const Lines& lines : pages) {
    for (std::size_t i = 0; i < lines.size(); ++i) {
      const bool repeats = pages.size() > 1 && is_edge(lines, i) &&
                           seen[shape(lines[i])] * 2 > pages.size();
      if (!repeats) text += lines[i] + '\n';
    }
  }
  return text;
}

// Its words, those that are set in pieces whole again.
std::vector<PdfWord> words_of(const poppler::page& page) {
  std::vector<PdfWord> words;
  double right = 0;  // of the last piece
  double middle = 0;
  bool goes_on = false;
  for (const poppler::text_box& box : page.text_list()) {
    const poppler::rectf area = box.bbox();
    const double y = area.y() + area.height() / 2;
    const bool same_line = std::abs(y - middle) < area.height() / 2;
    if (goes_on && same_line && std::abs(area.x() - right) < area.height() / 10)
      words.back().text += without_marks(utf8(box.text()));
    else
      words.push_back({without_marks(utf8(box.text())), area.x() + area.width() / 2, y});
    goes_on = !box.has_space_after();
    right = area.x() + area.width();
    middle = y;
  }
  return words;
}

// What a printer calls the file is no title of what it says.
bool is_file_name(const std::string& title) {
  return title.starts_with("Microsoft Word") || title.starts_with("Untitled") ||
         title.starts_with("untitled") ||
         (title.size() > 4 && title[title.size() - 4] == '.') ||
         title.ends_with(".docx") || title.ends_with(".html");
}

}  // namespace

ReadResult read_pdf(std::string_view bytes) {
  poppler::set_debug_error_function([](const std::string&, void*) {}, nullptr);
  const std::unique_ptr<poppler::document> document(poppler::document::load_from_raw_data(
      bytes.data(), static_cast<int>(bytes.size())));
  if (!document) return {{}, "a PDF that is damaged", {}};
  if (document->is_locked()) return {{}, "a PDF locked with a password", {}};
  ReadResult result;
  std::vector<Lines> pages;
  std::vector<std::string> addresses;
  std::size_t size = 0;
  const int count = document->pages();
  const PdfLinks links = pdf_links(bytes, std::min(count, most_pages));
  for (int i = 0; i < std::min(count, most_pages) && size < most_text; ++i) {
    const std::unique_ptr<poppler::page> page(document->create_page(i));
    if (!page) {
      result.notes.push_back("page " + std::to_string(i + 1) + " is damaged");
      continue;
    }
    std::string text = without_marks(utf8(page->text()));
    size += text.size();
    if (const auto n = static_cast<std::size_t>(i);
        n < links.pages.size() && !links.pages[n].empty())
      text = mark_links(text, words_of(*page), links.pages[n], addresses);
    pages.push_back(lines_of(text));
  }
  if (static_cast<int>(pages.size()) < std::min(count, most_pages) || count > most_pages)
    result.notes.push_back("read are only " + std::to_string(pages.size()) + " of " +
                           std::to_string(count) + " pages");
  if (links.left_out > 0 || addresses.size() == most_marks)
    result.notes.push_back("links are left out: too many or too long");
  Draft draft = read_text(join(pages));
  if (draft.blocks.empty()) return {{}, "a PDF without text: pictures of pages?", {}};
  for (Block& block : draft.blocks) take_marks(block, addresses);
  draft.format = "pdf";
  const std::string title = on_one_line(utf8(document->info_key("Title")));
  if (!is_file_name(title)) state_title(draft, title);
  result.drafts.push_back(std::move(draft));
  return result;
}

}  // namespace debrief
