// Prints how well names are found, on sets of marked text that lie outside the project:
//   names_quality [DATA]        (else $DEBRIEF_DATA; the folder that has entities/)
//   names_quality DATA SET      what was missed (-) and wrong (+) on one set
// Spans must match exactly. ORG is what find_names calls a company or an organisation.
#include <fmt/core.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <map>

#include "debrief/text.h"
#include "indexer/names/find_names.h"
#include "tests/quality/names_score.h"

namespace {

using namespace debrief;
namespace fs = std::filesystem;

std::string read_all(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

class Report {
 public:
  Report(fs::path data, std::string only)
      : data_(std::move(data)), only_(std::move(only)) {}

  void set(const std::string& name, Wanted wanted, const std::string& bars,
           std::size_t part = 0, std::size_t parts = 1);
  void bare(const std::string& name, const std::string& bars);
  void headlines(const std::string& bars);
  void tags(const std::string& bars);
  void cost(const std::string& bars);

 private:
  bool skips(const std::string& name) const { return !only_.empty() && only_ != name; }
  void line(const std::string& what, const std::vector<MarkedDocument>& documents,
            Wanted wanted, const std::string& bars);

  fs::path data_;
  std::string only_;
  NameBook book_;
};

void show(char sign, const std::string& text, Span span) {
  const std::size_t from = span.begin < 40 ? 0 : span.begin - 40;
  const std::string around = text.substr(from, span.begin - from) + "[[" +
                             text.substr(span.begin, span.end - span.begin) + "]]" +
                             text.substr(span.end, 30);
  fmt::print("{} {}\n", sign, printable(around));
}

void Report::line(const std::string& what, const std::vector<MarkedDocument>& documents,
                  Wanted wanted, const std::string& bars) {
  const Score score =
      score_names(documents, wanted, book_, only_.empty() ? Difference() : show);
  fmt::print("{:<34} P {:.3f}  R {:.3f}  F1 {:.3f}  ({:>5} marked)  {}\n", what,
             score.precision(), score.recall(), score.f1(), score.marked, bars);
}

void Report::set(const std::string& name, Wanted wanted, const std::string& bars,
                 std::size_t part, std::size_t parts) {
  if (skips(name)) return;
  const char* kind = wanted == Wanted::organizations ? " ORG" : " PER";
  line(name + kind,
       read_documents(data_ / "entities" / (name + ".jsonl"), wanted, part, parts),
       wanted, bars);
}

// re3d marks "the World Bank" with its article, which is no part of a name here, besides
// pronouns and whatever stands for people: "we", "the victims", "Iraqi officials".
void Report::bare(const std::string& name, const std::string& bars) {
  if (skips(name)) return;
  auto documents =
      read_documents(data_ / "entities" / (name + ".jsonl"), Wanted::organizations);
  for (MarkedDocument& document : documents) {
    std::set<Span> marked;
    for (Span span : document.marked) {
      for (const std::string_view article : {"the ", "a ", "an "}) {
        const std::string head = fold(document.text.substr(span.begin, article.size()));
        if (head == article) span.begin += article.size();
      }
      marked.insert(span);
    }
    document.marked = std::move(marked);
  }
  line(name + " ORG, articles aside", documents, Wanted::organizations, bars);
}

void Report::headlines(const std::string& bars) {
  if (skips("sentfin")) return;
  auto documents = read_headlines(data_ / "entities" / "sentfin-headlines.jsonl", 4, 5);
  documents.resize(std::min<std::size_t>(documents.size(), 2000));
  line("SEntFiN, 2,000 held out", documents, Wanted::organizations, bars);
}

// "meta-ai-fair" and "Meta AI FAIR" are one.
std::string plain(std::string_view name) {
  std::string out;
  for (const char c : fold(name)) {
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) out += c;
  }
  return out;
}

// The list after "FIELD:" in front matter.
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
  if (skips("ainews")) return;
  std::map<std::string, std::set<std::string>> spellings;
  book_.for_each_alias([&](NameKind, std::string_view alias, std::string_view name) {
    spellings[plain(name)].insert(plain(alias));
  });
  int marked = 0;
  int right = 0;
  for (const auto& entry : fs::directory_iterator(data_ / "archives" / "ainews")) {
    const std::string file = read_all(entry.path());
    const std::size_t end = file.find("\n---", 3);
    const std::string text = file.substr(end + 4);
    std::set<std::string> found;
    for (const Name& name : find_names(text, book_)) {
      if (name.kind > NameKind::organization) continue;
      found.insert(plain(name.name));
      found.insert(spellings[plain(name.name)].begin(),
                   spellings[plain(name.name)].end());
      for (const Span& span : name.mentions) {
        found.insert(plain(text.substr(span.begin, span.end - span.begin)));
      }
    }
    const std::string all = plain(text);
    for (const std::string& tag : tags_of(file.substr(0, end), "companies")) {
      if (all.find(tag) == std::string::npos) continue;
      ++marked;
      right += found.count(tag) != 0;
      if (!only_.empty() && found.count(tag) == 0) fmt::print("- {}\n", tag);
    }
  }
  fmt::print("{:<34} R {:.3f}  ({} tags in the text)  {}\n", "ainews company tags",
             1.0 * right / std::max(marked, 1), marked, bars);
}

// The best of many: what it costs when nothing else runs.
void Report::cost(const std::string& bars) {
  if (skips("cost")) return;
  using Clock = std::chrono::steady_clock;
  const auto microseconds = [](Clock::time_point from) {
    return std::chrono::duration<double, std::micro>(Clock::now() - from).count();
  };
  std::string text;
  for (const auto& entry : fs::directory_iterator(data_ / "seed")) {
    text = read_all(entry.path());
  }
  const auto start = Clock::now();
  const NameBook book;
  const std::size_t names = find_names(text, book).size();
  const double first = microseconds(start);
  double best = first;
  for (int i = 0; i < 500 && names != 0; ++i) {
    const auto from = Clock::now();
    find_names(text, book);
    best = std::min(best, microseconds(from));
  }
  fmt::print("a brief of {} bytes: {:.0f} us; start and first one: {:.0f} us  {}\n",
             text.size(), best, first, bars);
}

}  // namespace

int main(int argc, char** argv) {
  const char* from_env = std::getenv("DEBRIEF_DATA");
  const fs::path data = argc > 1 ? argv[1] : from_env != nullptr ? from_env : "";
  if (!fs::is_directory(data / "entities")) {
    fmt::print(stderr, "names_quality: no entities/ in '{}'\n", data.string());
    return 2;
  }
  constexpr auto org = Wanted::organizations;
  constexpr auto per = Wanted::people;
  Report report(data, argc > 2 ? argv[2] : "");
  report.cost("bar 200 aim 80; start 10,000");
  report.set("finer-ord-val", org, "floor .62 aim .72");
  report.set("sec-filings-test", org, "floor .55 aim .70");
  report.set("re3d-test", org, "floor .60 aim .70");
  report.bare("re3d-test", "no bar");
  report.set("crossner-politics-test", org, "floor .55 aim .70");
  report.set("uner-ewt-test", per, "floor .70 aim .85");
  report.set("wikigold", org, "no bar", 4, 5);
  report.set("wikigold", per, "floor .70 aim .85 (every 5th document)", 4, 5);
  report.headlines("floor R .75 aim R .90");
  report.tags("floor .85 aim .95");
  report.set("finer-ord-train", org, "no bar");
  report.set("worldwide-odd", org, "no bar");
  report.set("worldwide-odd", per, "no bar");
  report.set("re3d-train", org, "no bar");
}
