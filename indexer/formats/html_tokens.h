// HTML as a row of tags and stretches of text.
//
// Why not gumbo or libxml2: both take quadratic time on hostile pages (a million open
// elements and as many closing tags without a match, a million attributes on one), gumbo
// quadratic memory too (each paragraph opens all unclosed <font> again), and a brief
// needs no tree, only where text begins and ends. Written from the tokenizer of HTML's
// standard (html.spec.whatwg.org, section 13.2.5), linear in the page.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace debrief {

// The elements that mean something to a reader of text; all others are `other`.
// clang-format off
enum class Tag : std::uint8_t {
    other, a, address, area, article, aside, audio, base, blockquote, body, br, button,
    canvas, caption, center, col, dd, details, dialog, div, dl, dt, embed, fieldset,
    figcaption, figure, footer, form, h1, h2, h3, h4, h5, h6, head, header, hgroup, hr,
    html, iframe, img, input, label, legend, li, link, main, map, math, menu, meta, nav,
    noembed, noframes, noscript, object, ol, optgroup, option, p, param, picture,
    plaintext, pre, progress, script, search, section, select, source, span, style, sub,
    summary, sup, svg, table, tbody, td, template_, textarea, tfoot, th, thead, time,
    title, tr, track, ul, video, wbr, xmp,
};
// clang-format on
inline constexpr std::size_t tag_count = static_cast<std::size_t>(Tag::xmp) + 1;

struct HtmlAttribute {
  std::string_view name;   // as written
  std::string_view value;  // as written, references unresolved
};

enum class HtmlKind { text, open, close, end };

struct HtmlToken {
  HtmlKind kind = HtmlKind::end;
  Tag tag = Tag::other;
  std::string_view text;  // of text: as written, references unresolved; of `open` script,
                          // style, title and the like: all up to the closing tag, which
                          // makes no token of its own
  std::vector<HtmlAttribute> attributes;  // of `open`; the first 64

  // The value of an attribute (name in lower case), references resolved; none: empty.
  std::string attribute(std::string_view name) const;
  bool has(std::string_view name) const;
};

// Reads tokens one by one from HTML (valid UTF-8), which must outlive it and them.
class HtmlTokens {
 public:
  explicit HtmlTokens(std::string_view html) : html_(html) {}

  // The next one; behind the last: kind end, for ever. Comments, doctypes and processing
  // instructions make none.
  const HtmlToken& next();

 private:
  bool is_markup(std::size_t at) const;
  bool read_markup();
  void read_tag(bool closing);
  void read_attributes();
  void read_raw_text();

  std::string_view html_;
  std::size_t at_ = 0;
  HtmlToken token_;
};

// Elements that have no content and no closing tag.
bool is_void(Tag tag);

// Elements whose content is text whatever it looks like.
bool has_raw_text(Tag tag);

// Elements within a line of text; all others begin and end a block.
bool is_inline(Tag tag);

}  // namespace debrief
