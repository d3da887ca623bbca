// What standard output is, and what it is given.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>

#include "query/render/render.h"

namespace debrief {

// The value of an environment variable; unset: empty.
using Environment = std::function<std::string(const char* name)>;

struct Terminal {
  bool is_terminal = false;
  std::size_t width = 80;   // columns, at least 20
  std::size_t height = 24;  // lines
};

// What standard output is. The width is that of the terminal, else $COLUMNS, else 80.
Terminal look_at_terminal();

// The width to use: `columns` as the terminal says (0: it does not), else $COLUMNS, else
// 80; at least 20.
std::size_t screen_width(std::size_t columns, const Environment& environment);

// Whether to colour. WHEN is "auto", "always" or "never" (the flag --color); auto: on a
// terminal that is not "dumb", unless NO_COLOR is set and not empty (no-color.org).
bool wants_color(std::string_view when, bool is_terminal, const Environment& environment);

// Whether to write OSC 8 hyperlinks: only where colours are written, on a terminal known
// to understand them. Others may show their bytes, so this is a list of those that say so
// by a variable of theirs; tmux and screen in between may not pass them on, nor pagers
// other than less. The terminals: "Hyperlinks in Terminal Emulators" by E. Koblinger.
bool wants_links(bool color, bool is_terminal, const Environment& environment);

// Whether what is on the screen can be written over: not on one that is "dumb".
bool can_redraw(const Terminal& terminal);

// TEXT behind what empties the screen; where it is taller, its beginning and "…".
std::string on_fresh_screen(std::string_view text, const Terminal& terminal);

// All of it for the flag --color, from this process's environment and working folder.
Style screen_style(const std::string& when, const Terminal& terminal);

// The same for --preview: in fzf's window, which is no terminal but has a width
// ($FZF_PREVIEW_COLUMNS) and knows colours.
Style preview_style(const std::string& when, const Terminal& terminal);

}  // namespace debrief
