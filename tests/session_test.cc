// Terminal sessions that must go as they are written down: tests/sessions/*.md and the
// README.
//
//   ```console
//   $ debrief-index briefs            a command for sh; goes on in the next line after a
//   134 added, …                      backslash. What it prints, standard error as well
//   $ debrief-query nonsense
//   [exit 1]                          its exit code unless that is 0
//   ```
//
// All commands of a file run in one shell, in a folder of its own that holds the
// project's corpus/ and a link briefs to corpus/briefs. That folder is written
// /home/alice. Run times are not compared. UPDATE_SESSIONS=1 writes down what was printed
// instead of failing.
#include <doctest/doctest.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <regex>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

namespace {

namespace fs = std::filesystem;

using Lines = std::vector<std::string>;

// As many letters as the folder it stands for, so that nothing is laid out differently.
constexpr const char* folder_pattern = "/tmp/XXXXXX";
const std::string folder_shown = "/home/alice";

constexpr char end_mark = '\x1e';  // what the shell prints between two commands

struct Step {
  std::size_t line = 0;    // of the command, from 0
  std::size_t output = 0;  // first line of what is expected
  std::size_t end = 0;     // the line after it
  std::string command;     // without "$ ", lines joined as sh reads them
};

std::string read_whole(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

Lines lines_of(const std::string& text) {
  Lines lines;
  std::istringstream stream(text);
  for (std::string line; std::getline(stream, line);) lines.push_back(line);
  return lines;
}

std::vector<Step> steps_of(const Lines& lines) {
  std::vector<Step> steps;
  bool inside = false;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (lines[i].starts_with("```")) {
      inside = lines[i] == "```console";
    } else if (inside && lines[i].starts_with("$ ")) {
      Step step{i, 0, 0, lines[i].substr(2)};
      while (lines[i].ends_with('\\') && i + 1 < lines.size())
        step.command += '\n' + lines[++i];
      step.output = step.end = i + 1;
      steps.push_back(std::move(step));
    } else if (inside && !steps.empty()) {
      steps.back().end = i + 1;
    }
  }
  return steps;
}

// Files are dated 1 July 2026, noon, so that what follows from file times is always the
// same.
void set_time(const fs::path& path) {
  const timespec noon{1'782'907'200, 0};
  const timespec both[] = {noon, noon};
  utimensat(AT_FDCWD, path.c_str(), both, 0);
}

// A folder with the project's briefs that goes away with it.
class Home {
 public:
  Home() {
    std::string name = folder_pattern;
    path_ = mkdtemp(name.data());
    const fs::path corpus = fs::path(DEBRIEF_SOURCE) / "corpus";
    fs::create_directory(path_ / "corpus");
    fs::copy(corpus / "briefs", path_ / "corpus/briefs", fs::copy_options::recursive);
    for (const auto& entry : fs::directory_iterator(path_ / "corpus/briefs"))
      set_time(entry.path());
    fs::create_directory_symlink("corpus/briefs", path_ / "briefs");
  }
  ~Home() {
    std::error_code error;
    fs::remove_all(path_, error);
  }
  Home(const Home&) = delete;
  Home& operator=(const Home&) = delete;

  const fs::path& path() const { return path_; }

 private:
  fs::path path_;
};

// Runs them one after the other; what each prints, with [exit N] at its end.
std::vector<Lines> run(const std::vector<Step>& steps) {
  const Home home;
  const fs::path out = home.path() / ".output";
  std::ofstream script(home.path() / ".session");
  for (const Step& step : steps) script << step.command << "\nprintf '\\036%d\\n' $?\n";
  script.close();
  const std::string place = home.path().string();
  const std::string line =
      "cd " + place + " && exec env -i HOME=" + place +
      " PATH='" DEBRIEF_PROGRAMS
      ":'\"$PATH\" ASAN_OPTIONS=\"$ASAN_OPTIONS\" TZ=UTC LC_ALL=C.UTF-8 COLUMNS=80"
      " sh .session </dev/null >.output 2>&1";
  (void)std::system(line.c_str());
  std::string text = read_whole(out);
  for (auto at = text.find(place); at != text.npos; at = text.find(place, at))
    text.replace(at, place.size(), folder_shown);
  std::vector<Lines> outputs;
  for (std::size_t at = 0, mark; (mark = text.find(end_mark, at)) != text.npos;) {
    outputs.push_back(lines_of(text.substr(at, mark - at)));
    at = text.find('\n', mark) + 1;
    if (const std::string code = text.substr(mark + 1, at - mark - 2); code != "0")
      outputs.back().push_back("[exit " + code + "]");
  }
  outputs.resize(steps.size(), {"the shell ended before this"});
  return outputs;
}

// Run times vary; they are compared as 0.
std::string comparable(const std::string& line) {
  static const std::regex run_time(R"(\(\d+\.\d s\))");
  static const std::regex elapsed(R"("elapsed_ms": ?[0-9.e+-]+)");
  return std::regex_replace(std::regex_replace(line, run_time, "(0.0 s)"), elapsed,
                            "\"elapsed_ms\":0");
}

Lines comparable(Lines lines) {
  for (std::string& line : lines) line = comparable(line);
  return lines;
}

// Lines of a only with -, lines of b only with +, lines of both with a space, in order,
// by their longest common subsequence.
std::string difference(const Lines& a, const Lines& b) {
  std::vector<std::vector<std::size_t>> common(a.size() + 1,
                                               std::vector<std::size_t>(b.size() + 1));
  for (std::size_t i = a.size(); i-- > 0;)
    for (std::size_t j = b.size(); j-- > 0;)
      common[i][j] = a[i] == b[j] ? common[i + 1][j + 1] + 1
                                  : std::max(common[i + 1][j], common[i][j + 1]);
  std::string text;
  std::size_t i = 0;
  std::size_t j = 0;
  while (i < a.size() || j < b.size()) {
    if (i < a.size() && j < b.size() && a[i] == b[j])
      text += "  " + a[i++] + '\n', ++j;
    else if (j == b.size() || (i < a.size() && common[i + 1][j] >= common[i][j + 1]))
      text += "- " + a[i++] + '\n';
    else
      text += "+ " + b[j++] + '\n';
  }
  return text;
}

Lines expected_of(const Lines& lines, const Step& step) {
  return {lines.begin() + static_cast<std::ptrdiff_t>(step.output),
          lines.begin() + static_cast<std::ptrdiff_t>(step.end)};
}

// Puts what was printed in the place of what was expected, where it differs.
void rewrite(const fs::path& path, Lines lines, const std::vector<Step>& steps,
             const std::vector<Lines>& outputs) {
  for (std::size_t i = steps.size(); i-- > 0;) {
    const Step& step = steps[i];
    if (comparable(expected_of(lines, step)) == comparable(outputs[i])) continue;
    const auto at = lines.begin() + static_cast<std::ptrdiff_t>(step.output);
    lines.erase(at, lines.begin() + static_cast<std::ptrdiff_t>(step.end));
    lines.insert(lines.begin() + static_cast<std::ptrdiff_t>(step.output),
                 outputs[i].begin(), outputs[i].end());
  }
  std::ofstream file(path, std::ios::binary);
  for (const std::string& line : lines) file << line << '\n';
}

std::vector<fs::path> session_files() {
  const fs::path root = DEBRIEF_SOURCE;
  std::vector<fs::path> files;
  if (fs::exists(root / "README.md")) files.push_back(root / "README.md");
  for (const auto& entry : fs::directory_iterator(root / "tests/sessions"))
    if (entry.path().extension() == ".md") files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  return files;
}

}  // namespace

TEST_SUITE("sessions") {
  TEST_CASE("Sessions go as they are written down") {
    for (const fs::path& path : session_files()) {
      const Lines lines = lines_of(read_whole(path));
      const std::vector<Step> steps = steps_of(lines);
      if (steps.empty()) continue;
      const std::vector<Lines> outputs = run(steps);
      if (std::getenv("UPDATE_SESSIONS") != nullptr) {
        rewrite(path, lines, steps, outputs);
        continue;
      }
      for (std::size_t i = 0; i < steps.size(); ++i) {
        const Lines expected = comparable(expected_of(lines, steps[i]));
        const Lines printed = comparable(outputs[i]);
        CHECK_MESSAGE(expected == printed, path.filename().string(), ':',
                      steps[i].line + 1, "\n$ ", steps[i].command, '\n',
                      difference(expected, printed));
      }
    }
  }

  TEST_CASE("A session that goes otherwise is shown line by line") {
    CHECK(difference({"a", "b", "c"}, {"a", "x", "c", "d"}) ==
          "  a\n- b\n+ x\n  c\n+ d\n");
    CHECK(comparable("97 unchanged (1.4 s)") == comparable("97 unchanged (0.3 s)"));
    CHECK(comparable("97 unchanged (1.4 s)") != comparable("96 unchanged (1.4 s)"));
    const Lines text = {"```console", "$ printf 'a\\n' \\", "  >&2", "a",
                        "$ false",    "[exit 1]",           "```",   "b"};
    const std::vector<Step> steps = steps_of(text);
    REQUIRE(steps.size() == 2);
    CHECK(run(steps) == std::vector<Lines>{{"a"}, {"[exit 1]"}});
    CHECK(expected_of(text, steps[0]) == Lines{"a"});
    CHECK(expected_of(text, steps[1]) == Lines{"[exit 1]"});
  }
}
