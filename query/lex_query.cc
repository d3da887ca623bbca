#include "query/lex_query.h"

#include <fmt/format.h>
#include <unicode/uchar.h>

#include <algorithm>
#include <utility>

#include "debrief/text.h"
#include "query/error_at.h"
#include "query/letters.h"
#include "query/no_such_field.h"

namespace debrief {
namespace {

using Kind = Lexeme::Kind;

bool is_operator(std::string_view chunk) {
  return chunk == "AND" || chunk == "OR" || chunk == "NOT" || chunk == "NEAR";
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// The end of what begins at `at` and goes on to the next blank, bracket or quote.
std::size_t chunk_end(std::string_view text, std::size_t at) {
  while (at < text.size()) {
    const CodePoint c = code_point_at(text, at);
    if (is_blank(c.value) || is_quote(c.value) || c.value == '(' || c.value == ')') break;
    at += c.size;
  }
  return at;
}

// True for words in capitals where capitals tell an operator from no other word. Whoever
// writes brackets, quotes or fields means operators.
bool shouts(std::string_view text) {
  std::size_t words = 0;
  std::size_t operators = 0;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = code_point_at(text, at);
    if (is_blank(c.value)) {
      at += c.size;
      continue;
    }
    const std::size_t end = chunk_end(text, at);
    const std::string_view chunk = text.substr(at, end - at);
    if (chunk.empty() || chunk.find(':') != chunk.npos || chunk.starts_with("NEAR/"))
      return false;
    for (std::size_t i = at; i < end; i += code_point_at(text, i).size)
      if (u_islower(static_cast<UChar32>(code_point_at(text, i).value))) return false;
    if (is_operator(chunk))
      ++operators;
    else if (has_letter(chunk))
      ++words;
    at = end;
  }
  return words >= 6 * operators;
}

class Lexer {
 public:
  explicit Lexer(std::string_view text) : text_(text), shouts_(shouts(text)) {}

  std::vector<Lexeme> run() {
    while (at_ < text_.size()) step();
    add(Kind::end, at_, 0);
    return std::move(out_);
  }

 private:
  void step();
  void read_phrase();
  void read_close();
  bool closes_punctuation() const;
  void read_chunk();
  bool is_exclusion(std::size_t begin, std::size_t end) const;
  bool read_operator(std::size_t begin, std::size_t end);
  bool read_field(std::size_t begin, std::size_t end);
  bool holds_field(const Field& row, std::string_view rest) const;
  void read_value(const Field& row, std::size_t begin, std::size_t value,
                  std::size_t end);

  void add(Kind kind, std::size_t at, std::size_t length, std::string text = {},
           const Field* field = nullptr) {
    out_.push_back({kind, std::move(text), field, at, length});
  }
  [[noreturn]] void fail(std::size_t at, std::size_t length, const std::string& message,
                         const std::string& hint) const {
    throw error_at(text_, at, length, message, hint);
  }

