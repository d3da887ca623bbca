// The trained tagger: which tokens of a run are names, and of what.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/names/features.h"

namespace debrief {

// Labels: outside; begin, inside, last and only token of an organisation, person, place;
// begin and inside of anything else that is written with capitals.
inline constexpr int labels = 15;
inline constexpr int outside = 0;
inline constexpr int misc_begin = 13;
inline constexpr int misc_inside = 14;
enum class Tag { organization, person, place };
constexpr int begin_of(Tag tag) { return 1 + 4 * static_cast<int>(tag); }
constexpr int inside_of(Tag tag) { return begin_of(tag) + 1; }
constexpr int last_of(Tag tag) { return begin_of(tag) + 2; }
constexpr int only_of(Tag tag) { return begin_of(tag) + 3; }

// Whether label B may follow label A; the edge of a run counts as outside.
bool may_follow(int a, int b);

struct TaggedSpan {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  Tag tag = Tag::organization;
};

// A linear-chain model with hashed features and weights of one byte.
//   block: transitions, labels × 16 of int16; then rows of 16 int8, one for each value
//   of the upper bits of a feature's hash. Scores are sums of both.
class Tagger {
 public:
  static constexpr int row = 16;
  using Transitions = std::array<std::int16_t, labels * row>;

  // A view of a block, which must outlive this. The number of rows is a power of two.
  explicit Tagger(std::string_view block);

  // The best labels of a run turned into spans; those of the fourth kind are left out.
  void tag(const FeatureMaker& maker, const Run& run, std::vector<TaggedSpan>& out) const;

 private:
  std::array<std::int32_t, row> scores(const std::vector<std::uint64_t>& features) const;

  Transitions transitions_{};
  std::span<const std::int8_t> weights_;
  int shift_ = 0;
};

}  // namespace debrief
