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

// A linear-chain model whose features are hashes and whose weights are of one byte.
//   block: transitions, labels × 16 of int16; then buckets of four rows, 64 bytes each. A
//   row is 15 weights and the mark of the feature they belong to, 0 for none. The upper
//   bits of a feature's hash choose the bucket, its lowest byte is the mark. Scores are
//   sums; what has no row adds nothing.
class Tagger {
 public:
  static constexpr int row = 16;
  static constexpr int rows_in_bucket = 4;
  static constexpr std::size_t bucket = row * rows_in_bucket;
  using Transitions = std::array<std::int16_t, labels * row>;

  static std::uint8_t mark_of(std::uint64_t feature) {
    return static_cast<std::uint8_t>(1 + (feature & 0xFFFF) % 255);
  }

  // A view of a block, which must outlive this. The number of buckets is a power of
  // two.
  explicit Tagger(std::string_view block);

  // The best labels of RUNS, none of them empty, turned into spans; those of the fourth
  // kind are left out.
  void tag(const FeatureMaker& maker, std::span<const Run> runs,
           std::vector<TaggedSpan>& out) const;

 private:
  using Scores = std::array<std::int32_t, row>;  // by label, the last one unused
  using Backs = std::array<std::uint8_t, row>;   // the label before, by label

  const std::int8_t* bucket_of(std::uint64_t feature) const;
  Scores scores(std::span<const std::uint64_t> features) const;
  void step(const Scores& here, bool is_first, Scores& best, Backs& back) const;
  static void add_spans(const Run& run, const Scores& best,
                        const std::vector<Backs>& back, std::vector<TaggedSpan>& out);

  std::array<std::int32_t, labels * row> steps_{};  // from label × to label
  std::span<const std::int8_t> weights_;
  int shift_ = 0;
};

}  // namespace debrief
