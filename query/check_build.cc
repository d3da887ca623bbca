#include "query/check_build.h"

#include <algorithm>
#include <string_view>

#include "debrief/error.h"

namespace debrief {

void check_build(int& argc, char** argv) {
  const std::string_view own = built_as;
  const std::string_view option = own.substr(0, own.find('=') + 1);
  if (argc < 2 || !std::string_view(argv[1]).starts_with(option)) return;
  if (argv[1] != own)
    throw Error(
        "debrief-query and debrief-query-whole, which it needs for that, are not "
        "of the same build",
        "install both from one: cmake --install BUILD");
  std::copy(argv + 2, argv + argc + 1, argv + 1);  // with the null pointer behind them
  --argc;
}

}  // namespace debrief
