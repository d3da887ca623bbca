#include "indexer/parse_brief.h"

#include <fmt/format.h>
#include <unicode/uchar.h>
#include <xxhash.h>

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>
#include <utility>

#include "debrief/text.h"
#include "indexer/citations.h"
#include "indexer/sentences.h"

namespace debrief {
namespace {

constexpr std::size_t longest_title = 300;  // bytes of a first line that may be a title
constexpr std::size_t made_title = 120;     // bytes of a title made from a first sentence

// A claim before its place in the whole text is known.
struct Piece {
  std::string text;
  std::vector<std::string> sources;
  bool opens_paragraph = false;
  std::string heading;  // of the section that begins with it
};

std::string_view trimmed(std::string_view text) {
  const auto begin = text.find_first_not_of(' ');
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(' ') - begin + 1);
}

void add_sources(std::vector<std::string>& sources,
                 const std::vector<std::string>& hosts) {
  for (const std::string& host : hosts)
    if (std::find(sources.begin(), sources.end(), host) == sources.end())
      sources.push_back(host);
}

bool has_words(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = code_point_at(text, at);
    if (u_isalnum(static_cast<UChar32>(c.value))) return true;
    at += c.size;
  }
  return false;
}

void add_piece(std::vector<Piece>& pieces, std::string_view text,
               std::vector<std::string> sources) {
  const std::string_view words = trimmed(text);
  if (has_words(words)) {
    pieces.push_back({std::string(words), std::move(sources), false, {}});
  } else if (!pieces.empty()) {  // a group behind a group: more outlets for the same span
    add_sources(pieces.back().sources, sources);
  }
}

// What no group closes: sentences that carry links of their own are claims, what lies
// between them is uncited.
void split_open_end(const CitedText& cited, std::size_t begin, std::size_t first,
                    std::vector<Piece>& pieces) {
  const std::string_view text = std::string_view(cited.text).substr(begin);
  std::size_t uncited = 0;  // where the text begins that no claim has yet
  for (const Span& sentence : find_sentences(text)) {
    std::vector<std::string> sources;
    for (; first < cited.citations.size() &&
           cited.citations[first].at <= begin + sentence.end;
         ++first)
      add_sources(sources, cited.citations[first].hosts);
    if (sources.empty()) continue;
    add_piece(pieces, text.substr(uncited, sentence.begin - uncited), {});
    add_piece(pieces, text.substr(sentence.begin, sentence.end - sentence.begin),
              std::move(sources));
    uncited = sentence.end;
  }
  add_piece(pieces, text.substr(uncited), {});
}

// The spans of one block.
std::vector<Piece> split_spans(const CitedText& cited) {
  std::vector<Piece> pieces;
  std::size_t begin = 0;
  std::size_t first = 0;  // of the citations behind the last span
  for (std::size_t i = 0; i < cited.citations.size(); ++i) {
    const Citation& citation = cited.citations[i];
    if (!citation.closes) continue;
    std::vector<std::string> sources = citation.hosts;
    for (; first < i; ++first) add_sources(sources, cited.citations[first].hosts);
    first = i + 1;
    add_piece(pieces, std::string_view(cited.text).substr(begin, citation.at - begin),
              std::move(sources));
    begin = citation.at;
  }
  split_open_end(cited, begin, first, pieces);
  if (!pieces.empty()) pieces.front().opens_paragraph = true;
  return pieces;
}

// Where " - " separates the bullets of one line: behind the end of a sentence or a
// citation; where no bullet ends in a stop, before a capital.
std::vector<std::size_t> bullet_joints(std::string_view text) {
  std::vector<std::size_t> after_stop;
  std::vector<std::size_t> before_capital;
  for (auto at = text.find(" - "); at != std::string_view::npos;
       at = text.find(" - ", at + 3)) {
    if (at == 0 || at + 3 >= text.size()) continue;
    if (std::string_view(".!?)]\"”’…").find(text[at - 1]) != std::string_view::npos)
      after_stop.push_back(at);
    else if (u_isupper(static_cast<UChar32>(code_point_at(text, at + 3).value)))
      before_capital.push_back(at);
  }
  return after_stop.empty() ? before_capital : after_stop;
}

bool is_dash(std::string_view text) {
  return text.starts_with("- ") || text.starts_with("• ");
}

