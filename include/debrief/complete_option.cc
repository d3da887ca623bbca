#include <fmt/format.h>

#include <algorithm>

#include "debrief/program_help.h"

namespace debrief {
namespace {

// The option that ARGUMENT is, "--limit" or "-n"; none: nullptr.
const HelpOption* option_in(const std::vector<HelpOption>& options,
                            std::string_view argument) {
  const auto found =
      std::find_if(options.begin(), options.end(), [&](const HelpOption& option) {
        if (argument.starts_with("--")) return argument.substr(2) == option.name;
        return argument.size() == 2 && option.letter != 0 && argument[0] == '-' &&
               argument[1] == option.letter;
      });
  return found == options.end() ? nullptr : &*found;
}

}  // namespace

ArgumentPlace place_of_argument(const std::vector<HelpOption>& options,
                                const std::string& word,
                                const std::vector<std::string>& before) {
  ArgumentPlace place;
  place.typed = word;
  bool only_words = false;
  const HelpOption* waits = nullptr;  // an option whose value comes next
  for (const std::string& argument : before) {
    if (waits != nullptr) {
      place.given.emplace_back(waits->name, argument);
      waits = nullptr;
    } else if (only_words || argument.size() < 2 || argument[0] != '-') {
      ++place.words;
    } else if (argument == "--") {
      only_words = true;
    } else {
      const std::size_t equals = argument.find('=');
      const HelpOption* option = option_in(options, argument.substr(0, equals));
      if (option == nullptr) continue;
      if (equals == std::string::npos && !option->value.empty())
        waits = option;
      else
        place.given.emplace_back(
            option->name, equals == std::string::npos ? "" : argument.substr(equals + 1));
    }
  }
  if (waits != nullptr) {
    place.option = waits;
  } else if (!only_words && word.starts_with("--") &&
             word.find('=') != std::string::npos) {
    const std::size_t end = word.find('=') + 1;
    place.option = option_in(options, word.substr(0, end - 1));
    place.head = word.substr(0, end);
    place.typed = word.substr(end);
  } else {
    place.is_name = !only_words && word.starts_with('-');
  }
  return place;
}

std::vector<std::string> option_candidates(const std::vector<HelpOption>& options,
                                           const ArgumentPlace& place) {
  std::vector<std::string> lines;
  if (place.is_name)
    for (const HelpOption& option : options)
      if (const std::string name = "--" + option.name; name.starts_with(place.typed))
        lines.push_back(fmt::format("{}\t{}", name, option.meaning));
  if (place.option == nullptr) return lines;
  // Lists are joined by commas: what is behind the last is being typed.
  const std::size_t comma = place.typed.rfind(',');
  const std::string chosen =
      comma == std::string::npos ? "" : place.typed.substr(0, comma + 1);
  for (const std::string& value : place.option->values)
    if (value.starts_with(place.typed.substr(chosen.size())))
      lines.push_back(fmt::format("{}{}{}", place.head, chosen, value));
  return lines;
}

}  // namespace debrief
