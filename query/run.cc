#include "query/run.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "debrief/command_line.h"
#include "debrief/error.h"
#include "debrief/index.h"
#include "debrief/text.h"
#include "query/ask.h"
#include "query/explain.h"
#include "query/find_brief.h"
#include "query/index_set.h"
#include "query/kept_columns.h"
#include "query/look_up_early.h"
#include "query/pager.h"
#include "query/render/render.h"
#include "query/server_name.h"
#include "query/standing/ask_standing.h"
#include "query/terminal.h"
#include "query/versions_of.h"
#include "query/watch_index.h"

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
  std::function<void()> note_given;  // once the text is shown; empty: nothing to note
  std::function<void()> keep = {};   // likewise, for the next question
  // What it was made from: giving all that back takes a twentieth of the time, which
  // nobody has to wait for.
  std::shared_ptr<void> made_from = nullptr;
};

std::string render(const Results& results, const QueryFlags& flags, const Style& style,
                   const Terminal& terminal) {
  if (flags.quiet) return {};
  if (flags.count) return fmt::format("{}\n", results.total);
  switch (flags.format) {
    case Format::text:
      return render_text(results, style);
    case Format::json:
      return render_json(results);
    case Format::jsonl:
      return render_jsonl(results);
    case Format::csv:
      return render_csv(results);
    case Format::paths:
      return flags.null_ended ? render_null_paths(results)
                              : render_paths(results, terminal.is_terminal);
    case Format::oneline:
      return render_oneline(results);
  }
  return {};
}

std::string render_one(const Record& record, const std::vector<Version>& versions,
                       const QueryFlags& flags, const Style& style,
                       const Terminal& terminal) {
  if (flags.quiet) return {};
  switch (flags.format) {
    case Format::text:
      return flags.is_preview ? render_preview(record, style)
                              : render_brief(record, style, versions);
    case Format::json:
    case Format::jsonl:
      return render_brief_json(record, versions);
    case Format::paths:
    case Format::oneline: {
      Results results;
      results.briefs.emplace_back().record = record;
      return render(results, flags, style, terminal);
    }
    case Format::csv:
      break;
  }
  throw Error("one brief is no table", "show it as text or as --format json");
}

Answer show(const QueryFlags& flags, const IndexSet& indexes, const Style& style,
            const Terminal& terminal) {
  if (const auto found = find_id(indexes, flags.show)) {
    const Record record = unpack_record(indexes.all.data_of(*found));
    return {render_one(record, versions_of(indexes.all, *found), flags, style, terminal),
            true,
            {}};
  }
  if (!flags.quiet)
    fmt::print(stderr, "debrief-query: no brief has the id {}\n", printable(flags.show));
  return {};
}

// What is found out only in order to be counted: as typed, for nobody reads what else was
// searched for.
QueryFlags counting(QueryFlags flags) {
  flags.limit = 0;
  flags.facets.clear();
  flags.literal = true;
  return flags;
}

// Lists for programs, and a count, have no room for what a person should know.
void say_aside(const Results& results, const QueryFlags& flags) {
  const bool is_count = flags.count || results.view == View::count;
  const bool tells = flags.format == Format::json && !flags.count;
  if (flags.quiet || tells || (flags.format == Format::text && !is_count)) return;
  if (results.corrected)
    fmt::print(stderr, "debrief-query: nothing for {}: showing {}\n",
               printable(results.query), printable(*results.corrected));
  if (results.relaxed)
    fmt::print(stderr, "debrief-query: nothing has all {} words: showing {} of them\n",
               results.asked_words, results.matched_words);
  for (const std::string& note : results.notes)
    fmt::print(stderr, "debrief-query: {}\n", printable(note));
}

Answer answer(const StandingQuestion& question, const Style& style,
              const Terminal& terminal) {
  const QueryFlags& flags = question.flags;
  struct Kept {
    IndexSet indexes;
    Results results;
  };
  const auto kept = std::make_shared<Kept>();
  const IndexSet& indexes = kept->indexes =
      open_indexes(flags.dbs, flags.partial, [&] { return foresee_lookups(flags); });
  if (!flags.quiet)
    for (const std::string& name : indexes.missing)
      fmt::print(stderr, "debrief-query: {} does not answer and is left out\n",
                 printable(name));
  if (!flags.show.empty()) return show(flags, indexes, style, terminal);
  const Date today = day_or_today(flags.today);
  if (flags.explain) {
    Explanation explanation = explain(flags, indexes, today);
    return {flags.quiet ? "" : std::move(explanation.text), explanation.found, {}};
  }
  const bool only_counts = flags.count || flags.quiet;
  Results& results = kept->results;
  results = ask(only_counts ? counting(flags) : flags, indexes, today);
  results.partial = indexes.missing;
  say_aside(results, flags);
  Answer given{render(results, flags, style, terminal), results.total != 0, {}, {}, kept};
  if (indexes.kept != nullptr)
    given.keep = [kept] { kept->indexes.kept->keep_noted(kept->indexes); };
  if (!flags.standing.empty())
    given.note_given = [question, kept, today] {
      note_given(question, kept->results, kept->indexes, today);
    };
  return given;
}

