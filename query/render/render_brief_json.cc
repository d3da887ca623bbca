#include <map>

#include "debrief/text.h"
#include "query/render/json.h"
#include "query/render/render.h"

namespace debrief {
namespace {

Json names_of(const std::vector<std::string>& names) {
  Json list = Json::array();
  for (const std::string& name : names) list.push_back({{"name", name}});
  return list;
}

// Spans count from the beginning of the claim's text.
Json amounts_of(const RecordClaim& claim) {
  Json list = Json::array();
  const std::string_view text = claim.text;
  std::size_t bytes = 0;  // counted so far, so that a long claim is counted once
  std::size_t counted = 0;
  for (const RecordAmount& amount : claim.amounts) {
    const std::string_view said = text.substr(amount.begin, amount.end - amount.begin);
    if (amount.begin < bytes) bytes = counted = 0;
    counted += count_code_points(text.substr(bytes, amount.begin - bytes));
    bytes = amount.begin;
    list.push_back({{"kind", name_of(amount.kind)},
                    {"value", amount.value},
                    {"unit", amount.unit},
                    {"text", said},
                    {"span", {counted, counted + count_code_points(said)}}});
  }
  return list;
}

Json named_of(const Record& record) {
  Json list = Json::array();
  for (const RecordAttribution& one : record.named)
    list.push_back({{"name", one.name},
                    {"host", one.host.empty() ? Json(nullptr) : Json(one.host)},
                    {"claim", one.claim},
                    {"backed", one.backed}});
  return list;
}

Json claims_of(const Record& record) {
  Json list = Json::array();
  for (std::size_t i = 0; i < record.claims.size(); ++i) {
    const RecordClaim& claim = record.claims[i];
    list.push_back({{"n", i + 1},
                    {"zone", name_of(claim.zone)},
                    {"text", claim.text},
                    {"sources", claim.sources},
                    {"amounts", amounts_of(claim)}});
  }
  return list;
}

Json summary_of(const Record& record) {
  Json list = Json::array();
  for (const RecordClaim& claim : record.claims)
    if (claim.zone == Zone::summary) list.push_back(claim.text);
  return list;
}

// Claims of the body alone: bullets repeat them.
Json sources_of(const Record& record) {
  std::map<std::string, std::size_t> claims;
  for (const RecordClaim& claim : record.claims)
    if (claim.zone == Zone::body)
      for (const std::string& host : claim.sources) ++claims[host];
  Json list = Json::array();
  for (const std::string& host : record.sources)
    list.push_back({{"host", host}, {"claims", claims[host]}});
  return list;
}

}  // namespace

std::string render_brief_json(const Record& record,
                              const std::vector<Version>& versions) {
  Json json = {{"schema", json_version},
               {"path", first_path(record)},
               {"paths", record.paths},
               {"id", record.id},
               {"format", record.format},
               {"title", record.title},
               {"date",
                {{"value", text_or_null(record.date)},
                 {"method", record.date_method},
                 {"confidence", record.date_confidence}}},
               {"saved", text_or_null(record.saved)},
               {"summary", summary_of(record)},
               {"claims", claims_of(record)},
               {"companies", names_of(record.companies)},
               {"organizations", names_of(record.organizations)},
               {"people", names_of(record.people)},
               {"places", names_of(record.places)},
               {"sources", sources_of(record)},
               {"named", named_of(record)}};
  if (!versions.empty()) json["versions"] = versions_list(versions);
  return dump(json) + '\n';
}

}  // namespace debrief
