#include "indexer/fill_report.h"

#include <fmt/format.h>

#include <algorithm>

#include "debrief/error.h"
#include "debrief/text.h"

namespace debrief {

void tell(const std::string& path, const std::vector<std::string>& notes,
          const std::set<std::string>& formats, Report& report) {
  for (const std::string& note : notes) report.notes.push_back({path, note});
  for (const std::string& format : formats) ++report.by_format[format];
}

void sort_by_path(std::vector<Refusal>& refusals) {
  std::sort(refusals.begin(), refusals.end(),
            [](const Refusal& a, const Refusal& b) { return a.path < b.path; });
}

void require_something(const Archive& archive, const std::vector<Refusal>& missing) {
  if (!missing.empty() && missing.size() == archive.roots.size())
    throw Error(fmt::format("there is nothing at {}", printable(missing.front().path)),
                "name the folder that your briefs are in");
}

}  // namespace debrief
