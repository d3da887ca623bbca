#include "corpus/generator/teller.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace debrief::generator {
namespace {

// "an agent" but "a unit": by the sound that the word begins with.
bool takes_an(std::string_view word) {
  for (const std::string_view sound : {"uni", "use", "usu", "uti", "eu", "Eu", "one-"})
    if (word.starts_with(sound)) return false;
  return std::string_view("aeiouAEIO").find(word[0]) != std::string_view::npos;
}

// The first of a company's people leads it, the others have posts that differ by company.
std::string_view role_of(std::uint32_t number) {
  constexpr std::string_view posts[] = {
      "finance chief",   "head of research", "chief scientist",  "operations chief",
      "general counsel", "president",        "product director", "board chair"};
  const std::uint32_t place = number % people_per_company;
  if (place == 0) return "chief executive";
  return posts[(number / people_per_company + place * 3) % std::size(posts)];
}

}  // namespace

void Teller::tell(const Template& sentence, std::uint64_t seed, std::string& out) {
  out_ = &out;
  const std::size_t begin = out.size();
  Random random(seed);
  nodes(sentence, random);
  char& first = out[begin];
  if (first >= 'a' && first <= 'z') first = static_cast<char>(first - 'a' + 'A');
}

std::optional<std::uint32_t> Teller::take_named_outlet() {
  return std::exchange(named_outlet_, std::nullopt);
}

void Teller::nodes(const std::vector<Node>& list, Random& random) {
  for (const Node& node : list) {
    if (node.kind == Node::Kind::text) {
      std::string_view text = node.text;
      if (text[0] == '.' && out_->ends_with('.')) text.remove_prefix(1);  // "Inc."
      out_->append(text);
    } else if (node.kind == Node::Kind::slot) {
      fill(node.slot, random);
    } else {
      // A draw of its own: what follows is the same with and without the optional part.
      Random inner(random.next());
      const bool wanted = inner.percent(75);
      if (node.kind == Node::Kind::choice)
        nodes(node.parts[inner.zipf(node.parts.size())], inner);
      else if (wanted && form_ == Form::full)
        nodes(node.parts[0], inner);
    }
  }
}

void Teller::fill(Slot slot, Random& random) {
  if (slot == Slot::article)
    article_due_ = true;
  else if (slot <= Slot::outlet)
    fill_name(slot, random);
  else if (slot < Slot::money)
    fill_word(slot, random);
  else
    fill_time(slot, random);
}

void Teller::fill_name(Slot slot, Random& random) {
  switch (slot) {
    case Slot::company:
      return put_company(cast_.companies[0]);
    case Slot::second_company:
      return put_company(cast_.companies[1]);
    case Slot::third_company:
      return put_company(cast_.companies[2]);
    case Slot::any_company:
      return put_company(draw_other_company(random));
    case Slot::person:
      return put_person(cast_.companies[0] * people_per_company + random.zipf(3), true);
    case Slot::second_person:
      return put_person(cast_.companies[1] * people_per_company + random.zipf(3), true);
    case Slot::outsider:
      return put_person(cast_.outsiders[random.below(2)], false);
    default:
      return put_outlet(random);
  }
}

void Teller::fill_word(Slot slot, Random& random) {
  switch (slot) {
    case Slot::noun:
      return put(draw_topic_noun(random).one);
    case Slot::nouns:
      return put(draw_topic_noun(random).many);
    case Slot::common_noun:
      return put(draw_common_noun(random).one);
    case Slot::common_nouns:
      return put(draw_common_noun(random).many);
    case Slot::phrase:
      return put_phrase(false, random);
    case Slot::phrases:
      return put_phrase(true, random);
    case Slot::adjective:
      return put(draw_adjective(random));
    case Slot::adverb:
      return put(world_.adverbs[random.zipf(world_.adverbs.size(), 2)]);
    case Slot::verb:
      return put(draw_verb(random).base);
    case Slot::verb_past:
      return put(draw_verb(random).past);
    case Slot::verb_ing:
      return put(draw_verb(random).ing);
    case Slot::verb_person:
      return put(draw_verb(random).person);
    case Slot::product:
      return put(cast_.products[random.zipf(cast_.products.size())]);
    case Slot::place:
      return put(world_.places[random.zipf(world_.places.size(), 2)]);
    default:
      return put_rare(random);
  }
}

void Teller::fill_time(Slot slot, Random& random) {
  const int today = to_days(today_);
  switch (slot) {
    case Slot::money:
      return put(draw_money(random));
    case Slot::price:
      return put(draw_price(random));
    case Slot::percent:
      return put(draw_percent(random));
    case Slot::count:
      return put(draw_count(random));
    case Slot::small:
      return put(draw_small(random));
    case Slot::first_day:
      return put_day(0, random.percent(80));
    case Slot::day: {
      const int back = random.between(0, 6);
      return put_day(back, random.percent(30));
    }
    case Slot::date:
      return put(month_day(from_days(today - random.between(7, 250)), today_));
    case Slot::due:
      return put(month_day(from_days(today + random.between(7, 250)), today_));
    case Slot::ago:
      return put(draw_ago(random));
    case Slot::soon:
      return put(draw_soon(random));
    case Slot::year:
      return put(std::to_string(today_.year - 1 - static_cast<int>(random.zipf(25))));
    case Slot::future:
      return put(std::to_string(today_.year + 1 + static_cast<int>(random.zipf(14))));
    case Slot::month:
      return put(month_name(random.between(1, 12)));
    default:
      return put(draw_quarter(random));
  }
}

