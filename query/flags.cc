#include "query/flags.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <string_view>

#include "debrief/command_line.h"
#include "debrief/error.h"
#include "query/error_at.h"
#include "query/options.h"
#include "query/pager.h"
#include "query/standing/questions.h"
#include "query/terminal.h"

namespace debrief {
namespace {

constexpr const char* see_help = "see debrief-query --help";

// An option as it was typed.
struct Typed {
  const Option* option = nullptr;
  std::string shown;                 // "--limit", "-n": as messages call it
  std::optional<std::string> value;  // what stands with it: "--limit=5", "-n5"
};

// As a message shows it: printable and not too long.
std::string shown(std::string_view typed) {
  const std::string text = quoted(typed);
  return text.substr(1, text.size() - 2);
}

const Option* find_option(std::string_view name) {
  for (const Option& option : options())
    if (option.name == name) return &option;
  return nullptr;
}

const Option* find_option(char letter) {
  for (const Option& option : options())
    if (option.letter != 0 && option.letter == letter) return &option;
  return nullptr;
}

Typed read_long(std::string_view argument) {
  const std::size_t equals = argument.find('=');
  const std::string_view typed = argument.substr(0, equals);
  Typed read{find_option(typed.substr(2)), std::string(typed), std::nullopt};
  if (read.option == nullptr) {
    const std::string near = nearest(typed, option_names());
    throw Error(fmt::format("there is no option {}", shown(typed)),
                near.empty() ? see_help : fmt::format("did you mean {}?", near));
  }
  if (equals != std::string_view::npos) read.value = argument.substr(equals + 1);
  return read;
}

// "-word" is what other search tools leave a word out with.
[[noreturn]] void refuse_short(std::string_view argument) {
  const std::string_view word = argument.substr(1, argument.find(' ') - 1);
  std::string hint;
  if (find_option(word) != nullptr)
    hint = fmt::format("did you mean --{}?\n", word);
  else if (const Option* option = find_option(argument[1]);
           option != nullptr && !option->value.empty())
    hint = fmt::format("-{} takes its value after a space: -{} {}\n", option->letter,
                       option->letter, option->value);
  hint += fmt::format("to leave out a word, write NOT {}, or put -- before the query",
                      shown(word));
  throw Error(fmt::format("there is no option {}", shown(argument)), hint);
}

Typed read_short(std::string_view argument) {
  const Option* option = find_option(argument[1]);
  if (option == nullptr) refuse_short(argument);
  const std::string rest(argument.substr(2));
  Typed read{option, std::string(argument.substr(0, 2)), std::nullopt};
  if (rest.empty()) return read;
  if (option->may_cling == nullptr || !option->may_cling(rest)) refuse_short(argument);
  read.value = rest;
  return read;
}

void add_word(std::string& question, std::string_view word) {
  if (!question.empty()) question += ' ';
  question += word;
}

// The value of an option at ARGUMENTS[i], which may be the argument behind it.
std::string value_of(const Typed& typed, const std::vector<std::string>& arguments,
                     std::size_t& i) {
  const bool takes_one = !typed.option->value.empty();
  if (!takes_one && typed.value)
    throw Error(fmt::format("{} takes no value", typed.shown), see_help);
  if (!takes_one) return {};
  if (typed.value) return *typed.value;
  if (i + 1 == arguments.size() || arguments[i + 1].starts_with("--"))
    throw Error(fmt::format("{} needs a value", typed.shown),
                fmt::format("as in {} {}", typed.shown, typed.option->value));
  return arguments[++i];
}

// The same of questions that are kept.
void check_standing(const QueryFlags& flags) {
  const bool keeps = !flags.save.empty() || flags.saved || !flags.delete_saved.empty();
  if ((flags.saved || !flags.delete_saved.empty()) &&
      (!flags.question.empty() || !flags.standing.empty()))
    throw Error("--saved and --delete-saved take no query", see_help);
  if (!flags.save.empty() + flags.saved + !flags.delete_saved.empty() > 1)
    throw Error("--save, --saved and --delete-saved are one thing each",
                "choose one of them");
  if (!flags.save.empty() && (flags.only_new || flags.quiet || flags.count ||
                              flags.watch || flags.fields || !flags.show.empty()))
    throw Error("--save keeps a question for later",
                "give --new, --quiet, --count and --watch when you ask it: "
                "debrief-query @NAME --new");
  if (flags.only_new && flags.standing.empty() && !keeps)
    throw Error("--new is for a question that is kept",
                "keep it, then ask it: debrief-query --save NAME …; "
                "debrief-query @NAME --new");
  if (flags.only_new && !flags.show.empty())
    throw Error("--show prints one brief, new or not", "leave out --new");
}

bool takes_two(const Option& option) {
  return option.value.find(' ') != std::string_view::npos;
}

// The other value of an option that takes two.
std::string second_value(const Typed& typed, const std::vector<std::string>& arguments,
                         std::size_t& i) {
  if (i + 1 == arguments.size() || arguments[i + 1].starts_with("--"))
    throw Error(fmt::format("{} needs two values", typed.shown),
                fmt::format("as in {} 2026-03 2026-04", typed.shown));
  return arguments[++i];
}

// Options of one view, in another.
void check_views(const QueryFlags& flags) {
  if (flags.compare.size() > 2)
    throw Error("--compare compares two periods", "give it once");
  if (!flags.compare.empty() && flags.view != View::compare)
    throw Error("--compare is a view of its own", "leave out --view");
  if (!flags.compare.empty() && flags.format == Format::paths)
    throw Error("two periods side by side have no paths",
                "show them as text or with --format json or csv");
  if (flags.group && flags.view != View::claims)
    throw Error("--group puts claims together", "add --view claims");
  const bool is_timed = flags.by != "published" || !flags.unit.empty();
  if (is_timed && flags.view != View::timeline)
    throw Error("--by and --unit say how a timeline is drawn", "add --view timeline");
}

// What cannot be meant together is said, rather than one of both dropped.
void check(const QueryFlags& flags) {
  const bool shows_one = !flags.show.empty();
  if (shows_one && !flags.question.empty())
    throw Error("--show prints one brief and answers no query", "leave out one of them");
  if (shows_one && !flags.like.empty())
    throw Error("--show and --like are one thing each", "leave out one of them");
  if (shows_one && flags.format == Format::csv)
    throw Error("a whole brief is no table", "show it as text or with --format json");
  if (shows_one && flags.count)
    throw Error("--show prints one brief and counts none", "leave out one of them");
  if (flags.count && flags.quiet)
    throw Error("--count prints a number and --quiet nothing", "leave out one of them");
  if (flags.null_ended && flags.format != Format::paths)
    throw Error("--null is for paths", "as in --format paths --null");
  if (flags.watch && (flags.quiet || flags.explain || flags.fields))
    throw Error("--watch prints answers as they change",
                "leave out --quiet, --explain and --fields");
  check_standing(flags);
  check_views(flags);
}

bool is_option(std::string_view argument) {
  return argument.size() > 1 && argument.front() == '-';
}

// "@watch" before any word: the name of a question.
bool is_standing(const QueryFlags& flags, std::string_view argument) {
  return flags.standing.empty() && flags.question.empty() && argument.starts_with('@') &&
         is_question_name(argument.substr(1));
}

ProgramHelp help_of_page(const std::string& page) {
  for (ProgramHelp& help : std::vector{query_help(), language_help()})
    if (help.name == "debrief-" + page || help.name == "debrief-query-" + page)
      return std::move(help);
  throw Error(fmt::format("there is no man page {}", quoted(page)),
              "there are query, language");
}

// Takes an option over. False: it was answered on standard output instead.
bool take(QueryFlags& flags, const Option& option,
          const std::vector<std::string>& values) {
  const std::string& value = values.front();
  if (option.name == "completions")
    fmt::print("{}", completion_script(value, "debrief-query"));
  else if (option.name == "man")
    fmt::print("{}", man_page(help_of_page(value)));
  else if (option.name == "help") {
    const Terminal terminal = look_at_terminal();
    page(help_text(std::clamp<std::size_t>(terminal.width, 40, 100)), terminal);
  } else if (option.name == "version")
    fmt::print("debrief-query {}\n", DEBRIEF_VERSION);
  else {
    for (const std::string& one : values) option.set(flags, one);
    if (option.name == "save") return true;
    flags.options.push_back(option.value.empty()
                                ? fmt::format("--{}", option.name)
                                : fmt::format("--{}={}", option.name, value));
    flags.options.insert(flags.options.end(), values.begin() + 1, values.end());
    return true;
  }
  return false;
}

}  // namespace

std::optional<QueryFlags> parse_query_flags(int argc, const char* const* argv) {
  const std::vector<std::string> arguments(argv + std::min(argc, 1), argv + argc);
  QueryFlags flags;
  bool only_words = false;  // behind "--"
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    const std::string& argument = arguments[i];
    if (!only_words && is_standing(flags, argument)) {
      flags.standing = argument.substr(1);
      continue;
    }
    if (only_words || !is_option(argument)) {
      add_word(flags.question, argument);
      continue;
    }
    only_words = argument == "--";
    if (only_words) continue;
    const Typed typed =
        argument.starts_with("--") ? read_long(argument) : read_short(argument);
    std::vector<std::string> values = {value_of(typed, arguments, i)};
    if (takes_two(*typed.option)) values.push_back(second_value(typed, arguments, i));
    if (!take(flags, *typed.option, values)) return std::nullopt;
  }
  check(flags);
  return flags;
}

}  // namespace debrief
