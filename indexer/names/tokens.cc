#include "indexer/names/tokens.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <limits>

#include "debrief/text.h"

namespace debrief {
namespace {

constexpr std::size_t longest_word = 48;  // bytes; no name on any list has a longer one

bool is_digit(char32_t c) { return c >= '0' && c <= '9'; }
bool is_upper(char32_t c) {
  return c < 0x80 ? c >= 'A' && c <= 'Z' : u_isupper(static_cast<UChar32>(c));
}
bool is_lower(char32_t c) {
  return c < 0x80 ? c >= 'a' && c <= 'z' : u_islower(static_cast<UChar32>(c));
}
bool is_apostrophe(char32_t c) { return c == '\'' || c == 0x2019 || c == 0x02BC; }
bool is_space(char32_t c) {
  return c < 0x80 ? c == ' ' || (c >= '\t' && c <= '\r')
                  : u_isUWhiteSpace(static_cast<UChar32>(c));
}

bool is_word(char32_t c) {
  if (c < 0x80) return is_digit(c) || is_upper(c) || is_lower(c) || c == '_';
  const auto type = static_cast<unsigned>(u_charType(static_cast<UChar32>(c)));
  return ((1U << type) & (U_GC_L_MASK | U_GC_MN_MASK | U_GC_MC_MASK | U_GC_ND_MASK)) != 0;
}

// What the letters and digits of ASCII are. The bit of a capital is the one that its small
// letter has besides.
constexpr std::uint8_t big = 32;
constexpr std::uint8_t little = 1;
constexpr std::uint8_t figure = 2;
constexpr std::array<std::uint8_t, 256> plain_kinds = [] {
  std::array<std::uint8_t, 256> kinds{};
  for (std::size_t c = 'A'; c <= 'Z'; ++c) kinds[c] = big;
  for (std::size_t c = 'a'; c <= 'z'; ++c) kinds[c] = little;
  for (std::size_t c = '0'; c <= '9'; ++c) kinds[c] = figure;
  return kinds;
}();

// What hangs on a word after an apostrophe: s t d m ll re ve.
bool hangs(std::string_view tail) {
  if (tail.size() == 1)
    return std::string_view("stdmSTDM").find(tail[0]) != std::string_view::npos;
  return tail == "ll" || tail == "re" || tail == "ve";
}

class Tokenizer {
 public:
  explicit Tokenizer(std::string_view text) : text_(text) {}
  std::vector<Token> run();

 private:
  char32_t peek(std::size_t at) const {
    if (at >= text_.size()) return 0;
    const auto byte = static_cast<unsigned char>(text_[at]);
    return byte < 0x80 ? byte : code_point_at(text_, at).value;
  }
  std::size_t next(std::size_t at) const {
    if (static_cast<unsigned char>(text_[at]) < 0x80) return at + 1;
    return at + code_point_at(text_, at).size;
  }
  std::size_t end_of_initials(std::size_t at) const;
  std::size_t end_of_word(std::size_t at) const;
  bool begins_address(std::size_t at) const;
  std::size_t end_of_address(std::size_t at) const;
  std::size_t read_plain_word(std::size_t at, Token& token) const;
  std::size_t read_word(std::size_t at, Token& token) const;
  std::size_t read_mark(std::size_t at, Token& token) const;
  void describe(Token& token) const;
  void hash(Token& token) const;
  void mark_sentences();

