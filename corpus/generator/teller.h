// Templates -> sentences of one brief.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/generator/cast.h"
#include "corpus/generator/random.h"
#include "corpus/generator/template.h"
#include "corpus/generator/world.h"
#include "debrief/date.h"

namespace debrief::generator {

enum class Form {
  title,  // no full stop, companies by their short names
  brief,  // a bullet: no optional parts, days by their weekdays
  full    // the body
};

// Tells the title, the bullets or the body of one brief: who has been introduced is
// called by the short name from then on.
class Teller {
 public:
  // All three must outlive the Teller.
  Teller(const World& world, const Cast& cast, const Date& today, Form form)
      : world_(world), cast_(cast), today_(today), form_(form) {}

  // Appends the template with its slots filled. The same seed fills them alike in every
  // form, so that a bullet says what the body says.
  void tell(const Template& sentence, std::uint64_t seed, std::string& out);

  // The outlet that the sentences told so far name as who reported it, in World::outlets;
  // forgets it.
  std::optional<std::uint32_t> take_named_outlet();

 private:
  void nodes(const std::vector<Node>& list, Random& random);
  void fill(Slot slot, Random& random);
  void fill_name(Slot slot, Random& random);
  void fill_word(Slot slot, Random& random);
  void fill_time(Slot slot, Random& random);

  void put(std::string_view text);  // what fills a slot
  void put_company(std::uint32_t company);
  void put_person(std::uint32_t number, bool with_role);
  void put_outlet(Random& random);
  void put_phrase(bool many, Random& random);
  void put_rare(Random& random);
  void put_day(int days_back, bool by_date);
  std::uint32_t draw_other_company(Random& random);
  const Noun& draw_topic_noun(Random& random);
  const Noun& draw_common_noun(Random& random);
  std::string_view draw_adjective(Random& random);
  const Verb& draw_verb(Random& random);

  bool introduce(std::uint32_t whom);  // true the first time

  const World& world_;
  const Cast& cast_;
  const Date& today_;
  Form form_;
  std::string* out_ = nullptr;
  bool article_due_ = false;
  std::vector<std::uint32_t> introduced_;
  std::optional<std::uint32_t> named_outlet_;
};

// Amounts and times that need nobody's name. They read as in a sentence: "$1.5 billion",
// "$19.99", "12%", "1,250".
std::string draw_money(Random& random);
std::string draw_price(Random& random);
std::string draw_percent(Random& random);
std::string draw_count(Random& random);
std::string_view draw_small(Random& random);    // "two" to "nine"
std::string_view draw_ago(Random& random);      // "last week"
std::string_view draw_soon(Random& random);     // "in the next few weeks"
std::string_view draw_quarter(Random& random);  // "third quarter"

// "Monday"; "April"; "February 27", or with its year when that is not TODAY's.
std::string_view weekday_name(const Date& date);
std::string_view month_name(int month);
std::string month_day(const Date& date, const Date& today);

}  // namespace debrief::generator
