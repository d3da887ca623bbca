#include "indexer/dates/date_words.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>

#include "debrief/date.h"
#include "indexer/number_words.h"
#include "indexer/word_hash.h"

namespace debrief {
namespace {

struct Group {
  Word word;
  int value;
  std::string_view words;  // one space between two
};

constexpr int unit(Precision precision) { return static_cast<int>(precision); }

constexpr Group groups[] = {
    {Word::weekday, 1, "monday"},
    {Word::weekday, 2, "tuesday"},
    {Word::weekday, 3, "wednesday"},
    {Word::weekday, 4, "thursday"},
    {Word::weekday, 5, "friday"},
    {Word::weekday, 6, "saturday"},
    {Word::weekday, 7, "sunday"},
    {Word::weekday_short, 1, "mon"},
    {Word::weekday_short, 2, "tue tues"},
    {Word::weekday_short, 3, "wed weds"},
    {Word::weekday_short, 4, "thu thur thurs"},
    {Word::weekday_short, 5, "fri"},
    {Word::weekday_short, 6, "sat"},
    {Word::weekday_short, 7, "sun"},
    {Word::near_day, 0, "today tonight"},
    {Word::near_day, -1, "yesterday"},
    {Word::near_day, 1, "tomorrow tmr tmrw"},
    {Word::unit, unit(Precision::day), "day days"},
    {Word::unit, unit(Precision::week), "week weeks wk wks"},
    {Word::unit, unit(Precision::month), "month months"},
    {Word::unit, unit(Precision::year), "year years yr yrs"},
    {Word::unit, unit(Precision::decade), "decade decades"},
    {Word::weekend, 0, "weekend"},
    {Word::quarter, 0, "quarter quarters"},
    {Word::half, 0, "half"},
    {Word::number, 100, "hundred"},
    {Word::ordinal, 1, "first"},
    {Word::ordinal, 2, "second"},
    {Word::ordinal, 3, "third"},
    {Word::ordinal, 4, "fourth"},
    {Word::ordinal_mark, 0, "st nd rd th"},
    {Word::season_name, 1, "spring"},
    {Word::season, 2, "summer"},
    {Word::season, 3, "autumn"},
    {Word::season_name, 3, "fall"},
    {Word::season, 4, "winter"},
    {Word::part_of_day, 0, "morning afternoon evening night midnight noon dawn dusk"},
    {Word::last, 0, "last past"},
    {Word::next, 0, "next upcoming coming"},
    {Word::current, 0, "this current"},
    {Word::following, 0, "following subsequent"},
    {Word::previous, 0, "previous prior preceding"},
    {Word::same, 0, "same that"},
    {Word::ago, 0, "ago"},
    {Word::later, 0, "later afterwards afterward"},
    {Word::earlier, 0, "earlier previously"},
    {Word::after, 0, "after"},
    {Word::before, 0, "before"},
    {Word::now, 0, "now"},
    {Word::in, 0, "in"},
    {Word::by, 0, "by"},
    {Word::of, 0, "of"},
    {Word::from, 0, "from"},
    {Word::preposition, 0,
     "on at since until till through during throughout around circa between for "
     "starting beginning effective pre post within"},
    {Word::connector, 0, "to and or"},
    {Word::edge, 0, "early mid late end start middle latter"},
    {Word::article, 1, "a an"},
    {Word::definite, 0, "the"},
    {Word::every, 0, "every each"},
    {Word::vague, 0, "several few many some couple recent"},
    {Word::fiscal, 0, "fiscal financial"},
    {Word::about, 0,
     "about nearly over roughly than least almost approximately under exactly"},
    {Word::amount, 0,
     "people users employees workers staff jobs tokens miles feet foot meters metres "
     "tons "
     "tonnes dollars euros pounds percent points copies cars vehicles soldiers troops "
     "men "
     "deaths hours minutes seconds megawatts gigawatts mw gw kw km kg mm cm gb tb mb hz "
     "ghz mhz rpm calories mah kwh"},
    {Word::era_before, 0, "bc bce"},
    {Word::era, 0, "ad ce"},
    {Word::year_mark, 0, "q h fy s"},
    {Word::past, 0,
     "said was were had did told made took went came got gave found saw left led held "
     "built bought brought sold sent rose fell grew lost won met paid ran began became "
     "broke chose drew drove fought flew knew kept laid spoke spent stood struck swore "
     "taught thought threw wrote rewrote wore withdrew overtook undertook understood "
     "underwent sought shot sank stole shook showed felt dealt heard caught ate hung hid "
     "swept swung woke foresaw outgrew been"},
    {Word::present, 0,
     "is are am has have does says say remains means seems need exceed proceed succeed "
     "indeed speed feed breed seed"},
    {Word::future, 0,
     "will shall ll would could might can should must plan plans planning expect expects "
     "expected scheduled slated due aims intends wants hopes seeks deadline gonna going"},
    {Word::intent, 0,
     "agreed decided planned promised vowed pledged intended hoped wanted aimed prepared "
     "offered threatened urged set"},
    {Word::holiday, 0,
     "bastille black boxing christmas cinco columbus cyber earth easter father fathers "
     "good groundhog halloween independence indigenous juneteenth labor martin memorial "
     "mlk mother mothers new nye palm presidents saint thanksgiving valentine valentines "
     "veterans xmas"},
};

constexpr auto hashed_words() {
  WordHash<WordMeaning, 1024> table;
  for (const Group& group : groups)
    for (std::size_t at = 0; at < group.words.size();) {
      const std::size_t end = std::min(group.words.find(' ', at), group.words.size());
      table.add(group.words.substr(at, end - at), {group.word, group.value});
      at = end + 1;
    }
  for (const auto& [word, month] : month_words) {
    const bool is_common = word == "march" || word == "may" || word == "august";
    table.add(word, {is_common ? Word::month_name : Word::month, month});
  }
  for (const auto& [word, month] : short_month_words)
    table.add(word, {Word::month_short, month});
  for (const auto& [word, value] : unit_words) table.add(word, {Word::number, value});
  for (const auto& [word, value] : tens_words) table.add(word, {Word::number, value});
  return table;
}

constexpr auto table = hashed_words();

}  // namespace

WordMeaning meaning_of(std::string_view lower) { return table.find(lower); }

bool may_be_date_word(char first, std::size_t size) {
  return table.may_find(first, size);
}

}  // namespace debrief
