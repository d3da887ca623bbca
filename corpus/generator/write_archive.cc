#include "corpus/generator/write_archive.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <filesystem>
#include <system_error>
#include <utility>

#include "corpus/generator/tell_brief.h"
#include "debrief/error.h"

namespace debrief::generator {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void fail(const std::string& what, const std::string& name, int code) {
  std::string hint = "choose another place: -o FOLDER";
  if (code == ENOSPC || code == EDQUOT || code == EFBIG)
    hint = "a brief takes about 3 KB, 4 KB on most disks: free some, or ask for fewer";
  if (code == EACCES || code == EPERM || code == EROFS)
    hint = "choose a folder that you may write to: -o FOLDER";
  if (code == EEXIST)
    hint = "briefs are never overwritten: empty the folder, or go on after them: --first";
  throw Error(
      fmt::format("cannot {} {}: {}", what, name, std::generic_category().message(code)),
      hint);
}

void write_all(int descriptor, std::string_view bytes, const std::string& name) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(descriptor, bytes.data(), bytes.size());
    if (written >= 0)
      bytes.remove_prefix(static_cast<std::size_t>(written));
    else if (errno != EINTR)
      fail("write", name, errno);
  }
}

std::string subfolder_name(const Extent& extent, std::uint64_t number) {
  return fmt::format("{:06}", number / extent.per_folder);
}

void make_folder(const std::string& folder) {
  std::error_code error;
  fs::create_directories(folder, error);
  if (error) fail("make", folder, error.value());
}

void check_empty(const std::string& folder) {
  std::error_code error;
  const bool empty = fs::is_empty(folder, error);
  if (error) fail("read", folder, error.value());
  if (!empty)
    throw Error(folder + " is not empty",
                "briefs are only written to a new or empty folder, or after those that "
                "are there: --first K");
}

// An open file; a disk may say only at the end that it is full.
struct OpenFile {
  int descriptor = -1;

  ~OpenFile() {
    if (descriptor >= 0) ::close(descriptor);
  }
  bool close() { return ::close(std::exchange(descriptor, -1)) == 0; }
};

void write_file(const std::string& path, std::string_view text, std::int64_t time) {
  OpenFile file{::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0644)};
  if (file.descriptor < 0) fail("write", path, errno);
  write_all(file.descriptor, text, path);
  const timespec stamp{static_cast<time_t>(time), 0};
  const std::array<timespec, 2> stamps = {stamp, stamp};
  if (::futimens(file.descriptor, stamps.data()) != 0) fail("date", path, errno);
  if (!file.close()) fail("write", path, errno);
}

// One header block: octal fields by the layout of POSIX.1-1988, "ustar". A time before
// 1970 has no octal form: it becomes 0.
std::string tar_header(const std::string& path, std::size_t size, std::int64_t time) {
  std::string block(512, '\0');
  const auto set = [&](std::size_t at, std::string_view text) {
    text.copy(block.data() + at, text.size());
  };
  set(0, path);
  set(100, "0000644");
  set(108, "0000000");
  set(116, "0000000");
  set(124, fmt::format("{:011o}", size));
  set(136, fmt::format("{:011o}", std::max<std::int64_t>(time, 0)));
  set(148, "        ");  // counts as blanks in the sum that replaces it
  set(156, "0");
  set(257, "ustar");
  set(263, "00");
  unsigned sum = 0;
  for (const char c : block) sum += static_cast<unsigned char>(c);
  set(148, fmt::format("{:06o}", sum));
  block[154] = '\0';
  return block;
}

}  // namespace

void write_folder(const Archive& archive, const Extent& extent,
                  const std::string& folder) {
  make_folder(folder);
  if (extent.first == 0) check_empty(folder);
  const World world = make_world();
  std::string subfolder;
  for (std::uint64_t i = extent.first; i < extent.first + extent.count; ++i) {
    if (subfolder.empty() || i % extent.per_folder == 0) {
      subfolder = folder + "/" + subfolder_name(extent, i);
      make_folder(subfolder);
    }
    const BriefPlan plan = plan_brief(archive, i);
    write_file(subfolder + "/" + file_name(archive, i), tell_brief(world, plan),
               file_time(plan));
  }
}

void write_tar(const Archive& archive, const Extent& extent, int descriptor,
               const std::string& name) {
  constexpr std::size_t block = 512;
  constexpr std::size_t buffered = 1 << 20;
  const World world = make_world();
  std::string out;
  for (std::uint64_t i = extent.first; i < extent.first + extent.count; ++i) {
    const BriefPlan plan = plan_brief(archive, i);
    const std::string text = tell_brief(world, plan);
    const std::string path = subfolder_name(extent, i) + "/" + file_name(archive, i);
    out += tar_header(path, text.size(), file_time(plan));
    out += text;
    out.append((block - text.size() % block) % block, '\0');
    if (out.size() < buffered) continue;
    write_all(descriptor, out, name);
    out.clear();
  }
  out.append(2 * block, '\0');
  write_all(descriptor, out, name);
}

}  // namespace debrief::generator
