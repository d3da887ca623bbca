#include <fmt/format.h>

#include <string>
#include <string_view>
#include <vector>

#include "debrief/text.h"
#include "query/render/claim_of.h"
#include "query/render/layout.h"
#include "query/render/render.h"

namespace debrief {
namespace {

std::string line_of(const std::vector<std::string>& parts) {
  std::string line;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (i > 0) line += '\t';
    line += printable(parts[i]);  // a tab in it is a space now
  }
  return line + '\n';
}

std::string listed(const std::vector<std::string>& list) {
  std::string out;
  for (const std::string& item : list) out.append(out.empty() ? "" : ", ").append(item);
  return out;
}

std::string day_of(const Record& record) {
  return record.date ? to_string(*record.date) : "undated";
}

std::string line_of(const ClaimHit& hit) {
  const RecordClaim* claim = claim_of(hit);
  return line_of({hit.record.id, day_of(hit.record), shown_title(hit.record),
                  std::to_string(hit.claim), hit.text.text,
                  claim != nullptr ? listed(claim->sources) : ""});
}

}  // namespace

std::string render_oneline(const Results& results) {
  std::string out;
  for (const BriefHit& hit : results.briefs) {
    const Record& record = hit.record;
    out += line_of({record.id, day_of(record), shown_title(record),
                    listed(record.companies), listed(record.sources)});
  }
  for (const ClaimHit& hit : results.claims) out += line_of(hit);
  for (const Bucket& bucket : results.buckets)
    out += line_of({bucket.period, std::to_string(bucket.count)});
  if (results.view == View::facets)
    for (const Facet& facet : results.facets)
      for (const FacetCount& value : facet.values)
        out += line_of({facet.name, value.value, std::to_string(value.count)});
  if (results.view == View::count) out += line_of({std::to_string(results.total)});
  return out;
}

}  // namespace debrief
