// Briefs that go in, change and go out one by one.
#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "debrief/record.h"
#include "debrief/schema.h"
#include "indexer/document_parts.h"
#include "indexer/generations.h"
#include "indexer/id_number.h"
#include "indexer/make_document.h"
#include "indexer/shards.h"
#include "indexer/translated.h"
#include "indexer/write_index.h"

namespace debrief {
namespace {

// Of a document that is all but its paths.
void write_paths(Xapian::Document& document, const Record& record) {
  for (const std::string& path : record.paths) document.add_boolean_term(path_term(path));
  document.set_data(pack_record(record));
}

}  // namespace

void IndexWriter::add(const std::string& path, PreparedDocument prepared) {
  if (bulk_ && ids_.count(id_number(prepared.record.id)) != 0)
    return later_.push_back(path);
  if (bulk_) return bulk_->add(path, std::move(prepared));
  translated(dir_, [&] {
    Record& record = prepared.record;
    record.paths = {path};
    Xapian::WritableDatabase& db = shards_.of(record.id);
    const Xapian::docid known = find(record.id);
    if (known == 0) {
      finish_document(prepared.parts, record);
      const Xapian::docid fresh = db.add_document(document_of(prepared.parts));
      ids_[id_number(record.id)] = fresh;
      shards_.note_change(record.id, fresh);
      shards_.add_words(record.id, prepared.words);
      return;
    }
    Xapian::Document document = db.get_document(known);
    Record old = unpack_record(document.get_data());
    const bool was_there = std::binary_search(old.paths.begin(), old.paths.end(), path);
    if (!was_there)
      old.paths.insert(std::lower_bound(old.paths.begin(), old.paths.end(), path), path);
    if (old.paths.front() == path) {
      record.paths = old.paths;
      finish_document(prepared.parts, record);
      if (holds(document, prepared.parts, rewritten_.kept()))
        return;  // one of many in a file that grew
      document = document_of(prepared.parts);
      rewritten_.add(known);
      shards_.add_words(record.id, prepared.words);
    } else if (was_there) {
      return;
    } else {
      write_paths(document, old);
    }
    shards_.note_change(record.id, known);
    db.replace_document(known, document);
  });
}

bool IndexWriter::replace(const std::string& path, const std::string& id,
                          const PreparedDocument& prepared) {
  if (bulk_) return false;
  return translated(dir_, [&] {
    const Xapian::docid known = find(id);
    if (known == 0 || (prepared.record.id != id && find(prepared.record.id) != 0) ||
        shard_of(prepared.record.id, count_) != shard_of(id, count_))
      return false;
    Xapian::WritableDatabase& db = shards_.of(id);
    const Record old = unpack_record(db.get_document(known).get_data());
    if (old.paths != std::vector<std::string>{path}) return false;
    DocumentParts parts = prepared.parts;
    Record record = prepared.record;
    record.paths = {path};
    finish_document(parts, record);
    db.replace_document(known, document_of(parts));
    rewritten_.add(known);
    shards_.note_change(id, known);
    shards_.note_change(record.id, known);
    ids_.erase(id_number(id));
    ids_[id_number(record.id)] = known;
    shards_.add_words(record.id, prepared.words);
    return true;
  });
}

std::string IndexWriter::remove(const std::string& path, const std::string& id) {
  if (bulk_) return bulk_->remove(path, id);
  return translated(dir_, [&]() -> std::string {
    const Xapian::docid known = find(id);
    if (known == 0) return {};
    Xapian::WritableDatabase& db = shards_.of(id);
    shards_.note_change(id, known);
    Xapian::Document document = db.get_document(known);
    Record record = unpack_record(document.get_data());
    const bool was_first = record.paths.front() == path;
    std::erase(record.paths, path);
    if (record.paths.empty()) {
      db.delete_document(known);
      ids_.erase(id_number(id));
      return {};
    }
    document.remove_term(path_term(path));
    write_paths(document, record);
    db.replace_document(known, document);
    return was_first ? record.paths.front() : std::string();
  });
}

}  // namespace debrief
