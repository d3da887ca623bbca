// Drafts as a table of a test holds them.
#pragma once

#include <string>

#include "indexer/formats/draft.h"

namespace debrief {

// One line a block: "p ", "h2 " or "*1 ", then its text with every link as
// [words](address). Before them what is stated: "title: …", "header: …", "front: …",
// each draft of several behind "# FRAGMENT". A refusal is "refused: …", notes come last.
inline std::string print(const Block& block) {
  constexpr std::string_view marks = "hp*";
  std::string out(1, marks[static_cast<std::size_t>(block.kind)]);
  if (block.kind != BlockKind::paragraph) out += std::to_string(block.level);
  out += ' ';
  std::size_t at = 0;
  for (const Link& link : block.links) {
    out += block.text.substr(at, link.span.begin - at);
    out += '[' + block.text.substr(link.span.begin, link.span.end - link.span.begin);
    out += "](" + link.address + ')';
    at = link.span.end;
  }
  return out + block.text.substr(at) + '\n';
}

inline std::string print(const ReadResult& result) {
  std::string out;
  if (!result.refusal.empty()) out += "refused: " + result.refusal + '\n';
  for (const Draft& draft : result.drafts) {
    if (!draft.fragment.empty()) out += "# " + draft.fragment + '\n';
    if (draft.title) out += "title: " + *draft.title + '\n';
    if (draft.header) out += "header: " + to_string(*draft.header) + '\n';
    if (draft.front_matter) out += "front: " + to_string(*draft.front_matter) + '\n';
    for (const Block& block : draft.blocks) out += print(block);
  }
  for (const std::string& note : result.notes) out += "note: " + note + '\n';
  return out;
}

}  // namespace debrief
