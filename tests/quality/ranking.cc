#include "tests/quality/ranking.h"

#include <algorithm>
#include <cmath>
#include <functional>

namespace debrief {
namespace {

int grade_of(const Grades& grades, const std::string& document) {
  const auto found = grades.find(document);
  return found == grades.end() ? 0 : std::max(found->second, 0);
}

double discounted(int gain, std::size_t rank) {
  return gain / std::log2(static_cast<double>(rank) + 1);
}

}  // namespace

double average_precision(const std::vector<std::string>& ranking, const Grades& grades) {
  const auto relevant = std::count_if(grades.begin(), grades.end(),
                                      [](const auto& entry) { return entry.second > 0; });
  if (relevant == 0) return 0;
  double sum = 0;
  std::size_t found = 0;
  for (std::size_t i = 0; i < ranking.size(); ++i)
    if (grade_of(grades, ranking[i]) > 0)
      sum += static_cast<double>(++found) / static_cast<double>(i + 1);
  return sum / static_cast<double>(relevant);
}

double ndcg(const std::vector<std::string>& ranking, const Grades& grades,
            std::size_t depth) {
  std::vector<int> ideal;
  for (const auto& [document, grade] : grades)
    if (grade > 0) ideal.push_back(grade);
  std::sort(ideal.begin(), ideal.end(), std::greater<>());
  double best = 0;
  for (std::size_t i = 0; i < std::min(depth, ideal.size()); ++i)
    best += discounted(ideal[i], i + 1);
  double sum = 0;
  for (std::size_t i = 0; i < std::min(depth, ranking.size()); ++i)
    sum += discounted(grade_of(grades, ranking[i]), i + 1);
  return best == 0 ? 0 : sum / best;
}

}  // namespace debrief
