#include "indexer/amounts/amount_words.h"

#include <algorithm>
#include <array>
#include <cstdint>

#include "indexer/number_words.h"
#include "indexer/word_hash.h"

namespace debrief {
namespace {

struct Group {
  AmountWord word;
  double value;
  std::string_view unit;
  std::string_view words;  // one space between two
};

constexpr Group groups[] = {
    {AmountWord::scale, 1e2, "", "hundred"},
    {AmountWord::scale, 1e3, "", "thousand"},
    {AmountWord::scale, 1e5, "", "lakh lakhs"},
    {AmountWord::scale, 1e6, "", "million mln"},
    {AmountWord::scale, 1e7, "", "crore crores"},
    {AmountWord::scale, 1e9, "", "billion bln"},
    {AmountWord::scale, 1e12, "", "trillion"},
    {AmountWord::currency, 1, "USD", "dollar dollars usd"},
    {AmountWord::currency, 0.01, "USD", "cent cents"},
    {AmountWord::currency, 1, "EUR", "euro euros eur"},
    {AmountWord::currency, 1, "GBP", "sterling gbp quid"},
    {AmountWord::currency, 0.01, "GBP", "pence"},
    {AmountWord::currency, 1, "JPY", "yen jpy"},
    {AmountWord::currency, 1, "CNY", "yuan renminbi rmb cny"},
    {AmountWord::currency, 1, "INR", "rupee rupees inr"},
    {AmountWord::currency, 1, "KRW", "won krw"},
    {AmountWord::currency, 1, "CHF", "chf"},
    {AmountWord::currency, 1, "RUB", "rouble roubles ruble rubles rub"},
    {AmountWord::currency, 1, "SEK", "sek"},
    {AmountWord::currency, 1, "NOK", "nok"},
    {AmountWord::currency, 1, "DKK", "dkk"},
    {AmountWord::currency, 1, "PLN", "zloty pln"},
    {AmountWord::currency, 1, "BRL", "reais brl"},
    {AmountWord::currency, 1, "ILS", "shekel shekels ils"},
    {AmountWord::currency, 1, "AED", "dirham dirhams aed"},
    {AmountWord::currency, 1, "SAR", "sar"},
    {AmountWord::currency, 1, "ZAR", "zar"},
    {AmountWord::currency, 1, "TRY", "lira liras"},
    {AmountWord::currency, 1, "AUD", "aud"},
    {AmountWord::currency, 1, "CAD", "cad"},
    {AmountWord::currency, 1, "HKD", "hkd"},
    {AmountWord::currency, 1, "SGD", "sgd"},
    {AmountWord::currency, 1, "TWD", "twd"},
    {AmountWord::percent, 1, "%", "percent pct"},
    {AmountWord::per, 0, "", "per"},
    {AmountWord::unit, 1, "W", "watt watts"},
    {AmountWord::unit, 1e3, "W", "kw kilowatt kilowatts"},
    {AmountWord::unit, 1e6, "W", "mw megawatt megawatts"},
    {AmountWord::unit, 1e9, "W", "gw gigawatt gigawatts"},
    {AmountWord::unit, 1e12, "W", "tw terawatt terawatts"},
    {AmountWord::unit, 1e3, "Wh", "kwh"},
    {AmountWord::unit, 1e6, "Wh", "mwh"},
    {AmountWord::unit, 1e9, "Wh", "gwh"},
    {AmountWord::unit, 1e12, "Wh", "twh"},
    {AmountWord::unit, 1e3, "B", "kb kilobyte kilobytes"},
    {AmountWord::unit, 1e6, "B", "mb megabyte megabytes"},
    {AmountWord::unit, 1e9, "B", "gb gigabyte gigabytes"},
    {AmountWord::unit, 1e12, "B", "tb terabyte terabytes"},
    {AmountWord::unit, 1e15, "B", "pb petabyte petabytes"},
    {AmountWord::unit, 1e6, "bit/s", "mbps"},
    {AmountWord::unit, 1e9, "bit/s", "gbps"},
    {AmountWord::unit, 1, "Hz", "hz hertz"},
    {AmountWord::unit, 1e3, "Hz", "khz kilohertz"},
    {AmountWord::unit, 1e6, "Hz", "mhz megahertz"},
    {AmountWord::unit, 1e9, "Hz", "ghz gigahertz"},
    {AmountWord::unit, 1, "m", "metre metres meter meters"},
    {AmountWord::unit, 1e3, "m", "km kilometre kilometres kilometer kilometers"},
    {AmountWord::unit, 1e-2, "m", "cm centimetre centimetres centimeter centimeters"},
    {AmountWord::unit, 1e-3, "m", "mm millimetre millimetres millimeter millimeters"},
    {AmountWord::unit, 1e-9, "m", "nm nanometre nanometres nanometer nanometers"},
    {AmountWord::unit, 1609.344, "m", "mile miles"},
    {AmountWord::unit, 0.9144, "m", "yard yards"},
    {AmountWord::unit, 0.3048, "m", "foot feet ft"},
    {AmountWord::unit, 0.0254, "m", "inch inches"},
    {AmountWord::unit, 4046.8564224, "m2", "acre acres"},
    {AmountWord::unit, 1e4, "m2", "hectare hectares"},
    {AmountWord::unit, 1, "kg", "kg kilogram kilograms kilo kilos"},
    {AmountWord::unit, 1e-3, "kg", "gram grams"},
    {AmountWord::unit, 1e-6, "kg", "mg milligram milligrams"},
    {AmountWord::unit, 1e3, "kg", "tonne tonnes"},
    {AmountWord::unit, 0.45359237, "kg", "pound pounds lb lbs"},
    {AmountWord::unit, 0.028349523125, "kg", "ounce ounces oz"},
    {AmountWord::unit, 1, "ton", "ton tons"},
    {AmountWord::unit, 1, "l", "litre litres liter liters"},
    {AmountWord::unit, 1, "gallon", "gallon gallons"},
    {AmountWord::unit, 1, "barrel", "barrel barrels"},
    {AmountWord::stop, 0, "",
     "a about after against all also although always an and as at be because been before "
     "below between but by can could did does down during each even ever every for from "
     "had has have he her here his how if in into is it its just last less like may "
     "might "
     "minus more most much must next no nor not now of off on once only onto or other "
     "our "
     "out over past perhaps plus pro said says she should since so than that the their "
     "them then there these they this those though through times to too toward towards "
     "under until up upon us versus via vs was we were what when where whether which "
     "while "
     "who whose why will with within without would yes yet you your"},
    {AmountWord::stop, 0, "",
     "fifths halves ones tenths thirds "
     "ago days day decades decade hours hour minutes minute months month quarters "
     "quarter "
     "seconds second weeks week weekends years year nights centuries"},
};

constexpr auto hashed_words() {
  WordHash<AmountMeaning, 1024> table;
  for (const Group& group : groups)
    for (std::size_t at = 0; at < group.words.size();) {
      const std::size_t end = std::min(group.words.find(' ', at), group.words.size());
      table.add(group.words.substr(at, end - at), {group.word, group.value, group.unit});
      at = end + 1;
    }
  for (const auto& [word, value] : unit_words)
    table.add(word, {AmountWord::number, static_cast<double>(value), {}});
  for (const auto& [word, value] : tens_words)
    table.add(word, {AmountWord::tens, static_cast<double>(value), {}});
  for (const auto& [word, month] : month_words)  // "may" is a verb first
    if (word != "may") table.add(word, {AmountWord::month, 0, {}});
  for (const auto& [word, month] : short_month_words)
    table.add(word, {AmountWord::month, 0, {}});
  return table;
}

constexpr auto table = hashed_words();

// What a number in words begins with.
constexpr auto first_words = [] {
  WordHash<bool, 128> words;
  for (const auto& [word, value] : unit_words) words.add(word, true);
  for (const auto& [word, value] : tens_words) words.add(word, true);
  for (const std::string_view word : {"a", "half"}) words.add(word, true);
  return words;
}();

struct Code {
  std::string_view code;
  std::string_view currency;
};

// Sorted by bytes.
constexpr auto codes = std::to_array<Code>({
    {"$", "USD"},
    {"A$", "AUD"},
    {"AED", "AED"},
    {"AU$", "AUD"},
    {"AUD", "AUD"},
    {"BRL", "BRL"},
    {"C$", "CAD"},
    {"CA$", "CAD"},
    {"CAD", "CAD"},
    {"CHF", "CHF"},
    {"CN\xC2\xA5", "CNY"},
    {"CNY", "CNY"},
    {"DKK", "DKK"},
    {"EUR", "EUR"},
    {"GBP", "GBP"},
    {"HK$", "HKD"},
    {"HKD", "HKD"},
    {"INR", "INR"},
    {"JPY", "JPY"},
    {"KRW", "KRW"},
    {"MX$", "MXN"},
    {"NOK", "NOK"},
    {"NT$", "TWD"},
    {"NZ$", "NZD"},
    {"PLN", "PLN"},
    {"R$", "BRL"},
    {"RMB", "CNY"},
    {"Rs", "INR"},
    {"S$", "SGD"},
    {"SEK", "SEK"},
    {"SGD", "SGD"},
    {"TWD", "TWD"},
    {"US$", "USD"},
    {"USD", "USD"},
    {"ZAR", "ZAR"},
    {"\xC2\xA3", "GBP"},
    {"\xC2\xA5", "JPY"},
    {"\xE2\x82\xA6", "NGN"},
    {"\xE2\x82\xA9", "KRW"},
    {"\xE2\x82\xAA", "ILS"},
    {"\xE2\x82\xAB", "VND"},
    {"\xE2\x82\xAC", "EUR"},
    {"\xE2\x82\xB1", "PHP"},
    {"\xE2\x82\xB4", "UAH"},
    {"\xE2\x82\xB9", "INR"},
    {"\xE2\x82\xBA", "TRY"},
    {"\xE2\x82\xBD", "RUB"},
});

}  // namespace

AmountMeaning amount_meaning_of(std::string_view lower) { return table.find(lower); }

double short_scale(std::string_view letters) {
  constexpr std::pair<std::string_view, double> scales[] = {
      {"b", 1e9},  {"B", 1e9},   {"bn", 1e9}, {"Bn", 1e9},   {"BN", 1e9}, {"k", 1e3},
      {"K", 1e3},  {"m", 1e6},   {"M", 1e6},  {"mn", 1e6},   {"Mn", 1e6}, {"MM", 1e6},
      {"mm", 1e6}, {"tn", 1e12}, {"T", 1e12}, {"trn", 1e12}, {"cr", 1e7}, {"Cr", 1e7}};
  for (const auto& [text, scale] : scales)
    if (text == letters) return scale;
  return 0;
}

bool may_begin_number(char first, std::size_t size) {
  return first_words.may_find(first, size);
}

std::string_view currency_of(std::string_view code) {
  // No code begins with a small letter, as most words do.
  if (code.empty() || (code[0] >= 'a' && code[0] <= 'z')) return {};
  const auto found = std::lower_bound(
      codes.begin(), codes.end(), code,
      [](const Code& each, std::string_view text) { return each.code < text; });
  return found != codes.end() && found->code == code ? found->currency
                                                     : std::string_view{};
}

}  // namespace debrief
