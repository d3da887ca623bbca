#include "indexer/write_index.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "debrief/analysis.h"
#include "debrief/error.h"
#include "debrief/index.h"
#include "debrief/schema.h"
#include "debrief/text.h"
#include "debrief/values.h"
#include "indexer/generations.h"
#include "indexer/names/initials.h"

namespace debrief {
namespace {

// Xapian's exceptions as ours, at the edge.
template <class Fn>
auto translated(const std::string& dir, Fn fn) {
  try {
    return fn();
  } catch (const Xapian::DatabaseLockError&) {
    throw Error(fmt::format("the index at {} is being written by another program",
                            printable(dir)),
                "wait until it is done");
  } catch (const Xapian::Error& error) {
    throw Error(
        fmt::format("cannot write the index at {}: {}{}", printable(dir),
                    printable(error.get_msg()),
                    error.get_error_string() == nullptr
                        ? std::string()
                        : fmt::format(" ({})", error.get_error_string())),
        "what was committed before is still there; run again when this is mended");
  }
}

// The key of a name as it is asked for side by side, where stop words are left out:
// "department justice"; one of stop words alone keeps them.
std::string without_stop_words(const std::string& spelling) {
  const std::string key = name_key(spelling);
  std::string kept;
  for (std::size_t at = 0; at < key.size();) {
    const std::size_t end = std::min(key.find(' ', at), key.size());
    const std::string word = key.substr(at, end - at);
    if (!is_stop_word(word)) kept += (kept.empty() ? "" : " ") + word;
    at = end + 1;
  }
  return kept.empty() ? key : kept;
}

}  // namespace

IndexWriter::IndexWriter(const std::string& dir, bool rebuild) : dir_(dir) {
  const std::string used = generation_in_use(dir);
  remove_unused(dir, used);
  fresh_ = rebuild || used.empty();
  generation_ = fresh_ ? generation_after(used) : used;
  const std::string path = fmt::format("{}/{}", dir, generation_);
  if (!fresh_)
    (void)open_index(dir);  // refuses what is not ours, with the hint that helps
  translated(dir, [&] {
    db_ = Xapian::WritableDatabase(
        path, (fresh_ ? Xapian::DB_CREATE_OR_OVERWRITE : Xapian::DB_OPEN) |
                  Xapian::DB_BACKEND_GLASS);
    if (!fresh_) return;
    db_.set_metadata(std::string(schema_key), std::to_string(schema_version));
    db_.set_metadata(std::string(analysis_key), analysis_fingerprint());
    db_.commit();
  });
  // Xapian must not commit by itself between a brief and what the ledger says of its
  // file.
  translated(dir, [&] { db_.begin_transaction(); });
  if (!fresh_) ledger_ = translated(dir, [&] { return Ledger(db_); });
  for (const auto& [file_path, file] : ledger_.files())
    for (const KnownBrief& brief : file.briefs) ids_.emplace(brief.id, 0);
  if (fresh_ && used.empty()) {  // nothing to protect: readers may watch it grow
    put_in_use(dir_, generation_);
    fresh_ = false;
  }
}

std::string IndexWriter::reader() const {
  return db_.get_metadata(std::string(reader_key));
}

void IndexWriter::set_reader(const std::string& reader) {
  if (this->reader() != reader) db_.set_metadata(std::string(reader_key), reader);
}

Xapian::docid IndexWriter::find(const std::string& id) {
  const auto known = ids_.find(id);
  if (known == ids_.end()) return 0;
  if (known->second == 0) {
    const std::string name = std::string(id_prefix) + id;
    const auto posting = db_.postlist_begin(name);
    if (posting != db_.postlist_end(name)) known->second = *posting;
  }
  return known->second;
}

void IndexWriter::add(const std::string& path, PreparedDocument prepared) {
  translated(dir_, [&] {
    Record& record = prepared.record;
    record.paths = {path};
    const Xapian::docid known = find(record.id);
    if (known == 0) {
      finish_document(prepared.document, record);
      ids_[record.id] = db_.add_document(prepared.document);
      add_words(prepared.words);
      return;
    }
    Xapian::Document document = db_.get_document(known);
    Record old = unpack_record(document.get_data());
    const bool was_there = std::binary_search(old.paths.begin(), old.paths.end(), path);
    if (!was_there)
      old.paths.insert(std::lower_bound(old.paths.begin(), old.paths.end(), path), path);
    if (old.paths.front() == path) {
      record.paths = old.paths;
      finish_document(prepared.document, record);
      db_.replace_document(known, prepared.document);
      add_words(prepared.words);
    } else if (!was_there) {
      finish_document(document, old);
      db_.replace_document(known, document);
    }
  });
}

std::string IndexWriter::remove(const std::string& path, const std::string& id) {
  return translated(dir_, [&]() -> std::string {
    const Xapian::docid known = find(id);
    if (known == 0) return {};
    Xapian::Document document = db_.get_document(known);
    Record record = unpack_record(document.get_data());
    const bool was_first = record.paths.front() == path;
    std::erase(record.paths, path);
    if (record.paths.empty()) {
      db_.delete_document(known);
      ids_.erase(id);
      return {};
    }
    document.remove_term(term(path_prefix, path));
    finish_document(document, record);
    db_.replace_document(known, document);
    return was_first ? record.paths.front() : std::string();
  });
}

void IndexWriter::add_words(const std::map<std::string, std::string>& words) {
  for (const auto& [word, stem] : words) {
    if (!words_.insert(word).second) continue;
    const std::string key = metadata_key(word_key, word);
    if (db_.get_metadata(key).empty()) db_.set_metadata(key, stem);
  }
}

void IndexWriter::add_synonym(const std::string& spelling, const std::string& other) {
  const std::string key = metadata_key(synonym_key, without_stop_words(spelling));
  const std::string before = db_.get_metadata(key);
  std::vector<std::string> others = {other};
  for (const std::string_view known : unpack_values(before)) others.emplace_back(known);
  if (std::string now = pack_values(std::move(others)); now != before)
    db_.set_metadata(key, now);
}

void IndexWriter::add_aliases(const NameBook& names, const Record& record) {
  if (spellings_.empty())  // one pass over all lists, and only when something is found
    names.for_each_alias(
        [&](NameKind kind, std::string_view alias, std::string_view name) {
          spellings_[fmt::format("{}:{}", name_of(kind), name)].emplace_back(alias);
        });
  const auto add = [&](NameKind kind, const std::string& name) {
    const auto known = spellings_.find(fmt::format("{}:{}", name_of(kind), name));
    if (known == spellings_.end()) return;
    for (const std::string& alias : known->second) {
      const std::string key =
          metadata_key(fmt::format("{}{}:", alias_key, name_of(kind)), name_key(alias));
      if (db_.get_metadata(key).empty()) db_.set_metadata(key, name);
    }
    if (kind == NameKind::company || kind == NameKind::organization) {
      known->second.push_back(name);
      for (const auto& [initials, words] : pair_initials(known->second)) {
        add_synonym(initials, words);
        if (!is_everyday_word(initials)) add_synonym(words, initials);
      }
    }
    spellings_.erase(known);  // done for this run
  };
  translated(dir_, [&] {
    for (const std::string& name : record.companies) add(NameKind::company, name);
    for (const std::string& name : record.people) add(NameKind::person, name);
    for (const std::string& name : record.organizations)
      add(NameKind::organization, name);
    for (const std::string& name : record.places) add(NameKind::place, name);
  });
}

void IndexWriter::commit() {
  translated(dir_, [&] {
    ledger_.save(db_);
    db_.commit_transaction();
    db_.begin_transaction();
  });
}

void IndexWriter::finish() {
  translated(dir_, [&] {
    ledger_.settle(db_);
    db_.commit_transaction();
    db_.begin_transaction();
  });
  if (fresh_) put_in_use(dir_, generation_);
  fresh_ = false;
}

}  // namespace debrief
