#include <doctest/doctest.h>
#include <fcntl.h>

#include <array>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <string>
#include <string_view>

#include "query/pager.h"
#include "query/terminal.h"
#include "tests/temporary_folder.h"

using namespace debrief;

namespace {

using Variables = std::map<std::string, std::string>;

Environment of(Variables variables) {
  return [variables = std::move(variables)](const char* name) {
    const auto found = variables.find(name);
    return found == variables.end() ? "" : found->second;
  };
}

std::string content_of(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

}  // namespace

TEST_CASE("The width is the terminal's, else COLUMNS, else 80, and never below 20") {
  CHECK_EQ(screen_width(132, of({{"COLUMNS", "100"}})), 132);
  CHECK_EQ(screen_width(0, of({{"COLUMNS", "100"}})), 100);
  CHECK_EQ(screen_width(0, of({})), 80);
  for (const char* nonsense : {"", "wide", "-5", "0", "80x", "99999999999999999999"})
    CHECK_EQ(screen_width(0, of({{"COLUMNS", nonsense}})), 80);
  CHECK_EQ(screen_width(7, of({})), 20);
  CHECK_EQ(screen_width(0, of({{"COLUMNS", "12"}})), 20);
}

TEST_CASE("A fresh screen holds no more lines than it has room for") {
  const Terminal terminal{true, 80, 4};
  const std::string clear = "\x1b[H\x1b[2J";
  CHECK_EQ(on_fresh_screen("", terminal), clear);
  CHECK_EQ(on_fresh_screen("a\nb\nc\n", terminal), clear + "a\nb\nc\n");
  CHECK_EQ(on_fresh_screen("a\nb\nc\nd\n", terminal), clear + "a\nb\n…\n");
  CHECK_EQ(on_fresh_screen("a\nb", terminal), clear + "a\nb");
}

TEST_CASE("Colours are for terminals, unless NO_COLOR or --color says otherwise") {
  struct Row {
    std::string_view when;
    bool is_terminal;
    Variables variables;
    bool expected;
  };
  for (const Row& row :
       {Row{"auto", true, {{"TERM", "xterm"}}, true}, Row{"auto", true, {}, true},
        Row{"auto", false, {{"TERM", "xterm"}}, false},
        Row{"auto", true, {{"NO_COLOR", "1"}}, false},
        Row{"auto", true, {{"NO_COLOR", ""}}, true},
        Row{"auto", true, {{"TERM", "dumb"}}, false},
        Row{"always", false, {{"NO_COLOR", "1"}}, true}, Row{"never", true, {}, false}})
    CHECK_EQ(wants_color(row.when, row.is_terminal, of(row.variables)), row.expected);
}

TEST_CASE("Links are for terminals that are known to understand them") {
  struct Row {
    Variables variables;
    bool expected;
  };
  for (const Row& row :
       {Row{{}, false}, Row{{{"TERM", "xterm-256color"}}, false},
        Row{{{"VTE_VERSION", "5002"}}, true}, Row{{{"VTE_VERSION", "5000"}}, false},
        Row{{{"VTE_VERSION", "4601"}}, false}, Row{{{"TERM", "xterm-kitty"}}, true},
        Row{{{"TERM_PROGRAM", "WezTerm"}}, true},
        Row{{{"TERM_PROGRAM", "Apple_Terminal"}}, false},
        Row{{{"WT_SESSION", "x"}}, true},
        Row{{{"VTE_VERSION", "7200"}, {"TMUX", "/tmp/x"}}, false},
        Row{{{"VTE_VERSION", "7200"}, {"TERM", "screen-256color"}}, false},
        Row{{{"VTE_VERSION", "7200"}, {"PAGER", "less -R"}}, true},
        Row{{{"VTE_VERSION", "7200"}, {"PAGER", "more"}}, false}})
    CHECK_EQ(wants_links(true, true, of(row.variables)), row.expected);
  const Variables vte = {{"VTE_VERSION", "7200"}};
  CHECK_FALSE(wants_links(false, true, of(vte)));
  CHECK_FALSE(wants_links(true, false, of(vte)));
}

TEST_CASE("Only what is taller than the terminal goes through the pager") {
  Terminal terminal;
  terminal.is_terminal = true;
  terminal.height = 3;
  CHECK_EQ(pager_for("1\n2\n", terminal, "more"), "");
  CHECK_EQ(pager_for("1\n2\n3\n", terminal, "more"), "more");
  CHECK_EQ(pager_for("1\n2\n3\n", terminal, ""), "");
  CHECK_EQ(pager_for("1\n2\n3\n", terminal, "cat"), "");
  CHECK_NE(pager_for("1\n2\n3\n", terminal, nullptr).find("less -FRX"),
           std::string::npos);
  terminal.is_terminal = false;
  CHECK_EQ(pager_for("1\n2\n3\n", terminal, "more"), "");
}

TEST_CASE("A pager gets the whole text, and may end before it has read it") {
  const TemporaryFolder folder;
  const std::string text(10'000'000, 'x');
  CHECK(pipe_into("cat > " + (folder / "copy"), text));
  CHECK_EQ(content_of(folder / "copy").size(), text.size());
  CHECK(content_of(folder / "copy") == text);
  CHECK(pipe_into("true", text));
  CHECK(pipe_into("head -c 1 > " + (folder / "one"), text));
  CHECK_EQ(content_of(folder / "one"), "x");
  CHECK(pipe_into("kill -TERM $$", text));
  CHECK(pipe_into("exit 3", text));
}

TEST_CASE("A pager that is not there is said to be none") {
  CHECK_FALSE(pipe_into("exit 127", "text"));
  CHECK_FALSE(pipe_into("exec /nowhere/pager 2>/dev/null", "text"));
}

TEST_CASE("A pager finds signals as they were and LESS set for it") {
  const TemporaryFolder folder;
  unsetenv("LESS");
  CHECK(pipe_into("echo $LESS > " + (folder / "less"), ""));
  CHECK_EQ(content_of(folder / "less"), "FRX\n");
  setenv("LESS", "S", 1);
  CHECK(pipe_into("echo $LESS > " + (folder / "less"), ""));
  CHECK_EQ(content_of(folder / "less"), "S\n");
  unsetenv("LESS");
  // Interrupted as by Ctrl-C: it ends, and this process goes on.
  CHECK(pipe_into("kill -INT $$; echo alive > " + (folder / "alive"), "text"));
  CHECK_FALSE(std::filesystem::exists(folder / "alive"));
}
