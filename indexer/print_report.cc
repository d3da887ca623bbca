#include "indexer/print_report.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>
#include <utility>
#include <vector>

namespace debrief {

std::string print_formats(const Report& report) {
  std::vector<std::pair<std::string, std::size_t>> formats(report.by_format.begin(),
                                                           report.by_format.end());
  std::stable_sort(formats.begin(), formats.end(),
                   [](const auto& a, const auto& b) { return a.second > b.second; });
  std::string line;
  for (const auto& [format, count] : formats)
    line += fmt::format("{}{} {}", line.empty() ? "by format: " : ", ", count, format);
  return line;
}

std::string print_counts(const Report& report, double seconds) {
  return fmt::format(
      "{} added, {} changed, {} removed, {} refused, {} unchanged ({:.1f} s)",
      report.added, report.changed, report.removed, report.refused.size(),
      report.unchanged, seconds);
}

std::string print_report(const Report& report, double seconds) {
  using Json = nlohmann::ordered_json;
  Json json = {{"schema", 1},
               {"added", report.added},
               {"changed", report.changed},
               {"removed", report.removed},
               {"refused", Json::array()},
               {"unchanged", report.unchanged},
               {"notes", Json::array()},
               {"by_format", Json::object()},
               {"stopped", report.stopped},
               {"seconds", std::round(seconds * 1000) / 1000}};
  for (const Refusal& refusal : report.refused)
    json["refused"].push_back({{"path", refusal.path}, {"reason", refusal.reason}});
  for (const Note& note : report.notes)
    json["notes"].push_back({{"path", note.path}, {"note", note.text}});
  for (const auto& [format, count] : report.by_format) json["by_format"][format] = count;
  // A path need not be UTF-8.
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace debrief
