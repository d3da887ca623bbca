#include "debrief/mapped_file.h"

#include <doctest/doctest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <filesystem>
#include <fstream>
#include <functional>
#include <string>
#include <utility>

#include "debrief/command_line.h"
#include "tests/temporary_folder.h"

using namespace debrief;

namespace {

// How a process ends that runs RUN as a program, and what it says on standard error.
std::pair<int, std::string> outcome(const std::function<int()>& run) {
  std::array<int, 2> ends{};
  REQUIRE(pipe(ends.data()) == 0);
  const pid_t child = fork();
  REQUIRE(child >= 0);
  if (child == 0) {
    dup2(ends[1], STDERR_FILENO);
    _exit(run_program("debrief-query", run));
  }
  close(ends[1]);
  std::string said;
  std::array<char, 512> part;
  for (ssize_t n = 0; (n = read(ends[0], part.data(), part.size())) > 0;)
    said.append(part.data(), static_cast<std::size_t>(n));
  close(ends[0]);
  int status = 0;
  REQUIRE(waitpid(child, &status, 0) == child);
  return {WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status), said};
}

}  // namespace

TEST_CASE("A mapped file is what is in it, and an array lies within it or is none") {
  const TemporaryFolder folder;
  std::ofstream(folder / "file") << "0123456789abcdef";
  std::ofstream(folder / "empty");
  CHECK(MappedFile::open(folder / "none") == nullptr);
  CHECK(MappedFile::open(folder / "empty") == nullptr);
  CHECK(MappedFile::open(folder.path) == nullptr);
  const auto file = MappedFile::open(folder / "file");
  REQUIRE(file != nullptr);
  CHECK_EQ(file->bytes(), "0123456789abcdef");
  CHECK(file->array<std::uint32_t>(8, 2) != nullptr);
  CHECK(file->array<std::uint32_t>(16, 0) != nullptr);
  CHECK(file->array<std::uint32_t>(8, 3) == nullptr);
  CHECK(file->array<std::uint32_t>(8, UINT64_MAX / 2) == nullptr);
  CHECK(file->array<std::uint32_t>(20, 0) == nullptr);
  CHECK(file->array<std::uint32_t>(6, 1) == nullptr);
}

TEST_CASE("A file that is cut while it is read ends a program with a message") {
  const TemporaryFolder folder;
  const std::string path = folder / "file";
  std::ofstream(path) << std::string(100'000, 'x');
  const auto read_last = [&](std::uintmax_t size) {
    return outcome([&] {
      const auto file = MappedFile::open(path);
      std::filesystem::resize_file(path, size);
      return file->bytes().back() == 'x' ? 0 : 1;
    });
  };
  CHECK(read_last(100'000) == std::pair<int, std::string>(0, ""));
  CHECK(read_last(10) ==
        std::pair<int, std::string>(
            2,
            "debrief-query: a file of the index was cut short while it was read, or its "
            "disk fails\ntry again; debrief-index --check says what is damaged\n"));
}
