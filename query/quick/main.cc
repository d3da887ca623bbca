// debrief-query: a question -> what the archive says, on the screen. This one answers
// plain questions of an index here and starts in half a millisecond, as it loads no
// library; whatever else is asked, and whatever goes wrong, is left to the whole program,
// which is asked before anything is said.
#include "debrief/command_line.h"
#include "debrief/error.h"
#include "query/complete.h"
#include "query/flags.h"
#include "query/quick/not_here.h"
#include "query/quick/whole_program.h"
#include "query/run.h"
#include "query/server_name.h"

#include <xapian.h>

#include <algorithm>

namespace {

// Nothing is kept, and nobody far away is asked.
bool is_plain(const debrief::QueryFlags& flags) {
  return !flags.watch && flags.standing.empty() && flags.save.empty() && !flags.saved &&
         flags.delete_saved.empty() &&
         std::none_of(flags.dbs.begin(), flags.dbs.end(), [](const std::string& name) {
           return debrief::server_of(name).has_value();
         });
}

// Nothing: it is for the whole program.
std::optional<int> answer_plainly(int argc, char** argv) {
  try {
    if (const auto code = debrief::run_completion(argc, argv)) return *code;
    const auto flags = debrief::parse_query_flags(argc, argv);
    if (!flags) return 0;
    if (is_plain(*flags)) return debrief::run_query(*flags);
  } catch (const debrief::NotHere&) {
  } catch (const debrief::Error&) {
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
