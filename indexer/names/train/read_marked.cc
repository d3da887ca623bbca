#include "indexer/names/train/read_marked.h"

#include <array>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "debrief/error.h"
#include "debrief/text.h"
#include "indexer/names/embedded.h"
#include "indexer/names/tokens.h"

namespace debrief {
namespace {

using Json = nlohmann::json;

struct Set {
  const char* name;
  bool by_line;        // its lines have nothing to do with each other
  MarkKind elsewhere;  // what the set does not mark
  float weight;
  bool hold_out = false;  // every fifth document
};

constexpr std::array sets = {
    Set{"wikigold", false, MarkKind::none, 2.0F, true},
    Set{"wnut17-train", true, MarkKind::other_or_none, 0.1F},
    Set{"wnut17-dev", true, MarkKind::other_or_none, 0.1F},
    Set{"btc-a", true, MarkKind::other_or_none, 0.1F},
    Set{"btc-b", true, MarkKind::other_or_none, 0.1F},
    Set{"btc-e", true, MarkKind::other_or_none, 0.2F},
    Set{"btc-f", true, MarkKind::other_or_none, 0.1F},
    Set{"btc-g", true, MarkKind::other_or_none, 0.2F},
    Set{"btc-h", true, MarkKind::other_or_none, 0.1F},
    Set{"sec-filings-train", false, MarkKind::other_or_none, 0.7F},
    Set{"uner-ewt-dev", false, MarkKind::other_or_none, 1.0F},
    Set{"crossner-ai-train", true, MarkKind::other_or_none, 0.4F},
    Set{"crossner-ai-dev", true, MarkKind::other_or_none, 0.4F},
    Set{"crossner-politics-train", true, MarkKind::none, 1.0F},
    Set{"crossner-politics-dev", true, MarkKind::none, 1.0F},
};

MarkKind kind_of(const std::string& type) {
  static const std::map<std::string, MarkKind> kinds = {
      {"ORG", MarkKind::organization},
      {"PER", MarkKind::person},
      {"LOC", MarkKind::place},
      {"MISC", MarkKind::other},
      {"organisation", MarkKind::organization},
      {"university", MarkKind::organization},
      {"politicalparty", MarkKind::organization},
      {"corporation", MarkKind::organization},
      {"group", MarkKind::organization},
      {"person", MarkKind::person},
      {"politician", MarkKind::person},
      {"researcher", MarkKind::person},
      {"location", MarkKind::place},
      {"country", MarkKind::place}};
  const auto found = kinds.find(type);
  return found == kinds.end() ? MarkKind::other_or_none : found->second;
}

// SEC filings mark "Borrower" and "Lender" as people, which no brief would.
bool is_common(const std::string& surface) {
  const WordTable& words = embedded_words();
  for (const Token& token : tokenize(surface)) {
    if (!words[token.hash].is(common_word)) return false;
  }
  return true;
}

MarkedText read_document(const Json& doc, const Set& set) {
  MarkedText out{.text = doc.at("text").get<std::string>(), .marks = {}};
  out.elsewhere = set.elsewhere;
  out.weight = set.weight;
  std::vector<std::size_t> bytes;
  for (std::size_t at = 0; at < out.text.size(); at += code_point_at(out.text, at).size) {
    bytes.push_back(at);
  }
  bytes.push_back(out.text.size());
  const bool sec = std::string_view(set.name).starts_with("sec");
  for (const Json& entity : doc.at("entities")) {
    MarkKind kind = kind_of(entity.at("type"));
    const bool role = sec && kind == MarkKind::person && is_common(entity.at("surface"));
    if (role) kind = MarkKind::other_or_none;
    out.marks.push_back({bytes.at(entity.at("start")), bytes.at(entity.at("end")), kind});
  }
  return out;
}

void add_by_line(const MarkedText& whole, std::vector<MarkedText>& out) {
  std::size_t begin = 0;
  while (begin < whole.text.size()) {
    std::size_t end = whole.text.find('\n', begin);
    if (end == std::string::npos) end = whole.text.size();
    MarkedText line = whole;
    line.text = whole.text.substr(begin, end - begin);
    line.marks.clear();
    for (const Mark& mark : whole.marks) {
      if (mark.begin >= begin && mark.end <= end) {
        line.marks.push_back({mark.begin - begin, mark.end - begin, mark.kind});
      }
    }
    out.push_back(std::move(line));
    begin = end + 1;
  }
}

bool is_company(const std::string& name) {
  static const std::set<std::string> others = {
      "nifty",  "sensex",  "gold",   "silver",   "rupee", "crude",   "oil",  "copper",
      "market", "euro",    "dollar", "yen",      "brent", "bullion", "bank", "banks",
      "it",     "psu",     "asian",  "european", "us",    "global",  "dow",  "nikkei",
      "india",  "indian",  "mid",    "midcap",   "small", "pharma",  "fmcg", "auto",
      "metal",  "natural", "wall",   "base",     "bond"};
  return !name.empty() && name[0] >= 'A' && name[0] <= 'Z' &&
         others.count(fold(name.substr(0, name.find_first_of(" -")))) == 0;
}

void read_headlines(const std::filesystem::path& path, std::vector<MarkedText>& out) {
  std::ifstream file(path);
  std::size_t n = 0;
  for (std::string line; std::getline(file, line);) {
    if (n++ % 5 == 4) continue;
    const Json doc = Json::parse(line);
    MarkedText text{.text = doc.at("text").get<std::string>(), .marks = {}};
    text.elsewhere = MarkKind::anything;
    text.not_organization = true;
    text.weight = 0.7F;
    for (const Json& entity : doc.at("entities")) {
      const auto name = entity.get<std::string>();
      const std::size_t at = text.text.find(name);
      if (at == std::string::npos) continue;
      const MarkKind kind =
          is_company(name) ? MarkKind::organization : MarkKind::other_or_none;
      text.marks.push_back({at, at + name.size(), kind});
    }
    out.push_back(std::move(text));
  }
}

}  // namespace

std::vector<MarkedText> read_marked(const std::filesystem::path& data) {
  std::vector<MarkedText> out;
  for (const Set& set : sets) {
    std::ifstream file(data / "entities" / (std::string(set.name) + ".jsonl"));
    if (!file) throw Error(std::string("cannot read the set ") + set.name);
    std::size_t n = 0;
    for (std::string line; std::getline(file, line);) {
      if (set.hold_out && n++ % 5 == 4) continue;
      const MarkedText text = read_document(Json::parse(line), set);
      if (set.by_line) {
        add_by_line(text, out);
      } else {
        out.push_back(text);
      }
    }
  }
  read_headlines(data / "entities" / "sentfin-headlines.jsonl", out);
  return out;
}

}  // namespace debrief
