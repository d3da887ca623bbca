#include "indexer/formats/pdf_links.h"

#include <poppler.h>

#include <algorithm>
#include <memory>
#include <unordered_map>
#include <utility>

#include "debrief/text.h"

namespace debrief {
namespace {

constexpr std::size_t most_links = 1000;       // of a page
constexpr std::size_t longest_address = 8192;  // bytes

// Marks are for private use and taken out of what a page says by itself. The one that
// opens the words of a link also says which address it has: U+F0000 is the first.
constexpr char32_t first_opening = 0xF0000;
constexpr std::string_view closing = "\xEE\x80\x81";  // U+E001
constexpr std::size_t opening_size = 4;

// An opening mark is at AT.
bool is_opening(std::string_view text, std::size_t at) {
  return text.substr(at).size() >= opening_size && text[at] == '\xF3' &&
         static_cast<unsigned char>(text[at + 1]) >= 0xB0;
}

std::size_t find_opening(std::string_view text, std::size_t at) {
  for (at = text.find('\xF3', at); at != text.npos; at = text.find('\xF3', at + 1))
    if (is_opening(text, at)) return at;
  return at;
}

constexpr std::string_view white = " \t\r\n\f";

struct Unref {
  void operator()(gpointer object) const { g_object_unref(object); }
};

bool is_web_address(std::string_view address) {
  return address.starts_with("http://") || address.starts_with("https://");
}

// Counts in LEFT_OUT those that are too many or no address.
std::vector<PdfLink> links_of(PopplerPage* page, std::size_t& left_out) {
  std::vector<PdfLink> links;
  double width = 0;
  double height = 0;
  poppler_page_get_size(page, &width, &height);
  GList* mappings = poppler_page_get_link_mapping(page);
  for (GList* at = mappings; at != nullptr; at = at->next) {
    const auto* mapping = static_cast<const PopplerLinkMapping*>(at->data);
    if (mapping->action == nullptr || mapping->action->type != POPPLER_ACTION_URI ||
        mapping->action->uri.uri == nullptr || !is_web_address(mapping->action->uri.uri))
      continue;
    const std::string_view address = mapping->action->uri.uri;
    if (links.size() == most_links || address.size() > longest_address ||
        invalid_utf8_at(address)) {
      ++left_out;
      continue;
    }
    const PopplerRectangle& area = mapping->area;  // from the lower left corner
    links.push_back({std::min(area.x1, area.x2), height - std::max(area.y1, area.y2),
                     std::max(area.x1, area.x2), height - std::min(area.y1, area.y2),
                     std::string(address)});
  }
  poppler_page_free_link_mapping(mappings);
  // Mappings come the last first.
  std::reverse(links.begin(), links.end());
  return links;
}

const std::string* address_at(const std::vector<PdfLink>& links, const PdfWord& word) {
  for (const PdfLink& link : links)
    if (word.x >= link.left && word.x <= link.right && word.y >= link.top &&
        word.y <= link.bottom)
      return &link.address;
  return nullptr;
}

// For each word of a page, by its text, the addresses of its occurrences in order;
// nullptr: none.
using Occurrences = std::unordered_map<std::string, std::vector<const std::string*>>;

// [begin, end) of a word of a text less the brackets and stops around it.
Span inner(const std::string& text, std::size_t begin, std::size_t end) {
  while (begin < end && std::string_view("([{\"").find(text[begin]) < 4) ++begin;
  while (begin < end && std::string_view(")]}\".,;:!?").find(text[end - 1]) < 10) --end;
  return {begin, end};
}

// The words of TEXT as stretches of it.
std::vector<Span> words_of(const std::string& text) {
  std::vector<Span> words;
  for (std::size_t at = 0;;) {
    at = text.find_first_not_of(white, at);
    if (at == text.npos) return words;
    const std::size_t end = std::min(text.find_first_of(white, at), text.size());
    words.push_back({at, end});
    at = end;
  }
}

}  // namespace

PdfLinks pdf_links(std::string_view bytes, int pages) {
  const std::unique_ptr<GBytes, decltype(&g_bytes_unref)> data(
      g_bytes_new_static(bytes.data(), bytes.size()), g_bytes_unref);
  const std::unique_ptr<PopplerDocument, Unref> document(
      poppler_document_new_from_bytes(data.get(), nullptr, nullptr));
  if (!document) return {};
  PdfLinks all;
  for (int i = 0; i < std::min(pages, poppler_document_get_n_pages(document.get()));
       ++i) {
    const std::unique_ptr<PopplerPage, Unref> page(
        poppler_document_get_page(document.get(), i));
    all.pages.push_back(page ? links_of(page.get(), all.left_out)
                             : std::vector<PdfLink>());
  }
  return all;
}

std::string mark_links(const std::string& text, const std::vector<PdfWord>& words,
                       const std::vector<PdfLink>& links,
                       std::vector<std::string>& addresses) {
  Occurrences there;
  for (const PdfWord& word : words) there[word.text].push_back(address_at(links, word));
  const std::vector<Span> spans = words_of(text);
  std::unordered_map<std::string, std::size_t> count;
  for (const Span& span : spans) ++count[text.substr(span.begin, span.end - span.begin)];
  std::unordered_map<std::string, std::size_t> seen;
  std::string out;
  std::size_t written = 0;
  const std::string* open = nullptr;
  std::size_t open_end = 0;  // where the words of the open link end
  const auto close = [&] {
    if (open == nullptr) return;
    out += text.substr(written, open_end - written);
    out += closing;
    written = open_end;
    open = nullptr;
  };
  for (const Span& span : spans) {
    const std::string word = text.substr(span.begin, span.end - span.begin);
    const auto found = there.find(word);
    const std::size_t n = seen[word]++;
    const std::string* address =
        found != there.end() && found->second.size() == count[word] ? found->second[n]
                                                                    : nullptr;
    const std::string_view between = std::string_view(text).substr(
        open_end, span.begin - std::min(span.begin, open_end));
    if (address != open || between.find_first_of("\n\f") != between.npos) close();
    const Span core = inner(text, span.begin, span.end);
    if (address == nullptr || core.begin == core.end || addresses.size() == most_marks)
      continue;
    if (open == nullptr) {
      out += text.substr(written, core.begin - written);
      append_utf8(out, first_opening + static_cast<char32_t>(addresses.size()));
      written = core.begin;
      addresses.push_back(*address);
      open = address;
    }
    open_end = core.end;
  }
  close();
  return out + text.substr(written);
}

void take_marks(Block& block, const std::vector<std::string>& addresses) {
  std::string text;
  std::size_t written = 0;
  for (;;) {
    const std::size_t begin = find_opening(block.text, written);
    if (begin == block.text.npos) break;
    const std::size_t end = block.text.find(closing, begin);
    const std::size_t n = code_point_at(block.text, begin).value - first_opening;
    if (end == block.text.npos || n >= addresses.size()) break;
    text += block.text.substr(written, begin - written);
    const std::size_t at = text.size();
    text += block.text.substr(begin + opening_size, end - begin - opening_size);
    block.links.push_back({{at, text.size()}, addresses[n]});
    written = end + closing.size();
  }
  block.text = text + without_marks(block.text.substr(written));
}

std::string without_marks(const std::string& text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    if (is_opening(text, at)) {
      at += opening_size;
    } else if (std::string_view(text).substr(at).starts_with(closing)) {
      at += closing.size();
    } else {
      out += text[at++];
    }
  }
  return out;
}

}  // namespace debrief
