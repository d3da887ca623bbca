#include "query/query.h"

#include <fmt/format.h>

#include "debrief/text.h"
#include "query/letters.h"

namespace debrief {
namespace {

// Bare where it reads as one word, otherwise in quotes.
std::string shown(const std::string& text) {
  bool bare = has_letter(text);
  for (std::size_t at = 0; bare && at < text.size();) {
    const CodePoint c = code_point_at(text, at);
    bare = !is_blank(c.value) && !is_quote(c.value) && c.value != '(' && c.value != ')';
    at += c.size;
  }
  return bare ? text : fmt::format("\"{}\"", text);
}

std::string in_field(const Query& query, const std::string& text) {
  return query.field.empty() ? text : fmt::format("{}:{}", query.field, text);
}

std::string days(const Query& query) {
  if (!query.first && !query.last) return "none";
  return fmt::format("{}..{}", query.first ? to_string(*query.first) : "",
                     query.last ? to_string(*query.last) : "");
}

std::string in_brackets(std::string name, const Query& query) {
  for (const Query& part : query.parts) name += fmt::format(" {}", to_string(part));
  return fmt::format("({})", name);
}

}  // namespace

std::string to_string(const Query& query) {
  switch (query.op) {
    case Op::everything:
      return "*";
    case Op::word:
    case Op::value:
      return in_field(query, shown(query.text));
    case Op::phrase:
      return in_field(query, fmt::format("\"{}\"", query.text));
    case Op::prefix:
      return fmt::format("(prefix {})", in_field(query, shown(query.text)));
    case Op::near:
      return in_brackets(fmt::format("near/{}", query.distance), query);
    case Op::period:
      return in_field(query, days(query));
    case Op::both:
      return in_brackets("and", query);
    case Op::either:
      return in_brackets("or", query);
    case Op::except:
      return in_brackets("not", query);
    case Op::claim:
      return in_brackets("claim", query);
  }
  return {};
}

}  // namespace debrief
