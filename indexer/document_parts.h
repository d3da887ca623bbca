// What a document of the index is made of, as values: for whichever writer takes it.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <string>
#include <vector>

#include "debrief/kept_positions.h"
#include "debrief/schema.h"

namespace debrief {

struct DocumentTerm {
  std::string name;
  std::uint32_t wdf = 0;
  std::uint32_t first = 0;  // its positions are DocumentParts::positions[first ..
  std::uint32_t count = 0;  // first + count - 1], ascending, each once

  bool operator==(const DocumentTerm&) const = default;
};

struct DocumentValue {
  Slot slot = 0;
  std::string value;  // not empty

  bool operator==(const DocumentValue&) const = default;
};

struct DocumentParts {
  std::vector<DocumentTerm> terms;  // by name, each once
  std::vector<std::uint32_t> positions;
  std::vector<DocumentValue> values;  // by slot, each once
  std::string data;

  // Enters a term without positions, of wdf 0, unless it is there.
  void add_boolean(const std::string& name);

  bool operator==(const DocumentParts&) const = default;
};

// The same for Xapian's own writer, and back.
Xapian::Document document_of(const DocumentParts& parts);
DocumentParts parts_of(const Xapian::Document& document);

// DOCUMENT, less what link_versions() has added to it, is what PARTS say, with its
// positions where KEPT says.
bool holds(const Xapian::Document& document, const DocumentParts& parts,
           const KeptPositions& kept);

}  // namespace debrief
