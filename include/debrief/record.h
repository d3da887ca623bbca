// What is kept with each brief in the index, so that results are shown without its file.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "debrief/amount.h"
#include "debrief/date.h"
#include "debrief/spans.h"

namespace debrief {

struct RecordAmount {
  AmountKind kind = AmountKind::quantity;
  double value = 0;       // "$50 billion" 5e10, "20%" 20
  std::string unit;       // "USD", "%", "W", "users"
  std::size_t begin = 0;  // [begin, end) in bytes of the claim's text
  std::size_t end = 0;

  bool operator==(const RecordAmount&) const = default;
};

struct RecordClaim {
  Zone zone = Zone::body;
  bool opens_paragraph = false;
  std::string heading;  // of the section that begins with it; several joined by line ends
  std::string text;
  std::vector<std::string> sources;  // hosts, in the order cited
  std::vector<RecordAmount> amounts;

  bool operator==(const RecordClaim&) const = default;
};

// An outlet that a claim names as a publisher.
struct RecordAttribution {
  std::string name;       // "Financial Times"
  std::string host;       // "ft.com"; empty: unknown
  std::size_t claim = 0;  // from 1
  bool backed = false;    // the claim also cites it

  bool operator==(const RecordAttribution&) const = default;
};

struct Record {
  std::string id;
  std::string title;
  std::string format;              // "text", "markdown", …
  std::vector<std::string> paths;  // of every copy, sorted
  std::optional<Date> date;        // published
  std::string date_method;         // as in JSON: "weekday", …
  std::string date_confidence;     // "high", "medium", "low"
  std::optional<Date> saved;
  std::vector<std::string> companies;  // canonical names, most mentioned first
  std::vector<std::string> people;
  std::vector<std::string> organizations;
  std::vector<std::string> places;
  std::vector<std::string> sources;      // hosts, those of most claims first
  std::vector<RecordClaim> claims;       // claims[i] is claim i + 1
  std::vector<RecordAttribution> named;  // by claim

  bool operator==(const Record&) const = default;
};

// As kept in the document's data. unpack_record() throws Error when the bytes are no
// record.
std::string pack_record(const Record& record);
Record unpack_record(std::string_view bytes);

}  // namespace debrief
