#include "indexer/formats/html_tokens.h"

#include <algorithm>
#include <array>

#include "indexer/formats/entities.h"

namespace debrief {
namespace {

constexpr std::size_t most_attributes = 64;

// In the order of Tag.
// clang-format off
constexpr std::array<std::string_view, tag_count> names = {
    "", "a", "address", "area", "article", "aside", "audio", "base", "blockquote",
    "body", "br", "button", "canvas", "caption", "center", "col", "dd", "details",
    "dialog", "div", "dl", "dt", "embed", "fieldset", "figcaption", "figure", "footer",
    "form", "h1", "h2", "h3", "h4", "h5", "h6", "head", "header", "hgroup", "hr",
    "html", "iframe", "img", "input", "label", "legend", "li", "link", "main", "map", "math",
    "menu", "meta", "nav", "noembed", "noframes", "noscript", "object", "ol",
    "optgroup", "option", "p", "param", "picture", "plaintext", "pre", "progress",
    "script", "search", "section", "select", "source", "span", "style", "sub",
    "summary", "sup", "svg", "table", "tbody", "td", "template", "textarea", "tfoot",
    "th", "thead", "time", "title", "tr", "track", "ul", "video", "wbr", "xmp",
};
// clang-format on
static_assert(std::is_sorted(names.begin(), names.end()));

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }
bool is_letter(char c) { return (c | 32) >= 'a' && (c | 32) <= 'z'; }
bool is_space(char c) { return c == ' ' || (c >= 9 && c <= 13); }

bool same(std::string_view written, std::string_view lower_case) {
  return written.size() == lower_case.size() &&
         std::equal(written.begin(), written.end(), lower_case.begin(),
                    [](char a, char b) { return lower(a) == b; });
}

Tag tag_named(std::string_view written) {
  std::array<char, 12> buffer{};
  if (written.size() > buffer.size()) return Tag::other;
  std::transform(written.begin(), written.end(), buffer.begin(), lower);
  const std::string_view name(buffer.data(), written.size());
  const auto found = std::lower_bound(names.begin(), names.end(), name);
  return found == names.end() || *found != name ? Tag::other
                                                : static_cast<Tag>(found - names.begin());
}

}  // namespace

bool has_raw_text(Tag tag) {
  switch (tag) {
    case Tag::iframe:
    case Tag::noembed:
    case Tag::noframes:
    case Tag::plaintext:
    case Tag::script:
    case Tag::style:
    case Tag::textarea:
    case Tag::title:
    case Tag::xmp:
      return true;
    default:
      return false;
  }
}

bool is_void(Tag tag) {
  switch (tag) {
    case Tag::area:
    case Tag::base:
    case Tag::br:
    case Tag::col:
    case Tag::embed:
    case Tag::hr:
    case Tag::img:
    case Tag::input:
    case Tag::link:
    case Tag::meta:
    case Tag::param:
    case Tag::source:
    case Tag::track:
    case Tag::wbr:
      return true;
    default:
      return false;
  }
}

bool is_inline(Tag tag) {
  switch (tag) {
    case Tag::other:
    case Tag::a:
    case Tag::button:
    case Tag::label:
    case Tag::img:
    case Tag::input:
    case Tag::link:
    case Tag::meta:
    case Tag::param:
    case Tag::picture:
    case Tag::script:
    case Tag::source:
    case Tag::span:
    case Tag::style:
    case Tag::sub:
    case Tag::sup:
    case Tag::svg:
    case Tag::time:
    case Tag::title:
    case Tag::wbr:
    case Tag::br:
      return true;
    default:
      return false;
  }
}

std::string HtmlToken::attribute(std::string_view name) const {
  for (const HtmlAttribute& attribute : attributes)
    if (same(attribute.name, name)) return without_references(attribute.value);
  return {};
}

bool HtmlToken::has(std::string_view name) const {
  return std::any_of(attributes.begin(), attributes.end(),
                     [&](const HtmlAttribute& a) { return same(a.name, name); });
}

// A "<" that begins no markup belongs to the text.
bool HtmlTokens::is_markup(std::size_t at) const {
  if (html_[at] != '<' || at + 1 == html_.size()) return false;
  const char next = html_[at + 1];
  return is_letter(next) || next == '/' || next == '!' || next == '?';
}

