// What one part of an index set knows of words: from its vocabulary table, and where it
// has none, from the index itself. Both give the same.
#pragma once

#include <xapian.h>

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>

#include "query/index_set.h"

namespace debrief {

using UseWord = std::function<void(std::string_view word, std::string_view stem)>;
using UseStem = std::function<void(std::string_view stem)>;

// Calls USE in alphabetical order for every word of a part that begins with BEGINNING and
// whose stem is another. Not all its stems need be in a brief still.
void for_each_word(const IndexSet& indexes, std::size_t part,
                   const std::string& beginning, const UseWord& use);

// The same for every stem. Some may be in no brief of this part any more.
void for_each_stem(const IndexSet& indexes, std::size_t part,
                   const std::string& beginning, const UseStem& use);

// The stem of a word of the part's table, by its place there.
std::string stem_of_word(const IndexSet& indexes, std::size_t part,
                         const VocabularyTable& table, std::size_t word);

// Some part knows WORD, whose stem is another.
bool knows_word(const IndexSet& indexes, const std::string& word);

// How many briefs have a stem.
Xapian::doccount briefs_with(const IndexSet& indexes, const std::string& stem);

}  // namespace debrief
