#include "indexer/formats/decode_header.h"

#include <glib.h>

#include <algorithm>
#include <optional>

#include "debrief/text.h"
#include "indexer/formats/decode_charset.h"

namespace debrief {
namespace {

constexpr std::string_view white = " \t\r\n";

struct EncodedWord {
  std::string_view charset;
  char encoding = 'B';  // or 'Q'
  std::string_view text;
  std::size_t size = 0;  // of the whole word in the header
};

// TEXT begins with "=?".
std::optional<EncodedWord> read_word(std::string_view text) {
  const std::size_t charset_end = text.find('?', 2);
  if (charset_end == text.npos || charset_end > 66 || charset_end + 3 >= text.size() ||
      text[charset_end + 2] != '?')
    return std::nullopt;
  EncodedWord word;
  word.charset = text.substr(2, charset_end - 2);
  word.charset = word.charset.substr(0, word.charset.find('*'));  // RFC 2231: a language
  word.encoding = static_cast<char>(text[charset_end + 1] & ~32);
  const std::size_t begin = charset_end + 3;
  // "=" may stand before the "?=" that ends a word in Q.
  const std::size_t end = text.find("?=", begin);
  if (end == text.npos || (word.encoding != 'B' && word.encoding != 'Q'))
    return std::nullopt;
  word.text = text.substr(begin, end - begin);
  word.size = end + 2;
  return word;
}

std::string bytes_of(const EncodedWord& word) {
  std::string out(word.text);
  if (word.encoding == 'B') {
    if (out.size() < 2) return {};
    gsize size = 0;
    g_base64_decode_inplace(out.data(), &size);
    out.resize(size);
    return out;
  }
  std::size_t size = 0;
  for (std::size_t i = 0; i < word.text.size(); ++i) {
    const char c = word.text[i];
    const int high =
        i + 2 < word.text.size() ? g_ascii_xdigit_value(word.text[i + 1]) : -1;
    const int low = high >= 0 ? g_ascii_xdigit_value(word.text[i + 2]) : -1;
    if (c == '=' && low >= 0) {
      out[size++] = static_cast<char>(high * 16 + low);
      i += 2;
    } else {
      out[size++] = c == '_' ? ' ' : c;
    }
  }
  out.resize(size);
  return out;
}

std::string lower(std::string_view text) {
  std::string out;
  for (const char c : text) out += g_ascii_tolower(c);
  return out;
}

// A header's ISO-8859-1 is taken at its word, as mail programs do.
std::string decoded(const std::string& bytes, const std::string& charset) {
  if (charset != "iso-8859-1") return decode_charset(bytes, charset).text;
  std::string out;
  for (const char c : bytes) append_utf8(out, static_cast<unsigned char>(c));
  return out;
}

}  // namespace

std::string decode_header(std::string_view raw) {
  std::string out;
  std::string pending;  // bytes of the words so far
  std::string charset;
  const auto flush = [&] {
    if (!pending.empty()) out += decoded(pending, charset);
    pending.clear();
  };
  bool after_word = false;
  while (!raw.empty()) {
    const auto word = raw.starts_with("=?") ? read_word(raw) : std::nullopt;
    if (word) {
      const std::string next = lower(word->charset);
      if (next != charset || next.starts_with("iso-2022")) flush();
      charset = next;
      pending += bytes_of(*word);
      raw.remove_prefix(word->size);
      after_word = true;
      continue;
    }
    const std::size_t end = std::min(raw.find("=?", 1), raw.size());
    const std::string_view plain = raw.substr(0, end);
    raw.remove_prefix(end);
    const bool between = after_word && !raw.empty() && read_word(raw) &&
                         plain.find_first_not_of(white) == plain.npos;
    if (between) continue;
    flush();
    out += decode_charset(plain, "").text;
    after_word = false;
  }
  flush();
  std::erase(out, '\r');
  std::erase(out, '\n');
  std::replace(out.begin(), out.end(), '\t', ' ');
  const std::size_t begin = std::min(out.find_first_not_of(' '), out.size());
  return out.substr(begin, out.find_last_not_of(' ') + 1 - begin);
}

}  // namespace debrief
