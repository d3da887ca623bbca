#include "query/suggest.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "debrief/schema.h"
#include "query/vocabulary.h"

namespace debrief {
namespace {

struct Replacement {
  std::size_t at = 0;
  std::size_t length = 0;
  std::string text;
};

class Suggester {
 public:
  Suggester(const IndexSet& indexes, Analyzer& analyzer)
      : indexes_(indexes), analyzer_(analyzer) {}

  void visit(const Query& query) {
    for (const Query& part : query.parts) visit(part);
    if (query.length == 0) return;
    if (query.op == Op::word) visit_word(query);
    if (query.op == Op::value) visit_value(query);
  }

  std::vector<Replacement> replacements;

 private:
  void visit_word(const Query& query) {
    const auto tokens = analyzer_.analyze(query.text);
    if (tokens.size() != 1 || indexes_.all.term_exists(tokens[0].stem)) return;
    if (auto word = nearest_word(indexes_, tokens[0].word))
      replacements.push_back({query.at, query.length, std::move(*word)});
  }

  void visit_value(const Query& query) {
    if (field(query.field).kind != FieldKind::name) return;
    const ResolvedValue value = resolve_value(indexes_, field(query.field), query.text);
    if (!value.values.empty() || value.nearest.empty()) return;
    std::string name = value.nearest.front();
    if (name.find_first_of(" ()\"") != std::string::npos) name = '"' + name + '"';
    replacements.push_back({query.at, query.length, std::move(name)});
  }

  const IndexSet& indexes_;
  Analyzer& analyzer_;
};

}  // namespace

std::optional<std::string> suggest(const std::string& question, const Query& query,
                                   const Binding& binding, const IndexSet& indexes,
                                   Analyzer& analyzer) {
  if (binding.unknown_words.empty() && binding.notes.empty()) return std::nullopt;
  Suggester suggester(indexes, analyzer);
  suggester.visit(query);
  auto& replacements = suggester.replacements;
  if (replacements.empty())
    return binding.suggestion.empty() ? std::nullopt : std::optional(binding.suggestion);
  // From the end, so that places before stay where they are.
  std::sort(replacements.begin(), replacements.end(),
            [](const Replacement& a, const Replacement& b) { return a.at > b.at; });
  std::string meant = question;
  for (const Replacement& r : replacements)
    if (r.at + r.length <= meant.size()) meant.replace(r.at, r.length, r.text);
  return meant;
}

}  // namespace debrief
