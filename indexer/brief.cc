#include "indexer/brief.h"

#include <algorithm>
#include <array>
#include <map>

namespace debrief {

std::vector<SourceCount> count_sources(const Brief& brief) {
  std::map<std::string, std::size_t> counts;
  for (const Claim& claim : brief.claims)
    for (const std::string& host : claim.sources)
      counts[host] += claim.zone == Zone::body ? 1 : 0;
  std::vector<SourceCount> sources;
  for (const auto& [host, claims] : counts) sources.push_back({host, claims});
  std::stable_sort(
      sources.begin(), sources.end(),
      [](const SourceCount& a, const SourceCount& b) { return a.claims > b.claims; });
  return sources;
}

std::string_view name_of(DateMethod method) {
  constexpr std::array<std::string_view, 8> names = {
      "header",  "front-matter", "file-name", "dateline",
      "weekday", "text",         "saved",     "none"};
  return names[static_cast<std::size_t>(method)];
}

std::string_view name_of(Confidence confidence) {
  constexpr std::array<std::string_view, 3> names = {"high", "medium", "low"};
  return names[static_cast<std::size_t>(confidence)];
}

}  // namespace debrief
