#include "query/standing/ask_standing.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <utility>

#include "debrief/error.h"
#include "debrief/index.h"
#include "query/ask.h"
#include "query/render/json.h"
#include "query/render/render.h"

namespace debrief {
namespace {

constexpr std::size_t most_new = 1000;  // shown at once: what is left comes the next time

QueryFlags flags_of(const SavedQuestion& question) {
  std::vector<const char*> arguments = {"debrief-query"};
  for (const std::string& option : question.options) arguments.push_back(option.c_str());
  arguments.push_back("--");
  if (!question.query.empty()) arguments.push_back(question.query.c_str());
  return *parse_query_flags(static_cast<int>(arguments.size()), arguments.data());
}

// Both have to match; an OR in either binds no further.
std::string both(const std::string& kept, const std::string& typed) {
  if (kept.empty() || typed.empty()) return kept + typed;
  return fmt::format("({}) {}", kept, typed);
}

// A question is asked from anywhere: "--db=briefs.index" as it is called from there.
std::string from_anywhere(const std::string& option) {
  constexpr std::string_view db = "--db=";
  if (!option.starts_with(db)) return option;
  const std::string name = option.substr(db.size());
  std::error_code error;
  if (!std::filesystem::exists(name, error)) return option;  // HOST:PORT
  return fmt::format("{}{}", db, std::filesystem::absolute(name).string());
}

SavedQuestion question_in(const QueryFlags& flags) {
  SavedQuestion question;
  for (const std::string& option : flags.options)
    if (option != "--new") question.options.push_back(from_anywhere(option));
  question.query = flags.question;
  return question;
}

Kept save(const QueryFlags& flags, const Date& today) {
  question_of(flags, today);  // throws for what cannot be asked
  const SavedQuestion question = question_in(flags);
  const bool is_new = save_question(flags.save, question);
  return {fmt::format("{} @{}; ask it: debrief-query @{}\n", is_new ? "kept" : "replaced",
                      flags.save, flags.save),
          true};
}

// As a shell takes it back.
std::string line_of(const SavedQuestion& question) {
  std::string line;
  const auto add = [&](const std::string& word) {
    line += line.empty() ? "" : " ";
    line += shell_word(word);
  };
  for (const std::string& option : question.options) add(option);
  if (question.query.starts_with('-')) add("--");
  if (!question.query.empty()) add(question.query);
  return line;
}

Kept list(Format format) {
  const std::vector<NamedQuestion> all = saved_questions();
  if (format != Format::text && format != Format::json)
    throw Error("--saved lists questions as text or as json",
                "leave out --format, or ask for json");
  Kept kept{{}, !all.empty()};
  std::size_t widest = 0;
  Json json = Json::array();
  for (const auto& [name, question] : all) {
    widest = std::max(widest, name.size());
    json.push_back(
        {{"name", name}, {"options", question.options}, {"query", question.query}});
  }
  if (format == Format::json) {
    kept.text = dump({{"schema", json_version}, {"saved", json}}) + '\n';
    return kept;
  }
  for (const auto& [name, question] : all)
    kept.text += fmt::format("@{:<{}}  {}\n", name, widest, line_of(question));
  return kept;
}

}  // namespace

StandingQuestion recall_question(const QueryFlags& flags) {
  StandingQuestion question{saved_question(flags.standing), {}};
  SavedQuestion asked = question.saved;
  asked.options.insert(asked.options.end(), flags.options.begin(), flags.options.end());
  asked.query = both(asked.query, flags.question);
  // --new is for a name, which the words alone have not.
  std::erase(asked.options, "--new");
  question.flags = flags_of(asked);
  question.flags.standing = flags.standing;
  question.flags.save = flags.save;
  question.flags.only_new = flags.only_new;
  if (!flags.only_new) return question;
  GivenBriefs before = given_by(flags.standing, question.saved);
  question.flags.given = std::move(before.given);
  if (flags.quiet) question.flags.given.merge(before.announced);
  if (!question.flags.limit_typed) question.flags.limit = most_new;
  return question;
}

bool keeps_questions(const QueryFlags& flags) {
  return flags.saved || !flags.save.empty() || !flags.delete_saved.empty();
}

Kept keep_questions(const QueryFlags& flags, const Date& today) {
  if (flags.saved) return list(flags.format);
  if (!flags.save.empty())
    return save(flags.standing.empty() ? flags : recall_question(flags).flags, today);
  delete_question(flags.delete_saved);
  return {fmt::format("forgot @{}\n", flags.delete_saved), true};
}

void note_given(const StandingQuestion& question, const Results& results,
                const IndexSet& indexes, const Date& today) {
  const QueryFlags& flags = question.flags;
  const bool announces = flags.quiet && flags.only_new;
  const bool shows = !flags.quiet && !flags.count &&
                     (results.view == View::briefs || results.view == View::claims);
  if ((!announces && !shows) || results.relaxed || results.total == 0) return;
  std::map<std::string, std::size_t> left = found_briefs(flags, indexes, today);
  const bool is_whole = !flags.only_new || announces ||
                        results.briefs.size() + results.claims.size() >= results.total;
  GivenBriefs more;
  std::set<std::string>& noted = announces ? more.announced : more.given;
  if (is_whole) {
    for (const auto& [id, hits] : left) noted.insert(id);
  } else {
    // Of a brief whose claims are on two pages, only the second gives the last.
    const auto show = [&](const std::string& id) {
      const auto brief = left.find(id);
      if (brief != left.end() && --brief->second == 0) noted.insert(id);
    };
    for (const BriefHit& hit : results.briefs) show(hit.record.id);
    for (const ClaimHit& hit : results.claims) show(hit.record.id);
  }
  add_given(flags.standing, question.saved, more);
}

}  // namespace debrief
