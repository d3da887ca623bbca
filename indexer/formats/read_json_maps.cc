#include "indexer/formats/read_json_maps.h"

#include <fmt/format.h>

#include "debrief/error.h"
#include "indexer/read_option_file.h"

namespace debrief {
namespace {

using Paths = std::vector<std::string>;

constexpr Paths JsonMapping::*parts[] = {
    &JsonMapping::items, &JsonMapping::title,   &JsonMapping::date, &JsonMapping::summary,
    &JsonMapping::body,  &JsonMapping::address, &JsonMapping::id};

JsonMapping read_json_map(const std::string& path) {
  const std::string text = read_option_file(path, "--json-map");
  try {
    return parse_json_mapping(text);
  } catch (const Error& error) {
    throw Error(fmt::format("{}: {}", path, error.what()), error.hint);
  }
}

}  // namespace

JsonMapping read_json_maps(const std::vector<std::string>& paths) {
  const JsonMapping built_in;
  JsonMapping all;
  for (const std::string& path : paths) {
    const JsonMapping one = read_json_map(path);
    for (const auto part : parts) {
      if (one.*part == built_in.*part) continue;  // not named
      if (all.*part == built_in.*part) (all.*part).clear();
      (all.*part).insert((all.*part).end(), (one.*part).begin(), (one.*part).end());
    }
  }
  return all;
}

}  // namespace debrief
