// Sorts words into groups of like use, by vectors learned elsewhere from much text:
//   group_words VECTORS.json > word_groups.txt
// VECTORS: {"vectors": {"word": [number, …], …}}, most frequent words first. Prints a
// group a line; the groups are the leaves of a tree, in its order (word_groups.h).
#include <algorithm>
#include <cmath>
#include <fstream>
#include <iostream>
#include <nlohmann/json.hpp>
#include <numeric>
#include <random>
#include <string>
#include <vector>

#include "debrief/error.h"
#include "debrief/text.h"
#include "indexer/names/tokens.h"
#include "indexer/names/word_groups.h"

namespace {

using namespace debrief;

constexpr std::size_t dimensions = 100;
constexpr std::size_t most_words = 170'000;  // rarer ones have vectors of little worth
constexpr std::size_t deciding = 60'000;     // the most frequent place the centres
constexpr int rounds = 15;

using Vector = std::array<float, dimensions>;

struct Words {
  std::vector<std::string> words;
  std::vector<Vector> vectors;  // of length one
};

// Reads events, for the file is far larger as a tree.
class Listener : public nlohmann::json_sax<nlohmann::json> {
 public:
  explicit Listener(Words& out) : out_(out) {}
  bool null() override { return true; }
  bool boolean(bool) override { return true; }
  bool number_integer(number_integer_t n) override { return add(static_cast<double>(n)); }
  bool number_unsigned(number_unsigned_t n) override {
    return add(static_cast<double>(n));
  }
  bool number_float(number_float_t n, const string_t&) override { return add(n); }
  bool string(string_t&) override { return true; }
  bool binary(binary_t&) override { return true; }
  bool start_object(std::size_t) override {
    ++depth_;
    return true;
  }
  bool end_object() override {
    --depth_;
    return true;
  }
  bool key(string_t& key) override {
    if (depth_ == 1) inside_ = key == "vectors";
    key_ = key;
    return true;
  }
  bool start_array(std::size_t) override {
    count_ = 0;
    return true;
  }
  bool end_array() override {
    if (inside_ && depth_ == 2 && count_ >= dimensions) keep();
    return out_.words.size() < most_words;
  }
  bool parse_error(std::size_t, const std::string&,
                   const nlohmann::detail::exception& error) override {
    throw Error(error.what());
  }

 private:
  bool add(double number) {
    if (count_ < dimensions) vector_[count_] = static_cast<float>(number);
    ++count_;
    return true;
  }
  void keep();

  Words& out_;
  int depth_ = 0;
  bool inside_ = false;
  std::string key_;
  Vector vector_{};
  std::size_t count_ = 0;
};

// What the tokeniser would take for one word.
void Listener::keep() {
  const std::vector<Token> tokens = tokenize(key_);
  if (tokens.size() != 1 || tokens[0].kind != TokenKind::word) return;
  if (key_.find_first_of(" \t\n") != std::string::npos || fold(key_) != key_) return;
  const float length =
      std::sqrt(std::inner_product(vector_.begin(), vector_.end(), vector_.begin(), 0.F));
  if (length <= 0) return;
  for (float& value : vector_) value /= length;
  out_.words.push_back(key_);
  out_.vectors.push_back(vector_);
}

float product(const Vector& a, const Vector& b) {
  float sum = 0;
  for (std::size_t i = 0; i < dimensions; ++i) sum += a[i] * b[i];
  return sum;
}

std::size_t nearest(const Vector& vector, const std::vector<Vector>& centres) {
  std::size_t best = 0;
  float most = -2;
  for (std::size_t n = 0; n < centres.size(); ++n) {
    const float like = product(vector, centres[n]);
    if (like > most) {
      most = like;
      best = n;
    }
  }
  return best;
}

// K-means on the sphere (Dhillon and Modha, 2001), from centres that are far from each
// other. MEMBERS are numbers of words, most frequent first.
std::vector<Vector> find_centres(const std::vector<Vector>& vectors,
                                 const std::vector<std::uint32_t>& members,
                                 std::size_t wanted, std::mt19937& random) {
  std::vector<Vector> centres;
  std::vector<float> far(members.size(), 2);
  std::size_t next = 0;
  while (centres.size() < std::min(wanted, members.size())) {
    centres.push_back(vectors[members[next]]);
    double total = 0;
    for (std::size_t i = 0; i < members.size(); ++i) {
      const float away = 1 - product(vectors[members[i]], centres.back());
      far[i] = std::min(far[i], std::max(away, 0.F));
      total += far[i];
    }
    double at = total * (static_cast<double>(random()) / 4294967296.0);
    for (next = 0; next + 1 < members.size() && at >= far[next]; ++next) at -= far[next];
  }
  for (int round = 0; round < rounds; ++round) {
    std::vector<Vector> sums(centres.size());
    for (const std::uint32_t member : members) {
      Vector& sum = sums[nearest(vectors[member], centres)];
      for (std::size_t i = 0; i < dimensions; ++i) sum[i] += vectors[member][i];
    }
    for (std::size_t n = 0; n < centres.size(); ++n) {
      const float length = std::sqrt(product(sums[n], sums[n]));
      if (length <= 0) continue;
      for (std::size_t i = 0; i < dimensions; ++i) centres[n][i] = sums[n][i] / length;
    }
  }
  return centres;
}

void divide(const Words& words, const std::vector<std::uint32_t>& members, int level,
            std::size_t group, std::mt19937& random, std::vector<std::string>& lines) {
  if (level == static_cast<int>(word_group_branches.size())) {
    std::string& line = lines[group];
    for (const std::uint32_t member : members) {
      line += (line.empty() ? "" : " ") + words.words[member];
    }
    return;
  }
  const std::size_t branches = word_group_branches[static_cast<std::size_t>(level)];
  std::vector<std::uint32_t> frequent;
  for (const std::uint32_t member : members) {
    if (member < deciding || frequent.size() < branches) frequent.push_back(member);
  }
  const auto centres = find_centres(words.vectors, frequent, branches, random);
  std::vector<std::vector<std::uint32_t>> parts(branches);
  for (const std::uint32_t member : members) {
    parts[nearest(words.vectors[member], centres)].push_back(member);
  }
  for (std::size_t n = 0; n < branches; ++n) {
    divide(words, parts[n], level + 1, group * branches + n, random, lines);
  }
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) {
    std::cerr << "usage: group_words VECTORS.json\n";
    return 2;
  }
  try {
    std::ifstream file(argv[1]);
    if (!file) throw Error(std::string("cannot read ") + argv[1]);
    Words words;
    Listener listener(words);
    nlohmann::json::sax_parse(file, &listener);
    std::vector<std::uint32_t> all(words.words.size());
    std::iota(all.begin(), all.end(), 0U);
    std::vector<std::string> lines(word_group_count);
    std::mt19937 random(1);
    divide(words, all, 0, 0, random, lines);
    for (const std::string& line : lines) std::cout << line << '\n';
  } catch (const std::exception& error) {
    std::cerr << "group_words: " << error.what() << '\n';
    return 2;
  }
}
