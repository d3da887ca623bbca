// A brief as it was read: the value that the indexer's rooms hand on and fill in.
#pragma once

#include <compare>
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "debrief/amount.h"
#include "debrief/date.h"
#include "debrief/name.h"
#include "debrief/spans.h"

namespace debrief {

// [begin, end) in bytes of Brief::text, always at the edges of code points.
struct Span {
  std::size_t begin = 0;
  std::size_t end = 0;

  auto operator<=>(const Span&) const = default;
};

// An amount the text names, as one number of one unit.
struct Amount {
  AmountKind kind = AmountKind::quantity;
  double value = 0;  // "$50 billion" 5e10, "20%" 20, "2 gigawatts" 2e9

  // Money: the code of ISO 4217, "USD". A share: "%", or "pp" for percentage points.
  // What is measured: its unit without prefixes, "W", "Wh", "B", "bit/s", "Hz", "m",
  // "m2", "kg", "l", or one that cannot be reduced, "ton", "barrel". What is counted: the
  // noun as written, "users"; empty when none follows ("sold 3 million in March").
  std::string unit;
  Span span;

  bool operator==(const Amount&) const = default;
};

// A stretch of one or more sentences and the outlets that close it. No outlet: an uncited
// claim. Support belongs to the whole span: which of its sentences an outlet backs is
// unknown.
struct Claim {
  int n = 0;  // the body's count from 1 in reading order, the summary's after the last of
              // them
  Zone zone = Zone::body;
  Span span;                         // its sentences, without the citation group
  std::vector<std::string> sources;  // hosts (host.h), in the order cited, once each
  bool opens_paragraph = false;
  std::string heading;  // of the section that begins with it; several joined by line ends
  std::vector<Amount> amounts;  // in it, in reading order

  bool operator==(const Claim&) const = default;
};

// A company, organisation, person or place, under its one canonical name.
struct Name {
  NameKind kind = NameKind::company;
  std::string name;            // "Amazon", also where the text says "AWS"
  std::vector<Span> mentions;  // where, in reading order, at least one

  bool operator==(const Name&) const = default;
};

// A date in the text, resolved against the day the brief was published.
struct DateMention {
  Period value;  // a range such as "from May to July" is two mentions
  Span span;     // the expression itself: "February 27", "last week"

  bool operator==(const DateMention&) const = default;
};

enum class DateMethod {
  header,
  front_matter,
  file_name,
  dateline,
  weekday,
  text,
  saved,
  none
};
enum class Confidence { high, medium, low };

// The day the brief is from, how that is known and how sure it is.
struct Published {
  std::optional<Date> date;  // empty exactly when the method is none
  DateMethod method = DateMethod::none;
  Confidence confidence = Confidence::low;

  bool operator==(const Published&) const = default;
};

// An outlet that the text names as a publisher: "CNBC reported", "told Reuters".
struct Attribution {
  std::string name;     // "Financial Times", also where the text says "FT"
  std::string host;     // "ft.com"; empty for an outlet that no list has
  int claim = 0;        // the n of the claim that names it
  Span span;            // the name itself
  bool backed = false;  // that claim also cites the outlet

  bool operator==(const Attribution&) const = default;
};

struct Brief {
  std::string id;    // 16 hexadecimal digits of the content, whatever the file or footer
  std::string path;  // where it was read
  std::string format;  // "text", "markdown", …
  std::string title;

  // The brief without boilerplate and citations, valid UTF-8: the title, a blank line,
  // the bullets one a line, a blank line, the body. Every claim is a stretch of it.
  std::string text;
  std::vector<Claim> claims;   // by n
  std::vector<Span> headings;  // of sections: text, but nobody's claim

  Published published;
  std::optional<Date> saved;  // the file's own time

  std::vector<Name> names;             // by kind, then by first mention
  std::vector<DateMention> mentioned;  // in reading order
  std::vector<Attribution> named;      // by claim, then in reading order; no sources

  bool operator==(const Brief&) const = default;
};

// How many claims of the body an outlet backs, the most first, then by host. Bullets
// repeat the body and add only outlets that it lacks, with 0.
struct SourceCount {
  std::string host;
  std::size_t claims = 0;

  bool operator==(const SourceCount&) const = default;
};
std::vector<SourceCount> count_sources(const Brief& brief);

// "front-matter", "file-name", …; "high", …: as in JSON.
std::string_view name_of(DateMethod method);
std::string_view name_of(Confidence confidence);

}  // namespace debrief
