#include "indexer/glass/bulk_index.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <functional>
#include <utility>

#include "debrief/glass_keys.h"
#include "debrief/inflated.h"
#include "debrief/position_layout.h"
#include "debrief/varint.h"
#include "indexer/glass/table_writer.h"
#include "indexer/glass/term_list.h"

namespace debrief {
namespace {

constexpr std::size_t spool_buffer = std::size_t{1} << 17;

void append_tag(std::string& out, const PackedTag& tag) {
  append_number(out, tag.compressed ? 1 : 0);
  append_string(out, tag.bytes);
}

void copy_tag(ByteReader& from, std::string_view key, TableWriter& table) {
  const bool compressed = from.number() != 0;
  table.add(key, from.string(), compressed);
}

void write_extended(ByteReader& from, const std::string& key, TableWriter& table,
                    const DocumentAdditions& additions, Deflater& deflater) {
  const bool compressed = from.number() != 0;
  const std::string_view before = from.string();
  const PackedTag terms =
      packed_tag(with_more_terms(compressed ? inflated(before) : std::string(before),
                                 additions.terms),
                 deflater);
  table.add(key, terms.bytes, terms.compressed);
  std::vector<Slot> slots;
  for (const DocumentValue& value : additions.values) slots.push_back(value.slot);
  table.add(key + '\0', with_more_slots(from.string(), slots));
}

std::vector<DocumentInterval> intervals_to(std::uint32_t last) {
  if (last == 0) return {};
  return {{1, last}};
}

}  // namespace

BulkIndex::BulkIndex(std::string folder, std::size_t memory, PositionStore store)
    : folder_(std::move(folder)),
      memory_(memory),
      store_(store),
      documents_(in_folder("documents.run")) {}

BulkIndex::~BulkIndex() {
  if (writing_.valid()) writing_.wait();
}

std::string BulkIndex::in_folder(std::string_view name) const {
  return fmt::format("{}/{}", folder_, name);
}

std::uint32_t BulkIndex::add(const GlassDocument& document, std::string_view note) {
  places_.push_back(documents_.size());
  const auto id = static_cast<std::uint32_t>(places_.size());
  std::string entry;
  append_string(entry, note);
  append_tag(entry, document.data);
  append_tag(entry, document.terms);
  append_string(entry, document.slots);
  // As the key of a run, so that one reader serves.
  GrowingList list;
  list.entry(id) = std::move(entry);
  list.write(documents_, {});
  inverter_.add(id, document);
  if (inverter_.size() >= memory_) end_run();
  return id;
}

std::string BulkIndex::note_of(std::uint32_t id) {
  const std::uint64_t begin = places_[id - 1];
  const std::uint64_t end = id < places_.size() ? places_[id] : documents_.size();
  const std::string bytes = documents_.read_back(begin, end - begin);
  ByteReader reader{bytes};
  (void)reader.string();  // key
  (void)reader.number();  // id
  (void)reader.number();  // size
  return std::string(reader.string());
}

void BulkIndex::drop(std::uint32_t id) {
  if (dropped_.size() <= id) dropped_.resize(id + std::size_t{1});
  dropped_[id] = true;
}

void BulkIndex::extend(std::uint32_t id, const DocumentAdditions& additions) {
  std::string packed;
  append_number(packed, additions.terms.size());
  for (const std::string& term : additions.terms) append_string(packed, term);
  append_number(packed, additions.values.size());
  for (const DocumentValue& value : additions.values) {
    append_number(packed, value.slot);
    append_string(packed, value.value);
  }
  if (extended_.empty() || std::string_view(additions_).substr(last_added_) != packed) {
    last_added_ = additions_.size();
    additions_ += packed;
  }
  extended_.push_back({id, last_added_});
}

DocumentAdditions BulkIndex::additions_at(std::uint64_t place) const {
  ByteReader reader{std::string_view(additions_).substr(place)};
  DocumentAdditions out;
  out.terms.resize(reader.count());
  for (std::string& term : out.terms) term = reader.string();
  out.values.resize(reader.count());
  for (DocumentValue& value : out.values) {
    value.slot = static_cast<Slot>(reader.number());
    value.value = reader.string();
  }
  return out;
}

void BulkIndex::set_metadata(std::string_view key, std::string_view value) {
  inverter_.set_metadata(key, value);
}

void BulkIndex::end_run() {
  if (writing_.valid()) writing_.get();
  runs_.push_back(in_folder(fmt::format("{:06}.run", runs_.size())));
  writing_ = std::async(
      std::launch::async,
      [path = runs_.back(), run = std::exchange(inverter_, {})] { run.write(path); });
}

void BulkIndex::write_documents(const DocumentNumbers& numbers, TableRoot& docdata,
                                TableRoot& termlist) const {
  TableWriter data(in_folder("docdata.glass"));
  TableWriter terms(in_folder("termlist.glass"));
  Deflater deflater;
  RunReader reader(documents_.path(), spool_buffer);
  auto more = extended_.begin();
  while (reader.next()) {
    const std::uint32_t id = reader.first();
    const std::uint32_t number = numbers.of(id);
    while (more != extended_.end() && more->id < id) ++more;
    if (number == 0) continue;
    ByteReader entry{reader.entries()};
    (void)entry.string();  // the note
    const std::string key = sortable(number);
    ByteReader peeked = entry;
    (void)peeked.number();
    if (peeked.string().empty())
      entry = peeked;  // no data, no entry
    else
      copy_tag(entry, key, data);
    if (more != extended_.end() && more->id == id) {
      write_extended(entry, key, terms, additions_at(more->place), deflater);
      continue;
    }
    copy_tag(entry, key, terms);
    if (const std::string_view slots = entry.string(); !slots.empty())
      terms.add(key + '\0', slots);
  }
  docdata = data.finish();
  termlist = terms.finish();
}

// A run behind all others: their documents come in order there again.
void BulkIndex::invert_additions() {
  for (const Extended& one : extended_) inverter_.extend(one.id, additions_at(one.place));
}

void BulkIndex::finish(std::size_t jobs) {
  end_run();
  if (!extended_.empty()) {
    std::sort(extended_.begin(), extended_.end(),
              [](const Extended& a, const Extended& b) { return a.id < b.id; });
    invert_additions();
    end_run();
  }
  writing_.get();
  documents_.finish(false);
  GlassTables tables;
  GlassTotals totals;
  const DocumentNumbers numbers(dropped_);
  const auto policy = jobs > 1 ? std::launch::async : std::launch::deferred;
  std::vector<std::future<void>> tasks;  // each waits for its end when it goes
  PositionWriter positions(in_folder(positions_file));
  tasks.push_back(std::async(policy, [&] {
    if (store_ == PositionStore::table)
      tables.position = merge_position_table(runs_, numbers, in_folder("position.glass"));
    else
      merge_positions(runs_, numbers, positions);
  }));
  tasks.push_back(std::async(policy, [&] {
    tables.postlist = merge_postings(runs_, numbers, in_folder("postlist.glass"), totals);
  }));
  tasks.push_back(std::async(
      policy, [&] { write_documents(numbers, tables.docdata, tables.termlist); }));
  for (auto& task : tasks) task.get();
  const std::string uuid = write_version_file(folder_, tables, totals);
  if (store_ == PositionStore::file)
    positions.finish(uuid, intervals_to(totals.documents));
  for (const std::string& run : runs_)
    for (const char* kind : {".postlist", ".position"})
      std::filesystem::remove(run + kind);
  std::filesystem::remove(documents_.path());
}

}  // namespace debrief
