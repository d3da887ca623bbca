// Where what servers send is kept, for a test.
#pragma once

#include <cstddef>
#include <cstdlib>
#include <filesystem>
#include <optional>
#include <string>
#include <system_error>

#include "tests/temporary_folder.h"

namespace debrief {

// A cache folder of its own, as long as it lives.
class UserCache {
 public:
  UserCache() {
    if (const char* value = std::getenv("XDG_CACHE_HOME")) before_ = value;
    setenv("XDG_CACHE_HOME", (folder_ / "").c_str(), 1);
  }
  ~UserCache() {
    if (before_)
      setenv("XDG_CACHE_HOME", before_->c_str(), 1);
    else
      unsetenv("XDG_CACHE_HOME");
  }
  UserCache(const UserCache&) = delete;
  UserCache& operator=(const UserCache&) = delete;

  // How many tables are there, of whatever.
  std::size_t tables() const {
    namespace fs = std::filesystem;
    std::error_code error;
    std::size_t count = 0;
    for (const auto& one : fs::directory_iterator(folder_ / "debrief/columns", error))
      count += one.is_directory() ? 1 : 0;
    return count;
  }

 private:
  TemporaryFolder folder_;
  std::optional<std::string> before_;
};

}  // namespace debrief
