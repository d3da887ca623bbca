// Bytes of a file -> drafts, by the reader that the content asks for.
#pragma once

#include <cstddef>
#include <string_view>

#include "indexer/formats/draft.h"

namespace debrief {

inline constexpr std::size_t largest_file = 32U
                                            << 20;  // bytes; what is larger is no brief
inline constexpr std::size_t longest_line = 1U << 20;  // bytes of a line, likewise

// What the file at PATH with these BYTES holds. The path's extension only helps to
// decide; content overrules it. Never throws for what a file may contain.
ReadResult read_draft(std::string_view path, std::string_view bytes);

// The readers, one a file in this folder. Each gets valid UTF-8 without NUL bytes.
Draft read_text(std::string_view text);
Draft read_markdown(std::string_view text);

}  // namespace debrief
