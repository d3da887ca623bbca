// Prints how well find_dates does against TIMEX3 gold: dates FOLDER [--errors].
//
// FOLDER holds files of TimeML (*.tml), each a <DCT> with the day of writing and a
// <TEXT>. Scored is what is of type DATE there. A hit overlaps the gold's span (relaxed)
// or equals it (strict), and has its value. Values are compared as far as a Period can
// say them: a time of day is cut off ("1943-07-25TMO" is a day), "2015-XX-XX" is a year,
// "W28-WE" its week, "195" a decade. Lengths of time, PRESENT_REF and the like, sets,
// centuries and years before Christ have no Period; they are missing from the recall of
// the row "representable" and lower that of the row "all". A mention on an expression of
// type TIME that is of the same day counts neither for nor against.
#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>
#include <vector>

#include "indexer/dates/find_dates.h"

using namespace debrief;

namespace {

struct Gold {
  Span span;
  std::string type;
  std::string value;             // as the file has it
  std::optional<Period> period;  // as far as it can be said
  bool found = false;
};

struct Document {
  std::string name;
  std::string text;
  std::optional<Date> written;
  std::vector<Gold> gold;
};

struct Score {
  int gold = 0;
  int representable = 0;
  int mentions = 0;
  int relaxed = 0;
  int strict = 0;
};

std::string attribute(std::string_view tag, std::string_view name) {
  const std::string key = std::string(name) + "=\"";
  const std::size_t begin = tag.find(key);
  if (begin == tag.npos) return {};
  const std::size_t end = tag.find('"', begin + key.size());
  return std::string(tag.substr(begin + key.size(), end - begin - key.size()));
}

// The value as a Period writes it, where one can.
std::optional<Period> as_period(std::string value) {
  if (value.ends_with("-XX-XX")) value.resize(value.size() - 6);
  if (value.ends_with("-XX")) value.resize(value.size() - 3);
  if (value.ends_with("-WE")) value.resize(value.size() - 3);
  const std::size_t time = value.find('T');
  if (time != value.npos && time == 10) value.resize(time);
  if (value.size() > 10 && value.compare(10, 4, "-WXX") == 0) value.resize(10);
  if (value.size() == 11 && value.compare(7, 2, "-W") == 0) value.erase(4, 3);
  if (value.size() == 3 && value.find_first_not_of("0123456789") == value.npos)
    value += "0s";
  return parse_period(value);
}

void append_unescaped(std::string& out, std::string_view raw) {
  constexpr std::pair<std::string_view, char> entities[] = {
      {"&amp;", '&'}, {"&lt;", '<'}, {"&gt;", '>'}, {"&quot;", '"'}, {"&apos;", '\''}};
  for (std::size_t at = 0; at < raw.size();) {
    const auto* entity =
        std::find_if(std::begin(entities), std::end(entities),
                     [&](const auto& e) { return raw.substr(at).starts_with(e.first); });
    out += entity == std::end(entities) ? raw[at] : entity->second;
    at += entity == std::end(entities) ? 1 : entity->first.size();
  }
}

Document read_document(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  const std::string raw{std::istreambuf_iterator<char>(in), {}};
  Document document;
  document.name = path.filename();
  const std::size_t dct = raw.find("<DCT>");
  if (dct != raw.npos)
    document.written = parse_date(attribute(std::string_view(raw).substr(dct), "value"));
  const std::size_t begin = std::min(raw.find("<TEXT>"), raw.size() - 6) + 6;
  const std::size_t end = std::min(raw.find("</TEXT>"), raw.size());
  for (std::size_t at = begin; at < end;) {
    if (raw[at] != '<') {
      const std::size_t next = std::min(raw.find('<', at), end);
      append_unescaped(document.text, std::string_view(raw).substr(at, next - at));
      at = next;
      continue;
    }
    const std::size_t close = std::min(raw.find('>', at), end - 1);
    const std::string_view tag = std::string_view(raw).substr(at, close - at);
    if (tag.starts_with("<TIMEX3")) {
      const std::string value = attribute(tag, "value");
      const std::size_t here = document.text.size();
      document.gold.push_back(
          {{here, here}, attribute(tag, "type"), value, as_period(value), false});
    } else if (tag.starts_with("</TIMEX3") && !document.gold.empty()) {
      document.gold.back().span.end = document.text.size();
    }
    at = close + 1;
  }
  return document;
}

bool overlap(const Span& a, const Span& b) { return a.begin < b.end && b.begin < a.end; }

void print_error(const Document& d, std::string_view kind, const Span& span,
                 std::string_view values) {
  const std::size_t from = span.begin < 60 ? 0 : span.begin - 60;
  std::string around = d.text.substr(from, span.end + 40 - from);
  std::replace(around.begin(), around.end(), '\n', ' ');
  fmt::print("{}\t{}\t[{}]\t{}\t{}\n", d.name, kind,
             d.text.substr(span.begin, span.end - span.begin), values, around);
}

void add_scores(Document d, Score& score, bool errors) {
  for (const Gold& gold : d.gold) {
    score.gold += gold.type == "DATE" ? 1 : 0;
    score.representable += gold.type == "DATE" && gold.period ? 1 : 0;
  }
  for (const DateMention& mention : find_dates(d.text, d.written)) {
    const auto hits = [&](const Gold& gold) {
      return !gold.found && overlap(gold.span, mention.span) &&
             gold.period == mention.value;
    };
    const auto hit = std::find_if(d.gold.begin(), d.gold.end(), hits);
    if (hit != d.gold.end() && hit->type == "TIME") continue;
    ++score.mentions;
    if (hit != d.gold.end() && hit->type == "DATE") {
      hit->found = true;
      ++score.relaxed;
      score.strict += hit->span == mention.span ? 1 : 0;
    } else if (errors) {
      const auto under = std::find_if(
          d.gold.begin(), d.gold.end(),
          [&](const Gold& gold) { return overlap(gold.span, mention.span); });
      print_error(d, under == d.gold.end() ? "SPURIOUS" : "WRONG", mention.span,
                  to_string(mention.value) +
                      (under == d.gold.end() ? "" : " not " + under->value));
    }
  }
  if (!errors) return;
  for (const Gold& gold : d.gold)
    if (gold.type == "DATE" && gold.period && !gold.found)
      print_error(d, "MISSED", gold.span, gold.value);
}

void print_row(std::string_view name, int hits, int mentions, int gold) {
  const double precision = mentions > 0 ? 1.0 * hits / mentions : 0;
  const double recall = gold > 0 ? 1.0 * hits / gold : 0;
  const double sum = precision + recall;
  fmt::print("{:<24} {:>6} {:>8} {:>6}   {:.3f} {:.3f} {:.3f}\n", name, gold, mentions,
             hits, precision, recall, sum > 0 ? 2 * precision * recall / sum : 0);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2 || !std::filesystem::is_directory(argv[1])) {
    std::cerr << "usage: dates FOLDER [--errors]\n";
    return 2;
  }
  const bool errors = argc > 2 && std::string_view(argv[2]) == "--errors";
  std::vector<std::filesystem::path> paths;
  for (const auto& entry : std::filesystem::directory_iterator(argv[1]))
    if (entry.path().extension() == ".tml") paths.push_back(entry.path());
  std::sort(paths.begin(), paths.end());
  Score score;
  for (const auto& path : paths) add_scores(read_document(path), score, errors);
  fmt::print("{:<24} {:>6} {:>8} {:>6}   {:<5} {:<5} {:<5}\n", "dates, value and span",
             "gold", "mentions", "hits", "P", "R", "F1");
  print_row("relaxed, representable", score.relaxed, score.mentions, score.representable);
  print_row("strict, representable", score.strict, score.mentions, score.representable);
  print_row("relaxed, all", score.relaxed, score.mentions, score.gold);
  print_row("strict, all", score.strict, score.mentions, score.gold);
}
