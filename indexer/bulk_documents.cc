#include "indexer/bulk_documents.h"

#include <algorithm>
#include <utility>

#include "debrief/index.h"
#include "debrief/schema.h"
#include "debrief/values.h"
#include "indexer/id_number.h"
#include "indexer/ledger.h"

namespace debrief {
namespace {

// About what a run of documents takes; two of them may be in memory at a time. Some 8,000
// briefs; a third of it would make the runs of a million too many to merge at once.
constexpr std::size_t run_memory = std::size_t{20} << 20;  // bytes

// Whose stems are known to be told, of those told last: half a megabyte.
constexpr std::size_t words_remembered = std::size_t{1} << 14;

// Leaves the parts as they were.
void pack(PreparedDocument& prepared, Deflater& deflater) {
  DocumentParts& parts = prepared.parts;
  finish_document(parts, prepared.record);
  prepared.packed = make_glass_document(parts, deflater);
  std::erase_if(parts.terms, [](const DocumentTerm& one) {
    return one.name.starts_with(path_prefix);
  });
  parts.data.clear();
}

}  // namespace

void pack_document(const std::string& path, PreparedDocument& prepared,
                   Deflater& deflater) {
  prepared.record.paths = {path};
  pack(prepared, deflater);
}

BulkDocuments::BulkDocuments(std::string folder, PositionStore store, std::size_t shards)
    : index_(std::move(folder), run_memory / shards, store), told_(words_remembered) {}

// Nearly all words of a brief stood in one before it.
void BulkDocuments::tell(const std::string& word, const std::string& stem) {
  std::string& before = told_[hash_bytes(word) % told_.size()];
  if (before == word) return;
  before = word;
  index_.set_metadata(metadata_key(word_key, word), stem);
}

std::vector<std::string> BulkDocuments::paths_of(const std::string& id,
                                                 std::uint32_t document) {
  if (const auto found = pending_.find(id); found != pending_.end())
    return found->second.paths;
  const std::string note = index_.note_of(document);
  const auto views = unpack_values(note);
  return {views.begin(), views.end()};
}

void BulkDocuments::add(const std::string& path, PreparedDocument prepared) {
  const std::string id = prepared.record.id;
  std::uint32_t& document = documents_.emplace(id_number(id), 0);
  std::vector<std::string> paths = {path};
  if (document != 0) {
    paths = paths_of(id, document);
    const auto at = std::lower_bound(paths.begin(), paths.end(), path);
    const bool was_there = at != paths.end() && *at == path;
    if (!was_there) paths.insert(at, path);
    if (paths.front() != path) {
      if (!was_there) pending_[id] = {std::move(paths), false};
      return;
    }
    index_.drop(document);
    pending_.erase(id);
  }
  if (!prepared.packed || paths.size() > 1) {
    prepared.record.paths = paths;
    pack(prepared, deflater_);
  }
  document = index_.add(*prepared.packed, pack_values(std::move(paths)));
  for (const auto& [word, stem] : prepared.words) tell(word, stem);
}

std::string BulkDocuments::remove(const std::string& path, const std::string& id) {
  const std::uint32_t* document = documents_.find(id_number(id));
  if (document == nullptr) return {};
  std::vector<std::string> paths = paths_of(id, *document);
  const bool was_first = paths.front() == path;
  std::erase(paths, path);
  if (paths.empty()) {
    index_.drop(*document);
    documents_.erase(id_number(id));
    pending_.erase(id);
    return {};
  }
  std::string next = was_first ? paths.front() : std::string();
  pending_[id] = {std::move(paths), false};
  return next;
}

std::vector<std::string> BulkDocuments::speakers() {
  std::vector<std::string> speakers;
  for (auto& [id, pending] : pending_)
    if (!std::exchange(pending.told, true)) speakers.push_back(pending.paths.front());
  return speakers;
}

void BulkDocuments::link(const std::string& id, const std::string& key) {
  const std::uint32_t* document = documents_.find(id_number(id));
  if (document == nullptr) return;
  index_.extend(*document, {{term(versions_prefix, key), std::string(in_group_term)},
                            {{versions_slot, key}}});
}

void BulkDocuments::set_metadata(std::string_view key, std::string_view value) {
  index_.set_metadata(key, value);
}

}  // namespace debrief
