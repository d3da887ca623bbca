#include "query/user_file.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string_view>

#include "debrief/error.h"
#include "debrief/text.h"

namespace debrief {
namespace {

namespace fs = std::filesystem;

std::string folder_of(const char* variable, const char* below_home) {
  // The XDG base directory specification: a relative path there is to be ignored.
  if (const char* base = std::getenv(variable); base != nullptr && base[0] == '/')
    return fmt::format("{}/debrief", base);
  if (const char* home = std::getenv("HOME"); home != nullptr && home[0] != '\0')
    return fmt::format("{}/{}/debrief", home, below_home);
  throw Error("there is no home folder to keep questions in",
              fmt::format("set HOME or {}", variable));
}

[[noreturn]] void fail(std::string_view what, const std::string& path, int error) {
  throw Error(fmt::format("cannot {} {}: {}", what, printable(path), strerror(error)));
}

void make_folder(const std::string& folder) {
  std::error_code error;
  fs::create_directories(folder, error);
  if (error) fail("make the folder", folder, error.value());
}

bool write_whole(int file, std::string_view text) {
  while (!text.empty()) {
    const ssize_t written = write(file, text.data(), text.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return false;
    text.remove_prefix(static_cast<std::size_t>(written));
  }
  return fsync(file) == 0;
}

// What is behind links: people keep such files elsewhere and link to them.
std::string target_of(const std::string& path) {
  std::error_code error;
  const fs::path target = fs::canonical(path, error);
  return error ? path : target.string();
}

}  // namespace

std::string config_folder() { return folder_of("XDG_CONFIG_HOME", ".config"); }

std::string state_folder() { return folder_of("XDG_STATE_HOME", ".local/state"); }

std::string cache_folder() { return folder_of("XDG_CACHE_HOME", ".cache"); }

std::optional<std::string> read_user_file(const std::string& path) {
  errno = 0;
  std::ifstream file(path, std::ios::binary);
  if (!file && (errno == ENOENT || errno == ENOTDIR)) return std::nullopt;
  if (!file) fail("read", path, errno);
  std::string text{std::istreambuf_iterator<char>(file), {}};
  if (file.bad()) fail("read", path, errno);
  return text;
}

void replace_user_file(const std::string& path, const std::string& text) {
  const std::string target = target_of(path);
  std::string fresh = target + ".XXXXXX";
  const int file = mkostemp(fresh.data(), O_CLOEXEC);  // for this user alone
  if (file < 0) fail("write", path, errno);
  const bool written = write_whole(file, text);
  int error = errno;
  close(file);
  if (written && rename(fresh.c_str(), target.c_str()) == 0) return;
  if (written) error = errno;
  unlink(fresh.c_str());
  fail("write", path, error);
}

void remove_user_file(const std::string& path) {
  if (unlink(path.c_str()) != 0 && errno != ENOENT) fail("remove", path, errno);
}

FolderLock::FolderLock(const std::string& folder, bool waits) {
  make_folder(folder);
  const std::string path = folder + "/lock";
  file_ = open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (file_ < 0) fail("write", path, errno);
  while (flock(file_, waits ? LOCK_EX : LOCK_EX | LOCK_NB) != 0)
    if (errno != EINTR) {
      const int error = errno;
      close(file_);
      fail("lock", path, error);
    }
}

FolderLock::~FolderLock() { close(file_); }

}  // namespace debrief
