#include "query/parse_query.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "debrief/text.h"
#include "query/error_at.h"
#include "query/join_parts.h"
#include "query/letters.h"
#include "query/lex_query.h"
#include "query/parse_item.h"

namespace debrief {
namespace {

using Kind = Lexeme::Kind;

// What brackets stand in.
struct Scope {
  const Field* field = nullptr;  // the field before them, other than claim
  bool in_claim = false;
  std::size_t depth = 0;
};

bool is_infix(Kind kind) {
  return kind == Kind::both || kind == Kind::either || kind == Kind::near;
}

class Parser {
 public:
  Parser(std::string_view text, const Date& today, bool any, const QueryLimits& limits)
      : text_(text),
        items_(text, today, limits),
        any_(any),
        limits_(limits),
        lexemes_(lex_query(text)) {}

  Query question() {
    if (next().kind == Kind::end) return {};
    Query query = either({});
    if (next().kind == Kind::close) fail_unopened();
    return query;
  }

 private:
  Query either(const Scope& scope);
  Query both(const Scope& scope);
  Query unary(const Scope& scope);
  Query near(const Scope& scope);
  Query primary(const Scope& scope);
  Query bracketed(const Scope& scope);
  Query of_field(const Scope& scope);
  void check_near(const Query& operand, const Query& first, const Lexeme& by) const;
  int distance(const Lexeme& lexeme) const;
  [[noreturn]] void fail_without_operand() const;
  [[noreturn]] void fail_unclosed(const Lexeme& open) const;
  [[noreturn]] void fail_unopened() const {
    fail(next(), "a bracket is closed that was never opened", "open it, or leave it out");
  }

  const Lexeme& next() const { return lexemes_[i_]; }
  const Lexeme& take() { return lexemes_[i_++]; }
  [[noreturn]] void fail(const Lexeme& at, const std::string& message,
                         const std::string& hint) const {
    throw error_at(text_, at.at, at.length, message, hint);
  }

