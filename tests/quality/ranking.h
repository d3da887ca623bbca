// How good a ranking is, by trec_eval's definitions.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <vector>

namespace debrief {

using Grades = std::map<std::string, int>;  // of judged documents; above 0: relevant

// The mean, over all relevant documents, of the precision at the place of each; those
// that are not in the ranking count 0. No relevant document: 0.
double average_precision(const std::vector<std::string>& ranking, const Grades& grades);

// Normalised discounted cumulative gain of the first DEPTH: gain is the grade, discount
// log2(1 + rank), ideal the grades in descending order (ndcg_cut of trec_eval).
double ndcg(const std::vector<std::string>& ranking, const Grades& grades,
            std::size_t depth);

}  // namespace debrief
