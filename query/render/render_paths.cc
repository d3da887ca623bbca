#include <string>
#include <string_view>
#include <unordered_set>

#include "query/render/render.h"
#include "query/render/shell_path.h"

namespace debrief {
namespace {

// Calls FN with the first path of each hit, each once.
template <class Fn>
void for_each_path(const Results& results, Fn fn) {
  std::unordered_set<std::string_view> seen;
  const auto add = [&](const Record& record) {
    if (!record.paths.empty() && seen.insert(record.paths.front()).second)
      fn(record.paths.front());
  };
  for (const BriefHit& hit : results.briefs) add(hit.record);
  for (const ClaimHit& hit : results.claims) add(hit.record);
}

}  // namespace

std::string render_paths(const Results& results, bool for_terminal) {
  std::string out;
  for_each_path(results, [&](const std::string& path) {
    out += for_terminal ? shell_path(path, {}) : path;
    out += '\n';
  });
  return out;
}

std::string render_null_paths(const Results& results) {
  std::string out;
  for_each_path(results, [&](const std::string& path) {
    out += path;
    out += '\0';
  });
  return out;
}

}  // namespace debrief
