// debrief-query: a question -> what the archive says, on the screen. This one answers
// plain questions of an index here and starts in half a millisecond, as it loads no
// library; whatever else is asked, and whatever goes wrong but for damage, is left to the
// whole program, which is asked before anything is said.
#include "debrief/command_line.h"
#include "debrief/error.h"
#include "query/complete.h"
#include "query/flags.h"
#include "query/quick/not_here.h"
#include "query/quick/whole_program.h"
#include "query/run.h"
#include "query/server_name.h"

#include <arpa/inet.h>
#include <unistd.h>
#include <xapian.h>

#include <algorithm>
#include <cstdio>
#include <optional>

namespace {

// A folder, or a server by its number: to look up a name, libraries are loaded.
bool is_reached(const std::string& db) {
  const auto server = debrief::server_of(db);
  in6_addr number{};
  return !server || inet_pton(AF_INET, server->host.c_str(), &number) == 1 ||
         inet_pton(AF_INET6, server->host.c_str(), &number) == 1;
}

// And nothing is kept.
bool is_plain(const debrief::QueryFlags& flags) {
  return !flags.watch && flags.standing.empty() && flags.save.empty() && !flags.saved &&
         flags.delete_saved.empty() &&
         std::all_of(flags.dbs.begin(), flags.dbs.end(), is_reached);
}

bool asks_servers(const debrief::QueryFlags& flags) {
  return std::any_of(flags.dbs.begin(), flags.dbs.end(), [](const std::string& db) {
    return debrief::server_of(db).has_value();
  });
}

// Ends here and now, unless the last of the answer cannot be written, of which
// run_program() knows what to say.
void end_at_once(int code) {
  if (std::fflush(stdout) == 0) _exit(code);
}

// Nothing: it is for the whole program.
std::optional<int> answer_plainly(int argc, char** argv) {
  bool has_asked_servers = false;
  try {
    if (const auto code = debrief::run_completion(argc, argv)) return *code;
    const auto flags = debrief::parse_query_flags(argc, argv);
    if (!flags) return 0;
    has_asked_servers = asks_servers(*flags);
    if (is_plain(*flags)) return debrief::run_query(*flags, end_at_once);
  } catch (const debrief::NotHere&) {
  } catch (const debrief::Damage&) {
    throw;  // Xapian's own readers trust what they read, and might crash
  } catch (const debrief::Error&) {
    // Nobody waits twice for one that does not answer.
    if (has_asked_servers) throw;
  } catch (const Xapian::Error&) {
  }
  return std::nullopt;
}

}  // namespace

int main(int argc, char** argv) {
  return debrief::run_program("debrief-query", [&] {
    if (const auto code = answer_plainly(argc, argv)) return *code;
    debrief::become_whole_program(argv);
  });
}
