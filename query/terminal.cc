#include "query/terminal.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <filesystem>

namespace debrief {
namespace {

constexpr std::size_t usual_width = 80;
constexpr std::size_t least_width = 20;

// VTE counts 0.50.0 as 5000; the one before crashed on links.
constexpr std::size_t first_vte_with_links = 5001;

std::string environment_of_process(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? "" : value;
}

std::size_t number_of(const std::string& text) {
  std::size_t number = 0;
  const char* end = text.data() + text.size();
  const auto [rest, error] = std::from_chars(text.data(), end, number);
  return error == std::errc{} && rest == end ? number : 0;
}

bool knows_links(const Environment& environment) {
  const std::string term = environment("TERM");
  const std::string program = environment("TERM_PROGRAM");
  if (!environment("TMUX").empty() || term.starts_with("screen") ||
      term.starts_with("tmux"))
    return false;
  return number_of(environment("VTE_VERSION")) >= first_vte_with_links ||
         term == "xterm-kitty" || term == "xterm-ghostty" || term == "foot" ||
         program == "iTerm.app" || program == "WezTerm" || program == "vscode" ||
         !environment("WT_SESSION").empty();
}

}  // namespace

Terminal look_at_terminal() {
  Terminal terminal;
  terminal.is_terminal = isatty(STDOUT_FILENO) != 0;
  winsize size{};
  if (terminal.is_terminal && ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 &&
      size.ws_row > 0)
    terminal.height = size.ws_row;
  terminal.width = screen_width(size.ws_col, environment_of_process);
  return terminal;
}

std::size_t screen_width(std::size_t columns, const Environment& environment) {
  if (columns == 0) columns = number_of(environment("COLUMNS"));
  if (columns == 0) columns = usual_width;
  return std::max(columns, least_width);
}

bool wants_color(std::string_view when, bool is_terminal,
                 const Environment& environment) {
  if (when != "auto") return when == "always";
  return is_terminal && environment("NO_COLOR").empty() && environment("TERM") != "dumb";
}

bool wants_links(bool color, bool is_terminal, const Environment& environment) {
  const std::string pager = environment("PAGER");
  return color && is_terminal && (pager.empty() || pager.starts_with("less")) &&
         knows_links(environment);
}

bool can_redraw(const Terminal& terminal) {
  return terminal.is_terminal && environment_of_process("TERM") != "dumb";
}

std::string on_fresh_screen(std::string_view text, const Terminal& terminal) {
  std::string screen = "\x1b[H\x1b[2J";
  std::size_t at = 0;
  for (std::size_t line = 1; line < terminal.height && at < text.size(); ++line)
    at = std::min(text.find('\n', at), text.size() - 1) + 1;
  if (at == text.size()) return screen.append(text);
  at = at < 2 ? 0 : text.rfind('\n', at - 2) + 1;
  return screen.append(text.substr(0, at)) + "…\n";
}

Style screen_style(const std::string& when, const Terminal& terminal) {
  Style style;
  style.width = terminal.width;
  style.color = wants_color(when, terminal.is_terminal, environment_of_process);
  style.links = wants_links(style.color, terminal.is_terminal, environment_of_process);
  std::error_code error;  // a folder that is gone: paths are shown whole
  style.folder = std::filesystem::current_path(error).string();
  return style;
}

Style preview_style(const std::string& when, const Terminal& terminal) {
  Terminal window = terminal;
  if (const std::size_t columns =
          number_of(environment_of_process("FZF_PREVIEW_COLUMNS"));
      columns > 0)
    window = {true, std::max(columns, least_width), terminal.height};
  Style style = screen_style(when, window);
  style.links = style.links && terminal.is_terminal;  // fzf shows their bytes
  return style;
}

}  // namespace debrief
