#include "indexer/attributions/words_around.h"

namespace debrief {
namespace {

unsigned char byte_at(std::string_view text, std::size_t i) {
  return static_cast<unsigned char>(text[i]);
}

}  // namespace

bool is_in_foreign_word(std::string_view text, std::size_t i) {
  unsigned char byte = byte_at(text, i);
  while (i > 0 && (byte & 0xC0) == 0x80) byte = byte_at(text, --i);
  if (byte == 0xC2) return false;  // U+00A0 to U+00BF: signs and spaces
  const unsigned char next = i + 1 < text.size() ? byte_at(text, i + 1) : 0;
  return byte != 0xE2 || next > 0x81;  // U+2000 to U+207F: quotes and dashes
}

Span word_after(std::string_view text, std::size_t at) {
  if (at < text.size() && text[at] == ' ') ++at;
  std::size_t end = at;
  while (end < text.size() && end - at < longest_word && is_in_word(text, end)) ++end;
  return {at, end};
}

Span word_before(std::string_view text, std::size_t at) {
  if (at > 0 && text[at - 1] == ' ') --at;
  std::size_t begin = at;
  while (begin > 0 && at - begin < longest_word && is_in_word(text, begin - 1)) --begin;
  return {begin, at};
}

bool is_capitalised(std::string_view text, const Span& span) {
  if (span.begin >= span.end) return false;
  const char c = text[span.begin];
  return (c >= 'A' && c <= 'Z') || byte_at(text, span.begin) >= 0x80;
}

bool starts_sentence(std::string_view text, std::size_t at) {
  while (at > 0 && (text[at - 1] == ' ' || text[at - 1] == '"' || text[at - 1] == '('))
    --at;
  return at == 0 || std::string_view(".!?:;\n").find(text[at - 1]) != text.npos ||
         byte_at(text, at - 1) >= 0x80;
}

}  // namespace debrief
