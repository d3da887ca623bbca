#include "indexer/dates/read_tokens.h"

#include <algorithm>
#include <array>

#include "debrief/text.h"

namespace debrief {
namespace {

using Kind = DateToken::Kind;

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
bool is_letter(char c) { return is_upper(static_cast<char>(c & ~32)); }
char lower(char c) { return is_upper(c) ? static_cast<char>(c + 32) : c; }

// What a character above ASCII stands for among marks: a dash, a quote, a space ' '; 0
// for a letter, '*' for the rest.
char mark_of(char32_t c) {
  if ((c >= 0x2010 && c <= 0x2015) || c == 0x2212) return '-';
  if (c == 0x2018 || c == 0x2019 || c == 0x2BC) return '\'';
  if (c == 0x201C || c == 0x201D || c == 0xAB || c == 0xBB) return '"';
  if (c == 0xA0 || (c >= 0x2000 && c <= 0x200B) || c == 0x202F || c == 0x3000) return ' ';
  if (c == 0x20AC || c == 0xA3 || c == 0xA5 || c == 0x20B9) return '$';
  if ((c >= 0x2020 && c < 0x2070) || (c >= 0x2190 && c < 0x2C00) || c == 0xB7) return '*';
  return 0;
}

class Reader {
 public:
  explicit Reader(std::string_view text) : text_(text) {
    tokens_.reserve(text.size() / 5 + 8);
  }

  std::vector<DateToken> read() {
    while (at_ < text_.size()) read_one();
    return std::move(tokens_);
  }

 private:
  void read_one() {
    const char c = text_[at_];
    if (c == '\n') {
      end_line();
    } else if (static_cast<unsigned char>(c) <= ' ') {
      ++at_;
    } else if (is_digit(c)) {
      read_number();
    } else if (is_letter(c)) {
      if (!skip_address()) read_word();
    } else if (static_cast<unsigned char>(c) < 0x80) {
      read_mark(c, 1);
    } else {
      const CodePoint point = code_point_at(text_, at_);
      const char mark = mark_of(point.value);
      if (mark == ' ')
        at_ += point.size;
      else if (mark == 0)
        read_word();
      else
        read_mark(mark, point.size);
    }
  }

  // A line end closes a sentence before an empty line, before a list item or heading, and
  // after a mark that ends one.
  void end_line() {
    ++at_;
    while (at_ < text_.size() &&
           (text_[at_] == ' ' || text_[at_] == '\t' || text_[at_] == '\r'))
      ++at_;
    const char next = at_ < text_.size() ? text_[at_] : '\n';
    const char last = tokens_.empty() ? '.' : text_[tokens_.back().end - 1];
    constexpr std::string_view starts = "\n-*#>|";
    constexpr std::string_view ends = ".!?:;)";
    if (starts.find(next) != starts.npos || ends.find(last) != ends.npos) ends_ = true;
  }

  DateToken& add(Kind kind, std::size_t end) {
    const bool glued = !tokens_.empty() && tokens_.back().end == at_;
    if (starts_sentence(kind, glued)) ++sentence_;
    ends_ = false;
    DateToken& token = tokens_.emplace_back();
    token.begin = static_cast<std::uint32_t>(at_);
    token.end = static_cast<std::uint32_t>(end);
    token.kind = kind;
    token.glued = glued;
    token.sentence = sentence_;
    at_ = end;
    return token;
  }

  // Whether a token of that kind here does, GLUED to the one before or not.
  bool starts_sentence(Kind kind, bool glued) const {
    if (tokens_.empty()) return false;
    if (ends_) return true;
    if (glued) return false;
    // Over closing quotes and brackets, at most two of them.
    std::size_t i = tokens_.size() - 1;
    for (int n = 0; n < 2 && i > 0 && closes(tokens_[i].mark); ++n) --i;
    const char mark = tokens_[i].mark;
    if (mark == '!' || mark == '?') return true;
    if (mark != '.') return false;
    if (kind == Kind::word && !is_upper(text_[at_])) return false;
    return i == 0 || !is_abbreviation(tokens_[i - 1]);
  }

  static bool closes(char mark) { return mark == ')' || mark == '"' || mark == '\''; }

