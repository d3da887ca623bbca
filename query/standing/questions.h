// Questions that are kept under a name, and what each has given: in files of the user's,
// not in an index, so that a rebuilt or moved index loses nothing.
//
//   $XDG_CONFIG_HOME/debrief/questions.json      else ~/.config/…: the questions
//     {"version":1,"questions":{"watch":{"options":["--company=openai"],
//                                        "query":"revenue"}}}
//   $XDG_STATE_HOME/debrief/given/NAME.json      else ~/.local/state/…: what one has
//   given
//     {"version":1,"of":{"options":[…],"query":"…"},"given":["71cadbc31e1f3cad",…],
//      "announced":[…]}
//
// "New" is told by the ids of briefs, which follow from what stands in them: the same in
// every index, after --rebuild and --compact, and whichever of several indexes answers.
// A file holds 19 bytes for each brief that its question ever gave, and nothing else
// grows. Files are replaced whole by rename, under a lock: two processes lose nothing.
// What a file cannot mean is an Error that names it; it is never begun afresh unasked.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace debrief {

struct SavedQuestion {
  std::vector<std::string> options;  // "--company=openai"
  std::string query;

  bool operator==(const SavedQuestion&) const = default;
};

struct NamedQuestion {
  std::string name;
  SavedQuestion question;

  bool operator==(const NamedQuestion&) const = default;
};

// Up to 64 of A-Z a-z 0-9 - _ . with a letter or digit first.
bool is_question_name(std::string_view name);

// All of them, by name.
std::vector<NamedQuestion> saved_questions();

// Throws Error with the nearest name when there is none of that name.
SavedQuestion saved_question(const std::string& name);

// False: one of that name was there and has been replaced.
bool save_question(const std::string& name, const SavedQuestion& question);

// With what it has given. Throws Error when there is none of that name.
void delete_question(const std::string& name);

// Ids of briefs.
struct GivenBriefs {
  std::set<std::string> given;  // in a list
  std::set<std::string>
      announced;  // by an exit code alone (--quiet), and not given since

  bool operator==(const GivenBriefs&) const = default;
};

// What the question has given under that name; another question of that name, or none:
// nothing.
GivenBriefs given_by(const std::string& name, const SavedQuestion& question);

// Adds to it.
void add_given(const std::string& name, const SavedQuestion& question,
               const GivenBriefs& more);

}  // namespace debrief
