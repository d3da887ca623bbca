// A brief -> what the index holds of it, as schema.h draws it.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "debrief/analysis.h"
#include "debrief/record.h"
#include "indexer/brief.h"
#include "indexer/document_parts.h"
#include "indexer/glass/glass_document.h"
#include "indexer/version_sketch.h"

namespace debrief {

// How much more a word counts there than in the body, as occurrences. Bullets repeat the
// body, so a word of theirs counts double already.
inline constexpr unsigned title_weight = 3;
inline constexpr unsigned summary_weight = 1;

// The parts lack what depends on the file: P terms and the record's paths, and with them
// their data (finish_document).
struct PreparedDocument {
  DocumentParts parts;
  Record record;
  // Folded words whose stem is another, with that stem (word_key in index.h), each once.
  std::vector<std::pair<std::string, std::string>> words;
  VersionSketch sketch;
  std::optional<GlassDocument> packed;  // with the file's path alone: pack_document()
};

PreparedDocument make_document(const Brief& brief, Analyzer& analyzer);

// Adds paths and data. RECORD.paths is sorted.
void finish_document(DocumentParts& parts, const Record& record);

}  // namespace debrief
