// Prints how well debrief ranks public collections: MAP over the top 1000 and nDCG@10,
// --any, as a user gets them. DATA holds NAME/docs.jsonl, queries.tsv and qrels.txt.
#include <fmt/format.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>
#include <vector>

#include "debrief/analysis.h"
#include "indexer/make_document.h"
#include "query/bind_query.h"
#include "query/parse_query.h"
#include "query/search.h"
#include "tests/quality/ranking.h"

namespace debrief {
namespace {

constexpr std::size_t depth = 1000;

// The collection as an index: title and text of a document as title and one claim.
IndexSet index_of(const std::string& folder, std::vector<std::string>& names) {
  Xapian::WritableDatabase db(std::string(), Xapian::DB_BACKEND_INMEMORY);
  Analyzer analyzer;
  std::ifstream docs(folder + "/docs.jsonl");
  for (std::string line; std::getline(docs, line);) {
    const auto json = nlohmann::json::parse(line);
    Brief brief;
    brief.id = fmt::format("{:016}", names.size());
    brief.title = brief.text = json.value("title", "");
    brief.text += "\n\n";
    const std::size_t begin = brief.text.size();
    brief.text += json.value("text", "");
    brief.claims.push_back({1, Zone::body, {begin, brief.text.size()}, {}, true, {}});
    db.add_document(document_of(make_document(brief, analyzer).parts));
    names.push_back(json.at("_id").get<std::string>());
  }
  IndexSet indexes;
  indexes.all = db;
  indexes.parts = {db};
  return indexes;
}

// A question in prose, with nothing in it that the query language would act on.
std::string plain(std::string text) {
  for (char& c : text)
    if (std::string_view("\"()*:-").find(c) != std::string_view::npos) c = ' ';
  return text;
}

std::vector<std::string> rank(const IndexSet& indexes,
                              const std::vector<std::string>& names, Analyzer& analyzer,
                              const std::string& question) {
  const Query query = parse_query(plain(question), Date{2026, 1, 1}, true);
  SearchOptions options;
  options.limit = depth;
  const Binding binding = bind_query(query, indexes, analyzer);
  std::vector<std::string> ranking;
  for (const Match& match :
       search_briefs(indexes, split_filters(binding.query), options).matches)
    ranking.push_back(names[match.id - 1]);
  return ranking;
}

void measure(const std::string& folder, const std::string& name) {
  std::vector<std::string> names;
  const IndexSet indexes = index_of(folder, names);
  std::map<std::string, Grades> judged;
  std::ifstream qrels(folder + "/qrels.txt");
  for (std::string query, iteration, document, grade;
       qrels >> query >> iteration >> document >> grade;)
    judged[query][document] = std::stoi(grade);
  Analyzer analyzer;
  double map = 0;
  double gain = 0;
  std::size_t count = 0;
  std::ifstream queries(folder + "/queries.tsv");
  for (std::string line; std::getline(queries, line);) {
    const auto tab = line.find('\t');
    const auto grades = judged.find(line.substr(0, tab));
    if (grades == judged.end()) continue;
    const auto ranking = rank(indexes, names, analyzer, line.substr(tab + 1));
    map += average_precision(ranking, grades->second);
    gain += ndcg(ranking, grades->second, 10);
    ++count;
  }
  fmt::print("{:<14} {:>4} questions  MAP {:.4f}  nDCG@10 {:.4f}\n", name, count,
             map / static_cast<double>(count), gain / static_cast<double>(count));
}

}  // namespace
}  // namespace debrief

int main(int argc, char** argv) {
  if (argc != 2) {
    fmt::print(stderr, "usage: debrief_quality_retrieval DATA\n");
    return 2;
  }
  for (const char* name : {"cacm", "npl-vaswani", "cranfield", "cisi", "med", "scifact"})
    if (std::filesystem::exists(fmt::format("{}/{}/docs.jsonl", argv[1], name)))
      debrief::measure(fmt::format("{}/{}", argv[1], name), name);
}
