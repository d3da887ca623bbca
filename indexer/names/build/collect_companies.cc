// Collects the names of companies from public lists into one, a company a line, its other
// spellings after tabs:
//   collect_companies GAZETTEERS > company_list.txt
// GAZETTEERS holds sp500/, sec/, financedatabase/ and yc/ as README.md here describes
// them.
#include <algorithm>
#include <fstream>
#include <iostream>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <vector>

#include "debrief/error.h"
#include "debrief/text.h"
#include "indexer/names/embedded.h"
#include "indexer/names/tokens.h"

namespace {

using namespace debrief;
using Json = nlohmann::json;

// Words that end the names of securities, not of companies.
const std::set<std::string> security_words = {
    "adr",        "ads",       "etf",   "fund",   "warrant", "warrants",
    "depositary", "receipts",  "class", "common", "stock",   "shares",
    "ordinary",   "preferred", "notes", "units",  "inh",     "on",
    "npv",        "dl",        "eo",    "ls",     "hd",      "vz",
    "usd",        "reit",      "publ",  "unit",   "series"};

bool is_legal(const Token& token) {
  static const std::set<std::string> more = {"public", "anonim", "sirketi",
                                             "tbk",    "berhad", "aktiengesellschaft",
                                             "ltda",   "cv",     "sab"};
  static const std::set<std::uint64_t> hashes = [] {
    std::set<std::uint64_t> out;
    for (const std::string& word : more) out.insert(hash_word(word));
    return out;
  }();
  return embedded_words()[token.hash].is(legal_form) || hashes.count(token.hash) != 0;
}

class Collector {
 public:
  // Learns from NAME, which may be no company's, how words are written: "WisdomTree".
  void see(const std::string& name);
  // The name less its legal form; ALIASES are former names and the like.
  void add(const std::string& name, const std::vector<std::string>& aliases = {});
  void print(std::ostream& out);

 private:
  struct Company {
    std::string name;
    std::set<std::string> aliases;
  };
  std::string well_written(const std::string& name) const;

  std::map<std::string, Company> companies_;                    // by folded name
  std::map<std::string, std::map<std::string, int>> writings_;  // by folded word
};

// "Mukand Limited" -> "Mukand"; nothing for what is no company's name.
std::string core_of(const std::string& name) {
  const std::vector<Token> tokens = tokenize(name);
  std::size_t end = tokens.size();
  while (end > 1 &&
         (is_legal(tokens[end - 1]) || tokens[end - 1].kind == TokenKind::mark)) {
    --end;
  }
  const std::size_t first =
      !tokens.empty() && fold(name.substr(0, tokens[0].end)) == "the" && end > 2 ? 1 : 0;
  if (end <= first || end - first > 6) return {};
  for (std::size_t i = first; i < end; ++i) {
    const Token& token = tokens[i];
    if (token.kind == TokenKind::rubbish || token.sign == '%') return {};
    const std::string word = fold(name.substr(token.begin, token.end - token.begin));
    if (security_words.count(word) != 0) return {};
  }
  return name.substr(tokens[first].begin, tokens[end - 1].end - tokens[first].begin);
}

// One word that is in no list of words names nothing else; one that is may name anything.
bool is_plain_word(const std::string& name) {
  const std::vector<Token> tokens = tokenize(name);
  if (tokens.size() != 1) return false;
  return tokens[0].kind != TokenKind::word || tokens[0].size < 3 ||
         embedded_words()[tokens[0].hash].classes != 0;
}

bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }

bool has_small(const std::string& text) {
  return std::any_of(text.begin(), text.end(),
                     [](char c) { return c >= 'a' && c <= 'z'; });
}

void Collector::see(const std::string& name) {
  for (const Token& token : tokenize(name)) {
    const std::string word = name.substr(token.begin, token.end - token.begin);
    if (token.kind == TokenKind::word && has_small(word)) ++writings_[fold(word)][word];
  }
}