const HtmlToken& HtmlTokens::next() {
  token_.attributes.clear();
  token_.text = {};
  token_.tag = Tag::other;
  while (at_ < html_.size()) {
    if (is_markup(at_)) {
      if (read_markup()) return token_;
      continue;
    }
    const std::size_t begin = at_;
    do {
      at_ = std::min(html_.find('<', at_ + 1), html_.size());
    } while (at_ < html_.size() && !is_markup(at_));
    token_.kind = HtmlKind::text;
    token_.text = html_.substr(begin, at_ - begin);
    return token_;
  }
  token_.kind = HtmlKind::end;
  return token_;
}

// True: token_ is a tag; false: passed over something that makes no token.
bool HtmlTokens::read_markup() {
  const std::string_view rest = html_.substr(at_);
  const auto pass = [&](std::string_view end, std::size_t from) {
    const std::size_t found = rest.find(end, from);
    at_ = found == rest.npos ? html_.size() : at_ + found + end.size();
    return false;
  };
  if (rest.starts_with("<!-->")) return pass(">", 4);
  if (rest.starts_with("<!--")) return pass("-->", 4);
  const bool closing = rest[1] == '/';
  if (closing ? rest.size() < 3 || !is_letter(rest[2]) : !is_letter(rest[1]))
    return pass(">", 1);
  read_tag(closing);
  return true;
}

void HtmlTokens::read_tag(bool closing) {
  at_ += closing ? 2 : 1;
  const std::size_t begin = at_;
  while (at_ < html_.size() && !is_space(html_[at_]) && html_[at_] != '/' &&
         html_[at_] != '>')
    ++at_;
  token_.kind = closing ? HtmlKind::close : HtmlKind::open;
  token_.tag = tag_named(html_.substr(begin, at_ - begin));
  read_attributes();
  if (!closing && has_raw_text(token_.tag)) read_raw_text();
}

// Up to and over the ">" that ends the tag.
void HtmlTokens::read_attributes() {
  const auto skip_spaces = [&] {
    while (at_ < html_.size() && is_space(html_[at_])) ++at_;
  };
  for (;;) {
    while (at_ < html_.size() && (is_space(html_[at_]) || html_[at_] == '/')) ++at_;
    if (at_ >= html_.size()) return;
    if (html_[at_] == '>') {
      ++at_;
      return;
    }
    HtmlAttribute attribute;
    const std::size_t begin = at_++;
    while (at_ < html_.size() && !is_space(html_[at_]) && html_[at_] != '/' &&
           html_[at_] != '>' && html_[at_] != '=')
      ++at_;
    attribute.name = html_.substr(begin, at_ - begin);
    skip_spaces();
    if (at_ < html_.size() && html_[at_] == '=') {
      ++at_;
      skip_spaces();
      const char quote = at_ < html_.size() ? html_[at_] : '>';
      const bool quoted = quote == '"' || quote == '\'';
      if (quoted) ++at_;
      const std::size_t end =
          quoted ? html_.find(quote, at_) : html_.find_first_of(" \t\n\f\r>", at_);
      attribute.value = html_.substr(at_, std::min(end, html_.size()) - at_);
      at_ = std::min(end, html_.size());
      if (quoted && at_ < html_.size()) ++at_;
    }
    if (token_.attributes.size() < most_attributes)
      token_.attributes.push_back(attribute);
  }
}

void HtmlTokens::read_raw_text() {
  const std::string_view name = names[static_cast<std::size_t>(token_.tag)];
  const std::size_t begin = at_;
  for (;;) {
    const std::size_t end = html_.find("</", at_);
    if (end == html_.npos || token_.tag == Tag::plaintext) {
      token_.text = html_.substr(begin);
      at_ = html_.size();
      return;
    }
    at_ = end + 2;
    if (!same(html_.substr(at_, name.size()), name)) continue;
    token_.text = html_.substr(begin, end - begin);
    at_ = std::min(html_.find('>', at_), html_.size() - 1) + 1;
    return;
  }
}

}  // namespace debrief
