// A folder for one test.
#pragma once

#include <cstdlib>
#include <filesystem>
#include <stdexcept>
#include <string>

namespace debrief {

// Empty at first, and gone with it, whatever is in it then.
struct TemporaryFolder {
  TemporaryFolder() {
    if (mkdtemp(path.data()) == nullptr) throw std::runtime_error("no temporary folder");
  }
  ~TemporaryFolder() { std::filesystem::remove_all(path); }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;

  // Of what is called NAME in it.
  std::string operator/(const std::string& name) const { return path + '/' + name; }

  std::string path = (std::filesystem::temp_directory_path() / "debrief-XXXXXX").string();
};

}  // namespace debrief
