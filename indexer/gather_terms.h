// The terms of a document while its words come in, one after the other.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/document_parts.h"

namespace debrief {

// One object serves many documents, so that its memory is asked for once.
class TermGatherer {
 public:
  // An occurrence at POSITION, above all before of this term, that counts WEIGHT times.
  // HASH is hash_bytes(NAME), as everywhere here.
  void add(std::string_view name, std::uint64_t hash, std::uint32_t position,
           std::uint32_t weight);

  // A term that is there without counting. True when it was not there before.
  bool add_boolean(std::string_view name, std::uint64_t hash);

  // Hands all over, sorted, and begins the next document.
  void take(DocumentParts& parts);

 private:
  struct Occurrence {
    std::uint32_t term = 0;
    std::uint32_t position = 0;
  };

  std::uint32_t number_of(std::string_view name, std::uint64_t hash);
  void grow();

  std::vector<DocumentTerm> terms_;
  std::vector<std::uint64_t> hashes_;  // of terms_
  std::vector<std::uint32_t> table_;   // open addressing: index into terms_ + 1, 0: free
  std::vector<Occurrence> occurrences_;
};

}  // namespace debrief
