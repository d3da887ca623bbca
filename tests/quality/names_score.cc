#include "tests/quality/names_score.h"

#include <fstream>
#include <nlohmann/json.hpp>

#include "debrief/error.h"
#include "debrief/text.h"
#include "indexer/names/find_names.h"

namespace debrief {
namespace {

using Json = nlohmann::json;

std::vector<Json> read_lines(const std::filesystem::path& path, std::size_t part,
                             std::size_t parts) {
  std::vector<Json> out;
  std::ifstream file(path);
  if (!file) throw Error("cannot read " + path.string());
  std::size_t n = 0;
  for (std::string line; std::getline(file, line);) {
    if (n++ % parts == part) out.push_back(Json::parse(line));
  }
  return out;
}

bool is_wanted(const std::string& type, Wanted wanted) {
  static const std::set<std::string> organizations = {
      "ORG",        "Organisation", "Organization", "organisation", "politicalparty",
      "university", "corporation",  "group"};
  static const std::set<std::string> people = {"PER", "Person", "person", "politician",
                                               "researcher"};
  return (wanted == Wanted::organizations ? organizations : people).count(type) != 0;
}

// What SEntFiN marks besides companies begins with one of these, or has a small letter.
bool is_company(const std::string& name) {
  static const std::set<std::string> others = {
      "nifty",     "sensex",    "gold",  "silver",    "rupee",   "crude",    "oil",
      "copper",    "market",    "euro",  "dollar",    "yen",     "nickel",   "zinc",
      "lead",      "aluminium", "brent", "pound",     "bullion", "sugar",    "cotton",
      "rubber",    "guar",      "wheat", "soybean",   "pepper",  "turmeric", "jeera",
      "cardamom",  "chana",     "bse",   "nse",       "mcx",     "psu",      "it",
      "fmcg",      "india",     "asian", "european",  "banks",   "bank",     "us",
      "china",     "japan",     "s&p",   "nikkei",    "mentha",  "refined",  "natural",
      "forex",     "bond",      "bonds", "india's",   "indian",  "global",   "dow",
      "ftse",      "stoxx",     "wall",  "australia", "spot",    "crudeoil", "mustard",
      "coriander", "european"};
  const std::string first = fold(name.substr(0, name.find(' ')));
  return !name.empty() && name[0] >= 'A' && name[0] <= 'Z' && others.count(first) == 0 &&
         name.find(" stocks") == std::string::npos &&
         name.find(" shares") == std::string::npos &&
         name.find(" funds") == std::string::npos;
}

}  // namespace

std::vector<MarkedDocument> read_documents(const std::filesystem::path& path,
                                           Wanted wanted, std::size_t part,
                                           std::size_t parts) {
  std::vector<MarkedDocument> out;
  for (const Json& line : read_lines(path, part, parts)) {
    MarkedDocument document{.text = line.at("text"), .marked = {}, .open = {}};
    std::vector<std::size_t> bytes;
    for (std::size_t at = 0; at < document.text.size();
         at += code_point_at(document.text, at).size) {
      bytes.push_back(at);
    }
    bytes.push_back(document.text.size());
    for (const Json& entity : line.at("entities")) {
      if (!is_wanted(entity.at("type"), wanted)) continue;
      document.marked.insert({bytes.at(entity.at("start")), bytes.at(entity.at("end"))});
    }
    out.push_back(std::move(document));
  }
  return out;
}

std::vector<MarkedDocument> read_headlines(const std::filesystem::path& path,
                                           std::size_t part, std::size_t parts) {
  std::vector<MarkedDocument> out;
  for (const Json& line : read_lines(path, part, parts)) {
    MarkedDocument document{.text = line.at("text"), .marked = {}, .open = {}};
    for (const std::string name : line.at("entities")) {
      const std::size_t at = document.text.find(name);
      if (at == std::string::npos) continue;
      (is_company(name) ? document.marked : document.open).insert({at, at + name.size()});
    }
    out.push_back(std::move(document));
  }
  return out;
}

Score score_names(const std::vector<MarkedDocument>& documents, Wanted wanted,
                  const NameBook& book, const Difference& difference) {
  Score score;
  for (const MarkedDocument& document : documents) {
    std::set<Span> found;
    for (const Name& name : find_names(document.text, book)) {
      const bool organization =
          name.kind == NameKind::company || name.kind == NameKind::organization;
      const bool fits =
          wanted == Wanted::organizations ? organization : name.kind == NameKind::person;
      if (!fits) continue;
      for (const Span& span : name.mentions) {
        if (document.open.count(span) == 0) found.insert(span);
      }
    }
    score.marked += static_cast<int>(document.marked.size());
    score.found += static_cast<int>(found.size());
    for (const Span& span : found) {
      const bool right = document.marked.count(span) != 0;
      score.right += right;
      if (!right && difference) difference('+', document.text, span);
    }
    for (const Span& span : document.marked) {
      if (difference && found.count(span) == 0) difference('-', document.text, span);
    }
  }
  return score;
}

}  // namespace debrief
