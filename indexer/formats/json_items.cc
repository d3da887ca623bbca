#include "indexer/formats/json_items.h"

#include <algorithm>

namespace debrief {
namespace {

constexpr std::string_view white = " \t\r\n";
constexpr const char* left_behind = "what follows the list is left out";

std::size_t skip_white(std::string_view text, std::size_t at) {
  return std::min(text.find_first_not_of(white, at), text.size());
}

// Behind the closing quote of the string that begins at AT; npos: it has none.
std::size_t string_end(std::string_view text, std::size_t at) {
  for (++at; at < text.size(); ++at) {
    if (text[at] == '\\')
      ++at;
    else if (text[at] == '"')
      return at + 1;
  }
  return text.npos;
}

// Behind the value that begins at AT; npos: it does not end.
std::size_t value_end(std::string_view text, std::size_t at) {
  std::size_t depth = 0;
  while (at < text.size()) {
    const char c = text[at];
    if (c == '"') {
      at = string_end(text, at);
      if (at == text.npos) return at;
    } else {
      depth += c == '{' || c == '[';
      const bool closes = c == '}' || c == ']';
      if (closes && depth == 0) return at;
      depth -= closes;
      ++at;
      if (!closes && depth == 0) {
        at = std::min(text.find_first_of(",]} \t\r\n", at), text.size());
        return at;
      }
    }
    if (depth == 0) return at;
  }
  return text.npos;
}

// The value of a key of the object at AT; npos: it has no such key.
std::size_t find_key(std::string_view text, std::size_t at, std::string_view key) {
  for (++at; at < text.size();) {
    at = skip_white(text, at);
    if (at >= text.size() || text[at] != '"') return text.npos;
    const std::size_t end = string_end(text, at);
    if (end == text.npos) return end;
    const std::string_view name = text.substr(at + 1, end - at - 2);
    at = skip_white(text, end);
    if (at >= text.size() || text[at] != ':') return text.npos;
    at = skip_white(text, at + 1);
    if (name == key) return at;
    at = value_end(text, at);
    if (at == text.npos) return at;
    at = skip_white(text, at);
    if (at >= text.size() || text[at] != ',') return text.npos;
    ++at;
  }
  return text.npos;
}

// Where the array at the end of a path of keys begins, "data.posts"; npos: nowhere.
std::size_t find_array(std::string_view text, std::size_t at, std::string_view path) {
  while (at < text.size() && text[at] == '{') {
    const std::size_t dot = std::min(path.find('.'), path.size());
    at = find_key(text, at, path.substr(0, dot));
    if (at >= text.size()) return text.npos;
    if (dot == path.size()) return text[at] == '[' ? at : text.npos;
    path.remove_prefix(dot + 1);
  }
  return text.npos;
}

// Those of the array that goes on at AT. BEHIND: what to say when something follows it.
JsonItems elements(std::string_view text, std::size_t at, const char* behind,
                   std::size_t first = 1, bool is_last = true) {
  JsonItems out;
  for (;;) {
    at = skip_white(text, at);
    const std::string place = "item " + std::to_string(first + out.items.size());
    if (at == text.size() && !is_last) return out;
    if (at < text.size() && text[at] == ']') {
      if (skip_white(text, at + 1) != text.size()) out.note = behind;
      return out;
    }
    const std::size_t end = at < text.size() ? value_end(text, at) : text.npos;
    if (end == text.npos || end == at) {
      out.note = "ends in the middle of " + place;
      return out;
    }
    out.items.push_back({text.substr(at, end - at), place});
    at = skip_white(text, end);
    if (at < text.size() && text[at] == ',') ++at;
  }
}

// A line that is an object on its own, behind the first line.
bool has_object_line(std::string_view text) {
  for (bool first = true; !text.empty(); first = false) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = text.substr(0, end);
    if (!first && line.starts_with('{') &&
        skip_white(line, std::min(value_end(line, 0), line.size())) == line.size() &&
        value_end(line, 0) != line.npos)
      return true;
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return false;
}

}  // namespace

JsonItems json_items(std::string_view text, const std::vector<std::string>& keys) {
  const std::size_t begin = skip_white(text, 0);
  if (is_json_array(text)) return elements(text, begin + 1, left_behind);
  const std::size_t end = value_end(text, begin);
  const bool is_whole = end != text.npos && skip_white(text, end) == text.size();
  const bool first_ends = end != text.npos && text[begin] == '{';
  if (!is_whole && (first_ends || has_object_line(text))) return json_lines(text);
  for (const std::string& key : keys)
    if (const std::size_t array = find_array(text, begin, key); array != text.npos)
      return elements(text, array + 1, "");
  return {{{text, {}}}, {}};
}

JsonItems json_lines(std::string_view text, std::size_t first) {
  JsonItems out;
  for (std::size_t number = first; !text.empty(); ++number) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = text.substr(0, end);
    if (line.find_first_not_of(white) != line.npos)
      out.items.push_back({line, "line " + std::to_string(number)});
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return out;
}

JsonItems json_elements(std::string_view text, std::size_t first, bool is_last) {
  const std::size_t begin = first == 1 ? skip_white(text, 0) + 1 : 0;
  return elements(text, std::min(begin, text.size()), left_behind, first, is_last);
}

bool is_json_array(std::string_view head) {
  if (head.starts_with("\xEF\xBB\xBF")) head.remove_prefix(3);
  const std::size_t begin = skip_white(head, 0);
  return begin < head.size() && head[begin] == '[';
}

bool are_json_lines(std::string_view head) {
  if (head.starts_with("\xEF\xBB\xBF")) head.remove_prefix(3);
  const std::size_t begin = skip_white(head, 0);
  if (begin == head.size() || head[begin] != '{') return false;
  const std::size_t end = value_end(head, begin);
  return end != head.npos ? skip_white(head, end) != head.size() : has_object_line(head);
}

}  // namespace debrief
