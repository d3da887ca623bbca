#include "indexer/amounts/find_amounts.h"

#include <fmt/format.h>

#include "debrief/text.h"
#include "indexer/amounts/lower_word.h"
#include "indexer/amounts/read_number.h"
#include "indexer/amounts/read_unit.h"

namespace debrief {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
bool is_letter(char c) { return is_upper(c) || (c >= 'a' && c <= 'z'); }
bool is_space(char c) { return static_cast<unsigned char>(c) <= ' '; }

// One amount as far as it is written at its place; a range completes the first by the
// second.
struct Term {
  std::string_view currency;  // said before the number
  NumberRead number;
  double scale = 1;
  bool scaled = false;
  bool has_unit = false;
  UnitRead unit;
  std::size_t begin = 0;
  std::size_t end = 0;  // where it begins when there is none
};

class Finder {
 public:
  explicit Finder(std::string_view text) : text_(text) {}

  std::vector<Amount> find() {
    while (at_ < text_.size()) step();
    return std::move(found_);
  }

 private:
  void step() {
    const char c = text_[at_];
    if (is_letter(c)) {
      const std::size_t end = end_of_letters(text_, at_);
      if (may_begin(end) && !touches_left(at_) && add_amounts()) return;
      previous_ = {at_, end};
      at_ = end;
    } else if (is_digit(c)) {
      if (!touches_left(at_) && add_amounts()) return;
      while (at_ < text_.size() && is_digit(text_[at_])) ++at_;
    } else if (c == '$' || static_cast<unsigned char>(c) >= 0x80) {
      if (add_amounts()) return;
      at_ += code_point_at(text_, at_).size;
    } else {
      ++at_;
    }
  }

  // Whether the word from here to END can be a currency or a number: most words of a text
  // are ruled out by their first letter and their length.
  bool may_begin(std::size_t end) const {
    const std::size_t size = end - at_;
    if (size <= 3 && is_upper(text_[at_])) return true;
    return may_begin_number(static_cast<char>(text_[at_] | 32), size);
  }

  // Whether what stands before AT makes the number there a part of something else:
  // "GPT-4", "v2", "1.2", "#5", "3/4".
  bool touches_left(std::size_t at) const {
    if (at == 0) return false;
    const char c = text_[at - 1];
    if (is_letter(c) || is_digit(c) || static_cast<unsigned char>(c) >= 0x80)
      return !is_dash_or_quote_before(at);
    constexpr std::string_view joints = "./:_#@\\'&=";
    if (joints.find(c) != joints.npos) return true;
    return c == '-' && at >= 2 && !is_space(text_[at - 2]) && text_[at - 2] != '(';
  }

  // A long dash, an opening quote or a space above ASCII.
  bool is_dash_or_quote_before(std::size_t at) const {
    if (at < 2) return false;
    const std::string_view before = text_.substr(0, at);
    return before.ends_with("\xE2\x80\x94") || before.ends_with("\xE2\x80\x93") ||
           before.ends_with("\xE2\x80\x9C") || before.ends_with("\xE2\x80\x98") ||
           before.ends_with("\xE2\x88\x92") || before.ends_with("\xE2\x80\xAF") ||
           before.ends_with("\xC2\xA0");
  }

  // Adds what begins here and steps over it; false when nothing does.
  bool add_amounts() {
    Term first = read_term(at_);
    if (first.end == at_) return false;
    const Term second = read_range_end(first);
    if (second.end != second.begin) complete(first, second);
    const bool first_added = add(first);
    if (second.end == second.begin) {
      if (first_added) at_ = first.end;
      return first_added;
    }
    add(second);
    at_ = second.end;
    return true;
  }

  Term read_term(std::size_t at) const {
    Term term;
    term.begin = term.end = at;
    const std::size_t after_currency = read_code(at, term.currency);
    term.number = read_number(text_, after_currency);
    if (term.number.end == after_currency) return term;
    const bool money = !term.currency.empty();
    const ScaleRead scale = read_scale(text_, term.number.end, money);
    if (scale.end == std::string_view::npos) return term;
    term.scale = scale.scale;
    term.scaled = scale.said;
    term.end = scale.end;
    if (money) return term;
    term.unit = read_unit(text_, scale.end, scale.said);
    if (term.unit.end == scale.end && may_count(term))
      term.unit = read_noun(text_, scale.end);
    term.has_unit = term.unit.end != scale.end;
    if (term.has_unit) term.end = term.unit.end;
    return term;
  }

