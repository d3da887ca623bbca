#include <string_view>
#include <unordered_set>

#include "query/render/render.h"
#include "query/render/shell_path.h"

namespace debrief {

std::string render_paths(const Results& results, bool for_terminal) {
  std::string out;
  std::unordered_set<std::string_view> seen;
  const auto add = [&](const Record& record) {
    if (record.paths.empty() || !seen.insert(record.paths.front()).second) return;
    out += for_terminal ? shell_path(record.paths.front(), {}) : record.paths.front();
    out += '\n';
  };
  for (const BriefHit& hit : results.briefs) add(hit.record);
  for (const ClaimHit& hit : results.claims) add(hit.record);
  return out;
}

}  // namespace debrief
