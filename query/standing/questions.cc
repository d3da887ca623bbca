#include "query/standing/questions.h"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <optional>

#include "debrief/command_line.h"
#include "debrief/error.h"
#include "debrief/index.h"
#include "debrief/text.h"
#include "query/user_file.h"

namespace debrief {
namespace {

using FileJson = nlohmann::ordered_json;

constexpr int file_version = 1;
constexpr std::size_t longest_name = 64;

std::string questions_path() { return config_folder() + "/questions.json"; }
std::string given_folder() { return state_folder() + "/given"; }
std::string given_path(const std::string& name) {
  return fmt::format("{}/{}.json", given_folder(), name);
}

[[noreturn]] void refuse_file(const std::string& path, const std::string& reason) {
  throw Error(fmt::format("{} is damaged: {}", printable(path), printable(reason)),
              fmt::format("mend it, or do without it: mv {0} {0}.old", shell_word(path)));
}

// What a file holds, after READ has taken it over; READ throws what is no JSON of that
// shape.
template <class Read>
void read_json(const std::string& path, Read read) {
  const auto text = read_user_file(path);
  if (!text) return;
  int version = file_version;
  try {
    const FileJson json = FileJson::parse(*text);
    version = json.at("version").get<int>();
    if (version == file_version) read(json);
  } catch (const nlohmann::json::exception& error) {
    const std::string_view reason = error.what();  // "[json.exception.…] parse error …"
    refuse_file(path, std::string(reason.substr(reason.find("] ") + 2)));
  }
  if (version != file_version)
    throw Error(fmt::format("{} has version {}, and this program knows version {}",
                            printable(path), version, file_version),
                "use the newer debrief that wrote it");
}

void write_json(const std::string& path, const FileJson& json) {
  replace_user_file(path,
                    json.dump(-1, ' ', false, FileJson::error_handler_t::replace) + '\n');
}

FileJson json_of(const SavedQuestion& question) {
  return {{"options", question.options}, {"query", question.query}};
}

SavedQuestion question_in(const FileJson& json) {
  return {json.at("options").get<std::vector<std::string>>(),
          json.at("query").get<std::string>()};
}

void write_questions(const std::vector<NamedQuestion>& all) {
  FileJson questions = FileJson::object();
  for (const auto& [name, question] : all) questions[name] = json_of(question);
  write_json(questions_path(), {{"version", file_version}, {"questions", questions}});
}

// Where the question of that name is, or would be.
auto place_of(std::vector<NamedQuestion>& all, const std::string& name) {
  return std::lower_bound(all.begin(), all.end(), name,
                          [](const NamedQuestion& one, const std::string& other) {
                            return one.name < other;
                          });
}

[[noreturn]] void refuse_name(const std::string& name,
                              const std::vector<NamedQuestion>& all) {
  std::vector<std::string> known;
  for (const NamedQuestion& one : all) known.push_back("@" + one.name);
  const std::string near = nearest("@" + name, known);
  throw Error(
      fmt::format("there is no saved question @{}", printable(name)),
      fmt::format("{}to search for the word: debrief-query -- @{}",
                  near.empty() ? known.empty() ? "none is saved yet: --save NAME does\n"
                                               : "--saved lists those there are\n"
                               : fmt::format("did you mean {}?\n", near),
                  printable(name)));
}

}  // namespace

bool is_question_name(std::string_view name) {
  const auto is_plain = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  };
  return !name.empty() && name.size() <= longest_name && is_plain(name.front()) &&
         std::all_of(name.begin(), name.end(), [&](char c) {
           return is_plain(c) || c == '-' || c == '_' || c == '.';
         });
}

std::vector<NamedQuestion> saved_questions() {
  std::vector<NamedQuestion> all;
  read_json(questions_path(), [&](const FileJson& json) {
    for (const auto& [name, question] : json.at("questions").items()) {
      if (!is_question_name(name))
        refuse_file(questions_path(), fmt::format("\"{}\" is no name", name));
      all.push_back({name, question_in(question)});
    }
  });
  std::sort(all.begin(), all.end(),
            [](const auto& a, const auto& b) { return a.name < b.name; });
  return all;
}

SavedQuestion saved_question(const std::string& name) {
  std::vector<NamedQuestion> all = saved_questions();
  const auto place = place_of(all, name);
  if (place == all.end() || place->name != name) refuse_name(name, all);
  return place->question;
}

bool save_question(const std::string& name, const SavedQuestion& question) {
  const FolderLock lock(config_folder());
  std::vector<NamedQuestion> all = saved_questions();
  const auto place = place_of(all, name);
  const bool is_new = place == all.end() || place->name != name;
  if (is_new)
    all.insert(place, {name, question});
  else
    place->question = question;
  write_questions(all);
  return is_new;
}

void delete_question(const std::string& name) {
  const FolderLock lock(config_folder());
  std::vector<NamedQuestion> all = saved_questions();
  const auto place = place_of(all, name);
  if (place == all.end() || place->name != name) refuse_name(name, all);
  all.erase(place);
  write_questions(all);
  remove_user_file(given_path(name));
}

GivenBriefs given_by(const std::string& name, const SavedQuestion& question) {
  GivenBriefs briefs;
  read_json(given_path(name), [&](const FileJson& json) {
    if (question_in(json.at("of")) != question) return;
    briefs.given = json.at("given").get<std::set<std::string>>();
    briefs.announced = json.at("announced").get<std::set<std::string>>();
  });
  return briefs;
}

void add_given(const std::string& name, const SavedQuestion& question,
               const GivenBriefs& more) {
  const FolderLock lock(given_folder());
  GivenBriefs all = given_by(name, question);
  const GivenBriefs before = all;
  all.given.insert(more.given.begin(), more.given.end());
  all.announced.insert(more.announced.begin(), more.announced.end());
  std::erase_if(all.announced,
                [&](const std::string& id) { return all.given.count(id) != 0; });
  if (all == before && (!all.given.empty() || !all.announced.empty())) return;
  write_json(given_path(name), {{"version", file_version},
                                {"of", json_of(question)},
                                {"given", all.given},
                                {"announced", all.announced}});
}

}  // namespace debrief
