#include "indexer/check_table.h"

#include <fmt/format.h>

#include <filesystem>

#include "debrief/mapped_file.h"
#include "debrief/side_file.h"

namespace debrief {

CheckedTable check_table(const std::string& generation, std::string_view name,
                         std::string_view notes, bool is_open) {
  const auto said = [&](std::string_view what, std::size_t faults) {
    return CheckedTable{fmt::format("table of {}: {}\n", name, what), faults};
  };
  const auto path = [&](std::string_view file) {
    return fmt::format("{}/{}", generation, file);
  };
  const auto is_damaged = [&](std::string_view file) {
    const auto mapped = MappedFile::open(path(file));
    return mapped == nullptr || !is_sealed(mapped->bytes());
  };
  if (!std::filesystem::exists(path(name)))
    return said("not there, and so not used until the next change or --compact", 0);
  if (is_damaged(name)) return said("not as it was written", 1);
  if (std::filesystem::exists(path(notes)) && is_damaged(notes))
    return said("what came since is not as it was written", 1);
  if (!is_open)
    return said(
        "of another state of the index, and so not used until the next change or "
        "--compact",
        0);
  return {};
}

CheckedTable not_used(std::string_view what, std::string_view why) {
  return {fmt::format("{}: {}, and so not used until the next change or --compact\n",
                      what, why),
          0};
}

}  // namespace debrief
