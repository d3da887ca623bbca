// Where the words of a brief stand, from its text: what its positions say, for a brief
// whose positions are dear to ask for.
#pragma once

#include <xapian.h>

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "debrief/analysis.h"
#include "debrief/spans.h"

namespace debrief {

class RecordPositions {
 public:
  // Takes the brief ID with the packed record RECORD (record.h) and its spans. False when
  // the record does not give as many words as the spans say, one by one.
  bool lay_out(Xapian::docid id, const std::string& record, const SpanTable& spans);

  // Of that brief, ascending.
  const std::vector<Xapian::termpos>& of(const std::string& term) const;

 private:
  Analyzer analyzer_;
  Xapian::docid id_ = 0;
  bool is_sound_ = false;
  std::unordered_map<std::string, std::vector<Xapian::termpos>> positions_;
};

}  // namespace debrief
