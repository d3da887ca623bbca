// What was asked -> what that is in an index.
#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "debrief/analysis.h"
#include "query/bound_query.h"
#include "query/index_set.h"
#include "query/query.h"

namespace debrief {

struct Binding {
  BoundQuery query;
  Query understood;  // as asked, with names as the index has them, stop words gone
  std::vector<std::string>
      notes;  // what the user should know: an unknown source and its nearest
  std::vector<std::string> unknown_words;  // folded, in no brief
  // By field and text as typed: names that the index has not, and what comes near each.
  std::map<std::pair<std::string, std::string>, std::vector<std::string>> unknown_names;
  std::string suggestion;  // the first value that was probably meant; empty: none
  // What names were taken for where that is not what was typed: "company:google is
  // Alphabet".
  std::vector<std::string> readings;
  // Field and value of every name asked for, as the index has it; not the excluded ones.
  std::vector<std::pair<std::string, std::string>> chosen;
};

struct BindOptions {
  bool by_claim = false;  // what it asks must hold for single claims: outlets, primary
  std::string question;   // as typed, for the caret of an error; empty: no caret
};

// Stop words are left out unless nothing else is asked; in phrases they stay. A name or
// outlet the index has never seen matches nothing and is noted. Names of two spellings
// are searched in both (add_synonyms.h). Throws Error when a wildcard stands for more
// than 100 words, and when a source may be several outlets.
Binding bind_query(const Query& query, const IndexSet& indexes, Analyzer& analyzer,
                   const BindOptions& options = {});

}  // namespace debrief
