// Trains the tagger on texts with marked names and writes its block:
//   train_tagger DATA LISTS OUT      (LISTS: indexer/names)
// The same data gives the same block.
#include <fmt/core.h>

#include <algorithm>
#include <fstream>
#include <iostream>
#include <numeric>
#include <random>
#include <unordered_map>

#include "debrief/error.h"
#include "indexer/names/train/chain.h"
#include "indexer/names/train/read_marked.h"
#include "indexer/names/train/swap_names.h"

namespace {

using namespace debrief;

constexpr int bits = 17;       // of buckets: 8 MB
constexpr int least_seen = 3;  // times that a feature counts from
constexpr int chains = 3;      // whose mean depends less on chance than one
constexpr int passes = 12;     // more learn the sets by heart
constexpr float rate = 0.05F;
constexpr float penalty = 3e-3F;
constexpr float dropout = 0.5F;
constexpr float copy_weight = 0.5F;
constexpr std::uint16_t others =
    (1U << outside) | (1U << misc_begin) | (1U << misc_inside);
constexpr std::uint16_t all = (1U << labels) - 1;

std::uint16_t bit(int label) { return static_cast<std::uint16_t>(1U << label); }

std::uint16_t allowed_for(MarkKind kind, bool first, bool last) {
  switch (kind) {
    case MarkKind::none:
      return bit(outside);
    case MarkKind::other_or_none:
      return others;
    case MarkKind::anything:
      return all;
    case MarkKind::other:
      return bit(first ? misc_begin : misc_inside);
    default:
      break;
  }
  const Tag tag = static_cast<Tag>(kind);
  return bit(first && last ? only_of(tag)
             : first       ? begin_of(tag)
             : last        ? last_of(tag)
                           : inside_of(tag));
}

// What each token may be, by the marks.
std::vector<std::uint16_t> allow(const MarkedText& marked, const Reading& reading) {
  std::uint16_t elsewhere = allowed_for(marked.elsewhere, true, true);
  if (marked.not_organization) {
    for (int label = begin_of(Tag::organization); label <= only_of(Tag::organization);
         ++label) {
      elsewhere &= static_cast<std::uint16_t>(~bit(label));
    }
  }
  std::vector<std::uint16_t> out(reading.size(), elsewhere);
  for (const Mark& mark : marked.marks) {
    const auto& tokens = reading.tokens;
    const auto begin = std::lower_bound(
        tokens.begin(), tokens.end(), mark.begin,
        [](const Token& token, std::size_t at) { return token.end <= at; });
    auto end = begin;
    while (end != tokens.end() && end->begin < mark.end) ++end;
    if (begin == end) continue;
    const bool fits = begin->begin == mark.begin && (end - 1)->end == mark.end;
    for (auto token = begin; token != end; ++token) {
      const MarkKind kind = fits ? mark.kind : MarkKind::anything;
      out[static_cast<std::size_t>(token - tokens.begin())] =
          allowed_for(kind, token == begin, token + 1 == end);
    }
  }
  return out;
}

// A marked name may leave the run; then what lies within it says nothing.
void open_broken_edges(const std::vector<std::uint16_t>& allowed, const Run& run,
                       std::vector<std::uint16_t>& out) {
  const auto goes_on = [&](std::size_t at) {
    const std::uint16_t inner =
        bit(inside_of(Tag::organization)) | bit(last_of(Tag::organization)) |
        bit(inside_of(Tag::person)) | bit(last_of(Tag::person)) |
        bit(inside_of(Tag::place)) | bit(last_of(Tag::place)) | bit(misc_inside);
    return at < allowed.size() && (allowed[at] & ~inner) == 0;
  };
  if (goes_on(run.begin)) {
    for (std::size_t i = run.begin; i < run.end && goes_on(i); ++i)
      out[i - run.begin] = all;
  }
  if (goes_on(run.end)) {
    for (std::size_t i = run.end; i-- > run.begin;) {
      const bool more = goes_on(i);
      out[i - run.begin] = all;
      if (!more) break;
    }
  }
}

bool is_handle(const Reading& reading, std::size_t at) {
  return at > 0 && (reading.is_sign(at - 1, '@') || reading.is_sign(at - 1, '#'));
}

// Numbers for the features that are seen often enough.
class Numbers {
 public:
  std::uint32_t of(std::uint64_t feature) {
    const auto [at, is_new] =
        numbers_.try_emplace(feature, static_cast<std::uint32_t>(hashes_.size()));
    if (is_new) {
      hashes_.push_back(feature);
      seen_.push_back(0);
    }
    ++seen_[at->second];
    return at->second;
  }