  // Whether a point after TOKEN belongs to it: an initial, a title, a month, "U.S".
  bool is_abbreviation(const DateToken& token) const {
    if (token.kind != Kind::word) return false;
    if (token.end - token.begin == 1) return true;
    if (token.word == Word::month_short || token.word == Word::weekday_short) return true;
    constexpr std::array<std::string_view, 21> titles = {
        "Capt", "Co",  "Col", "Corp", "Dr",  "Gen", "Gov", "Inc", "Jr", "Lt", "Ltd",
        "Mr",   "Mrs", "Ms",  "No",   "Rep", "Sen", "Sgt", "Sr",  "St", "vs"};
    return std::binary_search(titles.begin(), titles.end(),
                              text_.substr(token.begin, token.end - token.begin));
  }

  void read_number() {
    constexpr int most = 99999999;
    std::size_t end = at_;
    int value = 0;
    while (end < text_.size() && is_digit(text_[end])) {
      value = std::min(most, value > most / 10 ? most : value * 10 + (text_[end] - '0'));
      ++end;
    }
    const std::size_t digits = end - at_;
    const std::size_t grouped = digits <= 3 ? end_of_groups(end) : end;
    const bool has_groups = grouped != end;
    DateToken& token = add(Kind::number, grouped);
    token.value = has_groups ? most : value;
    token.digits =
        static_cast<std::uint8_t>(has_groups ? 0 : std::min<std::size_t>(digits, 9));
  }

  // Where ",000,000" ends that begins at END.
  std::size_t end_of_groups(std::size_t end) const {
    const auto digit = [&](std::size_t i) {
      return i < text_.size() && is_digit(text_[i]);
    };
    while (end < text_.size() && text_[end] == ',' && digit(end + 1) && digit(end + 2) &&
           digit(end + 3) && !digit(end + 4))
      end += 4;
    return end;
  }

  std::size_t end_of_word(std::size_t from) const {
    while (from < text_.size()) {
      if (is_letter(text_[from])) {
        ++from;
      } else if (static_cast<unsigned char>(text_[from]) >= 0x80) {
        const CodePoint point = code_point_at(text_, from);
        if (mark_of(point.value) != 0) break;
        from += point.size;
      } else {
        break;
      }
    }
    return from;
  }

  void read_word() {
    const std::size_t end = end_of_word(at_);
    DateToken& token = add(Kind::word, end);
    const std::string_view word = text_.substr(token.begin, end - token.begin);
    token.capital = is_upper(word[0]);
    const bool starts =
        tokens_.size() < 2 || tokens_[tokens_.size() - 2].sentence != token.sentence;
    if (word.size() > longest_date_word ||
        !may_be_date_word(lower(word[0]), word.size())) {
      if (is_past_form(word, starts)) token.word = Word::past;
      return;
    }
    std::array<char, longest_date_word> folded{};
    for (std::size_t i = 0; i < word.size() && i < folded.size(); ++i)
      folded[i] = lower(word[i]);
    const WordMeaning meaning = meaning_of({folded.data(), word.size()});
    token.word = meaning.word;
    token.value = meaning.value;
    if (meaning.word == Word::none && is_past_form(word, starts)) token.word = Word::past;
  }

  // "announced"; a name such as "United" is none.
  static bool is_past_form(std::string_view word, bool starts_sentence) {
    return word.size() >= 5 && (!is_upper(word[0]) || starts_sentence) &&
           word.ends_with("ed");
  }

  // An apostrophe after a word or number takes the letters that touch it: "'s".
  void read_mark(char mark, std::size_t size) {
    const bool after_word = !tokens_.empty() && tokens_.back().end == at_ &&
                            tokens_.back().kind != Kind::mark;
    std::size_t end = at_ + size;
    if (mark == '\'' && after_word && end < text_.size() && is_letter(text_[end]))
      end = end_of_word(end);
    const std::string_view suffix = text_.substr(at_ + size, end - at_ - size);
    DateToken& token = add(Kind::mark, end);
    token.mark = mark;
    if (suffix == "ll") token.word = Word::future;
  }

  // Steps over "https://…" and "www.…"; they end at white space.
  bool skip_address() {
    if (text_[at_] != 'h' && text_[at_] != 'w') return false;  // as nearly always
    const std::string_view rest = text_.substr(at_, 8);
    if (!rest.starts_with("http://") && rest != "https://" && !rest.starts_with("www."))
      return false;
    while (at_ < text_.size() && static_cast<unsigned char>(text_[at_]) > ' ') ++at_;
    return true;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::uint32_t sentence_ = 0;
  bool ends_ = false;  // a line end closed the sentence
  std::vector<DateToken> tokens_;
};

}  // namespace

std::vector<DateToken> read_date_tokens(std::string_view text) {
  return Reader(text).read();
}

}  // namespace debrief
