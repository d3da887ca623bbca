// The words of every brief, whatever it is about. Each list is one text, split at its
// blanks or at "; ", the most common first.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace debrief::generator {

extern const std::string_view common_nouns;
extern const std::string_view common_adjectives;
extern const std::string_view adverbs;
extern const std::string_view verbs;     // "expand", or "sell/sold/selling"
extern const std::string_view prefixes;  // "re" and a noun make a rare word

extern const std::string_view first_names;  // names.cc
extern const std::string_view last_names;
extern const std::string_view places;             // split at "; "
extern const std::string_view common_outlets;     // as TopicText::outlets
extern const std::string_view any_topic_endings;  // "Inc."; split at "; "

// TEXT cut at each SEPARATOR, in order; no part is empty.
std::vector<std::string_view> split(std::string_view text, std::string_view separator);

struct Verb {
  std::string base;    // "expand", "sell"
  std::string past;    // "expanded", "sold"
  std::string ing;     // "expanding", "selling"
  std::string person;  // "expands", "sells"
};

// An entry of `verbs` with all its forms: by the rules of English unless it spells them.
Verb conjugate(std::string_view entry);

// "company" -> "companies", "chip" -> "chips", "patch" -> "patches",
// "crisis" -> "crises"; "earnings" stays.
std::string plural(std::string_view noun);

// A word that no dictionary has but that can be said: 2 or 3 syllables of ASCII letters,
// lower case. The same number gives the same word; now and then two numbers share one.
std::string invent_word(std::uint64_t number);

}  // namespace debrief::generator
