#include <algorithm>
#include <cmath>

#include "debrief/text.h"
#include "query/render/claim_of.h"
#include "query/render/draw_changes.h"
#include "query/render/json.h"
#include "query/render/render.h"

namespace debrief {
namespace {

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
  Json json = {{"rank", hit.rank},
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
  if (!hit.versions.empty()) json["versions"] = versions_list(hit.versions);
  return json;
}

Json json_of(const ClaimGroup& group) {
  Json members = Json::array();
  for (const GroupMember& member : group.members)
    members.push_back({{"id", member.id},
                       {"claim", member.claim},
                       {"date", text_or_null(member.date)}});
  return {{"claims", group.claims},
          {"sources", group.sources},
          {"first", text_or_null(group.first)},
          {"last", text_or_null(group.last)},
          {"members", members}};
}

Json json_of(const ClaimHit& hit) {
  const Record& record = hit.record;
  const RecordClaim* claim = claim_of(hit);
  Json json = {{"rank", hit.rank},
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
  if (hit.group) json["group"] = json_of(*hit.group);
  return json;
}

Json json_of(const Bucket& bucket) {
  return {{"period", bucket.period}, {"count", bucket.count}};
}

Json json_of(const Change& change) {
  return {{"value", change.value},
          {"before", change.before},
          {"now", change.now},
          {"score", rounded(change.score, 100)}};
}

// With what has become of it.
Json change_of(const Change& change) {
  Json json = json_of(change);
  json["change"] = kind_of_change(change);
  return json;
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

Json json_of(const Comparison& comparison) {
  Json json = {
      {"before", {{"period", comparison.before}, {"briefs", comparison.briefs_before}}},
      {"now", {{"period", comparison.now}, {"briefs", comparison.briefs_now}}},
      {"fields", Json::object()},
      {"more", Json::object()}};
  for (const ComparedField& field : comparison.fields) {
    json["fields"][field.name] = Json::array();
    for (const Change& change : field.changes)
      json["fields"][field.name].push_back(change_of(change));
    json["more"][field.name] = field.more;
  }
  return json;
}

void add_rise(const Rise& rise, Json& json) {
  json["rising"] = list_of(rise.values);
  json["rising_since"] = rise.since;
  json["rising_briefs"] = {{"before", rise.before}, {"now", rise.now}};
}

Json head_of(const Results& results) {
  Json json = {{"schema", json_version},
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
  if (results.corrected) json["corrected"] = *results.corrected;
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
  if (results.rise) add_rise(*results.rise, json);
  if (results.comparison) json["compare"] = json_of(*results.comparison);
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
    case View::compare:
      if (!results.comparison) break;
      for (const ComparedField& field : results.comparison->fields)
        for (const Change& change : field.changes) {
          Json json = {{"field", field.name}};
          json.update(change_of(change));
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
