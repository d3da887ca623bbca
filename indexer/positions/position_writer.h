// Writes the file of positions (debrief/position_file.h draws it) from its beginning to
// its end, in memory that does not grow with it.
#pragma once

#include <xxhash.h>

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "debrief/position_file.h"
#include "indexer/glass/file_writer.h"

namespace debrief {

class PositionWriter {
 public:
  // Made at PATH, and PATH.terms beside it until finish(). Everything throws Error on a
  // full disk and the like.
  explicit PositionWriter(const std::string& path);

  // The next term, greater than all before; at most 245 bytes. One that no document is
  // added to does not come in.
  void begin(std::string_view term);

  // A document of that term, with a greater id than those before.
  void add(Xapian::docid id, std::span<const std::uint32_t> positions);

  // The same, as append_packed_positions() writes them.
  void add_packed(Xapian::docid id, std::string_view positions);

  // Bytes so far.
  std::uint64_t size() const { return file_.size() + waiting_.size(); }

  // Writes the rest, durably: the file belongs to the database with that UUID and speaks
  // of the documents in INTERVALS, ascending. The last call.
  void finish(const std::string& uuid, const std::vector<DocumentInterval>& intervals);

 private:
  struct StateDeleter {
    void operator()(XXH3_state_t* state) const { XXH3_freeState(state); }
  };

  void put(std::string_view bytes);
  void flush();
  void end_term();
  void end_group();

  FileWriter file_;
  std::string waiting_;    // not yet written
  FileWriter dictionary_;  // comes behind the lists
  std::string offsets_;    // of its blocks
  std::unique_ptr<XXH3_state_t, StateDeleter> checksum_;
  std::uint64_t terms_ = 0;
  std::string last_term_;  // that came in
  std::string term_;       // that is open
  std::string skips_;
  std::string packed_;
  std::uint64_t documents_ = 0;  // of the open term
  std::uint64_t list_ = 0;       // where its list begins
  Xapian::docid last_ = 0;       // of its documents
};

}  // namespace debrief
