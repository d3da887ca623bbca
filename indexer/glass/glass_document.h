// A document on its way into a glass database: all of it that needs no other document.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "indexer/document_parts.h"
#include "indexer/glass/deflate.h"

namespace debrief {

struct PackedTag {
  std::string bytes;
  bool compressed = false;
};

// BYTES as a tag, deflated where that makes them shorter.
PackedTag packed_tag(std::string_view bytes, Deflater& deflater);

struct GlassDocument {
  PackedTag data;
  PackedTag terms;           // the term list
  std::string slots;         // those with a value
  std::uint32_t length = 0;  // sum of all wdf
  std::vector<DocumentValue> values;
  // For each term, by name: append_string(escaped term), append_number(wdf),
  // append_string(append_packed_positions(); empty: it has none).
  std::string postings;
};

// What a document has beside: terms without positions, of wdf 0, and values.
struct DocumentAdditions {
  std::vector<std::string> terms;
  std::vector<DocumentValue> values;
};

// Throws std::length_error for a term that is empty or over 245 bytes as glass writes it.
GlassDocument make_glass_document(const DocumentParts& parts, Deflater& deflater);

}  // namespace debrief
