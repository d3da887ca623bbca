#include <algorithm>
#include <cmath>

#include "debrief/text.h"
#include "query/render/claim_of.h"
#include "query/render/json.h"
#include "query/render/render.h"

namespace debrief {
namespace {

constexpr int format_version = 1;  // "schema": raised when a key changes its meaning

double rounded(double number, double parts) {
  return std::isfinite(number) ? std::round(number * parts) / parts : 0;
}

// Valid UTF-8: each byte that is none becomes U+FFFD, which counts as one code point.
std::string valid(const std::string& text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = code_point_at(text, at);
    append_utf8(out, c.value);
    at += c.size;
  }
  return out;
}

Json highlights_of(const Excerpt& excerpt) {
  Json list = Json::array();
  std::size_t at = 0;
  std::size_t count = 0;
  const auto code_points_before = [&](std::size_t byte) {
    for (; at < std::min(byte, excerpt.text.size()); ++count)
      at += code_point_at(excerpt.text, at).size;
    return count;
  };
  for (const auto& [begin, end] : excerpt.highlights) {
    const std::size_t first = code_points_before(begin);
    list.push_back({first, code_points_before(end)});
  }
  return list;
}

Json json_of(const BriefHit& hit) {
  const Record& record = hit.record;
  return {{"rank", hit.rank},
          {"score", rounded(hit.score, 100)},
          {"id", record.id},
          {"title", record.title},
          {"date", text_or_null(record.date)},
          {"date_method", record.date_method},
          {"date_confidence", record.date_confidence},
          {"path", first_path(record)},
          {"paths", record.paths},
          {"format", record.format},
          {"companies", record.companies},
          {"people", record.people},
          {"sources", record.sources},
          {"snippet", valid(hit.snippet.text)},
          {"highlights", highlights_of(hit.snippet)}};
}

Json json_of(const ClaimHit& hit) {
  const Record& record = hit.record;
  const RecordClaim* claim = claim_of(hit);
  return {{"rank", hit.rank},
          {"score", rounded(hit.score, 100)},
          {"brief",
           {{"id", record.id},
            {"title", record.title},
            {"date", text_or_null(record.date)},
            {"path", first_path(record)}}},
          {"claim", hit.claim},
          {"zone", claim != nullptr ? name_of(claim->zone) : name_of(Zone::body)},
          {"text", valid(hit.text.text)},
          {"sources", claim != nullptr ? Json(claim->sources) : Json::array()},
          {"highlights", highlights_of(hit.text)}};
}

Json json_of(const Bucket& bucket) {
  return {{"period", bucket.period}, {"count", bucket.count}};
}

Json json_of(const FacetCount& value) {
  Json json = {{"value", value.value}, {"count", value.count}};
  if (value.chosen) json["chosen"] = true;
  if (value.hosts.empty()) return json;
  json["hosts"] = Json::array();
  for (const FacetCount& host : value.hosts) json["hosts"].push_back(json_of(host));
  return json;
}

template <typename Value>
Json list_of(const std::vector<Value>& values) {
  Json list = Json::array();
  for (const Value& value : values) list.push_back(json_of(value));
  return list;
}

Json head_of(const Results& results) {
  Json json = {{"schema", format_version},
               {"query", results.query},
               {"understood", results.understood},
               {"view", name_of(results.view)},
               {"relaxed", results.relaxed}};
  if (results.relaxed) {
    json["asked_words"] = results.asked_words;
    json["matched_words"] = results.matched_words;
  }
  json["total"] = results.total;
  json["exact"] = true;
  json["offset"] = results.offset;
  json["elapsed_ms"] = rounded(results.elapsed_ms, 10);
  json["suggestion"] = results.suggestion ? Json(*results.suggestion) : Json(nullptr);
  json["notes"] = results.notes;
  if (!results.partial.empty()) json["partial"] = results.partial;
  return json;
}

}  // namespace

std::string render_json(const Results& results) {
  Json json = head_of(results);
  json["hits"] =
      results.view == View::claims ? list_of(results.claims) : list_of(results.briefs);
  if (results.view == View::timeline) json["buckets"] = list_of(results.buckets);
  json["facets"] = Json::object();
  json["facets_more"] = Json::object();
  for (const Facet& facet : results.facets) {
    json["facets"][facet.name] = list_of(facet.values);
    json["facets_more"][facet.name] = facet.more;
  }
  return dump(json) + '\n';
}

std::string render_jsonl(const Results& results) {
  std::string out;
  const auto add = [&](const Json& json) { out += dump(json) + '\n'; };
  switch (results.view) {
    case View::briefs:
      for (const BriefHit& hit : results.briefs) add(json_of(hit));
      break;
    case View::claims:
      for (const ClaimHit& hit : results.claims) add(json_of(hit));
      break;
    case View::timeline:
      for (const Bucket& bucket : results.buckets) add(json_of(bucket));
      break;
    case View::facets:
      for (const Facet& facet : results.facets)
        for (const FacetCount& value : facet.values) {
          Json json = {{"facet", facet.name}};
          json.update(json_of(value));
          add(json);
        }
      break;
    case View::count:
      add({{"total", results.total}});
      break;
  }
  return out;
}

}  // namespace debrief
