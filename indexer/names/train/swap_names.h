// Makes more training text: the same sentences about others.
#pragma once

#include <random>
#include <string>
#include <vector>

#include "indexer/names/train/read_marked.h"

namespace debrief {

// The names of companies in the lists of LISTS, which is indexer/names.
std::vector<std::string> read_companies(const std::string& lists);

// TEXT with each organisation (the same one everywhere alike) swapped for a company
// chosen by RANDOM, sometimes with a legal form; agencies, universities and the like
// stay. So the tagger learns what stands around names and less by heart which names there
// are.
MarkedText swap_names(const MarkedText& text, const std::vector<std::string>& companies,
                      std::mt19937& random);

}  // namespace debrief