// The security lists are in capitals, "AAR CORP", or in Title Case made of them,
// "Wisdomtree": words have the capitals within that most names give them, here or there.
std::string Collector::well_written(const std::string& name) const {
  std::string out = name;
  bool inside = false;
  for (char& c : out) {
    if (has_small(name)) break;
    const bool letter = is_capital(c);
    if (letter && inside) c = static_cast<char>(c + 32);
    inside = letter || c == '\'';
  }
  constexpr int least_seen = 2;
  for (const Token& token : tokenize(name)) {
    const std::size_t size = token.end - token.begin;
    const auto seen = writings_.find(fold(name.substr(token.begin, size)));
    if (seen == writings_.end()) continue;
    const auto most = std::max_element(
        seen->second.begin(), seen->second.end(),
        [](const auto& x, const auto& y) { return x.second < y.second; });
    const std::string_view tail = std::string_view(out).substr(token.begin + 1, size - 1);
    const bool plain = std::none_of(tail.begin(), tail.end(), is_capital);
    const bool telling =
        std::any_of(most->first.begin() + 1, most->first.end(), is_capital);
    if (telling && plain && most->second >= least_seen && most->first.size() == size) {
      out.replace(token.begin, size, most->first);
    }
  }
  return out;
}

void Collector::add(const std::string& name, const std::vector<std::string>& aliases) {
  const std::string core = core_of(name);
  if (core.size() < 3 || is_plain_word(core)) return;
  Company& company = companies_[fold(core)];
  if (company.name.empty()) company.name = core;
  for (const std::string& alias : aliases) {
    const std::string other = core_of(alias);
    if (other.size() >= 3 && !is_plain_word(other) && fold(other) != fold(core)) {
      company.aliases.insert(other);
    }
  }
}

// A first word that no other company begins with, and no list of words has, is what
// people call it: "Synovus" for "Synovus Financial".
void Collector::print(std::ostream& out) {
  const auto first_of = [](const std::string& key) {
    return key.substr(0, key.find(' '));
  };
  std::map<std::string, int> firsts;
  for (const auto& [key, company] : companies_) ++firsts[first_of(key)];
  for (const auto& [key, company] : companies_) {
    const bool short_one = tokenize(company.name).size() == 1 && company.name.size() <= 5;
    const std::string name = short_one ? company.name : well_written(company.name);
    out << name;
    const std::string first = first_of(key);
    if (first != key && firsts[first] == 1 && first.size() >= 5 &&
        !is_plain_word(first) && tokenize(first).size() == 1) {
      out << '\t' << name.substr(0, name.find(' '));
    }
    for (const std::string& alias : company.aliases) out << '\t' << alias;
    out << '\n';
  }
}

std::ifstream open(const std::string& path) {
  std::ifstream file(path);
  if (!file) throw Error("cannot read " + path);
  return file;
}

// The fields of a line of CSV with quotes, or of tab-separated values.
std::vector<std::string> fields(const std::string& line, char separator) {
  std::vector<std::string> out(1);
  bool quoted = false;
  for (const char c : line) {
    if (separator == ',' && c == '"') {
      quoted = !quoted;
    } else if (c == separator && !quoted) {
      out.emplace_back();
    } else if (c != '\r') {
      out.back() += c;
    }
  }
  return out;
}

void collect(const std::string& folder, Collector& collector) {
  std::string line;
  auto sp500 = open(folder + "/sp500/constituents.csv");
  std::getline(sp500, line);
  while (std::getline(sp500, line)) {
    collector.see(fields(line, ',').at(1));
    collector.add(fields(line, ',').at(1));
  }
  auto yc = open(folder + "/yc/companies.jsonl");
  while (std::getline(yc, line)) {
    const Json company = Json::parse(line);
    collector.see(company.at("name"));
    collector.add(company.at("name"), company.at("former_names"));
  }
  auto finance = open(folder + "/financedatabase/companies.tsv");
  std::getline(finance, line);
  while (std::getline(finance, line)) {
    const auto row = fields(line, '\t');
    collector.see(row[0]);
    if (row.size() > 1 && !row[1].empty()) collector.add(row[0]);
  }
  auto sec = open(folder + "/sec/mappings.csv");
  std::getline(sec, line);
  while (std::getline(sec, line)) collector.add(fields(line, ',').at(2));
  auto tickers = open(folder + "/sec/company_tickers.json");
  for (const Json& row : Json::parse(tickers).at("data")) collector.add(row.at(2));
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) {
    std::cerr << "usage: collect_companies GAZETTEERS\n";
    return 2;
  }
  try {
    Collector collector;
    collect(argv[1], collector);
    collector.print(std::cout);
  } catch (const std::exception& error) {
    std::cerr << "collect_companies: " << error.what() << '\n';
    return 2;
  }
}
