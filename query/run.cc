#include "query/run.h"

#include <fmt/format.h>

#include <cstdio>
#include <string>
#include <utility>

#include "debrief/command_line.h"
#include "debrief/error.h"
#include "debrief/index.h"
#include "debrief/text.h"
#include "query/ask.h"
#include "query/find_brief.h"
#include "query/index_set.h"
#include "query/pager.h"
#include "query/render/render.h"
#include "query/terminal.h"

namespace debrief {
namespace {

constexpr int found_something = 0;
constexpr int found_nothing = 1;

// An index that is written meanwhile is opened anew; one retry was always enough, so many
// mean that something else is wrong.
constexpr int most_retries = 20;

struct Answer {
  std::string text;
  bool found = false;
};

std::string render(const Results& results, Format format, const Style& style,
                   const Terminal& terminal) {
  switch (format) {
    case Format::text:
      return render_text(results, style);
    case Format::json:
      return render_json(results);
    case Format::jsonl:
      return render_jsonl(results);
    case Format::csv:
      return render_csv(results);
    case Format::paths:
      return render_paths(results, terminal.is_terminal);
  }
  return {};
}

Answer show(const QueryFlags& flags, const IndexSet& indexes, const Style& style,
            const Terminal& terminal) {
  const auto record = find_brief(indexes, flags.show);
  if (!record) {
    fmt::print(stderr, "debrief-query: no brief has the id {}\n", printable(flags.show));
    return {};
  }
  switch (flags.format) {
    case Format::text:
      return {render_brief(*record, style), true};
    case Format::json:
    case Format::jsonl:
      return {render_brief_json(*record), true};
    case Format::paths: {
      Results results;
      results.briefs.emplace_back().record = *record;
      return {render_paths(results, terminal.is_terminal), true};
    }
    case Format::csv:
      break;
  }
  throw Error("one brief is no table", "show it as text or as --format json");
}

Answer answer(const QueryFlags& flags, const Style& style, const Terminal& terminal) {
  const IndexSet indexes = open_indexes(flags.dbs, flags.partial);
  for (const std::string& name : indexes.missing)
    fmt::print(stderr, "debrief-query: {} does not answer and is left out\n",
               printable(name));
  if (!flags.show.empty()) return show(flags, indexes, style, terminal);
  const Date today = day_or_today(flags.today);
  if (flags.explain) {
    Explanation explanation = explain(flags, indexes, today);
    return {std::move(explanation.text), explanation.found};
  }
  Results results = ask(flags, indexes, today);
  results.partial = indexes.missing;
  // Lists for programs have no room for what a person should know.
  if (flags.format != Format::text && flags.format != Format::json)
    for (const std::string& note : results.notes)
      fmt::print(stderr, "debrief-query: {}\n", printable(note));
  return {render(results, flags.format, style, terminal), results.total != 0};
}

// Looks over the index that was asked; of several, whichever it may be.
std::string check_command(const QueryFlags& flags) {
  if (flags.dbs.empty()) return "debrief-index --check";
  return fmt::format("debrief-index -d {} --check",
                     flags.dbs.size() == 1 ? shell_word(flags.dbs.front()) : "DIR");
}

// Answers again from the beginning when the index changes on the way: nothing is printed
// before an answer is whole.
Answer answer_steadily(const QueryFlags& flags, const Style& style,
                       const Terminal& terminal) {
  for (int retry = 0;; ++retry) {
    try {
      return answer(flags, style, terminal);
    } catch (const Xapian::DatabaseModifiedError&) {
      if (retry >= most_retries)
        throw Error("the index changes faster than it can be read",
                    "try again in a moment");
    } catch (const Xapian::UnimplementedError&) {
      throw Error(
          "an index served by another process cannot answer that question",
          "run it where the index is: claim:, summary:, body: and --view claims need it");
    } catch (const Xapian::NetworkError& error) {
      // One that has answered at first and stopped: --partial finds it silent next time.
      if (flags.partial && retry == 0) continue;
      throw Error(fmt::format("an index server does not answer: {} ({})",
                              printable(error.get_msg()), printable(error.get_context())),
                  "start it again, or leave it out");
    } catch (const Xapian::Error& error) {
      throw Error(fmt::format("the index cannot be read: {}", printable(error.get_msg())),
                  fmt::format("look it over: {}", check_command(flags)));
    }
  }
}

}  // namespace

int run_query(const QueryFlags& flags) {
  const Terminal terminal = look_at_terminal();
  const Style style = screen_style(flags.color, terminal);
  if (flags.fields) {
    page(render_fields(style), terminal);
    return found_something;
  }
  const Answer result = answer_steadily(flags, style, terminal);
  page(result.text, terminal);
  return result.found ? found_something : found_nothing;
}

}  // namespace debrief
