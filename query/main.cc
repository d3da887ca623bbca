// debrief-query: a question -> what the archive says, on the screen.
#include "debrief/command_line.h"
#include "query/check_build.h"
#include "query/complete.h"
#include "query/flags.h"
#include "query/run.h"

int main(int argc, char** argv) {
  return debrief::run_program("debrief-query", [&] {
#ifdef DEBRIEF_IS_WHOLE  // else it is the only one
    debrief::check_build(argc, argv);
#endif
    if (const auto code = debrief::run_completion(argc, argv)) return *code;
    const auto flags = debrief::parse_query_flags(argc, argv);
    return flags ? debrief::run_query(*flags) : 0;
  });
}