// "- A. - B. (cnbc.com)" as bullets; a group at the end of the line backs all before it
// that have none of their own.
std::vector<Piece> split_bullets(const Block& block) {
  const std::size_t mark = is_dash(block.text) ? block.text.find(' ') + 1 : 0;
  std::vector<std::size_t> joints;
  if (mark != 0) joints = bullet_joints(block.text);
  joints.push_back(block.text.size());
  std::vector<Piece> bullets;
  std::size_t begin = mark;
  for (const std::size_t joint : joints) {
    Block part;
    part.text = block.text.substr(begin, joint - begin);
    for (const Link& link : block.links)
      if (link.span.begin >= begin && link.span.end <= joint)
        part.links.push_back(
            {{link.span.begin - begin, link.span.end - begin}, link.address});
    const CitedText cited = take_citations(part);
    Piece bullet{std::string(trimmed(cited.text)), {}, true, {}};
    for (const Citation& citation : cited.citations)
      add_sources(bullet.sources, citation.hosts);
    if (has_words(bullet.text)) bullets.push_back(std::move(bullet));
    begin = joint + 3;
  }
  for (std::size_t i = bullets.size(); i-- > 1;)
    if (bullets[i - 1].sources.empty()) bullets[i - 1].sources = bullets[i].sources;
  return bullets;
}

bool is_summary_heading(std::string_view text) {
  constexpr std::array<std::string_view, 10> names = {
      "summary",    "executive summary", "tl;dr",       "tldr",
      "key points", "in brief",          "at a glance", "key takeaways",
      "highlights", "the short version"};
  std::string folded = fold(trimmed(text));
  while (!folded.empty() && folded.back() == ':') folded.pop_back();
  return std::find(names.begin(), names.end(), folded) != names.end();
}

// The blocks of a draft, told apart.
struct Parts {
  std::string title;
  std::vector<Piece> summary;
  std::vector<Piece> body;
  std::string heading;  // the last, with nothing below it
};

// A first line that no title could be (long, or closed by outlets) stays in the body; its
// first sentence serves as the title.
std::string make_title(const CitedText& first) {
  const auto sentences = find_sentences(first.text);
  const Span span = sentences.empty() ? Span{0, first.text.size()} : sentences.front();
  const std::string_view sentence =
      std::string_view(first.text).substr(span.begin, span.end - span.begin);
  if (sentence.size() <= made_title) return std::string(sentence);
  std::string_view cut = clip(sentence, made_title);
  if (const auto space = cut.rfind(' '); space != std::string_view::npos && space > 0)
    cut = cut.substr(0, space);
  return std::string(cut) + "…";
}

// Takes the title off the blocks.
std::string take_title(Draft& draft) {
  auto& blocks = draft.blocks;
  if (draft.title && has_words(*draft.title)) {
    // Said again by the first heading: once is enough.
    if (!blocks.empty() && blocks.front().kind != BlockKind::bullet &&
        fold(trimmed(blocks.front().text)) == fold(trimmed(*draft.title)))
      blocks.erase(blocks.begin());
    Block stated;
    stated.text = *draft.title;
    return take_citations(stated).text;
  }
  if (blocks.empty()) return {};
  CitedText first = take_citations(blocks.front());
  const bool fits = blocks.front().kind != BlockKind::bullet && !is_dash(first.text) &&
                    first.text.size() <= longest_title && first.citations.empty();
  if (!fits) return make_title(first);
  blocks.erase(blocks.begin());
  return std::move(first.text);
}

// How many blocks at the head, a heading that says so included, are the summary.
std::size_t summary_size(const std::vector<Block>& blocks) {
  std::size_t i = 0;
  if (!blocks.empty() && blocks[0].kind == BlockKind::heading &&
      is_summary_heading(blocks[0].text))
    ++i;
  const std::size_t first = i;
  if (i < blocks.size() && blocks[i].kind == BlockKind::paragraph &&
      is_dash(blocks[i].text))
    ++i;
  else
    while (i < blocks.size() && blocks[i].kind == BlockKind::bullet) ++i;
  return i == first || i == blocks.size() ? 0 : i;
}

// A block of nothing but citations, "Source: CNBC" on a line of its own, closes the span
// before it. False when the block is none.
bool close_last(std::vector<Piece>& pieces, const Block& block) {
  if (pieces.empty()) return false;
  const CitedText cited = take_citations(block);
  if (cited.citations.empty() || has_words(cited.text)) return false;
  for (const Citation& citation : cited.citations)
    add_sources(pieces.back().sources, citation.hosts);
  return true;
}

