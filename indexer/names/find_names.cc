#include "indexer/names/find_names.h"

#include <utility>

#include "indexer/names/link_names.h"
#include "indexer/names/reading.h"

namespace debrief {

std::vector<Name> find_names(std::string_view text, const NameBook& book) {
  const Reading reading = read_tokens(text);
  std::vector<Mention> mentions =
      add_by_rule(reading, book, add_bodies(reading, tag_names(reading, book)));
  mentions = complete_rows(reading, std::move(mentions));
  return link_names(reading, settle_mentions(reading, std::move(mentions)));
}

}  // namespace debrief
