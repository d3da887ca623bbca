// A linear-chain conditional random field while it is being trained.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "indexer/names/tagger.h"

namespace debrief {

// A run with what its labels may be: one bit a label and token.
struct Sample {
  std::vector<std::vector<std::uint32_t>> features;  // their numbers, by token
  std::vector<std::uint16_t> allowed;
  float weight = 1;
};

// Weights are fitted by AdaGrad (Duchi, Hazan and Singer, 2011) to the likelihood of the
// allowed labelings among all (Lafferty, McCallum and Pereira, 2001; for open labels
// Tsuboi et al., 2008), with an L2 penalty.
class Chain {
 public:
  // Features have the numbers below FEATURES.
  explicit Chain(std::size_t features);

  // One pass over the samples in the order given; returns the mean loss of a token.
  double train(const std::vector<Sample>& samples,
               const std::vector<std::uint32_t>& order, float rate, float penalty,
               float dropout, std::uint32_t seed);

  // Takes the training of another chain over the same features into the mean.
  void join(const Chain& other);

  // The block that Tagger reads, of the mean of the weights over the whole training,
  // which depends less on chance than where it ends (Polyak and Juditsky, 1992). HASHES
  // are those of the features, by number; where a bucket has no room for all of its own,
  // the weightiest stay. 2^BITS buckets.
  std::string block(const std::vector<std::uint64_t>& hashes, int bits) const;

 private:
  using Row = std::array<float, Tagger::row>;

  double step(const Sample& sample, float rate, float penalty,
              const std::vector<std::vector<std::uint32_t>>& features);

  void add_to_mean();

  std::vector<Row> weights_;
  std::vector<Row> squares_;
  std::vector<Row> means_;  // sums: only their proportions count
  std::array<Row, labels> transitions_{};
  std::array<Row, labels> transition_squares_{};
  std::array<Row, labels> transition_means_{};
};

}  // namespace debrief
