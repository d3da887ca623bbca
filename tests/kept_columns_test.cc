// What is kept of servers' columns goes when there is too much of it.
#include "query/kept_columns.h"

#include <doctest/doctest.h>

#include <chrono>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "tests/temporary_folder.h"

using namespace debrief;

TEST_CASE("The columns that were kept first go until the others have room") {
  namespace fs = std::filesystem;
  const TemporaryFolder folder;
  const auto now = fs::file_time_type::clock::now();
  const auto keep = [&](const std::string& name, int age, std::size_t bytes) {
    fs::create_directory(folder / name);
    std::ofstream((folder / name) + "/facets") << std::string(bytes, 'x');
    fs::last_write_time(folder / name, now - std::chrono::hours(age));
  };
  keep("a", 3, 10);
  keep("b", 1, 40);
  keep("c", 2, 50);
  std::ofstream(folder / "lock") << "";
  const auto left = [&](std::uint64_t most) {
    drop_oldest_columns(folder / "", most);
    std::string names;
    for (const char* name : {"a", "b", "c", "lock"})
      if (fs::exists(folder / name)) names += name;
    return names;
  };
  CHECK(left(100) == "abclock");
  CHECK(left(99) == "bclock");
  CHECK(left(90) == "bclock");
  CHECK(left(89) == "block");
  CHECK(left(0) == "lock");
}
