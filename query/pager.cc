#include "query/pager.h"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <vector>

#include "debrief/error.h"

extern char** environ;  // POSIX declares it nowhere

namespace debrief {
namespace {

// -F ends at once where all fits, -R passes colours, -X leaves the text on the screen.
constexpr const char* usual_pager =
    "command -v less >/dev/null 2>&1 && exec less -FRX; exit 127";
constexpr int cannot_run = 126;  // as POSIX shells say
constexpr int not_found = 127;

// A signal is ignored as long as this lives.
class Ignored {
 public:
  explicit Ignored(int signal) : signal_(signal) {
    struct sigaction ignore {};
    ignore.sa_handler = SIG_IGN;
    sigaction(signal, &ignore, &before_);
  }
  ~Ignored() { sigaction(signal_, &before_, nullptr); }
  Ignored(const Ignored&) = delete;
  Ignored& operator=(const Ignored&) = delete;

 private:
  int signal_;
  struct sigaction before_ {};
};

// The environment, with LESS=FRX for a $PAGER that is less without options.
std::vector<char*> pager_environment(std::string& less) {
  std::vector<char*> variables;
  for (char** variable = environ; *variable != nullptr; ++variable)
    variables.push_back(*variable);
  if (std::getenv("LESS") == nullptr) variables.push_back(less.data());
  variables.push_back(nullptr);
  return variables;
}

// Starts the command with INPUT as its standard input and all signals as they were; no
// process: -1.
pid_t start(const std::string& command, int input) {
  posix_spawn_file_actions_t files;
  posix_spawn_file_actions_init(&files);
  posix_spawn_file_actions_adddup2(&files, input, STDIN_FILENO);
  posix_spawnattr_t how;
  posix_spawnattr_init(&how);
  sigset_t usual;
  sigemptyset(&usual);
  for (const int signal : {SIGINT, SIGQUIT, SIGPIPE}) sigaddset(&usual, signal);
  posix_spawnattr_setsigdefault(&how, &usual);
  posix_spawnattr_setflags(&how, POSIX_SPAWN_SETSIGDEF);
  std::string shell = "/bin/sh";
  std::string option = "-c";
  std::string typed = command;
  std::string less = "LESS=FRX";
  const std::array<char*, 4> arguments = {shell.data(), option.data(), typed.data(),
                                          nullptr};
  pid_t process = -1;
  const int error = posix_spawn(&process, shell.c_str(), &files, &how, arguments.data(),
                                pager_environment(less).data());
  posix_spawn_file_actions_destroy(&files);
  posix_spawnattr_destroy(&how);
  return error == 0 ? process : -1;
}

void write_all(int file, std::string_view text) {
  while (!text.empty()) {
    const ssize_t written = write(file, text.data(), text.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return;  // the command reads no more
    text.remove_prefix(static_cast<std::size_t>(written));
  }
}

int exit_code_of(pid_t process) {
  int status = 0;
  while (waitpid(process, &status, 0) < 0)
    if (errno != EINTR) return 0;
  return WIFEXITED(status) ? WEXITSTATUS(status) : 0;
}

}  // namespace

bool page(std::string_view text, const Terminal& terminal) {
  const std::string pager = pager_for(text, terminal, std::getenv("PAGER"));
  std::fflush(stdout);
  return (!pager.empty() && pipe_into(pager, text)) || print(text);
}

bool print(std::string_view text) {
  const bool done = std::fwrite(text.data(), 1, text.size(), stdout) == text.size() &&
                    std::fflush(stdout) == 0;
  if (!done && errno != EPIPE) throw Error("cannot write to standard output");
  return done;
}

std::string pager_for(std::string_view text, const Terminal& terminal,
                      const char* variable) {
  const auto lines = static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
  if (!terminal.is_terminal || lines < terminal.height) return {};
  const std::string pager = variable == nullptr ? usual_pager : variable;
  return pager == "cat" ? "" : pager;
}

bool pipe_into(const std::string& command, std::string_view text) {
  const Ignored interrupts(SIGINT);
  const Ignored quits(SIGQUIT);
  const Ignored broken_pipes(SIGPIPE);
  std::array<int, 2> ends{};
  if (pipe2(ends.data(), O_CLOEXEC) != 0) return false;
  const pid_t process = start(command, ends[0]);
  close(ends[0]);
  if (process > 0) write_all(ends[1], text);
  close(ends[1]);
  if (process < 0) return false;
  const int code = exit_code_of(process);
  return code != cannot_run && code != not_found;
}

}  // namespace debrief
