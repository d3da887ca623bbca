// Notes of a page: links to "#fn1" and what stands where that id is.
#pragma once

#include <string>
#include <unordered_map>
#include <vector>

#include "indexer/formats/draft.h"
#include "indexer/formats/html_tokens.h"

namespace debrief {

class HtmlNotes {
 public:
  // Notes where an id is: BLOCK is the index of the block that goes on or comes next.
  void see_id(const HtmlToken& token, std::size_t block);

  // Puts the addresses of the named block, further down, in the place of every link "#id"
  // whose words are those of a note ("1", "[2]", "*"), and takes that block away with its
  // element of PLACES: what it said is now said where it belongs. Of other links within
  // the page only the words stay.
  template <typename Place>
  void resolve(std::vector<Block>& blocks, std::vector<Place>& places) {
    const std::vector<bool> used = resolve_links(blocks);
    std::size_t kept = 0;
    for (std::size_t i = 0; i < blocks.size(); ++i) {
      if (used[i]) continue;
      if (kept != i) {
        blocks[kept] = std::move(blocks[i]);
        places[kept] = places[i];
      }
      ++kept;
    }
    blocks.resize(kept);
    places.resize(kept);
  }

 private:
  // Which blocks were named by a link before them.
  std::vector<bool> resolve_links(std::vector<Block>& blocks) const;

  std::unordered_map<std::string, std::size_t> blocks_;  // by id
};

}  // namespace debrief