// Looks over the index that was asked; of several, whichever it may be.
std::string check_command(const QueryFlags& flags) {
  if (flags.dbs.empty()) return "debrief-index --check";
  return fmt::format("debrief-index -d {} --check",
                     flags.dbs.size() == 1 ? shell_word(flags.dbs.front()) : "DIR");
}

// True for what Xapian says where every brief has a term and numbers are missing. For an
// index here mark_everywhere.h sees to that, so there it means damage.
bool is_gap_of_server(const Xapian::Error& error, const QueryFlags& flags) {
  return error.get_msg().find("Unexpected end of posting list for") !=
             std::string::npos &&
         std::any_of(flags.dbs.begin(), flags.dbs.end(),
                     [](const std::string& name) { return server_of(name).has_value(); });
}

Error reading_error(const Xapian::Error& error, const QueryFlags& flags) {
  const std::string reason = printable(error.get_msg());
  if (is_gap_of_server(error, flags))
    return Error(
        fmt::format("an index server cannot filter by a word or name that all its briefs "
                    "have, as some have been removed: {}",
                    reason),
        "leave that out of the question, or make the index afresh where it is: "
        "debrief-index --rebuild");
  return Error(fmt::format("the index cannot be read: {}", reason),
               fmt::format("look it over: {}", check_command(flags)));
}

// What a writer writes over while it is read may look like damage.
constexpr int most_damaged = 2;

// Answers again from the beginning when the index changes on the way: nothing is printed
// before an answer is whole.
Answer answer_steadily(const StandingQuestion& question, const Style& style,
                       const Terminal& terminal) {
  for (int retry = 0;; ++retry) {
    try {
      return answer(question, style, terminal);
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
      if (question.flags.partial && retry == 0) continue;
      throw Error(fmt::format("an index server does not answer: {} ({})",
                              printable(error.get_msg()), printable(error.get_context())),
                  "start it again, or leave it out");
    } catch (const Xapian::DatabaseCorruptError& error) {
      if (retry >= most_damaged) throw Damage(reading_error(error, question.flags));
    } catch (const Damage&) {
      if (retry >= most_damaged) throw;
    } catch (const Xapian::Error& error) {
      throw reading_error(error, question.flags);
    }
  }
}

// Answers and shows it; of a --watch, not for the first time.
int answer_once(const QueryFlags& typed, bool is_again,
                const WhenShown& when_shown = {}) {
  const StandingQuestion question =
      typed.standing.empty() ? StandingQuestion{{}, typed} : recall_question(typed);
  const QueryFlags& flags = question.flags;
  const Terminal terminal = look_at_terminal();
  const Style style = flags.is_preview ? preview_style(flags.color, terminal)
                                       : screen_style(flags.color, terminal);
  const Answer result = answer_steadily(question, style, terminal);
  const int code = result.found ? found_something : found_nothing;
  const bool adds_nothing = is_again && flags.only_new && !result.found;
  const bool is_stream = flags.only_new || !can_redraw(terminal);
  bool shown = true;
  if (typed.watch && !is_stream)
    shown = print(on_fresh_screen(result.text, terminal));
  else if (typed.watch && !adds_nothing)
    shown = print((is_again && flags.format == Format::text ? "\n" : "") + result.text);
  else if (!typed.watch)
    shown = page(result.text, terminal);
  if (shown && result.note_given) result.note_given();
  if (shown && result.keep) result.keep();
  if (when_shown) when_shown(code);
  return code;
}

}  // namespace

int run_query(const QueryFlags& typed, const WhenShown& when_shown) {
  const Terminal terminal = look_at_terminal();
  if (keeps_questions(typed)) {
    const Kept kept = keep_questions(typed, day_or_today(typed.today));
    page(kept.text, terminal);
    if (!kept.found)
      fmt::print(stderr, "no question is kept yet: debrief-query --save NAME QUERY\n");
    return kept.found ? found_something : found_nothing;
  }
  if (typed.fields) {
    page(render_fields(screen_style(typed.color, terminal)), terminal);
    return found_something;
  }
  if (!typed.watch) return answer_once(typed, false, when_shown);
  const QueryFlags asked = typed.standing.empty() ? typed : recall_question(typed).flags;
  return answer_on_change(asked.dbs,
                          [&](bool is_first) { return answer_once(typed, !is_first); });
}

}  // namespace debrief
