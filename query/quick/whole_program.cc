#include "query/quick/whole_program.h"

#include <fmt/format.h>
#include <unistd.h>

#include <array>
#include <string>
#include <vector>

#include "debrief/error.h"
#include "query/check_build.h"

namespace debrief {
namespace {

// Where this program is, without a slash at the end; nothing is known: empty.
std::string own_folder() {
  std::array<char, 4096> path;
  const ssize_t size = readlink("/proc/self/exe", path.data(), path.size());
  if (size <= 0 || size == static_cast<ssize_t>(path.size())) return {};
  const std::string name(path.data(), static_cast<std::size_t>(size));
  return name.substr(0, name.rfind('/'));
}

}  // namespace

void become_whole_program(char** typed) {
  std::vector<char*> arguments = {typed[0], const_cast<char*>(built_as)};
  for (char** at = typed; *at != nullptr; ++at)
    if (at != typed) arguments.push_back(*at);
  arguments.push_back(nullptr);
  char** const argv = arguments.data();
  const std::string folder = own_folder();
  if (folder.empty()) execvp(DEBRIEF_WHOLE_BUILT, argv);
  // As it was built, and as it is installed.
  for (const char* path : {DEBRIEF_WHOLE_BUILT, DEBRIEF_WHOLE_INSTALLED})
    execv(fmt::format("{}/{}", folder, path).c_str(), argv);
  throw Error(fmt::format("{} is missing, which answers what this part of debrief-query "
                          "does not",
                          fmt::format("{}/{}", folder, DEBRIEF_WHOLE_BUILT)),
              "install debrief-query as a whole: cmake --install BUILD");
}

}  // namespace debrief
