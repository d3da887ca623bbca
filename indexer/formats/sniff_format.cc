#include "indexer/formats/sniff_format.h"

#include <algorithm>
#include <array>
#include <string>

#include "indexer/formats/front_matter.h"

namespace debrief {
namespace {

using namespace std::string_view_literals;

constexpr std::size_t head = 1U << 16;  // bytes that decide

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

bool begins_with(std::string_view text, std::string_view lower_case) {
  return text.size() >= lower_case.size() &&
         std::equal(lower_case.begin(), lower_case.end(), text.begin(),
                    [](char a, char b) { return a == lower(b); });
}

bool has_extension(std::string_view path, std::initializer_list<std::string_view> names) {
  const std::size_t dot = path.rfind('.');
  if (dot == path.npos) return false;
  const std::string_view extension = path.substr(dot + 1);
  return std::any_of(names.begin(), names.end(), [&](std::string_view name) {
    return extension.size() == name.size() && begins_with(extension, name);
  });
}

std::string_view take_line(std::string_view& text) {
  const std::size_t end = std::min(text.find('\n'), text.size());
  std::string_view line = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

// "Subject" of "Subject: Hello"; empty: no header line.
std::string_view header_name(std::string_view line) {
  const std::size_t end = line.find(':');
  if (end == line.npos || end == 0 || end > 64) return {};
  const std::string_view name = line.substr(0, end);
  const bool clean = std::all_of(name.begin(), name.end(), [](char c) {
    return (lower(c) >= 'a' && lower(c) <= 'z') || (c >= '0' && c <= '9') || c == '-' ||
           c == '_';
  });
  return clean ? name : std::string_view();
}

bool is_one_of(std::string_view name, std::initializer_list<std::string_view> names) {
  return std::any_of(names.begin(), names.end(), [&](std::string_view n) {
    return n.size() == name.size() && begins_with(name, n);
  });
}

bool is_mail(std::string_view text) {
  int sure = 0;
  int known = 0;
  for (bool first = true; !text.empty(); first = false) {
    const std::string_view line = take_line(text);
    if (line.empty()) break;
    if (!first && (line[0] == ' ' || line[0] == '\t')) continue;
    // Some mailers keep mbox's own lines, quoted.
    if (line.starts_with("From ") || line.starts_with(">From ")) continue;
    const std::string_view name = header_name(line);
    if (name.empty()) return false;
    if (is_one_of(name,
                  {"from", "received", "message-id", "mime-version", "return-path"}))
      ++sure;
    if (is_one_of(name, {"to", "cc", "date", "subject", "reply-to", "sender", "list-id",
                         "delivered-to", "content-type", "content-transfer-encoding",
                         "x-mailer", "dkim-signature", "list-unsubscribe"}))
      ++known;
  }
  return sure > 0 && sure + known > 1;
}

bool is_html(std::string_view text) {
  constexpr std::array beginnings = {
      "<!doctype html"sv, "<html"sv,    "<head"sv,   "<body"sv,    "<title"sv,
      "<meta"sv,          "<article"sv, "<main"sv,   "<section"sv, "<div"sv,
      "<table"sv,         "<h1"sv,      "<p>"sv,     "<p "sv,      "<ul"sv,
      "<style"sv,         "<span"sv,    "<script"sv, "<link "sv,   "<center"sv,
      "<font"sv,          "<a "sv,      "<base "sv,  "<header"sv};
  for (;;) {
    const std::size_t first = text.find_first_not_of(" \t\r\n");
    if (first == text.npos) return false;
    text.remove_prefix(first);
    const bool comment = text.starts_with("<!--");
    const bool instruction = text.starts_with("<?xml");
    if (!comment && !instruction) break;
    const std::size_t end = text.find(comment ? "-->" : "?>");
    if (end == text.npos) return false;
    text.remove_prefix(end + (comment ? 3 : 2));
    if (text.find_first_not_of(" \t\r\n") == text.npos) return false;
  }
  return std::any_of(beginnings.begin(), beginnings.end(),
                     [&](std::string_view b) { return begins_with(text, b); });
}

bool is_json(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \t\r\n");
  if (first == text.npos) return false;
  const char open = text[first];
  if (open != '{' && open != '[') return false;
  const std::size_t second = text.find_first_not_of(" \t\r\n", first + 1);
  if (second == text.npos) return false;
  return text[second] == '"' || (open == '[' && text[second] == '{');
}

bool is_packed(std::string_view bytes) {
  for (const std::string_view magic :
       {"\x1F\x8B"sv, "\xFD\x37zXZ\0"sv, "\x28\xB5\x2F\xFD"sv, "BZh"sv, "PK\3\4"sv,
        "PK\5\6"sv})
    if (bytes.starts_with(magic) && (magic != "BZh" || bytes.substr(4, 1) == "1"sv))
      return true;
  // A tar, of POSIX or GNU. Without what follows it, the word stands in names too.
  const std::string_view tar = bytes.size() > 265 ? bytes.substr(257, 8) : "";
  return tar.starts_with("ustar\0"sv) || tar == "ustar  \0"sv;
}

bool is_heading(std::string_view line) {
  const std::size_t marks = std::min(line.find_first_not_of('#'), line.size());
  return marks > 0 && marks <= 6 && line.size() > marks + 1 && line[marks] == ' ';
}

}  // namespace

bool looks_like_html(std::string_view text) {
  for (const std::string_view mark : {"</p>", "</a>", "<br>", "<br/>", "<br />", "</li>",
                                      "</div>", "</h1>", "</h2>", "</b>", "</em>"})
    if (text.find(mark) != text.npos) return true;
  return false;
}

bool looks_like_markdown(std::string_view text) {
  if (text.find("](http") != text.npos || read_front_matter(text).size > 0) return true;
  while (!text.empty()) {
    const std::string_view line = take_line(text);
    const std::size_t bold = line.find("**");
    if (is_heading(line) || (bold != line.npos && line.find("**", bold + 3) != line.npos))
      return true;
  }
  return false;
}

bool looks_like_header(std::string_view bytes) { return is_mail(bytes.substr(0, head)); }

FileFormat sniff_format(std::string_view path, std::string_view bytes) {
  if (is_packed(bytes)) return FileFormat::packed;
  if (bytes.substr(0, 1024).find("%PDF-") == 0) return FileFormat::pdf;
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  const std::string_view text = bytes.substr(0, head);
  if (text.starts_with("From ")) {
    std::string_view rest = text;
    take_line(rest);
    if (is_mail(rest) || has_extension(path, {"mbox"})) return FileFormat::mbox;
  }
  const std::size_t first = text.find_first_not_of(" \t\r\n");
  if (first == text.npos) return FileFormat::text;
  if (is_mail(text)) return FileFormat::mail;
  if (has_extension(path, {"eml"}) &&
      !header_name(text.substr(0, text.find('\n'))).empty())
    return FileFormat::mail;
  const bool is_page = begins_with(text.substr(first), "<!doctype") ||
                       begins_with(text.substr(first), "<html");
  const bool says_markdown = has_extension(path, {"md", "markdown", "mdown", "mkd"});
  if (is_page || (!says_markdown && is_html(text))) return FileFormat::html;
  if (has_extension(path, {"html", "htm", "xhtml"}) && text[first] == '<')
    return FileFormat::html;
  if (is_json(text)) return FileFormat::json;
  if (has_extension(path, {"json", "jsonl", "ndjson"}) &&
      (text[first] == '{' || text[first] == '['))
    return FileFormat::json;
  if (has_extension(path, {"md", "markdown", "mdown", "mkd"}))
    return FileFormat::markdown;
  return looks_like_markdown(bytes) ? FileFormat::markdown : FileFormat::text;
}

}  // namespace debrief
