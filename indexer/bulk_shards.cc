#include "indexer/bulk_shards.h"

#include <iterator>
#include <utility>

#include "indexer/generations.h"

namespace debrief {

BulkShards::BulkShards(const std::vector<std::string>& folders, PositionStore store) {
  for (const std::string& folder : folders)
    shards_.emplace_back(folder, store, folders.size());
}

void BulkShards::add(const std::string& path, PreparedDocument prepared) {
  shard(prepared.record.id).add(path, std::move(prepared));
}

std::string BulkShards::remove(const std::string& path, const std::string& id) {
  return shard(id).remove(path, id);
}

std::vector<std::string> BulkShards::speakers() {
  std::vector<std::string> all;
  for (BulkDocuments& shard : shards_) {
    std::vector<std::string> some = shard.speakers();
    std::move(some.begin(), some.end(), std::back_inserter(all));
  }
  return all;
}

void BulkShards::link(const std::string& id, const std::string& key) {
  shard(id).link(id, key);
}

void BulkShards::set_metadata(std::string_view key, std::string_view value) {
  for (BulkDocuments& shard : shards_) shard.set_metadata(key, value);
}

void BulkShards::finish(std::size_t jobs) {
  for (BulkDocuments& shard : shards_) shard.finish(jobs);
}

std::map<std::string, BulkDocuments::Pending> BulkShards::pending() const {
  std::map<std::string, BulkDocuments::Pending> all;
  for (const BulkDocuments& shard : shards_)
    all.insert(shard.pending().begin(), shard.pending().end());
  return all;
}

BulkDocuments& BulkShards::shard(const std::string& id) {
  return shards_[shard_of(id, shards_.size())];
}

}  // namespace debrief
