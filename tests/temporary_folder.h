// A folder for one test.
#pragma once

#include <fmt/format.h>

#include <cstdlib>
#include <filesystem>
#include <stdexcept>
#include <string>
#include <string_view>

namespace debrief {

// Empty at first, and gone with it, whatever is in it then.
struct TemporaryFolder {
  TemporaryFolder() {
    if (mkdtemp(path.data()) == nullptr) throw std::runtime_error("no temporary folder");
  }
  ~TemporaryFolder() { std::filesystem::remove_all(path); }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;

  // The path of what is called NAME in it.
  std::string operator/(std::string_view name) const {
    return fmt::format("{}/{}", path, name);
  }

  std::string path = (std::filesystem::temp_directory_path() / "debrief-XXXXXX").string();
};

}  // namespace debrief
