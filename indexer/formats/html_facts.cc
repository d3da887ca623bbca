#include "indexer/formats/html_facts.h"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

#include "indexer/formats/block_writer.h"
#include "indexer/formats/entities.h"
#include "indexer/formats/html_tokens.h"
#include "indexer/formats/parse_day.h"

namespace debrief {
namespace {

using nlohmann::json;

constexpr std::size_t largest_json = 1U << 20;  // bytes of JSON-LD
constexpr int deepest = 6;                      // levels of it looked into

// Names of meta elements (name, property or itemprop) that hold the day published: Open
// Graph, Dublin Core, schema.org, Google Scholar, Parse.ly, Sailthru and plain custom.
constexpr std::array<std::string_view, 16> day_names = {"article:published_time",
                                                        "article:published",
                                                        "og:article:published_time",
                                                        "datepublished",
                                                        "publish_date",
                                                        "publishdate",
                                                        "published_date",
                                                        "pubdate",
                                                        "publication_date",
                                                        "citation_publication_date",
                                                        "parsely-pub-date",
                                                        "sailthru.date",
                                                        "dc.date.issued",
                                                        "dcterms.created",
                                                        "dc.date",
                                                        "date"};

std::string lower(std::string text) {
  for (char& c : text)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  return text;
}

class FactReader {
 public:
  explicit FactReader(std::string_view html) : tokens_(html) {}

  HtmlFacts read() {
    for (const HtmlToken* token = &tokens_.next(); token->kind != HtmlKind::end;
         token = &tokens_.next()) {
      if (token->kind != HtmlKind::open) continue;
      see_itemprop(*token);
      if (token->tag == Tag::meta) see_meta(*token);
      if (token->tag == Tag::time) see_time(*token);
      if (token->tag == Tag::title && facts_.page_title.empty())
        facts_.page_title = on_one_line(without_references(token->text));
      if (token->tag == Tag::script && token->text.size() < largest_json &&
          lower(token->attribute("type")) == "application/ld+json")
        see_json(json::parse(token->text, nullptr, false), 0);
    }
    if (facts_.headline.empty()) facts_.headline = json_headline_;
    facts_.published = meta_day_ ? meta_day_ : json_day_ ? json_day_ : item_day_;
    if (!facts_.published && !several_times_) facts_.published = time_day_;
    return std::move(facts_);
  }

 private:
  void see_meta(const HtmlToken& token) {
    std::string name = lower(token.attribute("property"));
    if (name.empty()) name = lower(token.attribute("name"));
    if (name.empty()) return;
    if (name == "og:title" || (name == "twitter:title" && facts_.headline.empty()))
      facts_.headline = on_one_line(token.attribute("content"));
    if (name == "og:site_name")
      facts_.site_name = on_one_line(token.attribute("content"));
    const auto rank = static_cast<std::size_t>(
        std::find(day_names.begin(), day_names.end(), name) - day_names.begin());
    if (rank >= meta_rank_) return;
    if (const auto day = parse_day(token.attribute("content"))) {
      meta_day_ = day;
      meta_rank_ = rank;
    }
  }

  void see_itemprop(const HtmlToken& token) {
    if (item_day_ || token.attributes.empty() || !token.has("itemprop")) return;
    if (lower(token.attribute("itemprop")) != "datepublished") return;
    std::string day = token.attribute("content");
    if (day.empty()) day = token.attribute("datetime");
    item_day_ = parse_day(day);
  }

  void see_time(const HtmlToken& token) {
    const auto day = parse_day(token.attribute("datetime"));
    if (!day) return;
    several_times_ = several_times_ || (time_day_ && *time_day_ != *day);
    time_day_ = day;
  }

  void see_json(const json& value, int level) {
    if (level > deepest) return;
    if (value.is_object()) {
      const auto text = [&](const char* key) {
        const auto found = value.find(key);
        return found != value.end() && found->is_string() ? found->get<std::string>()
                                                          : std::string();
      };
      if (!json_day_) json_day_ = parse_day(text("datePublished"));
      if (json_headline_.empty()) json_headline_ = on_one_line(text("headline"));
    }
    if (value.is_structured())
      for (const json& part : value) see_json(part, level + 1);
  }

  HtmlTokens tokens_;
  HtmlFacts facts_;
  std::string json_headline_;
  std::size_t meta_rank_ = day_names.size();
  std::optional<Date> meta_day_, json_day_, item_day_, time_day_;
  bool several_times_ = false;
};

}  // namespace

HtmlFacts html_facts(std::string_view html) { return FactReader(html).read(); }

}  // namespace debrief
