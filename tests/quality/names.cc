// Prints how well names are found, on sets of marked text that lie outside the project:
//   names_quality [DATA]        (else $DEBRIEF_DATA; the folder that has entities/)
//   names_quality DATA SET      what was missed (-) and wrong (+) on one set
// Spans must match exactly. ORG is what find_names calls a company or an organisation.
#include <fmt/core.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <vector>

#include "debrief/text.h"
#include "indexer/names/find_names.h"

namespace {

using namespace debrief;
using Json = nlohmann::json;
using Spans = std::set<Span>;

struct Score {
  int right = 0;
  int found = 0;
  int marked = 0;

  double precision() const { return found == 0 ? 0 : 1.0 * right / found; }
  double recall() const { return marked == 0 ? 0 : 1.0 * right / marked; }
  double f1() const { return found + marked == 0 ? 0 : 2.0 * right / (found + marked); }
};

std::string read_all(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

std::vector<Json> read_lines(const std::filesystem::path& path) {
  std::vector<Json> out;
  std::ifstream file(path);
  for (std::string line; std::getline(file, line);) out.push_back(Json::parse(line));
  return out;
}

// Byte offsets of every code point: the sets count in code points.
std::vector<std::size_t> bytes_of(const std::string& text) {
  std::vector<std::size_t> out;
  for (std::size_t at = 0; at < text.size(); at += code_point_at(text, at).size) {
    out.push_back(at);
  }
  out.push_back(text.size());
  return out;
}

enum class Wanted { org, person };

Spans marked_spans(const Json& doc, Wanted wanted) {
  static const std::set<std::string> orgs = {
      "ORG",        "Organisation", "Organization", "organisation", "politicalparty",
      "university", "corporation",  "group"};
  static const std::set<std::string> people = {"PER",    "Person",     "person",
                                               "writer", "politician", "researcher"};
  const auto text = doc.at("text").get<std::string>();
  const auto bytes = bytes_of(text);
  Spans out;
  for (const Json& entity : doc.at("entities")) {
    const auto type = entity.at("type").get<std::string>();
    if ((wanted == Wanted::org ? orgs : people).count(type) == 0) continue;
    out.insert({bytes.at(entity.at("start")), bytes.at(entity.at("end"))});
  }
  return out;
}

Spans found_spans(const std::vector<Name>& names, Wanted wanted) {
  Spans out;
  for (const Name& name : names) {
    const bool org =
        name.kind == NameKind::company || name.kind == NameKind::organization;
    const bool fits = wanted == Wanted::org ? org : name.kind == NameKind::person;
    if (fits) out.insert(name.mentions.begin(), name.mentions.end());
  }
  return out;
}

class Report {
 public:
  Report(std::filesystem::path data, std::string only)
      : data_(std::move(data)), only_(std::move(only)) {}

  // Part K of N of the documents when N is above 1.
  void spans(const std::string& set, Wanted wanted, const std::string& bars,
             std::size_t part = 0, std::size_t parts = 1);
  void headlines(const std::string& bars);
  void tags(const std::string& bars);

 private:
  void line(const std::string& what, const Score& score, const std::string& bars);
  void differences(const std::string& text, const Spans& marked, const Spans& found);

  std::filesystem::path data_;
  std::string only_;
  NameBook book_;
};

void Report::line(const std::string& what, const Score& score, const std::string& bars) {
  fmt::print("{:<34} P {:.3f}  R {:.3f}  F1 {:.3f}  ({:>5} marked)  {}\n", what,
             score.precision(), score.recall(), score.f1(), score.marked, bars);
}

void Report::differences(const std::string& text, const Spans& marked,
                         const Spans& found) {
  const auto show = [&](char sign, const Span& span) {
    const std::size_t from = span.begin < 40 ? 0 : span.begin - 40;
    std::string around = text.substr(from, span.begin - from) + "[[" +
                         text.substr(span.begin, span.end - span.begin) + "]]" +
                         text.substr(span.end, 30);
    fmt::print("{} {}\n", sign, printable(around));
  };
  for (const Span& span : marked) {
    if (found.count(span) == 0) show('-', span);
  }
  for (const Span& span : found) {
    if (marked.count(span) == 0) show('+', span);
  }
}

void Report::spans(const std::string& set, Wanted wanted, const std::string& bars,
                   std::size_t part, std::size_t parts) {
  if (!only_.empty() && only_ != set) return;
  Score score;
  std::size_t n = 0;
  for (const Json& doc : read_lines(data_ / "entities" / (set + ".jsonl"))) {
    if (n++ % parts != part) continue;
    const auto text = doc.at("text").get<std::string>();
    const Spans marked = marked_spans(doc, wanted);
    const Spans found = found_spans(find_names(text, book_), wanted);
    score.marked += static_cast<int>(marked.size());
    score.found += static_cast<int>(found.size());
    for (const Span& span : found) score.right += marked.count(span) != 0;
    if (!only_.empty()) differences(text, marked, found);
  }
  line(set + (wanted == Wanted::org ? " ORG" : " PER"), score, bars);
}

// What SEntFiN marks besides companies: goods, money, indexes and whole branches.
bool is_company_mark(const std::string& name) {
  static const std::set<std::string> others = {
      "nifty",    "sensex",    "gold",      "silver",   "rupee",   "crude",   "oil",
      "copper",   "market",    "euro",      "dollar",   "yen",     "nickel",  "zinc",
      "lead",     "aluminium", "brent",     "pound",    "bullion", "sugar",   "cotton",
      "rubber",   "guar",      "turmeric",  "wheat",    "soybean", "pepper",  "jeera",
      "cardamom", "chana",     "bse",       "nse",      "mcx",     "psu",     "it",
      "fmcg",     "india",     "asian",     "european", "banks",   "us",      "china",
      "japan",    "s&p",       "bank",      "nikkei",   "mentha",  "refined", "natural",
      "forex",    "bond",      "bonds",     "india's",  "indian",  "global",  "dow",
      "ftse",     "stoxx",     "australia", "crudeoil", "spot",    "mustard", "coriander",
      "wall"};
  std::string first = fold(name.substr(0, name.find(' ')));
  return !name.empty() && name[0] >= 'A' && name[0] <= 'Z' && others.count(first) == 0 &&
         name.find(" stocks") == std::string::npos &&
         name.find(" shares") == std::string::npos &&
         name.find(" funds") == std::string::npos;
}

void Report::headlines(const std::string& bars) {
  if (!only_.empty() && only_ != "sentfin") return;
  Score score;
  std::size_t n = 0;
  for (const Json& doc : read_lines(data_ / "entities" / "sentfin-headlines.jsonl")) {
    if (n++ % 5 != 4 || n > 10'000) continue;
    const auto text = doc.at("text").get<std::string>();
    Spans marked;
    Spans others;
    for (const Json& entity : doc.at("entities")) {
      const auto name = entity.get<std::string>();
      const std::size_t at = text.find(name);
      if (at == std::string::npos) continue;
      (is_company_mark(name) ? marked : others).insert({at, at + name.size()});
    }
    Spans found;
    for (const Span& span : found_spans(find_names(text, book_), Wanted::org)) {
      if (others.count(span) == 0) found.insert(span);
    }
    for (const Span& span : found) score.right += marked.count(span) != 0;
    score.found += static_cast<int>(found.size());
    score.marked += static_cast<int>(marked.size());
    if (!only_.empty()) differences(text, marked, found);
  }
  line("SEntFiN 2,000 held out", score, bars);
}

// "meta-ai-fair" and "Meta AI FAIR" are one.
std::string plain(std::string_view name) {
  std::string out;
  for (const char c : fold(name)) {
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) out += c;
  }
  return out;
}

std::vector<std::string> tags_of(const std::string& head, const std::string& field) {
  std::vector<std::string> out;
  std::size_t at = head.find("\n" + field + ":");
  if (at == std::string::npos) return out;
  at = head.find('\n', at + 1);
  while (at != std::string::npos && head.compare(at + 1, 4, "  - ") == 0) {
    const std::size_t end = head.find('\n', at + 1);
    out.push_back(plain(head.substr(at + 5, end - at - 5)));
    at = end;
  }
  return out;
}

void Report::tags(const std::string& bars) {
  if (!only_.empty() && only_ != "ainews") return;
  Score score;
  int shown = 0;
  int shown_right = 0;
  std::map<std::string, std::set<std::string>> spellings;
  book_.for_each_alias([&](NameKind, std::string_view alias, std::string_view name) {
    spellings[plain(name)].insert(plain(alias));
  });
  for (const auto& entry :
       std::filesystem::directory_iterator(data_ / "archives" / "ainews")) {
    const std::string file = read_all(entry.path());
    const std::size_t end = file.find("\n---", 3);
    const std::string head = file.substr(0, end);
    const std::string text = file.substr(end + 4);
    std::set<std::string> found;
    for (const Name& name : find_names(text, book_)) {
      if (name.kind != NameKind::company && name.kind != NameKind::organization) continue;
      found.insert(plain(name.name));
      found.insert(spellings[plain(name.name)].begin(),
                   spellings[plain(name.name)].end());
      for (const Span& span : name.mentions) {
        found.insert(plain(text.substr(span.begin, span.end - span.begin)));
      }
    }
    const std::string all = plain(text);
    for (const std::string& tag : tags_of(head, "companies")) {
      if (all.find(tag) == std::string::npos) continue;
      ++score.marked;
      if (found.count(tag) != 0) {
        ++score.right;
      } else if (!only_.empty()) {
        fmt::print("- {}  {}\n", tag, entry.path().filename().string());
      }
    }
  }
  score.found = score.marked;
  fmt::print("{:<34} R {:.3f}  ({} tags in the text)  {}\n", "ainews company tags",
             score.recall(), score.marked, bars);
  (void)shown;
  (void)shown_right;
}

}  // namespace

int main(int argc, char** argv) {
  const char* from_env = std::getenv("DEBRIEF_DATA");
  const std::filesystem::path data = argc > 1 ? argv[1] : from_env ? from_env : "";
  if (!std::filesystem::is_directory(data / "entities")) {
    fmt::print(stderr, "names_quality: no entities/ in '{}'\n", data.string());
    return 2;
  }
  Report report(data, argc > 2 ? argv[2] : "");
  report.spans("finer-ord-val", Wanted::org, "floor .62 aim .72");
  report.spans("sec-filings-test", Wanted::org, "floor .55 aim .70");
  report.spans("re3d-test", Wanted::org, "floor .60 aim .70");
  report.spans("crossner-politics-test", Wanted::org, "floor .55 aim .70");
  report.spans("uner-ewt-test", Wanted::person, "floor .70 aim .85");
  report.spans("wikigold", Wanted::person, "floor .70 aim .85 (every 5th document)", 4,
               5);
  report.headlines("floor R .75 aim R .90");
  report.tags("floor .85 aim .95");
  report.spans("finer-ord-train", Wanted::org, "not a bar");
  report.spans("worldwide-odd", Wanted::org, "not a bar");
  report.spans("worldwide-odd", Wanted::person, "not a bar");
  report.spans("re3d-train", Wanted::org, "not a bar");
}
