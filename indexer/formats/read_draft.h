// Bytes of a file -> drafts, by the reader that the content asks for.
#pragma once

#include <cstddef>
#include <string_view>

#include "indexer/formats/draft.h"
#include "indexer/formats/file_part.h"
#include "indexer/formats/html_noise.h"
#include "indexer/formats/json_mapping.h"

namespace debrief {

inline constexpr std::size_t largest_file = 32U << 20;  // bytes; what is larger is none
inline constexpr std::size_t longest_line = 1U << 20;   // bytes of a line of text
inline constexpr std::size_t largest_markdown = 4U << 20;  // the parser's memory is 60
                                                           // times its worst input
inline constexpr std::size_t most_briefs =
    100000;  // of one file; what follows is left out
inline constexpr std::size_t most_lines = 1U << 20;  // of text

// What the file at PATH with these BYTES holds. The path's extension only helps to
// decide which reader reads it (sniff_format.h). Never throws for what a file may
// contain.
//
// Refused, with a reason that says where: what is larger than largest_file; empty;
// binary; not UTF-8 (UTF-16 and UTF-32 are read behind their byte order mark; mail and
// HTML in every charset); text with a line longer than longest_line or more lines than
// most_lines. Markdown larger than largest_markdown is read as plain text.
// MAPPING says which fields of a JSON export hold what.
ReadResult read_draft(std::string_view path, std::string_view bytes,
                      const JsonMapping& mapping = {});

// The same of a part of a file. When no brief is in it there is no refusal, for others may
// have some; what was wrong is in the notes.
ReadResult read_draft_part(std::string_view bytes, const JsonMapping& mapping,
                           const FilePart& part);

// What has been unpacked of an archive so far, the archives within it included.
struct Unpacking {
  int depth = 0;  // archives around the file
  std::size_t bytes = 0;
  std::size_t blocks = 0;
};

// The same for a file within archives.
ReadResult read_draft_within(std::string_view path, std::string_view bytes,
                             const JsonMapping& mapping, Unpacking& unpacking);

// The readers, one a file in this folder. Each gets valid UTF-8 without NUL bytes and
// carriage returns.

// The first line is a block of its own if it is the title. After it blank lines and rules
// ("-----") separate paragraphs. Within a run of lines a line break separates paragraphs
// too (apps write them so, and a footer "Shared from …" must not stick to the text above)
// unless the next line goes on in the middle of a sentence (no stop before it, a small
// letter first), is a bracket from end to end ("(cnbc.com)"), or the file is hard-wrapped
// and the next word had no room in the width of the longest line of its run, at least
// three quarters of the file's. It is hard-wrapped if no line is longer than 120 code
// points and some line of at least 40 ends in the middle of a sentence.
// Lines that begin with "- ", "* ", "• ", … or "2. " are bullets where two or more of
// them follow each other, their level by indent; one alone keeps its marker, as does the
// one-line summary "- A. - B. (cnbc.com)". Addresses stay in the text, without links.
enum class FirstLine { title, body };
Draft read_text(std::string_view text, FirstLine first = FirstLine::title);

// Markdown without front matter (CommonMark, tables, bare addresses as links). A table
// row is a paragraph, its cells separated by " | "; code is a paragraph; pictures are
// left out with their words; of HTML the text and links stay. A list of one item that
// holds a whole list ("- A. - B.") is a paragraph, as in plain text. Footnotes and
// numbered references become links where they are named.
Draft read_markdown(std::string_view text);

// A page as a browser saved it, or the HTML of a mail. Of a page only its main text is
// kept. What is called or marked as navigation, sharing, consent and the like goes
// (html_noise.h) unless that were three quarters of the text; then <main> is kept alone
// if it has at least half of what is left, and one <article> if it has three fifths.
// Where there is neither, short blocks before the heading of level 1 go, and rows of
// links at the end. The title is the heading that the page's own titles begin with, else
// og:title or JSON-LD's headline, else the only <h1>, else <title> without the site's
// name. The header date is the day published that the page states (html_facts.h).
ReadResult read_html(std::string_view html, HtmlSource source);

// One mail (RFC 5322, MIME). The title is its subject, the header date its Date, the day
// as the sender wrote it. Of alternatives the last is read, unless it says less than half
// of one before it; attachments and pictures are left out, a mail within it is a heading
// and its text. Quotes, signatures and list footers go (mail_text.h; in HTML what Gmail,
// Apple Mail, Thunderbird, Yahoo and Outlook mark as a quote, unless it is three quarters
// of the mail, for then it was forwarded).
// Refused: more than 500,000 lines or 256 KB of headers.
ReadResult read_mail(std::string_view bytes);

// Many mails, each behind a line "From …". One that cannot be read, or the last, when the
// file ends in the middle of a line, is noted, the others are read.
// PART, here and below: BYTES are that stretch of a larger file. Then nothing is refused
// as a whole, and fragments that may be those of other parts too lack their number.
ReadResult read_mbox(std::string_view bytes, const FilePart* part = nullptr);

// JSON Lines, an array or an object with one (json_items.h): a brief each. Lines that
// --parse wrote become the same briefs again (reread_brief.h), other objects are read by
// the mapping; their fragment is their id, else their title. A line that is no JSON is
// noted, the others are read; an object without a text is none.
ReadResult read_json(std::string_view bytes, const JsonMapping& mapping,
                     const FilePart* part = nullptr);

// A PDF with text, as apps and browsers print it; a link's area on a page makes the words
// below it a link (pdf_links.h); what stands at the top or foot of more
// than half of its pages goes. Its first line is the title unless the PDF states one that
// is no file's name. At most 500 pages or 8 MB of text.
ReadResult read_pdf(std::string_view bytes);

// A compressed file, or a zip or tar archive of any files that are read here, compressed
// or not. A brief's fragment is the entry's name, "2026/april.md#2026-04-27-…" if it is
// one of several; a compressed file has none. An entry that cannot be read is noted.
// Against bombs: an entry of more than largest_file is left out, and where that shows
// only while it is unpacked, or 256 MB have been unpacked, so is all that follows;
// archives within archives are opened two deep.
ReadResult read_packed(std::string_view path, std::string_view bytes,
                       const JsonMapping& mapping, Unpacking& unpacking);

}  // namespace debrief
