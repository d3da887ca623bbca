#include "debrief/command_line.h"

#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <new>
#include <system_error>

#include "debrief/error.h"
#include "debrief/mapped_file.h"
#include "debrief/text.h"

namespace debrief {
namespace {

constexpr int cannot = 2;  // exit code

// Keeps the lines of a message, which carets may depend on, and nothing else that a
// terminal would act on.
std::string printable_lines(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at <= text.size();) {
    const auto end = std::min(text.find('\n', at), text.size());
    if (at > 0) out += '\n';
    out += printable(text.substr(at, end - at));
    at = end + 1;
  }
  return out;
}

int fail(std::string_view name, const std::string& message, const std::string& hint) {
  std::fflush(stdout);
  fmt::print(stderr, "{}: {}\n", name, printable_lines(message));
  if (!hint.empty()) fmt::print(stderr, "{}\n", printable_lines(hint));
  return cannot;
}

}  // namespace

int run_program(std::string_view name, const std::function<int()>& run) {
  std::signal(SIGPIPE, SIG_IGN);  // a write that fails says so itself
  exit_when_cut(name);
  try {
    const int code = run();
    if (std::fflush(stdout) != 0 && errno != EPIPE)
      return fail(name, "cannot write to standard output", {});
    return code;
  } catch (const Error& error) {
    return fail(name, error.what(), error.hint);
  } catch (const std::bad_alloc&) {
    return fail(name, "not enough memory", {});
  } catch (const std::system_error& error) {
    // Whoever read the output has seen enough: head, less.
    return error.code().value() == EPIPE ? 0 : fail(name, error.what(), {});
  } catch (const std::exception& error) {
    return fail(name, error.what(), {});
  }
}

Date day_or_today(const std::string& typed) {
  if (typed.empty()) return current_date();
  const auto day = parse_date(typed);
  if (!day)
    throw Error(fmt::format("--today {} is not a day", typed), "write it as 2026-04-27");
  return *day;
}

std::string nearest(std::string_view typed, const std::vector<std::string>& options) {
  std::string best;
  std::size_t least = std::max<std::size_t>(2, typed.size() / 3) + 1;
  for (const std::string& option : options)
    if (const std::size_t edits = edit_distance(typed, option, least - 1);
        edits < least) {
      least = edits;
      best = option;
    }
  return best;
}

}  // namespace debrief
