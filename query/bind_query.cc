#include "query/bind_query.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <utility>

#include "debrief/error.h"
#include "debrief/index.h"
#include "debrief/text.h"
#include "query/add_synonyms.h"
#include "query/drop_stop_words.h"
#include "query/error_at.h"
#include "query/look_up_early.h"
#include "query/mark_everywhere.h"
#include "query/number_range.h"
#include "query/period_terms.h"
#include "query/vocabulary.h"

namespace debrief {
namespace {

// All wildcards of a question together. A thousand words OR-ed take some 20 ms over
// 200,000 briefs; unbounded ones take seconds.
constexpr std::size_t most_expansions = 1000;

Where where_of(const std::string& field) {
  if (field == "title") return Where::title;
  if (field == "summary") return Where::summary;
  if (field == "body") return Where::body;
  return Where::anywhere;
}

class Binder {
 public:
  Binder(const IndexSet& indexes, Analyzer& analyzer, const BindOptions& options,
         Binding& out)
      : indexes_(indexes),
        analyzer_(analyzer),
        options_(options),
        out_(out),
        in_claim_(options.by_claim ? 1 : 0) {}

  // UNDERSTOOD is QUERY and becomes what is searched for.
  BoundQuery bind(Query& query) {
    switch (query.op) {
      case Op::everything:
        return {};
      case Op::word:
      case Op::phrase:
        return bind_words(query);
      case Op::prefix:
        return query.field.empty() || field(query.field).kind == FieldKind::words
                   ? bind_prefix(query)
                   : bind_name_prefix(query);
      case Op::value:
        return bind_value(query);
      case Op::period:
        return bind_period(query);
      case Op::near:
        return bind_parts(BoundOp::near, query);
      case Op::both:
        return bind_parts(BoundOp::both, query);
      case Op::either:
        return bind_parts(BoundOp::either, query);
      case Op::except:
        return bind_parts(BoundOp::except, query);
      case Op::claim:
        return bind_parts(BoundOp::claim, query);
    }
    return {};
  }

 private:
  BoundQuery bind_parts(BoundOp op, Query& query) {
    BoundQuery bound;
    bound.op = op;
    bound.distance = query.distance;
    excluded_ += op == BoundOp::except ? 1 : 0;
    in_claim_ += op == BoundOp::claim ? 1 : 0;
    for (Query& part : query.parts) bound.parts.push_back(bind(part));
    excluded_ -= op == BoundOp::except ? 1 : 0;
    in_claim_ -= op == BoundOp::claim ? 1 : 0;
    return bound;
  }

  BoundQuery bind_words(const Query& query) {
    BoundQuery bound;
    bound.where = where_of(query.field);
    for (TextToken& token : analyzer_.analyze(query.text)) {
      if (!indexes_.all.term_exists(token.stem)) out_.unknown_words.push_back(token.word);
      bound.words.push_back({std::move(token.stem)});
    }
    if (!bound.words.empty()) bound.op = BoundOp::words;
    return bound;
  }

  // Words before the last sign of punctuation stand in front as in a phrase:
  // "revenue-sha*".
  BoundQuery bind_prefix(const Query& query) {
    BoundQuery bound;
    bound.op = BoundOp::words;
    bound.where = where_of(query.field);
    std::vector<TextToken> tokens = analyzer_.analyze(query.text);
    if (tokens.empty()) return {};
    const std::string beginning = tokens.back().word;
    tokens.pop_back();
    for (TextToken& token : tokens) bound.words.push_back({std::move(token.stem)});
    std::vector<std::string> stems =
        expand_prefix(indexes_, beginning, most_expansions - expansions_);
    spend(query.text, stems.size());
    if (stems.empty()) bound.op = BoundOp::nothing;
    bound.words.push_back(std::move(stems));
    return bound;
  }

  void spend(const std::string& text, std::size_t expansions) {
    expansions_ += expansions;
    if (expansions_ > most_expansions)
      throw Error(fmt::format("{}* stands for more than {} words", printable(text),
                              most_expansions),
                  "write more letters before the *");
  }

  BoundQuery bind_name_prefix(const Query& query) {
    BoundQuery bound;
    bound.op = BoundOp::value;
    bound.field = &field(query.field);
    const bool is_source = query.field == "source";
    const std::string beginning = is_source ? fold(query.text) : name_key(query.text);
    const std::string prefix = term(bound.field->prefix, beginning);
    const std::size_t skip = bound.field->prefix.size();
    for (const std::string& name : indexes_.all.terms_with(prefix))
      bound.values.insert(name.substr(skip));
    spend(query.text, bound.values.size());
    if (bound.values.empty()) bound.op = BoundOp::nothing;
    return bound;
  }

