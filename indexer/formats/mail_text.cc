#include "indexer/formats/mail_text.h"

#include <algorithm>
#include <vector>

namespace debrief {
namespace {

constexpr std::size_t signature_lines = 15;
constexpr std::size_t foot_lines = 10;

bool is_blank(std::string_view line) {
  return line.find_first_not_of(" \t") == line.npos;
}

bool is_quoted(std::string_view line) {
  const std::size_t first = line.find_first_not_of(" \t");
  return first < 4 && line[first] == '>';
}

// "On Monday, Jane Doe wrote:"
bool is_attribution(std::string_view line) {
  const std::size_t last = line.find_last_not_of(" \t");
  if (last == line.npos || line[last] != ':') return false;
  line = line.substr(0, last);
  for (const std::string_view verb : {"wrote", "writes", "said", "schrieb", "a écrit"})
    if (line.ends_with(verb)) return true;
  return line.find("wrote") != line.npos && line.find('@') != line.npos;
}

bool is_reply_rule(std::string_view line) {
  if (!line.starts_with("---")) return false;
  line.remove_prefix(std::min(line.find_first_not_of("- "), line.size()));
  return line.starts_with("Original Message") || line.starts_with("Original message");
}

// "<a href="https://…">" at the start of TEXT: its address and size; none: size 0.
struct Anchor {
  std::string_view address;
  std::size_t size = 0;
};

Anchor read_anchor(std::string_view text) {
  const std::size_t end = text.substr(0, 2000).find('>');
  const std::string_view tag = text.substr(0, end == text.npos ? 0 : end);
  std::size_t at = std::min(tag.find("href="), tag.find("HREF="));
  if (at == tag.npos || tag.size() < 3 ||
      std::string_view(" \n\t").find(tag[2]) == tag.npos)
    return {};
  at = tag.find_first_not_of("\"' ", at + 5);
  if (at == tag.npos) return {};
  const std::string_view rest = tag.substr(at);
  return {rest.substr(0, rest.find_first_of("\"' \n")), end + 1};
}

std::string without_anchors(std::string_view text) {
  std::string out;
  std::string_view address;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t open = std::min(text.find('<', at), text.size());
    out += text.substr(at, open - at);
    at = open;
    if (at == text.size()) break;
    const std::string_view rest = text.substr(at);
    const bool opens = rest.starts_with("<a") || rest.starts_with("<A");
    const Anchor anchor = opens ? read_anchor(rest) : Anchor{};
    if (anchor.size > 0) {
      address = anchor.address;
      at += anchor.size;
    } else if (rest.starts_with("</a>") || rest.starts_with("</A>")) {
      if (address.starts_with("http")) out.append(" (").append(address).append(")");
      address = {};
      at += 4;
    } else {
      out += text[at++];
    }
  }
  return out;
}

std::vector<std::string_view> split(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    lines.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

// Where what follows the mail's own text begins: lines.size() if nothing does.
std::size_t own_end(const std::vector<std::string_view>& lines) {
  bool says_something = false;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const std::string_view line = lines[i];
    const std::size_t rest = lines.size() - i - 1;
    if (says_something && is_reply_rule(line)) return i;
    if ((line == "-- " || line == "--") && rest <= signature_lines) return i;
    const bool rule = line.size() >= 20 && line.find_first_not_of('_') == line.npos;
    if (says_something && rule && rest <= foot_lines) return i;
    says_something = says_something || !(is_blank(line) || is_quoted(line));
  }
  return lines.size();
}

}  // namespace

std::string mail_text(std::string_view written, bool flowed) {
  const std::string text = without_anchors(written);
  const std::vector<std::string_view> lines = split(text);
  const std::size_t end = own_end(lines);
  const bool has_own =
      std::any_of(lines.begin(), lines.begin() + static_cast<std::ptrdiff_t>(end),
                  [](std::string_view l) {
                    return !is_blank(l) && !is_quoted(l) && !is_attribution(l);
                  });
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < end; ++i) {
    std::string_view line = lines[i];
    if (has_own && is_quoted(line)) continue;
    std::size_t next = i + 1;
    if (next < end && is_blank(lines[next])) ++next;
    if (has_own && is_attribution(line) && next < end && is_quoted(lines[next])) continue;
    if (!has_own)
      line.remove_prefix(std::min(line.find_first_not_of("> \t"), line.size()));
    if (flowed && line.starts_with(' ')) line.remove_prefix(1);  // stuffed
    out += line;
    if (!flowed || !line.ends_with(' ')) out += '\n';
  }
  return out;
}

}  // namespace debrief