  std::string_view text_;
  ItemParser items_;
  bool any_;
  QueryLimits limits_;
  std::vector<Lexeme> lexemes_;
  std::size_t i_ = 0;
};

Query Parser::either(const Scope& scope) {
  std::vector<Query> parts;
  parts.push_back(both(scope));
  while (next().kind == Kind::either) {
    take();
    parts.push_back(both(scope));
  }
  return join_parts(Op::either, std::move(parts));
}

Query Parser::both(const Scope& scope) {
  std::vector<Query> side_by_side;
  std::vector<Query> joined;
  joined.push_back(unary(scope));
  while (next().kind != Kind::either && next().kind != Kind::close &&
         next().kind != Kind::end) {
    if (next().kind == Kind::both) {
      take();
    } else {
      side_by_side.push_back(join_parts(Op::both, std::exchange(joined, {})));
    }
    joined.push_back(unary(scope));
  }
  side_by_side.push_back(join_parts(Op::both, std::move(joined)));
  return any_ && side_by_side.size() > 1 ? join_any(std::move(side_by_side))
                                         : join_parts(Op::both, std::move(side_by_side));
}

Query Parser::unary(const Scope& scope) {
  const std::size_t at = next().at;
  bool negated = false;
  for (; next().kind == Kind::except; take()) negated = !negated;
  Query inner = near(scope);
  if (!negated) return inner;
  Query outer;
  outer.op = Op::except;
  outer.at = at;
  outer.length = inner.at + inner.length - at;
  if (inner.op == Op::except) return std::move(inner.parts.front());
  outer.parts.push_back(std::move(inner));
  return outer;
}

Query Parser::near(const Scope& scope) {
  Query first = primary(scope);
  if (next().kind != Kind::near) return first;
  Query chain;
  chain.op = Op::near;
  chain.at = first.at;
  chain.distance = distance(next());
  check_near(first, first, next());
  chain.parts.push_back(std::move(first));
  while (next().kind == Kind::near) {
    const Lexeme& by = take();
    if (distance(by) != chain.distance)
      fail(by, "a chain of NEAR has one distance",
           fmt::format("write NEAR/{} each time", chain.distance));
    Query operand = primary(scope);
    check_near(operand, chain.parts.front(), by);
    chain.length = operand.at + operand.length - chain.at;
    chain.parts.push_back(std::move(operand));
  }
  return chain;
}

void Parser::check_near(const Query& operand, const Query& first,
                        const Lexeme& by) const {
  if (operand.op != Op::word && operand.op != Op::phrase)
    fail(by, "NEAR stands between words or phrases only",
         "as in microsoft NEAR/5 \"data center\"");
  if (operand.field != first.field)
    fail(by, "NEAR does not reach from one field into another",
         fmt::format("write {0}:(a NEAR b)",
                     first.field.empty() ? operand.field : first.field));
}

int Parser::distance(const Lexeme& lexeme) const {
  constexpr int usual = 10;
  if (lexeme.text == "NEAR") return usual;
  std::size_t words = 0;
  for (const char c : std::string_view(lexeme.text).substr(5)) {
    const bool digit = c >= '0' && c <= '9';
    words =
        digit ? std::min<std::size_t>(words * 10 + (c - '0'), limits_.distance + 1) : 0;
    if (!digit) break;
  }
  if (words < 1 || words > limits_.distance)
    fail(lexeme, fmt::format("NEAR/ takes a number from 1 to {}", limits_.distance),
         "NEAR/5: at most 5 words apart");
  return static_cast<int>(words);
}

Query Parser::primary(const Scope& scope) {
  switch (next().kind) {
    case Kind::open:
      return bracketed(scope);
    case Kind::field:
      return of_field(scope);
    case Kind::word:
    case Kind::phrase:
      return items_.parse(take(), scope.field);
    default:
      fail_without_operand();
  }
}

Query Parser::bracketed(const Scope& scope) {
  const Lexeme& open = take();
  Scope inner = scope;
  if (++inner.depth > limits_.depth)
    fail(open, fmt::format("brackets go at most {} deep", limits_.depth),
         "leave out those that only stand around other brackets");
  if (next().kind == Kind::end) fail_unclosed(open);
  if (next().kind == Kind::close)
    fail(open, "no word between the brackets", "write one, or leave the brackets out");
  Query query = either(inner);
  if (next().kind != Kind::close) fail_unclosed(open);
  take();
  return query;
}

void Parser::fail_unclosed(const Lexeme& open) const {
  const std::string_view rest = text_.substr(open.at);
  const bool is_short = rest.size() <= 40 && has_letter(rest);
  fail(open, "unclosed bracket",
       is_short ? fmt::format("close it: {})", printable(rest))
                : "write a ) where it ends, or leave it out");
}

Query Parser::of_field(const Scope& scope) {
  const Lexeme& name = take();
  const Field& row = *name.field;
  if (scope.field != nullptr || (scope.in_claim && row.kind == FieldKind::claim))
    fail(name,
         fmt::format("{}: stands within {}:( )", row.name,
                     scope.field != nullptr ? scope.field->name : row.name),
         fmt::format("write {}: beside it, not within it", row.name));
  Scope inner = scope;
  if (row.kind == FieldKind::claim)
    inner.in_claim = true;
  else
    inner.field = &row;
  Query query = primary(inner);
  if (row.kind != FieldKind::claim) return query;
  Query claim;
  claim.op = Op::claim;
  claim.at = name.at;
  claim.length = query.at + query.length - name.at;
  claim.parts.push_back(std::move(query));
  return claim;
}

void Parser::fail_without_operand() const {
  const Lexeme& here = next();
  const bool first = i_ == 0 || lexemes_[i_ - 1].kind == Kind::open;
  if (first && here.kind == Kind::close) fail_unopened();
  const bool here_is_wrong = first || is_infix(here.kind);
  const Lexeme& wrong = here_is_wrong ? here : lexemes_[i_ - 1];
  const auto name = [&](const Lexeme& lexeme) {
    return quoted(text_.substr(lexeme.at, lexeme.length));
  };
  const std::string message =
      first ? fmt::format("nothing before {}", name(here))
      : here_is_wrong
          ? fmt::format("nothing between {} and {}", name(lexemes_[i_ - 1]), name(here))
          : fmt::format("nothing after {}", name(wrong));
  fail(wrong, message,
       fmt::format("leave it out, or write {} for the word",
                   fold(wrong.text.substr(0, wrong.text.find('/')))));
}

}  // namespace

Query parse_query(std::string_view text, const Date& today, bool any,
                  const QueryLimits& limits) {
  if (text.size() > limits.bytes)
    throw Error(fmt::format("the question is {} bytes long, {} are the most", text.size(),
                            limits.bytes),
                "ask with its most telling words");
  if (const auto at = invalid_utf8_at(text))
    throw error_at(
        text, *at, 1,
        fmt::format("not UTF-8 at column {}", count_code_points(text.substr(0, *at)) + 1),
        "the terminal's locale has to be a UTF-8 one");
  return Parser(text, today, any, limits).question();
}

}  // namespace debrief