  // A number or a choice.
  BoundQuery bind_exact(const Query& query, const Field& row) {
    BoundQuery bound;
    bound.op = BoundOp::value;
    bound.field = in_claim_ > 0 ? &claim_level(row) : &row;
    if (row.kind == FieldKind::number) {
      const NumberRange range = parse_number_range(query.text);
      const std::vector<std::size_t> numbers = numbers_in(indexes_, *bound.field);
      for (const std::size_t number : numbers)
        if (range.holds(number)) bound.values.insert(std::to_string(number));
      if (range.least == range.most) bound.values.insert(std::to_string(range.least));
      if (excluded_ == 0 && !numbers.empty() && range.least > numbers.back())
        out_.notes.push_back(fmt::format("no {} has {}; the most is {}",
                                         in_claim_ > 0 ? "claim" : "brief",
                                         to_string(query), numbers.back()));
    } else {
      bound.values.insert(query.text);
    }
    if (bound.values.empty()) bound.op = BoundOp::nothing;
    if (bound.values.size() == 1 && excluded_ == 0)
      out_.chosen.emplace_back(bound.field->name, *bound.values.begin());
    return bound;
  }

  BoundQuery bind_value(Query& query) {
    const Field& row = field(query.field);
    if (row.kind != FieldKind::name) return bind_exact(query, row);
    BoundQuery bound;
    bound.op = BoundOp::value;
    bound.field = &row;
    const auto unknown = out_.unknown_names.find({query.field, query.text});
    const ResolvedValue resolved = unknown == out_.unknown_names.end()
                                       ? resolve_value(indexes_, *bound.field, query.text)
                                       : ResolvedValue{{}, {}, unknown->second};
    if (!resolved.candidates.empty()) ask_which(query, resolved.candidates);
    if (resolved.values.empty()) {
      bound.op = BoundOp::nothing;
      note_unknown(query, resolved.nearest);
      return bound;
    }
    for (const std::string& value : resolved.values)
      if (excluded_ == 0) out_.chosen.emplace_back(query.field, value);
    for (const std::string& value : resolved.values)
      bound.values.insert(query.field == "source" ? value : name_key(value));
    note_reading(query, resolved.values);
    if (resolved.values.size() == 1) {
      query.text = resolved.values.front();
      return bound;
    }
    Query either;
    either.op = Op::either;
    for (const std::string& value : resolved.values) {
      Query& part = either.parts.emplace_back(query);
      part.text = value;
    }
    query = std::move(either);
    return bound;
  }

  // A guess would answer another question: which outlet was meant is asked.
  [[noreturn]] void ask_which(const Query& query,
                              const std::vector<std::string>& candidates) const {
    constexpr std::size_t shown = 8;
    const std::string message =
        fmt::format("{} may be any of {} outlets", quoted(query.text), candidates.size());
    std::string hint = "write one of them:";
    for (std::size_t i = 0; i < std::min(shown, candidates.size()); ++i)
      hint += fmt::format("\n  source:{}", candidates[i]);
    if (candidates.size() > shown)
      hint += fmt::format("\nor one of {} more", candidates.size() - shown);
    if (options_.question.empty() || query.length == 0) throw Error(message, hint);
    throw error_at(options_.question, query.at, query.length, message, hint);
  }

  void note_reading(const Query& query, const std::vector<std::string>& values) {
    if (values.size() == 1 && name_key(values.front()) == name_key(query.text)) return;
    out_.readings.push_back(
        fmt::format("{} is {}", to_string(query),
                    printable(fmt::format("{}", fmt::join(values, ", ")))));
  }

  void note_unknown(const Query& query, const std::vector<std::string>& nearest) {
    out_.unknown_names.emplace(std::pair(query.field, query.text), nearest);
    std::string note =
        fmt::format("the index has no {} \"{}\"", query.field, printable(query.text));
    if (!nearest.empty()) note += fmt::format("; nearest: {}", fmt::join(nearest, ", "));
    out_.notes.push_back(std::move(note));
    if (nearest.empty() || !out_.suggestion.empty()) return;
    Query meant = query;
    meant.text = nearest.front();
    out_.suggestion = to_string(meant);
  }

  BoundQuery bind_period(const Query& query) const {
    BoundQuery bound;
    bound.op = BoundOp::period;
    bound.field = &field(query.field);
    bound.first = query.first;
    bound.last = query.last;
    bound.terms = period_terms(indexes_, *bound.field, query.first, query.last);
    return bound;
  }

  const IndexSet& indexes_;
  Analyzer& analyzer_;
  const BindOptions& options_;
  Binding& out_;
  std::size_t expansions_ = 0;
  int excluded_ = 0;  // how many `except` we are in
  int in_claim_ = 0;  // how many `claim`
};

}  // namespace

bool is_filter(const BoundQuery& query) {
  bool scores = false;
  for_each_words(query, [&](const BoundQuery&) { scores = true; });
  return !scores;
}

void match_rows_by(RowsBy rows, BoundQuery& query) {
  query.rows = rows;
  for (BoundQuery& part : query.parts) match_rows_by(rows, part);
}

Binding bind_query(const Query& query, const IndexSet& indexes, Analyzer& analyzer,
                   const BindOptions& options) {
  Binding out;
  Binder binder(indexes, analyzer, options, out);
  out.understood = query;
  drop_stop_words(out.understood, analyzer);
  look_up_early(out.understood, options.by_claim, indexes, analyzer);
  add_synonyms(out.understood, indexes);
  look_up_early(out.understood, options.by_claim, indexes,
                analyzer);  // what that has added
  out.query = binder.bind(out.understood);
  match_rows_by(indexes.rows, out.query);
  look_up_bound(out.query, indexes);
  mark_everywhere(out.query, indexes);
  return out;
}

}  // namespace debrief
