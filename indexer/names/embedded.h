// The data that the build compiles and puts into the program.
#pragma once

#include <string_view>

#include "indexer/names/tagger.h"
#include "indexer/names/word_groups.h"
#include "indexer/names/word_table.h"

namespace debrief {

// The blocks (name_table.h) of the curated names and of the gazetteer, aligned to
// 16 bytes.
std::string_view embedded_names();
std::string_view embedded_listed();

// The trained tagger.
const Tagger& embedded_tagger();

// The built-in words.
const WordTable& embedded_words();

// The groups of words that are used alike.
const WordGroups& embedded_groups();

}  // namespace debrief
