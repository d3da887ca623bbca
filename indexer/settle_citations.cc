#include "indexer/settle_citations.h"

#include <unicode/uchar.h>

#include <algorithm>

#include "debrief/text.h"

namespace debrief {
namespace {

bool is_stop(char c) { return c == '.' || c == '!' || c == '?'; }

// The sign that ends at byte `end`; 0 at the beginning.
char32_t sign_before(std::string_view text, std::size_t end) {
  if (end == 0) return 0;
  std::size_t begin = end - 1;
  while (begin > 0 && (static_cast<unsigned char>(text[begin]) & 0xC0) == 0x80) --begin;
  return code_point_at(text, begin).value;
}

bool closes_quote(char32_t c) {
  return c == '"' || c == 0x201D || c == 0x2019 || c == ')' || c == 0xBB;
}

// Decides whether a group closes its span, and moves it behind the stop of its sentence.
void settle(Citation& citation, std::string_view text) {
  if (!citation.closes) return;
  std::size_t& at = citation.at;
  while (at < text.size() && is_stop(text[at])) ++at;
  while (at < text.size() && (text[at] == '"' || text[at] == ')')) ++at;
  std::size_t next = at;
  while (next < text.size() && text[next] == ' ') ++next;
  if (next == text.size() || is_sentence_end(text, at)) return;
  const auto c = static_cast<UChar32>(code_point_at(text, next).value);
  citation.closes = u_islower(c) == 0 && c != ',' && c != ';' && c != ':';
}

// Groups at one place are one.
std::vector<Citation> merge_neighbours(std::vector<Citation> citations) {
  std::vector<Citation> merged;
  for (Citation& citation : citations) {
    if (merged.empty() || merged.back().at != citation.at) {
      merged.push_back(std::move(citation));
      continue;
    }
    Citation& last = merged.back();
    last.closes = last.closes || citation.closes;
    for (std::string& host : citation.hosts)
      if (std::find(last.hosts.begin(), last.hosts.end(), host) == last.hosts.end())
        last.hosts.push_back(std::move(host));
  }
  return merged;
}

}  // namespace

bool is_sentence_end(std::string_view text, std::size_t end) {
  char32_t c = sign_before(text, end);
  while (closes_quote(c)) {
    do --end;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80);
    c = sign_before(text, end);
  }
  return c == '.' || c == '!' || c == '?' || c == 0x2026 || c == 0x3002;
}

void settle_citations(CitedText& cited) {
  std::size_t last = 0;
  for (Citation& citation : cited.citations) {
    settle(citation, cited.text);
    last = citation.at = std::max(citation.at, last);
  }
  cited.citations = merge_neighbours(std::move(cited.citations));
}

}  // namespace debrief