void Teller::put(std::string_view text) {
  if (article_due_) out_->append(takes_an(text) ? "an " : "a ");
  article_due_ = false;
  out_->append(text);
}

void Teller::put_company(std::uint32_t company) {
  const Company& who = world_.companies[company];
  const bool is_new = form_ != Form::title && introduce(company);
  put(is_new ? who.name : who.short_name);
}

void Teller::put_person(std::uint32_t number, bool with_role) {
  const Person who = person(world_, number);
  // Companies and people have numbers of their own: the bit keeps them apart.
  if (!introduce(number | 1U << 31)) return put(who.last);
  if (with_role)
    put(fmt::format("{} {} {}", role_of(number), who.first, who.last));
  else
    put(fmt::format("{} {}", who.first, who.last));
}

// One of those that the brief cites, or else a well-known one.
void Teller::put_outlet(Random& random) {
  std::uint32_t outlet = world_.common_outlets[random.zipf(2)];
  for (const std::uint32_t cited : cast_.outlets)
    if (!world_.outlets[cited].name.empty()) {
      outlet = cited;
      break;
    }
  named_outlet_ = outlet;
  put(world_.outlets[outlet].name);
}

void Teller::put_phrase(bool many, Random& random) {
  const auto end_with = [&](const Noun& noun) { put(many ? noun.many : noun.one); };
  const std::uint32_t shape = random.below(20);
  if (shape < 5) {
    put_rare(random);
  } else if (shape < 7) {
    const auto& adjectives = cast_.topic->adjectives;
    put(adjectives[random.zipf(adjectives.size())]);
  } else if (shape < 15) {
    put(draw_adjective(random));
  } else {
    put(draw_topic_noun(random).one);
  }
  put(" ");
  if (shape < 10) return end_with(draw_topic_noun(random));
  if (shape < 13) {
    put(draw_topic_noun(random).one);
    put(" ");
  }
  end_with(draw_common_noun(random));
}

// Two in five are made of a prefix and a common word, the others are nobody's word.
void Teller::put_rare(Random& random) {
  constexpr std::string_view endings[] = {"",   "",    "",   "",   "",   "",
                                          "ed", "ing", "al", "ic", "er", "ive"};
  const bool derived = random.percent(40);
  if (derived) {
    const std::string_view prefix = world_.prefixes[random.zipf(world_.prefixes.size())];
    const bool of_topic = random.percent(30);
    const auto& nouns = of_topic ? cast_.topic->nouns : world_.nouns;
    return put(std::string(prefix) + nouns[random.zipf(nouns.size(), 4)].one);
  }
  const std::string word = draw_rare_word(random);
  put(word + std::string(endings[random.below(std::size(endings))]));
}

void Teller::put_day(int days_back, bool by_date) {
  if (!cast_.dated && days_back == 0) return put("this week");
  const Date day = from_days(to_days(today_) - days_back);
  if (by_date && form_ == Form::full)
    put("on " + month_day(day, today_));
  else
    put(weekday_name(day));
}

std::uint32_t Teller::draw_other_company(Random& random) {
  const auto& companies = cast_.topic->companies;
  for (;;) {
    const std::uint32_t drawn = companies[random.zipf(companies.size(), 2)];
    if (std::find(cast_.companies.begin(), cast_.companies.end(), drawn) ==
        cast_.companies.end())
      return drawn;
  }
}

const Noun& Teller::draw_topic_noun(Random& random) {
  const bool focus = random.percent(80);
  if (focus) return *cast_.nouns[random.zipf(cast_.nouns.size(), 1)];
  return cast_.topic->nouns[random.zipf(cast_.topic->nouns.size(), 3)];
}

const Noun& Teller::draw_common_noun(Random& random) {
  const bool focus = random.percent(65);
  if (focus) return *cast_.common_nouns[random.zipf(cast_.common_nouns.size(), 1)];
  return world_.nouns[random.zipf(world_.nouns.size(), 4)];
}

std::string_view Teller::draw_adjective(Random& random) {
  const bool focus = random.percent(60);
  if (focus) return cast_.adjectives[random.zipf(cast_.adjectives.size(), 1)];
  return world_.adjectives[random.zipf(world_.adjectives.size(), 4)];
}

const Verb& Teller::draw_verb(Random& random) {
  const bool focus = random.percent(60);
  if (focus) return *cast_.verbs[random.zipf(cast_.verbs.size(), 1)];
  return world_.verbs[random.zipf(world_.verbs.size(), 4)];
}

bool Teller::introduce(std::uint32_t whom) {
  if (std::find(introduced_.begin(), introduced_.end(), whom) != introduced_.end())
    return false;
  introduced_.push_back(whom);
  return true;
}

}  // namespace debrief::generator
