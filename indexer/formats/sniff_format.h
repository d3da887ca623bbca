// Which reader a file asks for.
#pragma once

#include <string_view>

namespace debrief {

enum class FileFormat { text, markdown, html, mail, mbox, json, pdf, packed };

// By the first bytes, whatever the path says:
//   packed    what libarchive opens: gzip, xz, zstd, bzip2, zip, tar
//   pdf       "%PDF-"
//   mbox      "From " and behind that line a mail
//   mail      header lines, among them From, Received, Message-ID, MIME-Version or
//             Return-Path and one more of those that mail has
//   html      a doctype, a comment or an element that pages begin with
//   json      "{" and a key, "[" and a value
//   markdown  front matter, a heading "# ", a link "](http" or a pair of "**"
//   text      everything else
// The path's extension decides only for markdown (.md, .markdown) where the bytes look
// like text or begin with an element that is no doctype and no <html>, and for
// html, mail and JSON (.html, .htm, .xhtml, .eml, .mbox, .json, .jsonl, .ndjson) where
// the bytes begin with the mark "<", a header line, "From ", "{" or "[" at least.
FileFormat sniff_format(std::string_view path, std::string_view bytes);

// BYTES begin with header lines of a mail.
bool looks_like_header(std::string_view bytes);

// TEXT that came without a format has Markdown's marks, or tags of HTML in pairs.
bool looks_like_markdown(std::string_view text);
bool looks_like_html(std::string_view text);

}  // namespace debrief
