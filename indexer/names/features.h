// What the trained tagger sees of each token.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "indexer/names/reading.h"

namespace debrief {

// Tokens [begin, end) in which names may lie: capitalised words with what may stand
// between them. Every name that the tagger can find lies within one run.
struct Run {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};

// The runs of a text in reading order; together they are at most as long as the text.
std::vector<Run> find_runs(const Reading& reading);

// Of one token, as many as there are templates.
struct Features {
  static constexpr std::size_t most = 80;
  std::array<std::uint64_t, most> hashes;  // of which the first `size` count
  std::size_t size = 0;

  std::span<const std::uint64_t> all() const { return {hashes.data(), size}; }
};

// Facts about a text that the features of its tokens share. Keeps references: READING
// must outlive it.
class FeatureMaker {
 public:
  FeatureMaker(const Reading& reading, const NameBook& book,
               const std::vector<Run>& runs);

  // The features of one token as hashes, in a fixed order. RUN is the run that holds it.
  void features(const Run& run, std::uint32_t at, Features& out) const;

  // The matches of lists within the runs, in reading order, none overlapping.
  const std::vector<KnownMatch>& matches() const { return matches_; }

 private:
  struct Chunk {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    std::uint32_t classes = 0;  // of all its words together
  };

  // Takes the values of the templates in their fixed order.
  struct Sink {
    Features& out;
    std::uint64_t kind = 0;

    void add(std::uint64_t value);
  };

  void add_words(std::uint32_t at, Sink& sink) const;
  void add_knowledge(std::uint32_t at, Sink& sink) const;
  void add_chunk(const Run& run, std::uint32_t at, Sink& sink) const;
  void prefetch(const NameBook& book, const std::vector<Run>& runs) const;
  void match_lists(const NameBook& book, const std::vector<Run>& runs);
  void note_words();
  Chunk chunk_around(const Run& run, std::uint32_t at) const;
  std::uint64_t word(std::int64_t at) const;
  std::uint64_t shape(std::int64_t at) const;
  std::uint64_t classes(std::int64_t at) const;
  std::uint64_t list(std::int64_t at) const;
  std::uint64_t sense(std::int64_t at) const;
  std::uint64_t part(std::uint32_t at, int bytes) const;
  void look_up_groups(const std::vector<Run>& runs);
  std::uint64_t leaf(std::int64_t at) const;
  std::uint64_t branch(std::int64_t at) const;
  std::uint64_t bough(std::int64_t at) const;
  void add_groups(std::uint32_t at, Sink& sink) const;

  const Reading& reading_;
  std::vector<KnownMatch> matches_;
  std::vector<std::uint8_t> lists_;    // per token: what a list says it is part of
  std::vector<std::uint16_t> groups_;  // per token within or beside a run
  std::vector<std::uint8_t> notes_;    // per token: how else the text writes the word
};

}  // namespace debrief
