// How well names are found in texts whose names are marked.
#pragma once

#include <filesystem>
#include <functional>
#include <set>
#include <string>
#include <vector>

#include "indexer/brief.h"
#include "indexer/names/name_book.h"

namespace debrief {

// Names are right when both ends are.
struct Score {
  int right = 0;
  int found = 0;
  int marked = 0;

  double precision() const { return found == 0 ? 0 : 1.0 * right / found; }
  double recall() const { return marked == 0 ? 0 : 1.0 * right / marked; }
  double f1() const { return found + marked == 0 ? 0 : 2.0 * right / (found + marked); }
};

enum class Wanted { organizations, people };  // companies are organisations here

struct MarkedDocument {
  std::string text;
  std::set<Span> marked;  // the wanted names
  std::set<Span> open;    // what may be found or not
};

// The documents of a file of lines {"text", "entities": [{"start", "end", "type"}]}, with
// offsets in code points. Where PARTS is above 1: those whose number leaves PART.
std::vector<MarkedDocument> read_documents(const std::filesystem::path& path,
                                           Wanted wanted, std::size_t part = 0,
                                           std::size_t parts = 1);

// Headlines, lines of {"text", "entities": ["Infosys"]}; what is marked but no company
// (an index, a metal, a currency, a branch) is open.
std::vector<MarkedDocument> read_headlines(const std::filesystem::path& path,
                                           std::size_t part = 0, std::size_t parts = 1);

// DIFFERENCE, if any, is called with '-' for what was missed and '+' for what is wrong.
using Difference = std::function<void(char sign, const std::string& text, Span span)>;
Score score_names(const std::vector<MarkedDocument>& documents, Wanted wanted,
                  const NameBook& book, const Difference& difference = {});

}  // namespace debrief