  std::string_view text_;
  bool shouts_;
  std::vector<Lexeme> out_;
  std::size_t at_ = 0;
  std::size_t open_ = 0;     // brackets
  bool at_new_word_ = true;  // after a blank or an opening bracket
};

void Lexer::step() {
  const CodePoint c = code_point_at(text_, at_);
  const bool separates = is_blank(c.value) || c.value == '(';
  if (is_blank(c.value)) {
    at_ += c.size;
  } else if (is_quote(c.value)) {
    read_phrase();
  } else if (c.value == '(') {
    ++open_;
    add(Kind::open, at_++, 1);
  } else if (c.value == ')') {
    read_close();
  } else {
    read_chunk();
  }
  at_new_word_ = separates;
}

void Lexer::read_phrase() {
  const std::size_t begin = at_;
  const std::size_t size = code_point_at(text_, begin).size;
  std::size_t end = begin + size;
  while (end < text_.size() && !is_quote(code_point_at(text_, end).value))
    end += code_point_at(text_, end).size;
  std::string inner = single_spaced(text_.substr(begin + size, end - begin - size));
  if (end >= text_.size()) {
    const bool is_short = !inner.empty() && inner.size() <= 40;
    fail(begin, size, "unclosed quote",
         is_short ? fmt::format("close it: \"{}\"", printable(inner))
                  : "write another \" where the phrase ends");
  }
  at_ = end + code_point_at(text_, end).size;
  if (!has_letter(inner))
    fail(begin, at_ - begin, "no word between the quotes",
         "write one, as in \"revenue share\", or leave the quotes out");
  add(Kind::phrase, begin, at_ - begin, std::move(inner));
}

// True for brackets around nothing but punctuation, "(+)", which are punctuation too.
bool Lexer::closes_punctuation() const {
  if (out_.empty() || out_.back().kind != Kind::open) return false;
  const std::size_t inner = out_.back().at + 1;
  if (single_spaced(text_.substr(inner, at_ - inner)).empty()) return false;
  const Kind before = out_.size() > 1 ? out_[out_.size() - 2].kind : Kind::end;
  return before != Kind::field && before != Kind::except;
}

void Lexer::read_close() {
  // "1) bile duct" is a list in prose.
  if (open_ == 0 && !out_.empty() && out_.back().kind == Kind::word) {
    const Lexeme& mark = out_.back();
    const bool number = std::all_of(mark.text.begin(), mark.text.end(), is_digit);
    if (number && mark.length <= 2 && mark.at + mark.length == at_) {
      ++at_;
      return;
    }
  }
  if (open_ > 0) --open_;
  if (closes_punctuation())
    out_.pop_back();
  else
    add(Kind::close, at_, 1);
  ++at_;
}

// A hyphen that takes what follows out of the answer, and is no dash.
bool Lexer::is_exclusion(std::size_t begin, std::size_t end) const {
  if (text_[begin] != '-' || !at_new_word_) return false;
  if (begin + 1 == end)
    return end < text_.size() && !is_blank(code_point_at(text_, end).value) &&
           text_[end] != ')';
  const std::string_view rest = text_.substr(begin + 1, end - begin - 1);
  return rest[0] != '-' && (has_letter(rest) || rest == "*");
}

void Lexer::read_chunk() {
  std::size_t begin = at_;
  const std::size_t end = chunk_end(text_, begin);
  at_ = end;
  if (is_exclusion(begin, end)) {
    add(Kind::except, begin++, 1);
    if (begin == end) return;  // before a quote or a bracket
  } else if (read_operator(begin, end)) {
    return;
  }
  if (read_field(begin, end)) return;
  const std::string_view chunk = text_.substr(begin, end - begin);
  if (has_letter(chunk) || chunk == "*")
    add(Kind::word, begin, end - begin, std::string(chunk));
}

bool Lexer::read_operator(std::size_t begin, std::size_t end) {
  const std::string_view chunk = text_.substr(begin, end - begin);
  const std::size_t length = end - begin;
  if (chunk == "&&" || chunk == "||")
    fail(begin, length, fmt::format("{} is no operator here", quoted(chunk)),
         chunk == "&&" ? "write AND" : "write OR");
  if (chunk == "..")
    fail(begin, length, "\"..\" stands alone",
         "a range has no blanks: date:2026-04..2026-06");
  if (chunk.starts_with("NEAR/") || (chunk == "NEAR" && !shouts_))
    add(Kind::near, begin, length, std::string(chunk));
  else if (!is_operator(chunk) || shouts_)
    return false;
  else
    add(chunk == "AND"  ? Kind::both
        : chunk == "OR" ? Kind::either
                        : Kind::except,
        begin, length, std::string(chunk));
  return true;
}

// A name and a colon. A colon before a blank is punctuation unless the name is a field's,
// one in an address ("https://") or between digits ("10:30") is part of the word.
bool Lexer::read_field(std::size_t begin, std::size_t end) {
  while (begin < end && !is_letter(code_point_at(text_, begin).value))
    begin += code_point_at(text_, begin).size;
  const std::size_t colon = text_.substr(0, end).find(':', begin);
  if (colon == std::string_view::npos) return false;
  const std::string_view name = text_.substr(begin, colon - begin);
  const std::string_view rest = text_.substr(colon + 1, end - colon - 1);
  const Field* row = find_field(name);
  if (row != nullptr && row->searchable) {
    read_value(*row, begin, colon + 1, end);
    return true;
  }
  const bool before_blank = end >= text_.size() ||
                            is_blank(code_point_at(text_, end).value) ||
                            text_[end] == ')';
  if (row == nullptr) {
    if (before_blank && !has_letter(rest)) return false;
    if (rest.starts_with("//")) return false;
    if (!rest.empty() && is_digit(text_[colon - 1]) && is_digit(rest[0])) return false;
  }
  const NoSuchField reason = no_such_field(name, text_.substr(begin, end - begin));
  fail(begin, name.size(), reason.message, reason.hint);
}

void Lexer::read_value(const Field& row, std::size_t begin, std::size_t value,
                       std::size_t end) {
  const std::string_view rest = text_.substr(value, end - value);
  const bool empty =
      rest.empty() ? end >= text_.size() || text_[end] == ')' ||
                         is_blank(code_point_at(text_, end).value)
                   : !has_letter(rest) && rest != "*" && row.kind != FieldKind::date;
  if (empty) {
    const bool more = end < text_.size() && is_blank(code_point_at(text_, end).value);
    fail(
        begin, value - begin, fmt::format("nothing after {}:", row.name),
        fmt::format("{}as in {}", more ? "write it without a blank, " : "", row.example));
  }
  if (rest.starts_with('-') && rest.size() > 1)
    fail(value, rest.size(), "a - stands before the field, not after its colon",
         fmt::format("write -{}:{}", row.name, printable(clip(rest.substr(1), 40))));
  const bool goes_on = holds_field(row, rest);
  add(Kind::field, begin, value - begin, {}, &row);
  if (goes_on)
    at_ = value;
  else if (!rest.empty())
    add(Kind::word, value, rest.size(), std::string(rest));
}

// True for "claim:source:x", and for "title:source:x", which the parser refuses. It
// refuses the third field in a row at the latest: what follows that is not looked into.
bool Lexer::holds_field(const Field& row, std::string_view rest) const {
  while (!rest.empty() && !is_letter(code_point_at(rest, 0).value))
    rest.remove_prefix(code_point_at(rest, 0).size);
  const std::size_t colon = rest.find(':');
  if (colon == rest.npos) return false;
  const std::size_t n = out_.size();
  if (n > 1 && out_[n - 1].kind == Kind::field && out_[n - 2].kind == Kind::field)
    return false;
  return row.kind == FieldKind::claim || find_field(rest.substr(0, colon)) != nullptr;
}

}  // namespace

std::vector<Lexeme> lex_query(std::string_view question) { return Lexer(question).run(); }

}  // namespace debrief
