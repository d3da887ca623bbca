#include "indexer/names/train/chain.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <random>

namespace debrief {
namespace {

using Row = std::array<float, Tagger::row>;

struct Expected {
  std::vector<Row> tokens;          // probability of each label
  std::array<Row, labels> pairs{};  // expected number of each transition
  double log_sum = 0;
  bool possible = true;  // some labeling is allowed
};

// Forward and backward over one run, with labels outside of ALLOWED left out.
Expected expect(const std::vector<Row>& potentials, const std::array<Row, labels>& jumps,
                const std::vector<std::uint16_t>& allowed) {
  const std::size_t size = potentials.size();
  std::vector<Row> forward(size);
  std::vector<Row> backward(size);
  std::vector<float> norm(size);
  Expected out;
  out.tokens.resize(size);
  Row before{};
  before[outside] = 1;
  for (std::size_t i = 0; i < size; ++i) {
    float sum = 0;
    for (int to = 0; to < labels; ++to) {
      float value = 0;
      if ((allowed[i] >> to) & 1) {
        for (int from = 0; from < labels; ++from) value += before[from] * jumps[from][to];
        value *= potentials[i][to];
      }
      forward[i][to] = value;
      sum += value;
    }
    if (sum <= 0) return {.tokens = {}, .pairs = {}, .log_sum = 0, .possible = false};
    norm[i] = sum;
    out.log_sum += std::log(norm[i]);
    for (float& value : forward[i]) value /= norm[i];
    before = forward[i];
  }
  float closing = 0;
  for (int label = 0; label < labels; ++label) {
    backward[size - 1][label] = may_follow(label, outside) ? 1.0F : 0.0F;
    closing += forward[size - 1][label] * backward[size - 1][label];
  }
  if (closing <= 0) return {.tokens = {}, .pairs = {}, .log_sum = 0, .possible = false};
  out.log_sum += std::log(closing);
  for (float& value : backward[size - 1]) value /= closing;
  for (std::size_t i = size; i-- > 0;) {
    for (int label = 0; label < labels; ++label) {
      out.tokens[i][label] = forward[i][label] * backward[i][label];
    }
    Row start{};
    start[outside] = 1;
    const Row& previous = i == 0 ? start : forward[i - 1];
    for (int to = 0; to < labels; ++to) {
      if (!((allowed[i] >> to) & 1)) continue;
      const float tail = potentials[i][to] * backward[i][to] / norm[i];
      for (int from = 0; from < labels; ++from) {
        const float step = jumps[from][to] * tail;
        out.pairs[from][to] += previous[from] * step;
        if (i > 0) backward[i - 1][from] += step;
      }
    }
  }
  return out;
}

}  // namespace

Chain::Chain(std::size_t features)
    : weights_(features), squares_(features), means_(features) {}

double Chain::step(const Sample& sample, float rate, float penalty,
                   const std::vector<std::vector<std::uint32_t>>& features) {
  const std::size_t size = features.size();
  std::vector<Row> potentials(size);
  for (std::size_t i = 0; i < size; ++i) {
    Row sum{};
    for (const std::uint32_t feature : features[i]) {
      for (int label = 0; label < labels; ++label) sum[label] += weights_[feature][label];
    }
    const float top = *std::max_element(sum.begin(), sum.begin() + labels);
    for (int label = 0; label < labels; ++label) {
      potentials[i][label] = std::exp(std::max(sum[label] - top, -40.0F));
    }
  }
  std::array<Row, labels> jumps{};
  for (int from = 0; from < labels; ++from) {
    for (int to = 0; to < labels; ++to) {
      jumps[from][to] = may_follow(from, to) ? std::exp(transitions_[from][to]) : 0.0F;
    }
  }
  const std::vector<std::uint16_t> all(size, (1U << labels) - 1);
  const Expected model = expect(potentials, jumps, all);
  const Expected truth = expect(potentials, jumps, sample.allowed);
  if (!model.possible || !truth.possible) return 0;
  const auto move = [&](float& weight, float& square, float gradient) {
    square += gradient * gradient;
    weight -= rate * gradient / (std::sqrt(square) + 1e-6F);
  };
  for (std::size_t i = 0; i < size; ++i) {
    Row gradient{};
    for (int label = 0; label < labels; ++label) {
      gradient[label] = sample.weight * (model.tokens[i][label] - truth.tokens[i][label]);
    }
    for (const std::uint32_t feature : features[i]) {
      for (int label = 0; label < labels; ++label) {
        float& weight = weights_[feature][label];
        move(weight, squares_[feature][label], gradient[label] + penalty * weight);
      }
    }
  }
  for (int from = 0; from < labels; ++from) {
    for (int to = 0; to < labels; ++to) {
      if (!may_follow(from, to)) continue;
      const float gradient =
          sample.weight * (model.pairs[from][to] - truth.pairs[from][to]);
      if (gradient != 0) {
        move(transitions_[from][to], transition_squares_[from][to], gradient);
      }
    }
  }
  return sample.weight * (model.log_sum - truth.log_sum);
}

double Chain::train(const std::vector<Sample>& samples,
                    const std::vector<std::uint32_t>& order, float rate, float penalty,
                    float dropout, std::uint32_t seed) {
  std::mt19937 random(seed);
  const auto limit = static_cast<std::uint32_t>(dropout * 4294967295.0);
  double loss = 0;
  double tokens = 0;
  std::vector<std::vector<std::uint32_t>> kept;
  const std::size_t stretch = order.size() / 4 + 1;
  for (std::size_t i = 0; i < order.size(); ++i) {
    if (i % stretch == stretch - 1) add_to_mean();
    const std::uint32_t n = order[i];
    const Sample& sample = samples[n];
    kept.assign(sample.features.size(), {});
    for (std::size_t t = 0; t < kept.size(); ++t) {
      for (const std::uint32_t feature : sample.features[t]) {
        if (random() >= limit) kept[t].push_back(feature);
      }
    }
    loss += step(sample, rate, penalty, kept);
    tokens += static_cast<double>(kept.size());
  }
  return loss / std::max(tokens, 1.0);
}

void Chain::add_to_mean() {
  for (std::size_t i = 0; i < weights_.size(); ++i) {
    for (int label = 0; label < labels; ++label) means_[i][label] += weights_[i][label];
  }
  for (int from = 0; from < labels; ++from) {
    for (int to = 0; to < labels; ++to) {
      transition_means_[from][to] += transitions_[from][to];
    }
  }
}

void Chain::join(const Chain& other) {
  for (std::size_t i = 0; i < means_.size(); ++i) {
    for (int label = 0; label < labels; ++label)
      means_[i][label] += other.means_[i][label];
  }
  for (int from = 0; from < labels; ++from) {
    for (int to = 0; to < labels; ++to) {
      transition_means_[from][to] += other.transition_means_[from][to];
    }
  }
}

std::string Chain::block(const std::vector<std::uint64_t>& hashes, int bits) const {
  std::vector<std::pair<float, std::uint32_t>> by_weight;
  float top = 0;
  for (std::uint32_t i = 0; i < means_.size(); ++i) {
    float most = 0;
    for (const float weight : means_[i]) most = std::max(most, std::abs(weight));
    by_weight.emplace_back(-most, i);
    top = std::max(top, most);
  }
  std::sort(by_weight.begin(), by_weight.end());
  const float scale = 127 / std::max(top, 1e-6F);
  Tagger::Transitions transitions{};
  for (int from = 0; from < labels; ++from) {
    for (int to = 0; to < labels; ++to) {
      const float weight =
          std::clamp(transition_means_[from][to] * scale, -30000.0F, 30000.0F);
      transitions[static_cast<std::size_t>(from * Tagger::row + to)] =
          static_cast<std::int16_t>(std::lround(weight));
    }
  }
  std::string rows((std::size_t{1} << bits) * Tagger::bucket, '\0');
  for (const auto& [minus, i] : by_weight) {
    if (-minus * scale < 0.5F) break;
    char* at = &rows[(hashes[i] >> (64 - bits)) * Tagger::bucket];
    const auto mark = static_cast<char>(Tagger::mark_of(hashes[i]));
    int place = 0;
    while (place < Tagger::rows_in_bucket && at[labels] != 0 && at[labels] != mark) {
      at += Tagger::row;
      ++place;
    }
    if (place == Tagger::rows_in_bucket || at[labels] == mark) continue;
    for (int label = 0; label < labels; ++label) {
      at[label] = static_cast<char>(std::lround(means_[i][label] * scale));
    }
    at[labels] = mark;
  }
  std::string out(sizeof(transitions), '\0');
  std::memcpy(out.data(), transitions.data(), sizeof(transitions));
  return out + rows;
}

}  // namespace debrief
