// A brief -> what the index holds of it, as schema.h draws it.
#pragma once

#include <xapian.h>

#include <map>
#include <string>

#include "debrief/analysis.h"
#include "debrief/record.h"
#include "indexer/brief.h"
#include "indexer/version_sketch.h"

namespace debrief {

// How much more a word counts there than in the body, as occurrences. Bullets repeat the
// body, so a word of theirs counts double already.
inline constexpr unsigned title_weight = 3;
inline constexpr unsigned summary_weight = 1;

// The document lacks what depends on the file: P terms and the record's paths, and with
// them its data (finish_document).
struct PreparedDocument {
  Xapian::Document document;
  Record record;
  // Folded words whose stem is another, with that stem (word_key in index.h).
  std::map<std::string, std::string> words;
  VersionSketch sketch;
};

PreparedDocument make_document(const Brief& brief, Analyzer& analyzer);

// Adds paths and data. RECORD.paths is sorted.
void finish_document(Xapian::Document& document, const Record& record);

}  // namespace debrief
