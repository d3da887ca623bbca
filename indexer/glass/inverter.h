// Documents -> lists by key, in memory, until there are enough for a run.
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/glass/glass_document.h"
#include "indexer/glass/run_file.h"

namespace debrief {

class Inverter {
 public:
  // Documents come in ascending order.
  void add(std::uint32_t id, const GlassDocument& document);

  // Enters a document under terms that count for nothing, and its values of slots, which
  // no document before had in this run.
  void extend(std::uint32_t id, const DocumentAdditions& additions);

  // The first value that a key gets in a run stays.
  void set_metadata(std::string_view key, std::string_view value);

  // About how much memory is taken, in bytes.
  std::size_t size() const { return size_; }

  // Writes the run to two files, PATH.postlist and PATH.position.
  void write(const std::string& path) const;

 private:
  struct Lists {
    std::string key;
    GrowingList postings;  // or values, lengths, metadata
    GrowingList positions;
  };

  // A term of the document that is added.
  struct Incoming {
    std::string_view key;
    std::uint32_t wdf = 0;
    std::string_view positions;
    std::uint32_t hash = 0;
    Lists* lists = nullptr;
  };

  Lists& lists(std::string_view key);
  Lists& lists(std::string_view key, std::uint32_t hash);
  void grow();

  std::deque<Lists> all_;
  std::vector<Incoming> incoming_;
  std::vector<std::uint32_t> table_;   // open addressing: index into all_ + 1, 0: free
  std::vector<std::uint32_t> hashes_;  // of all_
  std::size_t size_ = 0;
};

}  // namespace debrief
