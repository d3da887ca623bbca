#include "indexer/print_brief.h"

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <utility>
#include <vector>

#include "debrief/text.h"

namespace debrief {
namespace {

using Json = nlohmann::ordered_json;

// Bytes of a text as code points.
class Offsets {
 public:
  explicit Offsets(const std::string& text) : before_(text.size() + 1) {
    std::size_t count = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
      before_[i] = count;
      // The byte that ends a character completes it.
      const bool more =
          i + 1 < text.size() && (static_cast<unsigned char>(text[i + 1]) & 0xC0) == 0x80;
      if (!more) ++count;
    }
    before_[text.size()] = count;
  }

  Json operator()(const Span& span) const {
    return {before_[span.begin], before_[span.end]};
  }

 private:
  std::vector<std::size_t> before_;  // how many end before a byte
};

Json date_of(const Published& published) {
  return {{"value", published.date ? Json(to_string(*published.date)) : Json(nullptr)},
          {"method", name_of(published.method)},
          {"confidence", name_of(published.confidence)}};
}

std::string text_at(const Brief& brief, const Span& span) {
  return brief.text.substr(span.begin, span.end - span.begin);
}

Json amounts_of(const Brief& brief, const Claim& claim, const Offsets& offsets) {
  Json amounts = Json::array();
  for (const Amount& amount : claim.amounts)
    amounts.push_back({{"kind", name_of(amount.kind)},
                       {"value", amount.value},
                       {"unit", amount.unit},
                       {"text", text_at(brief, amount.span)},
                       {"span", offsets(amount.span)}});
  return amounts;
}

Json claims_of(const Brief& brief, const Offsets& offsets) {
  Json claims = Json::array();
  for (const Claim& claim : brief.claims)
    claims.push_back({{"n", claim.n},
                      {"zone", name_of(claim.zone)},
                      {"text", text_at(brief, claim.span)},
                      {"sources", claim.sources},
                      {"amounts", amounts_of(brief, claim, offsets)}});
  return claims;
}

Json summary_of(const Brief& brief) {
  Json summary = Json::array();
  for (const Claim& claim : brief.claims)
    if (claim.zone == Zone::summary) summary.push_back(text_at(brief, claim.span));
  return summary;
}

// Most mentioned first. `as` lists what the text says when that is not the name: the
// roll-up.
Json names_of(const Brief& brief, NameKind kind, const Offsets& offsets) {
  std::vector<const Name*> names;
  for (const Name& name : brief.names)
    if (name.kind == kind) names.push_back(&name);
  std::stable_sort(names.begin(), names.end(), [](const Name* a, const Name* b) {
    return a->mentions.size() > b->mentions.size();
  });
  Json list = Json::array();
  for (const Name* name : names) {
    Json mentions = Json::array();
    std::map<std::string, std::size_t> spellings;
    for (const Span& mention : name->mentions) {
      mentions.push_back(offsets(mention));
      const std::string spelling = text_at(brief, mention);
      if (spelling != name->name) ++spellings[spelling];
    }
    Json entry = {{"name", name->name},
                  {"count", name->mentions.size()},
                  {"mentions", std::move(mentions)}};
    if (!spellings.empty()) entry["as"] = spellings;
    list.push_back(std::move(entry));
  }
  return list;
}

Json sources_of(const Brief& brief) {
  Json sources = Json::array();
  for (const SourceCount& source : count_sources(brief))
    sources.push_back({{"host", source.host}, {"claims", source.claims}});
  return sources;
}

Json named_of(const Brief& brief, const Offsets& offsets) {
  Json named = Json::array();
  for (const Attribution& one : brief.named)
    named.push_back({{"name", one.name},
                     {"host", one.host.empty() ? Json(nullptr) : Json(one.host)},
                     {"claim", one.claim},
                     {"backed", one.backed},
                     {"span", offsets(one.span)}});
  return named;
}

Json mentioned_of(const Brief& brief, const Offsets& offsets) {
  Json dates = Json::array();
  for (const DateMention& mention : brief.mentioned)
    dates.push_back({{"value", to_string(mention.value)},
                     {"precision", name_of(mention.value.precision)},
                     {"text", text_at(brief, mention.span)},
                     {"span", offsets(mention.span)}});
  return dates;
}

}  // namespace

std::string print_brief(const Brief& brief) {
  const Offsets offsets(brief.text);
  const Json line = {
      {"schema", 1},
      {"path", brief.path},
      {"id", brief.id},
      {"format", brief.format},
      {"title", brief.title},
      {"date", date_of(brief.published)},
      {"saved", brief.saved ? Json(to_string(*brief.saved)) : Json(nullptr)},
      {"summary", summary_of(brief)},
      {"claims", claims_of(brief, offsets)},
      {"companies", names_of(brief, NameKind::company, offsets)},
      {"organizations", names_of(brief, NameKind::organization, offsets)},
      {"people", names_of(brief, NameKind::person, offsets)},
      {"places", names_of(brief, NameKind::place, offsets)},
      {"sources", sources_of(brief)},
      {"named", named_of(brief, offsets)},
      {"mentioned", mentioned_of(brief, offsets)},
      {"text", brief.text}};
  return line.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace debrief