  // The currency written before a number at AT ("US$", "Rs. ", "€") and where the number
  // begins.
  std::size_t read_code(std::size_t at, std::string_view& currency) const {
    std::size_t end = end_of_letters(text_, at);
    if (end - at > 3) return at;
    if (end < text_.size() && text_[end] == '$')
      ++end;
    else if (end < text_.size() && static_cast<unsigned char>(text_[end]) >= 0x80)
      end += code_point_at(text_, end).size;
    const std::string_view code = currency_of(text_.substr(at, end - at));
    if (code.empty()) return at;
    if (end < text_.size() && text_[end] == '.' && text_.substr(at, 2) == "Rs") ++end;
    const std::size_t number = skip_space(text_, end);
    if (number >= text_.size() || !is_digit(text_[number])) return at;
    currency = code;
    return number;
  }

  // Whether the number may count the noun after it: not a year, a day of a month, the
  // number of a model ("Windows 11 users") or "one".
  bool may_count(const Term& term) const {
    if (term.scaled) return true;
    const double value = term.number.value;
    if (term.number.in_words) return value >= 2;
    if (!term.number.plain) return true;
    if (value >= 1900 && value < 2100) return false;
    const auto [begin, end] = previous_;
    if (end == begin || skip_space(text_, end) != term.begin) return true;
    const std::string_view word = text_.substr(begin, end - begin);
    if (amount_meaning_of(LowerWord(word).view()).word == AmountWord::month) return false;
    const bool starts_sentence =
        begin < 2 || text_[begin - 1] == '\n' || text_[begin - 2] == '.';
    return !is_upper(word[0]) || starts_sentence;
  }

  // The second amount of "$10 to $15 billion", "10–15%"; begin == end for none.
  Term read_range_end(const Term& first) const {
    constexpr std::string_view links[] = {"-", "\xE2\x80\x93", " to ", " \xE2\x80\x93 ",
                                          " and "};
    Term none;
    if (first.has_unit || first.scaled) return none;
    for (const std::string_view link : links) {
      if (text_.substr(first.end, link.size()) != link) continue;
      if (link == " and " && !follows_between()) continue;
      Term second = read_term(first.end + link.size());
      if (second.end == second.begin || second.number.in_words) continue;
      const bool money = !first.currency.empty();
      if (money && second.currency.empty() && !second.has_unit) {
        const ScaleRead scale = read_scale(text_, second.number.end, true);
        if (scale.end == std::string_view::npos) continue;
        second.currency = first.currency;
        second.scale = scale.scale;
        second.scaled = scale.said;
        second.end = scale.end;
      }
      const bool whole = !second.currency.empty() || second.has_unit || second.scaled;
      if (whole && money == !second.currency.empty()) return second;
    }
    return none;
  }

  bool follows_between() const {
    const auto [begin, end] = previous_;
    return text_.substr(begin, end - begin) == "between" ||
           text_.substr(begin, end - begin) == "Between";
  }

  static void complete(Term& first, const Term& second) {
    if (first.number.value < second.number.value) {
      first.scale = second.scale;
      first.scaled = second.scaled;
    }
    first.unit = second.unit;
    first.has_unit = second.has_unit;
  }

  bool add(const Term& term) {
    double value = term.number.value * term.scale;
    Amount amount;
    if (!term.currency.empty()) {
      amount.kind = AmountKind::money;
      amount.unit = term.currency;
    } else if (term.has_unit) {
      amount.kind = term.unit.kind;
      amount.unit = term.unit.unit;
      value *= term.unit.factor;
    } else if (!term.scaled || term.scale < 1e5) {
      return false;
    }
    amount.value = value;
    amount.span = {term.begin, term.end};
    if (const std::size_t sign = minus_before(term.begin)) {
      amount.value = -value;
      amount.span.begin -= sign;
    }
    found_.push_back(std::move(amount));
    return true;
  }

  // How many bytes the minus sign before AT has; 0 for none. A hyphen is one only after a
  // space.
  std::size_t minus_before(std::size_t at) const {
    const std::string_view before = text_.substr(0, at);
    if (before.ends_with("\xE2\x88\x92")) return 3;
    const bool alone = at < 2 || is_space(text_[at - 2]) || text_[at - 2] == '(';
    return before.ends_with('-') && alone ? 1 : 0;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  Span previous_;  // the last word stepped over
  std::vector<Amount> found_;
};

}  // namespace

std::vector<Amount> find_amounts(std::string_view text) { return Finder(text).find(); }

std::string to_string(const Amount& amount) {
  return fmt::format("{} {:.15g} {}", name_of(amount.kind), amount.value, amount.unit);
}

}  // namespace debrief
