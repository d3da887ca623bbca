#include "query/suggest.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "query/nearest_word.h"

namespace debrief {
namespace {

// Each is looked for among all words of the index.
constexpr std::size_t most_guesses = 16;

struct Replacement {
  std::size_t at = 0;
  std::size_t length = 0;
  std::string text;
};

// Goes through a question, mends its words, and notes what to type instead.
class Corrector {
 public:
  Corrector(const IndexSet& indexes, Analyzer& analyzer, const Binding& binding,
            bool found)
      : indexes_(indexes), analyzer_(analyzer), binding_(binding), found_(found) {}

  void visit(Query& query) {
    if (query.op == Op::both && !found_) join_words(query.parts);
    // What is to be left out never kept a brief from being found.
    if (query.op == Op::except) return;
    for (Query& part : query.parts) visit(part);
    if (query.length == 0) return;
    if (query.op == Op::word || query.op == Op::phrase) visit_words(query);
    if (query.op == Op::value) visit_value(query);
  }

  std::vector<Replacement> replacements;
  bool is_corrected = false;

 private:
  bool is_known(const std::string& stem) const { return indexes_.all.term_exists(stem); }

  std::optional<std::string> joined(const std::string& text) {
    std::string whole;
    for (const TextToken& token : analyzer_.analyze(text)) whole += token.word;
    const auto tokens = analyzer_.analyze(whole);
    if (tokens.size() != 1 || !is_known(tokens[0].stem)) return std::nullopt;
    return whole;
  }

  // "open ai" where the index has "openai".
  void join_words(std::vector<Query>& parts) {
    for (std::size_t i = 0; i + 1 < parts.size(); ++i) {
      Query& word = parts[i];
      const Query& next = parts[i + 1];
      if (word.op != Op::word || next.op != Op::word || word.field != next.field ||
          word.length == 0 || next.at < word.at + word.length)
        continue;
      const auto whole = joined(word.text + ' ' + next.text);
      if (!whole) continue;
      word.length = next.at + next.length - word.at;
      replace(word, Op::word, *whole);
      word.length = 0;  // done with
      parts.erase(parts.begin() + static_cast<std::ptrdiff_t>(i) + 1);
    }
  }

  void visit_words(Query& query) {
    const auto tokens = analyzer_.analyze(query.text);
    std::string text = query.text;
    bool is_split = false;
    for (auto token = tokens.rbegin(); token != tokens.rend(); ++token) {
      if (is_known(token->stem) || guesses_++ >= most_guesses) continue;
      const auto near = nearest_word(indexes_, token->word);
      const auto split =
          near ? std::nullopt : split_word(indexes_, token->word, analyzer_);
      if (!near && !split) continue;
      is_split = is_split || split;
      text.replace(token->begin, token->end - token->begin, near ? *near : *split);
    }
    if (text != query.text)
      replace(query, is_split ? Op::phrase : query.op, text);
    else if (tokens.size() > 1 && !found_)
      if (const auto whole = joined(query.text)) replace(query, Op::word, *whole);
  }

  void replace(Query& query, Op op, const std::string& text) {
    query.op = op;
    query.text = text;
    replacements.push_back(
        {query.at, query.length, op == Op::phrase ? '"' + text + '"' : text});
    is_corrected = true;
  }

  void visit_value(const Query& query) {
    const auto unknown = binding_.unknown_names.find({query.field, query.text});
    if (unknown == binding_.unknown_names.end() || unknown->second.empty()) return;
    std::string name = unknown->second.front();
    if (name.find_first_of(" ()\"") != std::string::npos) name = '"' + name + '"';
    replacements.push_back({query.at, query.length, std::move(name)});
  }

  const IndexSet& indexes_;
  Analyzer& analyzer_;
  const Binding& binding_;
  bool found_;
  std::size_t guesses_ = 0;
};

}  // namespace

std::optional<Suggestion> suggest(const std::string& question, const Query& query,
                                  const Binding& binding, const IndexSet& indexes,
                                  Analyzer& analyzer, bool found) {
  if (found && binding.unknown_words.empty() && binding.notes.empty())
    return std::nullopt;
  Corrector corrector(indexes, analyzer, binding, found);
  Query corrected = query;
  corrector.visit(corrected);
  auto& replacements = corrector.replacements;
  Suggestion suggestion{question, std::nullopt};
  if (replacements.empty()) {
    if (binding.suggestion.empty()) return std::nullopt;
    suggestion.question = binding.suggestion;
    return suggestion;
  }
  // From the end, so that places before stay where they are.
  std::sort(replacements.begin(), replacements.end(),
            [](const Replacement& a, const Replacement& b) { return a.at > b.at; });
  for (const Replacement& r : replacements)
    if (r.at + r.length <= question.size())
      suggestion.question.replace(r.at, r.length, r.text);
  if (corrector.is_corrected) suggestion.corrected = std::move(corrected);
  return suggestion;
}

}  // namespace debrief
