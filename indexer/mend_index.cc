// What a commit that was cut short has left behind.
#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "indexer/id_number.h"
#include "indexer/ledger.h"
#include "indexer/shards.h"
#include "indexer/translated.h"
#include "indexer/write_index.h"

namespace debrief {

// What it has left in the shards becomes what the ledger says, and its files are read
// again.
void IndexWriter::mend() {
  translated(dir_, [&] {
    const std::set<std::string> cut_short = ids_cut_short(shards_.first());
    if (cut_short.empty()) return;
    std::map<std::string, std::vector<std::string>> paths;
    for (const std::string& id : cut_short) paths[id];
    const Ledger before = ledger_;
    for (const auto& [path, file] : before.files()) {
      KnownFile known = file;
      std::erase_if(known.briefs, [&](const KnownBrief& brief) {
        const auto at = paths.find(brief.id);
        if (at == paths.end()) return false;
        at->second.push_back(brief_path(path, brief.fragment));
        return find(brief.id) == 0;
      });
      const bool is_whole = std::none_of(
          file.briefs.begin(), file.briefs.end(),
          [&](const KnownBrief& brief) { return paths.count(brief.id) != 0; });
      if (is_whole) continue;
      known.size = to_be_read;
      ledger_.put(path, std::move(known));
    }
    for (auto& [id, known] : paths) mend(id, std::move(known));
  });
  commit();
}

void IndexWriter::mend(const std::string& id, std::vector<std::string> paths) {
  ids_.emplace(id_number(id), 0);  // or find() does not look for it
  const Xapian::docid document = find(id);
  if (document != 0 && paths.empty()) {
    shards_.note_change(id, document);
    shards_.of(id).delete_document(document);
  } else if (document != 0) {
    std::sort(paths.begin(), paths.end());
    set_paths(id, document, paths);
  }
  if (document == 0 || paths.empty()) ids_.erase(id_number(id));
}

}  // namespace debrief