Parts take_apart(Draft& draft) {
  Parts parts;
  parts.title = take_title(draft);
  const auto& blocks = draft.blocks;
  const std::size_t head = summary_size(blocks);
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    const Block& block = blocks[i];
    if (block.kind == BlockKind::heading) {
      parts.heading += (parts.heading.empty() ? "" : "\n") + take_citations(block).text;
      continue;
    }
    auto& pieces = i < head ? parts.summary : parts.body;
    if (parts.heading.empty() && close_last(pieces, block)) continue;
    const bool bullets =
        i < head || (block.kind == BlockKind::paragraph && is_dash(block.text));
    for (Piece& piece :
         bullets ? split_bullets(block) : split_spans(take_citations(block))) {
      piece.heading = std::exchange(parts.heading, {});
      pieces.push_back(std::move(piece));
    }
  }
  // Bullets on lines of their own whose last one carries the group.
  for (std::size_t i = parts.summary.size(); i-- > 1;)
    if (parts.summary[i - 1].sources.empty())
      parts.summary[i - 1].sources = parts.summary[i].sources;
  return parts;
}

// Letters and digits only: what two saved copies of a brief have in common.
void append_words(std::string& out, std::string_view text) {
  const std::string folded = fold(text);
  const std::size_t had = out.size();
  out.resize(had + folded.size() + 1);
  char* end = out.data() + had;
  for (std::size_t at = 0; at < folded.size();) {
    if (const char plain = folded[at]; (plain & 0x80) == 0) {
      *end = plain;  // and written over by the next one, unless it counts
      end += (plain >= 'a' && plain <= 'z') || (plain >= '0' && plain <= '9') ? 1 : 0;
      ++at;
      continue;
    }
    const CodePoint c = code_point_at(folded, at);
    if (u_isalnum(static_cast<UChar32>(c.value)))
      end = std::copy_n(folded.data() + at, c.size, end);
    at += c.size;
  }
  *end++ = '\n';
  out.resize(static_cast<std::size_t>(end - out.data()));
}

std::string identify(const Parts& parts) {
  std::string whole;
  append_words(whole, parts.title);
  for (const auto* pieces : {&parts.summary, &parts.body})
    for (const Piece& piece : *pieces) {
      append_words(whole, piece.heading);
      append_words(whole, piece.text);
      std::vector<std::string> sources = piece.sources;
      std::sort(sources.begin(), sources.end());
      for (const std::string& host : sources) whole += host + '\n';
    }
  return fmt::format("{:016x}", XXH3_64bits(whole.data(), whole.size()));
}

}  // namespace

Brief parse_brief(Draft draft, const RepeatedLines& repeated) {
  remove_boilerplate(draft.blocks, repeated);
  Brief brief;
  brief.format = std::move(draft.format);
  const Parts parts = take_apart(draft);
  brief.id = identify(parts);
  brief.title = brief.text = parts.title;
  const auto add_text = [&](std::string_view text, std::string_view joint) {
    if (!brief.text.empty()) brief.text += joint;
    const std::size_t begin = brief.text.size();
    brief.text += text;
    return Span{begin, brief.text.size()};
  };
  const auto add_pieces = [&](const std::vector<Piece>& pieces, Zone zone, int n,
                              std::string_view paragraph) {
    bool is_first = true;
    for (const Piece& piece : pieces) {
      if (!piece.heading.empty())
        brief.headings.push_back(add_text(piece.heading, "\n\n"));
      const std::string_view joint = is_first || !piece.heading.empty() ? "\n\n"
                                     : piece.opens_paragraph            ? paragraph
                                                                        : " ";
      is_first = false;
      brief.claims.push_back({++n,
                              zone,
                              add_text(piece.text, joint),
                              piece.sources,
                              piece.opens_paragraph,
                              piece.heading,
                              {}});
    }
  };
  add_pieces(parts.summary, Zone::summary, static_cast<int>(parts.body.size()), "\n");
  add_pieces(parts.body, Zone::body, 0, "\n\n");
  if (!parts.heading.empty()) brief.headings.push_back(add_text(parts.heading, "\n\n"));
  std::sort(brief.claims.begin(), brief.claims.end(),
            [](const Claim& a, const Claim& b) { return a.n < b.n; });
  return brief;
}

}  // namespace debrief
