// Sentences with holes in them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace debrief::generator {

// What fills a hole. In a template it stands in braces, as in "{A} {vd} its {np}".
enum class Slot {
  company,         // {A} the company that the brief is about
  second_company,  // {B}
  third_company,   // {C}
  any_company,     // {D} another one, new each time
  person,          // {P} of company A: role and full name first, then the last name
  second_person,   // {Q} of company B
  outsider,        // {R} an analyst, official, judge … : full name first
  outlet,          // {O} an outlet by its name, which then closes the span
  article,         // {an} "a" or "an", with the blank after it, by what follows
  noun,            // {n} of the topic
  nouns,           // {ns}
  common_noun,     // {g}
  common_nouns,    // {gs}
  phrase,          // {np} adjectives and a noun
  phrases,         // {nps}
  adjective,       // {a}
  adverb,          // {adv}
  verb,            // {v} to expand
  verb_past,       // {vd}
  verb_ing,        // {vg}
  verb_person,     // {vs}
  rare,            // {rare} a word from the long tail
  product,         // {prod} an invented proper name
  place,           // {place}
  money,           // {money} "$1.5 billion"
  price,           // {price} "$19"
  percent,         // {pct}
  count,           // {count} 10 to 9,999
  small,           // {small} 2 to 9
  first_day,       // {day0} the brief's own day: "Monday", in the body "on April 27"
  day,             // {day} within the week before
  date,            // {date} "February 27", within the year before
  due,             // {due} the like, in the year to come
  ago,             // {ago} "last week"
  soon,            // {soon} "in the next few weeks"
  year,            // {year} past
  future,          // {future} a year or quarter to come
  month,           // {month}
  quarter          // {quarter} "first quarter"
};

// A text, a slot, an optional part or a choice of parts.
struct Node {
  enum class Kind { text, slot, optional, choice };

  Kind kind = Kind::text;
  std::string text;                      // Kind::text
  Slot slot = Slot::company;             // Kind::slot
  std::vector<std::vector<Node>> parts;  // optional: one; choice: each alternative
};

using Template = std::vector<Node>;

// Reads "{A} <said|wrote> that {n} {vd}[, at last]": slots in braces, a choice in angles,
// what only the body says in brackets; the last two nest. Throws Error at a slot that
// does not exist and at brackets that do not match.
Template parse_template(std::string_view text);

// The templates of briefs on any topic, one a line (sentences.cc).
extern const std::string_view title_templates;
extern const std::string_view first_templates;  // each says {day0}
extern const std::string_view body_templates;
extern const std::string_view cloud_templates;  // each says "cloud"

}  // namespace debrief::generator
