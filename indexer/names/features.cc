#include "indexer/names/features.h"

#include <algorithm>
#include <bit>

#include "debrief/text.h"
#include "indexer/names/embedded.h"

namespace debrief {
namespace {

bool is_inner_sign(const Token& token) {
  switch (token.sign) {
    case '&':
    case '-':
    case '.':
    case ',':
    case '/':
    case '\'':
    case 0x2013:
      return true;
    default:
      return false;
  }
}

// "al-Qaeda", "al Qaeda": the article belongs to the name that begins at AT.
std::uint32_t before_particle(const Reading& reading, std::uint32_t at,
                              std::uint32_t from) {
  const std::uint32_t word = at > from && reading.is_sign(at - 1, '-') ? at - 1 : at;
  const bool particle = word > from && reading.is_word(word - 1, "al", "el");
  return particle ? word - 1 : at;
}

// How the text writes a word elsewhere.
enum Note : std::uint8_t {
  small = 1,         // in small letters
  capital = 2,       // capitalised within a sentence
  titled = 4,        // after a title or a first name
  incorporated = 8,  // before Inc and its like
  in_agency = 16,    // beside University and its like
  several = 32,      // more than once with a capital
};

}  // namespace

// Templates are told apart by the number that their value is mixed with.
void FeatureMaker::Sink::add(std::uint64_t value) {
  kind += 0x1000193;
  std::uint64_t hash = (value + kind) * 0x9E3779B97F4A7C15ULL;
  hash ^= hash >> 32;
  hash = (hash + kind) * 0xD6E8FEB86659FD93ULL;
  out.hashes.at(out.size++) = hash ^ (hash >> 31);
}

std::vector<Run> find_runs(const Reading& reading) {
  std::vector<Run> runs;
  const auto& tokens = reading.tokens;
  const auto can_join = [&](std::uint32_t at) {
    const Token& token = tokens[at];
    return token.kind == TokenKind::number || token.kind == TokenKind::clitic ||
           (token.kind == TokenKind::mark && is_inner_sign(token)) ||
           (token.kind == TokenKind::word && reading.is(at, link));
  };
  const auto size = static_cast<std::uint32_t>(tokens.size());
  for (std::uint32_t at = 0; at < size;) {
    if (!reading.is_capital(at)) {
      ++at;
      continue;
    }
    Run run{at, at + 1};
    if (at > 0 && tokens[at - 1].kind == TokenKind::number &&
        (runs.empty() || runs.back().end < at)) {
      --run.begin;
    }
    run.begin = before_particle(reading, run.begin, runs.empty() ? 0 : runs.back().end);
    constexpr std::uint32_t most_joined = 3;
    for (std::uint32_t next = at + 1; next < size;) {
      std::uint32_t joined = 0;
      while (next + joined < size && joined < most_joined && can_join(next + joined) &&
             !tokens[next + joined].starts_sentence) {
        ++joined;
      }
      const std::uint32_t to = next + joined;
      if (to >= size || !reading.is_capital(to) || tokens[to].starts_sentence) break;
      run.end = to + 1;
      next = to + 1;
    }
    // "Inc ." and "Group of 7".
    if (run.end < size &&
        (reading.is_sign(run.end, '.') || tokens[run.end].kind == TokenKind::number)) {
      ++run.end;
    }
    runs.push_back(run);
    at = run.end;
  }
  return runs;
}

FeatureMaker::FeatureMaker(const Reading& reading, const NameBook& book,
                           const std::vector<Run>& runs)
    : reading_(reading),
      lists_(reading.size()),
      groups_(reading.size()),
      notes_(reading.size()) {
  prefetch(book, runs);
  match_lists(book, runs);
  look_up_groups(runs);
  note_words();
}

// Where the look-ups begin that follow: all at once they wait for the memory once.
void FeatureMaker::prefetch(const NameBook& book, const std::vector<Run>& runs) const {
  for (const Run& run : runs)
    for (std::uint32_t at = run.begin; at < run.end; ++at) {
      const std::uint64_t hash = reading_.tokens[at].hash;
      embedded_groups().prefetch(hash);
      for (const auto& table : book.tables())
        table->prefetch(add_to_phrase(phrase_start, hash));
    }
}

void FeatureMaker::match_lists(const NameBook& book, const std::vector<Run>& runs) {
  for (std::size_t n = 0; n < runs.size(); ++n) {
    const Run& run = runs[n];
    // "Amazon.com" and "Moody's" go on after their run.
    const std::uint32_t limit = n + 1 < runs.size() ? runs[n + 1].begin : reading_.size();
    for (std::uint32_t at = run.begin; at < run.end;) {
      const TokenKind kind = reading_.tokens[at].kind;
      const bool may = kind == TokenKind::word || kind == TokenKind::number;
      const auto match = may ? match_known_at(reading_.tokens, at, limit, book)
                             : std::optional<KnownMatch>();
      if (!match) {
        ++at;
        continue;
      }
      matches_.push_back(*match);
      const NameTable::Entity& entity = match->entity();
      const int from = (entity.flags & NameTable::curated) == 0 ? 2
                       : (entity.flags & NameTable::word) != 0  ? 1
                                                                : 0;
      const int what = 1 + static_cast<int>(entity.kind) * 3 + from;
      for (std::uint32_t i = at; i < match->end; ++i) {
        const int place = (i == at ? 0 : 1) + (i + 1 == match->end ? 0 : 2);
        lists_[i] = static_cast<std::uint8_t>(what * 4 + place);
      }
      at = match->end;
    }
  }
}

// One open hash over the words of the text: what is seen of a word anywhere is known
// everywhere.
void FeatureMaker::note_words() {
  struct Seen {
    std::uint64_t hash = 0;
    std::uint8_t notes = 0;
  };
  std::vector<Seen> table(std::bit_ceil(2 * reading_.size() + 2));
  std::vector<std::uint32_t> slots(reading_.size());
  const std::size_t mask = table.size() - 1;
  for (std::size_t i = 0; i < reading_.size(); ++i) {
    const Token& token = reading_.tokens[i];
    if (token.kind != TokenKind::word) continue;
    std::size_t at = token.hash & mask;
    while (table[at].hash != 0 && table[at].hash != token.hash) at = (at + 1) & mask;
    table[at].hash = token.hash;
    slots[i] = static_cast<std::uint32_t>(at);
    std::uint8_t& notes = table[at].notes;
    if (!token.has_upper) {
      notes |= small;
      continue;
    }
    if ((notes & (capital | titled)) != 0) notes |= several;
    if (!token.starts_sentence) notes |= capital;
    const std::size_t before = i > 1 && reading_.is_sign(i - 1, '.') ? i - 2 : i - 1;
    if (i > 0 && reading_.is_capital(before) && reading_.is(before, title | first_name)) {
      notes |= titled;
    }
    const std::size_t after = reading_.is_sign(i + 1, ',') ? i + 2 : i + 1;
    if (reading_.is_capital(after) && reading_.is(after, legal_form | company_tail)) {
      notes |= incorporated;
    }
    if (reading_.is_capital(i + 1) && reading_.is(i + 1, agency)) notes |= in_agency;
  }
  for (std::size_t i = 0; i < reading_.size(); ++i) notes_[i] = table[slots[i]].notes;
}

// The stretch around a token without commas and without "and".
FeatureMaker::Chunk FeatureMaker::chunk_around(const Run& run, std::uint32_t at) const {
  const auto inside = [&](std::uint32_t i) {
    const Token& token = reading_.tokens[i];
    if (token.kind == TokenKind::clitic || token.sign == ',' || token.sign == '/') {
      return false;
    }
    if (token.kind != TokenKind::word || token.has_upper) return true;
    return token.size <= 3 && !reading_.is(i, place_near) &&
           token.hash != hash_word("and") && token.hash != hash_word("for") &&
           token.hash != hash_word("on") && token.hash != hash_word("to");
  };
  constexpr std::uint32_t reach = 8;
  Chunk chunk{at, at + 1, 0};
  while (chunk.begin > run.begin && at - chunk.begin < reach && inside(chunk.begin - 1)) {
    --chunk.begin;
  }
  while (chunk.end < run.end && chunk.end - at < reach && inside(chunk.end)) ++chunk.end;
  for (std::uint32_t i = chunk.begin; i < chunk.end; ++i) {
    if (reading_.is_capital(i)) chunk.classes |= reading_.words[i].classes;
  }
  return chunk;
}

std::uint64_t FeatureMaker::word(std::int64_t at) const {
  if (at < 0 || at >= static_cast<std::int64_t>(reading_.size())) return 1;
  const Token& token = reading_.tokens[static_cast<std::size_t>(at)];
  if (token.kind == TokenKind::number) return 2 + token.size;
  if (token.kind == TokenKind::line_end) return 1;
  return token.hash;
}

std::uint64_t FeatureMaker::shape(std::int64_t at) const {
  if (at < 0 || at >= static_cast<std::int64_t>(reading_.size())) return 1;
  const Token& token = reading_.tokens[static_cast<std::size_t>(at)];
  const std::uint64_t kind = static_cast<std::uint64_t>(token.kind);
  const std::uint64_t letters = token.upper_first * 1U + token.has_upper * 2U +
                                token.has_lower * 4U + token.has_digit * 8U +
                                token.dotted * 16U;
  const std::uint64_t size = token.size <= 1 ? 0 : token.size <= 3 ? 1 : 2;
  return 2 + kind + 8 * letters + 256 * (token.has_upper ? size : 3) +
         (token.kind == TokenKind::mark ? 1024 * static_cast<std::uint64_t>(token.sign)
                                        : 0);
}

std::uint64_t FeatureMaker::classes(std::int64_t at) const {
  if (at < 0 || at >= static_cast<std::int64_t>(reading_.size())) return 1;
  return 2 + reading_.words[static_cast<std::size_t>(at)].classes;
}

std::uint64_t FeatureMaker::list(std::int64_t at) const {
  if (at < 0 || at >= static_cast<std::int64_t>(reading_.size())) return 0;
  return lists_[static_cast<std::size_t>(at)];
}

std::uint64_t FeatureMaker::sense(std::int64_t at) const {
  if (at < 0 || at >= static_cast<std::int64_t>(reading_.size())) return 99;
  return reading_.words[static_cast<std::size_t>(at)].sense;
}

// The first (or, below zero, the last) bytes of a word, where it has more.
std::uint64_t FeatureMaker::part(std::uint32_t at, int bytes) const {
  if (reading_.tokens[at].kind != TokenKind::word) return 0;
  const std::string_view letters = reading_.letters(at, at + 1);
  if (bytes > 0) return hash_word(letters.substr(0, static_cast<std::size_t>(bytes)));
  const auto size = static_cast<std::size_t>(-bytes);
  return letters.size() > size ? hash_word(letters.substr(letters.size() - size)) : 0;
}

void FeatureMaker::add_words(std::uint32_t at, Sink& sink) const {
  const std::int64_t i = at;
  sink.add(0);
  for (const int step : {0, -1, 1, -2, 2}) sink.add(word(i + step));
  sink.add(word(i - 1) * 31 + word(i));
  sink.add(word(i) * 31 + word(i + 1));
  sink.add(shape(i));
  sink.add(shape(i - 1) * 0x10001 + shape(i) * 0x1003 + shape(i + 1));
  sink.add(shape(i) * 0x10001 + word(i - 1));
  sink.add(shape(i) * 0x10001 + word(i + 1));
  for (const int bytes : {-2, -3, -4, 3}) sink.add(part(at, bytes));
}

// What is known of the words: their classes, the lists that have them, how else the text
// writes them.
void FeatureMaker::add_knowledge(std::uint32_t at, Sink& sink) const {
  const std::int64_t i = at;
  const std::uint64_t common = reading_.is(at, common_word);
  const std::uint64_t starts = reading_.tokens[at].starts_sentence;
  const std::uint64_t notes = notes_[at];
  for (const int step : {0, -1, 1}) sink.add(classes(i + step));
  sink.add(classes(i) * 0x100001 + classes(i + 1));
  sink.add(classes(i - 1) * 0x100001 + classes(i));
  sink.add(sense(i) * 2 + common);
  sink.add(sense(i - 1));
  sink.add(sense(i + 1));
  sink.add(list(i));
  sink.add(list(i - 1) * 64 + list(i));
  sink.add(list(i) * 64 + list(i + 1));
  sink.add(list(i) * 4096 + common * 2 + starts);
  sink.add((starts * 2 + common) * 1024 + notes);
  sink.add(notes * 0x10000 + shape(i));
  sink.add(notes * 0x1000000 + classes(i));
}

// The stretch that the token stands in, and what is beside it.
void FeatureMaker::add_chunk(const Run& run, std::uint32_t at, Sink& sink) const {
  const Chunk chunk = chunk_around(run, at);
  const std::int64_t before = static_cast<std::int64_t>(chunk.begin) - 1;
  const std::int64_t after = chunk.end;
  const std::uint64_t from = std::min<std::uint64_t>(at - chunk.begin, 3);
  const std::uint64_t to = std::min<std::uint64_t>(chunk.end - 1 - at, 3);
  sink.add(from * 4 + to);
  sink.add((from * 4 + to) * 0x1000000 + chunk.classes);
  sink.add(classes(chunk.begin) * 8 + from);
  sink.add(classes(after - 1) * 8 + to);
  sink.add(word(chunk.begin));
  sink.add(word(after - 1));
  sink.add(word(before));
  sink.add(word(after));
  sink.add(classes(before) * 32 + sense(before));
  sink.add(classes(after) * 32 + sense(after));
  sink.add(word(after) * 31 + word(after + 1));
  sink.add(word(before) * 31 + word(before - 1));
  sink.add(list(chunk.begin) * 64 + list(after - 1));
  sink.add(classes(before - 1) * 0x1000003 + word(before));
  sink.add(leaf(after - 1));
  sink.add(branch(chunk.begin) * 1024 + branch(after - 1));
  sink.add(branch(before));
  sink.add(branch(after));
  sink.add(branch(after) * 1024 + branch(after + 1));
  sink.add(branch(before - 1) * 1024 + branch(before));
}

void FeatureMaker::features(const Run& run, std::uint32_t at, Features& out) const {
  out.size = 0;
  Sink sink{out};
  add_words(at, sink);
  add_knowledge(at, sink);
  add_chunk(run, at, sink);
  add_groups(at, sink);
  for (const int bytes : {4, 2}) sink.add(part(at, bytes));
}

}  // namespace debrief
