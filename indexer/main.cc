// debrief-index: saved briefs -> an index.
#include "debrief/command_line.h"
#include "indexer/flags.h"
#include "indexer/run.h"

int main(int argc, char** argv) {
  return debrief::run_program("debrief-index", [&] {
    if (const auto code = debrief::complete_index_arguments(argc, argv)) return *code;
    const auto flags = debrief::parse_index_flags(argc, argv);
    return flags ? debrief::run_index(*flags) : 0;
  });
}