  // Leaves out what was seen too seldom and numbers the rest anew.
  void thin_out(std::vector<Sample>& samples) {
    std::vector<std::uint32_t> kept(hashes_.size());
    std::vector<std::uint64_t> hashes;
    for (std::size_t i = 0; i < hashes_.size(); ++i) {
      kept[i] = static_cast<std::uint32_t>(hashes.size());
      if (seen_[i] >= least_seen) hashes.push_back(hashes_[i]);
    }
    for (Sample& sample : samples) {
      for (auto& features : sample.features) {
        std::erase_if(features, [&](std::uint32_t f) { return seen_[f] < least_seen; });
        for (std::uint32_t& feature : features) feature = kept[feature];
      }
    }
    hashes_ = std::move(hashes);
    numbers_.clear();
  }

  const std::vector<std::uint64_t>& hashes() const { return hashes_; }

 private:
  std::unordered_map<std::uint64_t, std::uint32_t> numbers_;
  std::vector<std::uint64_t> hashes_;
  std::vector<int> seen_;
};

void add_samples(const MarkedText& marked, const NameBook& book, Numbers& numbers,
                 std::vector<Sample>& samples) {
  const Reading reading = read_tokens(marked.text);
  const std::vector<Run> runs = find_runs(reading);
  const FeatureMaker maker(reading, book, runs);
  const std::vector<std::uint16_t> allowed = allow(marked, reading);
  Features features;
  for (const Run& run : runs) {
    if (is_handle(reading, run.begin)) continue;
    Sample sample;
    sample.weight = marked.weight;
    sample.allowed.assign(allowed.begin() + run.begin, allowed.begin() + run.end);
    open_broken_edges(allowed, run, sample.allowed);
    for (std::uint32_t i = run.begin; i < run.end; ++i) {
      maker.features(run, i, features);
      auto& rows = sample.features.emplace_back();
      for (const std::uint64_t feature : features.all()) {
        rows.push_back(numbers.of(feature));
      }
    }
    samples.push_back(std::move(sample));
  }
}

void train(const std::string& data, const std::string& lists, const std::string& path) {
  const NameBook book;
  std::vector<Sample> samples;
  const std::vector<std::string> companies = read_companies(lists);
  Numbers numbers;
  std::mt19937 random(1);
  for (const MarkedText& text : read_marked(data)) {
    add_samples(text, book, numbers, samples);
    MarkedText other = swap_names(text, companies, random);
    other.weight *= copy_weight;
    add_samples(other, book, numbers, samples);
  }
  std::vector<std::uint32_t> order(samples.size());
  std::iota(order.begin(), order.end(), 0U);
  numbers.thin_out(samples);
  fmt::print("{} runs, {} features\n", samples.size(), numbers.hashes().size());
  Chain chain(numbers.hashes().size());
  for (int n = 0; n < chains; ++n) {
    Chain one(numbers.hashes().size());
    for (int pass = 0; pass < passes; ++pass) {
      // std::shuffle differs between libraries.
      for (std::size_t i = order.size(); i > 1; --i) {
        std::swap(order[i - 1], order[random() % i]);
      }
      const auto seed = static_cast<std::uint32_t>(n * passes + pass);
      const double loss = one.train(samples, order, rate, penalty, dropout, seed);
      fmt::print("pass {}: {:.4f}\n", pass + 1, loss);
      std::fflush(stdout);
    }
    chain.join(one);
  }
  std::ofstream file(path, std::ios::binary);
  const std::string block = chain.block(numbers.hashes(), bits);
  if (!file.write(block.data(), static_cast<std::streamsize>(block.size())).flush()) {
    throw Error("cannot write " + path);
  }
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 4) {
    std::cerr << "usage: train_tagger DATA LISTS OUT\n";
    return 2;
  }
  try {
    train(argv[1], argv[2], argv[3]);
  } catch (const std::exception& error) {
    std::cerr << "train_tagger: " << error.what() << '\n';
    return 2;
  }
}
