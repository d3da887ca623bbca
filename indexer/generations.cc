#include "indexer/generations.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <vector>

#include "debrief/error.h"
#include "debrief/index.h"
#include "debrief/text.h"
#include "indexer/ledger.h"
#include "indexer/positions/position_store.h"

namespace debrief {
namespace {

namespace fs = std::filesystem;

// The databases that the stub of DIR names, as it does; none: it is no stub of ours.
std::vector<std::string> names_in_stub(const std::string& dir) {
  std::ifstream stub(fmt::format("{}/{}", dir, stub_name));
  std::vector<std::string> names;
  std::string kind;
  std::string name;
  while (stub >> kind >> name)
    if (kind == "auto" && name.starts_with(generation_prefix)) names.push_back(name);
  return names;
}

std::vector<std::string> shard_names(const std::string& generation, std::size_t shards) {
  if (shards == 1) return {generation};
  std::vector<std::string> names;
  for (std::size_t i = 0; i < shards; ++i)
    names.push_back(fmt::format("{}/{}{}", generation, shard_prefix, i));
  return names;
}

void replace_stub(const std::string& dir, const std::string& name,
                  const std::string& lines) {
  const std::string path = fmt::format("{}/{}", dir, name);
  const std::string fresh = path + ".new";
  const int descriptor =
      open(fresh.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
  bool done = descriptor >= 0 && write(descriptor, lines.data(), lines.size()) ==
                                     static_cast<ssize_t>(lines.size());
  done = done && fsync(descriptor) == 0;
  const int error = errno;
  if (descriptor >= 0) close(descriptor);
  if (!done || rename(fresh.c_str(), path.c_str()) != 0)
    throw Error(fmt::format("cannot write to {}: {}", printable(dir),
                            std::strerror(done ? errno : error)));
}

unsigned long number_of(const std::string& generation) {
  const std::string digits = generation.substr(generation_prefix.size());
  const bool plain = !digits.empty() && digits.size() < 10 &&
                     digits.find_first_not_of("0123456789") == std::string::npos;
  return plain ? std::stoul(digits) : 0;
}

std::vector<std::string> generations_in(const std::string& dir) {
  std::vector<std::string> names;
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(dir, error))
    if (std::string name = entry.path().filename().string();
        name.starts_with(generation_prefix) && number_of(name) != 0)
      names.push_back(std::move(name));
  return names;
}

// True when DIR holds anything but what an index consists of.
bool holds_other_things(const std::string& dir) {
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(dir, error)) {
    const std::string name = entry.path().filename().string();
    if (name != lock_name && !name.starts_with(generation_prefix) &&
        !name.starts_with(stub_name) && !name.starts_with(shard_prefix))
      return true;
  }
  return false;
}

}  // namespace

std::string generation_in_use(const std::string& dir) {
  const std::vector<std::string> names = names_in_stub(dir);
  return names.empty() ? std::string() : names.front().substr(0, names.front().find('/'));
}

std::size_t shards_in_use(const std::string& dir) { return names_in_stub(dir).size(); }

std::vector<std::string> shard_paths(const std::string& dir,
                                     const std::string& generation, std::size_t shards) {
  std::vector<std::string> paths;
  for (const std::string& name : shard_names(generation, shards))
    paths.push_back(fmt::format("{}/{}", dir, name));
  return paths;
}

std::size_t shard_of(const std::string& id, std::size_t shards) {
  return shards == 1 ? 0 : hash_bytes(id) % shards;
}

std::uint64_t bytes_in(const std::vector<std::string>& folders) {
  std::uint64_t bytes = 0;
  std::error_code error;
  for (const std::string& folder : folders)
    for (const auto& entry : fs::directory_iterator(folder, error))
      if (entry.is_regular_file(error)) bytes += entry.file_size(error);
  return bytes;
}

void require_shards(const std::string& dir, bool rebuild,
                    std::optional<std::size_t> shards) {
  const std::size_t used = shards_in_use(dir);
  if (rebuild || !shards || used == 0) return;
  const bool is_for_servers = choose_positions(dir, {}) == PositionStore::table;
  std::string fault;
  if (*shards == 0 && is_for_servers)
    fault = fmt::format("was made for servers, with --shards {}", used);
  else if (used != std::max<std::size_t>(1, *shards))
    fault = fmt::format("has {} shard{}, not {}", used, used == 1 ? "" : "s", *shards);
  else if (*shards != 0 && !is_for_servers)
    fault = "was made without --shards: it is not for servers";
  if (!fault.empty())
    throw Error(
        fmt::format("the index at {} {}", printable(dir), fault),
        fmt::format("make it afresh: debrief-index -d {} --rebuild --shards {} FOLDER",
                    shell_word(dir), *shards));
}

void put_in_use(const std::string& dir, const std::string& generation,
                std::size_t shards) {
  const std::vector<std::string> names = shard_names(generation, shards);
  std::string lines;
  for (const std::string& name : names) lines += fmt::format("auto {}\n", name);
  for (std::size_t i = 0; shards > 1 && i < shards; ++i)
    replace_stub(dir, fmt::format("{}{}", shard_prefix, i),
                 fmt::format("auto {}\n", names[i]));
  replace_stub(dir, std::string(stub_name), lines);
  // Of an index that had more.
  for (std::size_t i = shards > 1 ? shards : 0;; ++i)
    if (std::remove(fmt::format("{}/{}{}", dir, shard_prefix, i).c_str()) != 0) break;
}

void remove_unused(const std::string& dir, const std::string& used) {
  for (const std::string& name : generations_in(dir)) {
    std::error_code error;
    if (name != used) fs::remove_all(fmt::format("{}/{}", dir, name), error);
  }
}

std::string generation_after(const std::string& used) {
  return fmt::format("{}{}", generation_prefix, (used.empty() ? 0 : number_of(used)) + 1);
}

bool has_index(const std::string& dir) { return !generation_in_use(dir).empty(); }

IndexLock::IndexLock(const std::string& dir) {
  if (generation_in_use(dir).empty() && holds_other_things(dir))
    throw Error(
        fmt::format("{} is not an index of debrief and not empty", printable(dir)),
        "name another folder with -d DIR; nothing was changed in this one");
  std::error_code error;
  fs::create_directories(dir, error);
  const std::string path = fmt::format("{}/{}", dir, lock_name);
  if (!error) descriptor_ = open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666);
  if (error || descriptor_ < 0)
    throw Error(fmt::format("cannot make an index at {}: {}", printable(dir),
                            error ? error.message() : std::strerror(errno)),
                "name another place: -d DIR");
  if (flock(descriptor_, LOCK_EX | LOCK_NB) != 0) {
    std::string owner(32, '\0');
    const ssize_t size = pread(descriptor_, owner.data(), owner.size(), 0);
    owner.resize(size > 0 ? static_cast<std::size_t>(size) : 0);
    owner.resize(std::min(owner.find('\n'), owner.size()));
    close(descriptor_);
    throw Error(fmt::format("another debrief-index (process {}) is writing to {}",
                            printable(owner), printable(dir)),
                "wait until it is done, or stop it: what it has committed stays");
  }
  const std::string owner = fmt::format("{}\n", getpid());
  // Only what the message above says hangs on it.
  if (ftruncate(descriptor_, 0) == 0)
    (void)!pwrite(descriptor_, owner.data(), owner.size(), 0);
}

IndexLock::~IndexLock() { close(descriptor_); }

}  // namespace debrief
