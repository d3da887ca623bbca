#include <fmt/format.h>
#include <unistd.h>

#include <cstdio>

#include "corpus/generator/flags.h"
#include "debrief/error.h"

int main(int argc, char** argv) {
  using namespace debrief::generator;
  try {
    const Flags flags = read_flags(argc, argv);
    if (!flags.help.empty())
      fmt::print("{}", flags.help);
    else if (flags.tar)
      write_tar(flags.archive, flags.extent, STDOUT_FILENO, "standard output");
    else
      write_folder(flags.archive, flags.extent, flags.folder);
    return 0;
  } catch (const debrief::Error& error) {
    fmt::print(stderr, "debrief-generate: {}; {}\n", error.what(), error.hint);
  } catch (const std::exception& error) {
    fmt::print(stderr, "debrief-generate: {}\n", error.what());
  }
  return 2;
}