  std::string_view text_;
  std::vector<Token> tokens_;
};

// "U.S.", "J.P", "N.V.": single letters, each but the last with its dot. None: AT.
std::size_t Tokenizer::end_of_initials(std::size_t at) const {
  std::size_t end = at;
  int letters = 0;
  while (end < text_.size() && (is_upper(peek(end)) || is_lower(peek(end)))) {
    const std::size_t after = next(end);
    if (peek(after) != '.') {
      // A word begins here: "U.S.Senate" is not one; "U.S" is.
      if (letters == 0 || is_word(peek(after))) return letters >= 2 ? end : at;
      return after;
    }
    ++letters;
    end = after + 1;
  }
  return letters >= 2 ? end : at;
}

std::size_t Tokenizer::end_of_word(std::size_t at) const {
  std::size_t end = at;
  while (end < text_.size()) {
    const char32_t c = peek(end);
    if (is_word(c)) {
      end = next(end);
      continue;
    }
    const bool inside = end > at && is_word(peek(next(end)));
    const bool digits = is_digit(peek(end - 1)) && is_digit(peek(next(end)));
    if (inside && (c == '.' || c == ',') && digits) {
      end = next(end);
    } else if (inside && is_apostrophe(c)) {
      std::size_t tail = next(end);
      while (tail < text_.size() && is_word(peek(tail))) tail = next(tail);
      // The rest is part of the word: O'Neill.
      if (hangs(text_.substr(next(end), tail - next(end)))) break;
      end = tail;
    } else {
      break;
    }
  }
  return end;
}

bool Tokenizer::begins_address(std::size_t at) const {
  if (text_[at] != 'h' && text_[at] != 'w') return false;  // as nearly always
  const std::string_view rest = text_.substr(at, 8);
  return rest.starts_with("http://") || rest.starts_with("https://") ||
         rest.starts_with("www.");
}

std::size_t Tokenizer::end_of_address(std::size_t at) const {
  while (at < text_.size() && !is_space(peek(at)) && peek(at) != ')') at = next(at);
  return at;
}

void Tokenizer::describe(Token& token) const {
  bool letter = false;
  std::size_t count = 0;
  for (std::size_t at = token.begin; at < token.end; at = next(at), ++count) {
    const char32_t c = peek(at);
    if (is_upper(c)) {
      token.upper_first |= count == 0;
      token.has_upper = true;
    }
    token.has_lower |= is_lower(c);
    token.has_digit |= is_digit(c);
    letter |= !is_digit(c) && c != '.' && c != ',';
  }
  token.size = static_cast<std::uint8_t>(std::min<std::size_t>(count, 255));
  token.kind = !letter                                  ? TokenKind::number
               : token.end - token.begin > longest_word ? TokenKind::rubbish
                                                        : TokenKind::word;
}

void Tokenizer::hash(Token& token) const {
  std::array<char, longest_word> folded{};
  std::size_t size = 0;
  for (std::size_t at = token.begin; at < token.end && size < folded.size(); ++at) {
    const char c = text_[at];
    if (static_cast<unsigned char>(c) >= 0x80) {
      const std::string whole = fold(text_.substr(
          token.begin, std::min<std::size_t>(token.end - token.begin, 2 * longest_word)));
      token.hash = hash_word(whole);
      return;
    }
    if (token.dotted && c == '.') continue;
    folded[size++] = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  }
  token.hash = hash_word({folded.data(), size});
}

// A sentence begins a line, and after . ! ? unless the dot follows an initial or a short
// word with a capital ("Mr.", "Inc. said" has a small letter after it anyway).
void Tokenizer::mark_sentences() {
  bool start = true;
  for (std::size_t i = 0; i < tokens_.size(); ++i) {
    Token& token = tokens_[i];
    if (token.kind == TokenKind::line_end) {
      start = true;
    } else if (token.kind == TokenKind::mark) {
      const bool stop = token.sign == '.' || token.sign == '!' || token.sign == '?';
      const bool bullet = token.sign == '-' && token.space_before &&
                          i + 1 < tokens_.size() && tokens_[i + 1].space_before &&
                          i > 0 && (tokens_[i - 1].sign == '.' || start);
      if (token.sign == '.' && i > 0) {
        const Token& before = tokens_[i - 1];
        const bool initial = before.kind == TokenKind::word && before.size == 1;
        const bool short_title =
            before.upper_first && before.size <= 3 && before.has_lower;
        start = !initial && !short_title;
      } else if (stop || bullet) {
        start = true;
      }
    } else {
      token.starts_sentence = start && token.kind == TokenKind::word;
      start = false;
    }
  }
}

// Reads the word at AT if it is one that nearly all are: letters and digits of ASCII with
// nothing behind them that may belong to it. Returns where it ends; another word: AT.
std::size_t Tokenizer::read_plain_word(std::size_t at, Token& token) const {
  HashedWord hashed;
  unsigned seen = 0;
  std::size_t end = at;
  for (; end < text_.size(); ++end) {
    const auto c = static_cast<unsigned char>(text_[end]);
    const unsigned kind = plain_kinds[c];
    if (kind == 0) break;
    seen |= kind;
    hashed.add(static_cast<char>(c | (kind & big)));
  }
  const char after = end < text_.size() ? text_[end] : ' ';
  const bool may_go_on = static_cast<unsigned char>(after) >= 0x80 || after == '\'' ||
                         after == '_' || after == '.' || after == ',';
  const bool is_full_stop = (after == '.' || after == ',') && end - at > 1 &&
                            (end + 1 == text_.size() || is_space(peek(end + 1)));
  if (end == at || end - at > longest_word || (may_go_on && !is_full_stop)) return at;
  token.upper_first = is_upper(peek(at));
  token.has_upper = (seen & big) != 0;
  token.has_lower = (seen & little) != 0;
  token.has_digit = (seen & figure) != 0;
  token.size = static_cast<std::uint8_t>(end - at);
  token.kind = (seen & (big | little)) != 0 ? TokenKind::word : TokenKind::number;
  token.hash = hashed.value();
  return end;
}

// Reads the word at AT; returns where it ends.
std::size_t Tokenizer::read_word(std::size_t at, Token& token) const {
  if (const std::size_t end = read_plain_word(at, token); end != at) return end;
  const std::size_t initials = end_of_initials(at);
  token.dotted = initials != at;
  const std::size_t end = token.dotted ? initials : end_of_word(at);
  token.end = static_cast<std::uint32_t>(end);
  describe(token);
  hash(token);
  return end;
}

// The same for one sign, or an apostrophe and what hangs on it.
std::size_t Tokenizer::read_mark(std::size_t at, Token& token) const {
  const char32_t c = peek(at);
  const std::size_t end = next(at);
  token.sign = is_apostrophe(c) ? '\'' : c;
  if (is_apostrophe(c) && is_word(peek(end))) {
    const std::size_t tail = end_of_word(end);
    if (hangs(text_.substr(end, tail - end))) {
      token.kind = TokenKind::clitic;
      const bool possessive = peek(end) == 's' || peek(end) == 'S';
      token.hash = hash_word(possessive ? "'s" : "'t");
      return tail;
    }
  }
  token.hash = hash_word(c == '&' ? "and" : text_.substr(at, end - at));
  return end;
}

std::vector<Token> Tokenizer::run() {
  tokens_.reserve(text_.size() / 5 + 8);
  bool space = true;
  for (std::size_t at = 0; at < text_.size();) {
    const char32_t c = peek(at);
    if (c != '\n' && is_space(c)) {
      space = true;
      at = next(at);
      continue;
    }
    // Where it is to stay: to copy what was written byte by byte makes processors wait.
    Token& token = tokens_.emplace_back();
    token.begin = static_cast<std::uint32_t>(at);
    token.space_before = space;
    if (c == '\n') {
      while (at < text_.size() && is_space(peek(at))) at = next(at);
      token.kind = TokenKind::line_end;
    } else if (begins_address(at)) {
      at = end_of_address(at);
      token.kind = TokenKind::rubbish;
    } else {
      at = is_word(c) ? read_word(at, token) : read_mark(at, token);
    }
    token.end = static_cast<std::uint32_t>(at);
    space = token.kind == TokenKind::line_end;
  }
  mark_sentences();
  return std::move(tokens_);
}

}  // namespace

std::vector<Token> tokenize(std::string_view text) {
  text = text.substr(0, std::numeric_limits<std::uint32_t>::max());
  return Tokenizer(text).run();
}

}  // namespace debrief
