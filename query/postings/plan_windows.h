// A plan, arranged for one part of an index set -> what it finds there, window by window.
// What the steps hand on of one window stays in the processor's cache, and nothing is
// kept of all matches but what the caller keeps.
#pragma once

#include <xapian.h>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "query/postings/part_postings.h"
#include "query/postings/plan_tree.h"
#include "query/postings/posting_list.h"
#include "query/postings/word_score.h"
#include "query/zeroed.h"

namespace debrief {

// What is found of a window: ids with a number each, until the next is looked at.
template <class Number>
struct WindowFinds {
  std::span<const Xapian::docid> ids;  // ascending
  const Number* numbers = nullptr;     // none: all are 0
};
using ScoredFinds = WindowFinds<double>;
using CountedFinds = WindowFinds<std::uint32_t>;

class PlanWindows {
 public:
  // TREE is for PARTS[part]; it and they must outlive this.
  PlanWindows(const PlanTree& tree, const std::vector<PartPostings*>& parts,
              std::size_t part);
  ~PlanWindows();
  PlanWindows(const PlanWindows&) = delete;
  PlanWindows& operator=(const PlanWindows&) = delete;

  // What it has in the window that begins with BEGIN, a later one each time; AMONG: only
  // of these, of that window. Throws as PostingList does.
  ScoredFinds match(Xapian::docid begin, std::span<const Xapian::docid> among);
  ScoredFinds match(Xapian::docid begin);

 private:
  // A node of the tree at work, with places for what it finds.
  struct Step {
    const PlanTree* tree = nullptr;
    std::vector<Step> parts;
    std::unique_ptr<PostingList> list;  // of a word; of everything where there are gaps
    std::size_t passed = 0;             // of ids
    std::optional<WordScore> score;     // of a word or synonym that has one
    Xapian::docid* ids = nullptr;
    std::uint32_t* counts = nullptr;
    double* scores = nullptr;
    std::unique_ptr<IdWindow::Bits> bits;
  };

  Step step_of(const PlanTree& tree, bool is_counted);
  template <class T>
  T* take_room();
  IdWindow some_of_window(std::span<const Xapian::docid> ids, IdWindow::Bits& bits) const;
  ScoredFinds found(Step& step, const IdWindow* among);
  CountedFinds counted(Step& step, const IdWindow* among);
  CountedFinds read(Step& step, const IdWindow* among, bool has_counts);
  ScoredFinds scored(Step& step, const CountedFinds& of);
  double score_of(const WordScore& score, std::uint32_t wdf, std::uint32_t length);
  ScoredFinds everything(Step& step, const IdWindow* among);
  ScoredFinds known(Step& step, const IdWindow* among);
  ScoredFinds all_of(Step& step, const IdWindow* among);
  ScoredFinds except(Step& step, const IdWindow* among);
  ScoredFinds maybe(Step& step, const IdWindow* among);

  PartPostings& part_;
  ScoredCollection collection_;
  LengthFactors length_factors_;
  // All places in one, as each would take pages of its own that hold little.
  Zeroed<std::uint64_t> rooms_;
  std::size_t used_ = 0;  // of them
  std::uint32_t* counts_;
  std::uint32_t* lengths_;
  std::unique_ptr<IdWindow::Bits> asked_;  // the caller's
  Step root_;
  Xapian::docid begin_ = 0;
};

}  // namespace debrief
