// Prints how well debrief ranks public collections, with and without --expand: MAP over
// the top 1000 and nDCG@10, --any, as a user gets them. DATA holds NAME/docs.jsonl,
// queries.tsv and qrels.txt.
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
#include "query/expand_query.h"
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
    brief.claims.push_back({1, Zone::body, {begin, brief.text.size()}, {}, true, {}, {}});
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
                              const std::string& question, bool is_expanded) {
  const Query query = parse_query(plain(question), Date{2026, 1, 1}, true);
  SearchOptions options;
  options.limit = depth;
  const Binding binding = bind_query(query, indexes, analyzer);
  if (is_expanded) options.added = expand_query(indexes, binding.query);
  std::vector<std::string> ranking;
  for (const Match& match :
       search_briefs(indexes, split_filters(binding.query), options).matches)
    ranking.push_back(names[match.id - 1]);
  return ranking;
}

// What to reach; 0: nothing is asked.
struct Bar {
  const char* name;
  double map_floor, map_aim;
  double gain_floor, gain_aim;  // nDCG@10
  double expanded_floor;        // MAP with --expand; aim: a tenth over without
};

constexpr Bar bars[] = {
    {"cacm", .349, .3648, 0, 0, .365},  {"npl-vaswani", .290, .2992, 0, 0, .30},
    {"cranfield", .300, .306, 0, 0, 0}, {"cisi", .207, .209, 0, 0, 0},
    {"med", .532, .532, 0, 0, .56},     {"scifact", 0, 0, .685, .70, 0}};

struct Measured {
  double map = 0;
  double gain = 0;
  std::size_t count = 0;
};

class Collection {
 public:
  explicit Collection(const std::string& folder)
      : queries_(folder + "/queries.tsv"), indexes_(index_of(folder, names_)) {
    std::ifstream qrels(folder + "/qrels.txt");
    for (std::string query, iteration, document, grade;
         qrels >> query >> iteration >> document >> grade;)
      judged_[query][document] = std::stoi(grade);
  }

  Measured measure(bool is_expanded) {
    Measured mean;
    std::ifstream queries(queries_);
    for (std::string line; std::getline(queries, line);) {
      const auto tab = line.find('\t');
      const auto grades = judged_.find(line.substr(0, tab));
      if (grades == judged_.end()) continue;
      const auto ranking =
          rank(indexes_, names_, analyzer_, line.substr(tab + 1), is_expanded);
      mean.map += average_precision(ranking, grades->second);
      mean.gain += ndcg(ranking, grades->second, 10);
      ++mean.count;
    }
    mean.map /= static_cast<double>(mean.count);
    mean.gain /= static_cast<double>(mean.count);
    return mean;
  }

 private:
  std::string queries_;
  std::vector<std::string> names_;
  IndexSet indexes_;
  std::map<std::string, Grades> judged_;
  Analyzer analyzer_;
};

std::string shown(double bar) { return bar == 0 ? "-" : fmt::format("{:.4f}", bar); }

void print_row(const Bar& bar, const std::string& folder) {
  Collection collection(folder);
  const Measured plain = collection.measure(false);
  const Measured expanded = collection.measure(true);
  fmt::print("{:<12} {:>9}  {:.4f} {:>6} {:>6}  {:.4f} {:>6} {:>6}", bar.name,
             plain.count, plain.map, shown(bar.map_floor), shown(bar.map_aim), plain.gain,
             shown(bar.gain_floor), shown(bar.gain_aim));
  fmt::print("  {:.4f} {:>6} {:>6} {:>+6.1f}%  {:.4f}\n", expanded.map,
             shown(bar.expanded_floor),
             shown(bar.expanded_floor == 0 ? 0 : 1.1 * plain.map),
             100 * (expanded.map / plain.map - 1), expanded.gain);
}

}  // namespace
}  // namespace debrief

int main(int argc, char** argv) {
  if (argc != 2) {
    fmt::print(stderr, "usage: debrief_quality_retrieval DATA\n");
    return 2;
  }
  fmt::print("{:<12} {:>9}  {:<20}  {:<20}  --expand: {:<17}  {}\n", "", "questions",
             "MAP    floor    aim", "nDCG@10 floor   aim", "MAP floor aim gain",
             "nDCG@10");
  for (const debrief::Bar& bar : debrief::bars) {
    const std::string folder = fmt::format("{}/{}", argv[1], bar.name);
    if (std::filesystem::exists(folder + "/docs.jsonl")) debrief::print_row(bar, folder);
  }
}
