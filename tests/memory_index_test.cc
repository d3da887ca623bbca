#include "tests/memory_index.h"

#include <fmt/format.h>

#include "debrief/index.h"
#include "debrief/schema.h"
#include "indexer/link_versions.h"
#include "indexer/make_document.h"
#include "indexer/names/initials.h"
#include "indexer/read_briefs.h"
#include "query/ask.h"
#include "tests/temporary_folder.h"

namespace debrief {

namespace {

void fill(Xapian::WritableDatabase& db, const Files& files) {
  static const NameBook names;
  const RepeatedLines repeated;
  Analyzer analyzer;
  Ledger ledger;
  for (const auto& [path, text] : files) {
    const FileStatus file{
        path, text.size(),
        std::int64_t{to_days({2026, 5, 1})} * 86'400'000'000'000 + 43'200'000'000'000};
    KnownFile known;
    for (const ReadBrief& entry :
         read_briefs(file, text, {names, repeated, Date{2026, 5, 1}}).briefs) {
      PreparedDocument prepared = make_document(entry.brief, analyzer);
      prepared.record.paths = {path};
      finish_document(prepared.parts, prepared.record);
      db.add_document(document_of(prepared.parts));
      KnownBrief& brief = known.briefs.emplace_back();
      brief.id = entry.brief.id;
      brief.fragment = entry.fragment;
      brief.sketch = prepared.sketch;
      for (const auto& [word, stem] : prepared.words)
        db.set_metadata(metadata_key(word_key, word), stem);
      for (const std::string& name : prepared.record.companies) {
        const auto aliases = names.aliases_of(NameKind::company, name);
        for (const std::string& alias : aliases)
          db.set_metadata(metadata_key("alias:company:", name_key(alias)), name);
        for (const auto& [initials, words] : pair_initials(aliases)) {
          db.set_metadata(metadata_key(synonym_key, name_key(initials)), words);
          if (!is_everyday_word(initials))
            db.set_metadata(metadata_key(synonym_key, name_key(words)), initials);
        }
      }
    }
    ledger.put(path, std::move(known));
  }
  link_versions(db, ledger);
}

}  // namespace

IndexSet index_in_memory(const Files& files) {
  Xapian::WritableDatabase db(std::string(), Xapian::DB_BACKEND_INMEMORY);
  fill(db, files);
  IndexSet indexes;
  indexes.all = db;
  indexes.parts = {db};
  return indexes;
}

IndexSet index_on_disk(const Files& files, const std::vector<std::size_t>& gone) {
  const TemporaryFolder folder;
  Xapian::WritableDatabase writer(folder.path,
                                  Xapian::DB_CREATE_OR_OVERWRITE | Xapian::DB_NO_SYNC);
  fill(writer, files);
  writer.commit();
  for (const std::size_t place : gone)
    writer.delete_document(static_cast<Xapian::docid>(place + 1));
  writer.commit();
  IndexSet indexes;
  indexes.all = Xapian::Database(folder.path);
  indexes.parts = {indexes.all};
  // Opens the tables that Xapian opens late.
  (void)indexes.all.positionlist_begin(1, "x");
  if (indexes.all.get_doccount() != 0) (void)indexes.all.get_document(1).get_data();
  return indexes;
}

std::string found_by(const IndexSet& indexes, const QueryFlags& flags) {
  const Results results = ask(flags, indexes, Date{2026, 5, 1});
  std::string lines;
  for (const BriefHit& hit : results.briefs) lines += hit.record.paths.front() + "\n";
  for (const ClaimHit& hit : results.claims)
    lines += fmt::format(
        "{} {} {}\n", hit.record.paths.front(), hit.claim,
        name_of(hit.record.claims[static_cast<std::size_t>(hit.claim) - 1].zone));
  if (results.relaxed)
    lines += fmt::format("{} of {} words\n", results.matched_words, results.asked_words);
  if (results.corrected) lines += fmt::format("for {}\n", *results.corrected);
  for (const std::string& note : results.notes) lines += note + "\n";
  if (results.suggestion && results.suggestion != results.corrected)
    lines += fmt::format("did you mean {}\n", *results.suggestion);
  return lines;
}

std::string found_by(const IndexSet& indexes, const std::string& question, View view) {
  QueryFlags flags;
  flags.question = question;
  flags.view = view;
  return found_by(indexes, flags);
}

}  // namespace debrief
