// debrief-index: saved briefs -> an index.
#include "debrief/command_line.h"
#include "indexer/flags.h"
#include "indexer/run.h"

// What jemalloc reads when the program begins: memory that nobody uses goes back within a
// second, for a run has several phases and its peak counts.
extern "C" {
const char* malloc_conf = "dirty_decay_ms:1000,muzzy_decay_ms:0";
}

int main(int argc, char** argv) {
  return debrief::run_program("debrief-index", [&] {
    if (const auto code = debrief::complete_index_arguments(argc, argv)) return *code;
    const auto flags = debrief::parse_index_flags(argc, argv);
    return flags ? debrief::run_index(*flags) : 0;
  });
}
