// Briefs on their way into a fresh generation of one or several databases: each goes to
// its own.
#pragma once

#include <cstddef>
#include <deque>
#include <map>
#include <string>
#include <vector>

#include "indexer/bulk_documents.h"

namespace debrief {

// Each function does for all what it does in BulkDocuments for one.
class BulkShards {
 public:
  // Empty folders that become the databases, and where those keep positions.
  BulkShards(const std::vector<std::string>& folders, PositionStore store);

  void add(const std::string& path, PreparedDocument prepared);
  std::string remove(const std::string& path, const std::string& id);
  std::vector<std::string> speakers();
  void link(const std::string& id, const std::string& key);
  void set_metadata(std::string_view key, std::string_view value);  // in each
  void finish(std::size_t jobs);
  std::map<std::string, BulkDocuments::Pending> pending() const;

 private:
  BulkDocuments& shard(const std::string& id);

  std::deque<BulkDocuments> shards_;
};

}  // namespace debrief
