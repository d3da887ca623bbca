#include "indexer/walk_archive.h"

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <ctime>
#include <filesystem>
#include <memory>
#include <utility>

#include "indexer/generations.h"

namespace debrief {
namespace {

using Identity = std::pair<dev_t, ino_t>;

std::int64_t nanoseconds(const timespec& time) {
  return std::int64_t{time.tv_sec} * 1'000'000'000 + time.tv_nsec;
}

std::string reason_of(int error) { return std::strerror(error); }

class Walker {
 public:
  Walker(Archive& archive, const std::string& skip) : archive_(archive), skip_(skip) {}

  void visit(const std::string& path, int folder, const char* name) {
    struct stat status {};
    if (fstatat(folder, name, &status, 0) != 0) {
      const int error = errno;
      struct stat link {};
      const bool dangling = error == ENOENT &&
                            fstatat(folder, name, &link, AT_SYMLINK_NOFOLLOW) == 0 &&
                            S_ISLNK(link.st_mode);
      if (dangling)
        refuse(path, "a link to nothing");
      else if (error == ELOOP)
        refuse(path, "a link that leads back to itself");
      else if (error != ENOENT)  // vanished meanwhile: gone, like any other
        refuse(path, reason_of(error), true);
      return;
    }
    if (S_ISREG(status.st_mode))
      archive_.files.push_back({path, static_cast<std::uint64_t>(status.st_size),
                                nanoseconds(status.st_mtim)});
    else if (S_ISDIR(status.st_mode))
      enter(path, folder, name, {status.st_dev, status.st_ino});
    else
      refuse(path, "neither a file nor a folder");
  }

 private:
  void refuse(const std::string& path, std::string reason, bool folder = false) {
    archive_.refusals.push_back({path, std::move(reason), folder});
  }

  void enter(const std::string& path, int parent, const char* name, Identity identity) {
    if (path == skip_ || has_index(path)) return;
    if (std::find(above_.begin(), above_.end(), identity) != above_.end())
      return refuse(path, "a link back to a folder that it lies in");
    if (above_.size() >= 200) return refuse(path, "more than 200 folders deep", true);
    const int descriptor = openat(parent, name, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    const std::unique_ptr<DIR, int (*)(DIR*)> entries(
        descriptor < 0 ? nullptr : fdopendir(descriptor), closedir);
    if (!entries) {
      const int error = errno;
      if (descriptor >= 0) close(descriptor);
      if (error != ENOENT) refuse(path, reason_of(error), true);
      return;
    }
    above_.push_back(identity);
    std::vector<std::string> names;
    for (;;) {
      errno = 0;
      const dirent* entry = readdir(entries.get());
      if (entry == nullptr) break;
      if (entry->d_name[0] != '.') names.emplace_back(entry->d_name);
    }
    if (errno != 0) refuse(path, reason_of(errno), true);
    // Short names sort faster than whole paths, which are then nearly in order.
    std::sort(names.begin(), names.end());
    for (const std::string& below : names)
      visit(path == "/" ? path + below : path + '/' + below, dirfd(entries.get()),
            below.c_str());
    above_.pop_back();
  }

  Archive& archive_;
  const std::string& skip_;
  std::vector<Identity> above_;  // the folders that the walk is in
};

}  // namespace

Date day_of(std::int64_t modified) {
  const auto seconds = static_cast<std::time_t>(modified / 1'000'000'000);
  std::tm local{};
  localtime_r(&seconds, &local);
  return {local.tm_year + 1900, local.tm_mon + 1, local.tm_mday};
}

std::string absolute_path(const std::string& path) {
  std::error_code error;
  std::string whole = std::filesystem::absolute(path, error).lexically_normal().string();
  while (whole.size() > 1 && whole.back() == '/') whole.pop_back();
  return whole;
}

Archive walk_archive(const std::vector<std::string>& paths, const std::string& skip) {
  Archive archive;
  Walker walker(archive, skip);
  for (const std::string& path : paths) {
    archive.roots.push_back(absolute_path(path));
    walker.visit(archive.roots.back(), AT_FDCWD, archive.roots.back().c_str());
  }
  const auto by_path = [](const auto& a, const auto& b) { return a.path < b.path; };
  const auto same_path = [](const auto& a, const auto& b) { return a.path == b.path; };
  if (!std::is_sorted(archive.files.begin(), archive.files.end(), by_path))
    std::sort(archive.files.begin(), archive.files.end(), by_path);
  archive.files.erase(std::unique(archive.files.begin(), archive.files.end(), same_path),
                      archive.files.end());
  std::sort(archive.refusals.begin(), archive.refusals.end(), by_path);
  archive.refusals.erase(
      std::unique(archive.refusals.begin(), archive.refusals.end(), same_path),
      archive.refusals.end());
  return archive;
}

}  // namespace debrief
