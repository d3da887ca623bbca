#include <fmt/format.h>

#include <cmath>
#include <string_view>
#include <vector>

#include "debrief/text.h"
#include "query/render/claim_of.h"
#include "query/render/draw_changes.h"
#include "query/render/layout.h"
#include "query/render/render.h"

namespace debrief {
namespace {

using Row = std::vector<std::string>;

// A spreadsheet takes a field that begins with one of these for a formula and runs it:
// OWASP, "CSV Injection". The apostrophe makes it text.
constexpr std::string_view formula_signs = "=+-@";

std::string quoted_field(std::string field) {
  if (field.find_first_of("\",") == std::string::npos) return field;
  std::string out = "\"";
  for (const char c : field) out += c == '"' ? "\"\"" : std::string(1, c);
  return out + '"';
}

// What a brief says: one line, nothing that a terminal or a spreadsheet would act on.
std::string text_field(std::string_view text) {
  std::string field = printable(text);
  if (!field.empty() && formula_signs.find(field.front()) != std::string_view::npos)
    field.insert(field.begin(), '\'');
  return quoted_field(std::move(field));
}

std::string list_field(const std::vector<std::string>& list) {
  std::string joined;
  for (const std::string& item : list) {
    if (!joined.empty()) joined += "; ";
    joined += item;
  }
  return text_field(joined);
}

std::string score_field(double score) {
  return fmt::format("{:.2f}", std::isfinite(score) ? score : 0);
}

std::string path_field(const Record& record) {
  return record.paths.empty() ? "" : text_field(record.paths.front());
}

std::string day_field(const std::optional<Date>& day) {
  return day ? to_string(*day) : "";
}

std::string date_field(const Record& record) { return day_field(record.date); }

std::string line_of(const Row& row) {
  std::string line;
  for (std::size_t i = 0; i < row.size(); ++i) {
    if (i > 0) line += ',';
    line += row[i];
  }
  return line + "\r\n";
}

std::string brief_lines(const std::vector<BriefHit>& hits) {
  std::string out =
      line_of({"rank", "score", "id", "title", "date", "date_method", "path", "paths",
               "format", "companies", "people", "sources", "snippet"});
  for (const BriefHit& hit : hits) {
    const Record& record = hit.record;
    out += line_of({std::to_string(hit.rank), score_field(hit.score),
                    text_field(record.id), text_field(record.title), date_field(record),
                    text_field(record.date_method), path_field(record),
                    list_field(record.paths), text_field(record.format),
                    list_field(record.companies), list_field(record.people),
                    list_field(record.sources), text_field(hit.snippet.text)});
  }
  return out;
}

std::string claim_lines(const std::vector<ClaimHit>& hits) {
  Row header = {"rank", "score", "brief_id", "title", "date",
                "path", "claim", "zone",     "text",  "sources"};
  const bool is_grouped = !hits.empty() && hits.front().group.has_value();
  if (is_grouped)
    header.insert(header.end(), {"claims", "group_sources", "first", "last"});
  std::string out = line_of(header);
  for (const ClaimHit& hit : hits) {
    const Record& record = hit.record;
    const RecordClaim* claim = claim_of(hit);
    Row row = {std::to_string(hit.rank),
               score_field(hit.score),
               text_field(record.id),
               text_field(record.title),
               date_field(record),
               path_field(record),
               std::to_string(hit.claim),
               std::string(name_of(claim != nullptr ? claim->zone : Zone::body)),
               text_field(hit.text.text),
               claim != nullptr ? list_field(claim->sources) : ""};
    if (is_grouped && hit.group)
      row.insert(row.end(),
                 {std::to_string(hit.group->claims), list_field(hit.group->sources),
                  day_field(hit.group->first), day_field(hit.group->last)});
    out += line_of(row);
  }
  return out;
}

std::string facet_lines(const std::vector<Facet>& facets) {
  std::string out = line_of({"facet", "value", "count"});
  for (const Facet& facet : facets)
    for (const FacetCount& value : facet.values)
      out += line_of({facet.name, text_field(value.value), std::to_string(value.count)});
  return out;
}

std::string change_lines(const Comparison& comparison) {
  std::string out = line_of({"field", "value", "change", "before", "now", "score"});
  for (const ComparedField& field : comparison.fields)
    for (const Change& change : field.changes)
      out += line_of({field.name, text_field(change.value),
                      std::string(kind_of_change(change)), std::to_string(change.before),
                      std::to_string(change.now), score_field(change.score)});
  return out;
}

}  // namespace

std::string render_csv(const Results& results) {
  switch (results.view) {
    case View::briefs:
      return brief_lines(results.briefs);
    case View::claims:
      return claim_lines(results.claims);
    case View::timeline: {
      std::string out = line_of({"period", "count"});
      for (const Bucket& bucket : results.buckets)
        out += line_of({text_field(bucket.period), std::to_string(bucket.count)});
      return out;
    }
    case View::facets:
      return facet_lines(results.facets);
    case View::compare:
      return results.comparison ? change_lines(*results.comparison) : "";
    case View::count:
      return line_of({"total"}) + line_of({std::to_string(results.total)});
  }
  return {};
}

}  // namespace debrief
