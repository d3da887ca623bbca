// Words that indexes know, listed by all servers at the same time.
#pragma once

#include <string>
#include <vector>

#include "query/index_set.h"

namespace debrief {

// Of one part of an index set.
struct KnownWords {
  std::vector<std::string> words;  // whose stem is another (word_key in debrief/index.h)
  std::vector<std::string> stems;
};

// By part: all words that begin with one of BEGINNINGS, which are not empty. Any number of
// beginnings costs a server one wait. A word may come more than once.
std::vector<KnownWords> list_words(const IndexSet& indexes,
                                   const std::vector<std::string>& beginnings);

// What begins every word: the bytes that folded words can begin with.
std::vector<std::string> all_beginnings();

// What every word that is one slip (edit_distance(), debrief/text.h) away from WORD begins
// with, or is: its first three letters, and WORD with each slip that changes these. Of at
// least three bytes; about 1,400.
std::vector<std::string> slipped_beginnings(const std::string& word);

}  // namespace debrief
