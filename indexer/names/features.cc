#include "indexer/names/features.h"

#include <algorithm>
#include <bit>

#include "debrief/text.h"

namespace debrief {
namespace {

// Templates are told apart by the constant that their value is mixed with.
std::uint64_t mix(std::uint64_t kind, std::uint64_t value) {
  std::uint64_t hash = (value + kind) * 0x9E3779B97F4A7C15ULL;
  hash ^= hash >> 32;
  hash = (hash + kind) * 0xD6E8FEB86659FD93ULL;
  return hash ^ (hash >> 31);
}

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
    : reading_(reading), lists_(reading.size()), notes_(reading.size()) {
  match_lists(book, runs);
  note_words();
}

void FeatureMaker::match_lists(const NameBook& book, const std::vector<Run>& runs) {
  for (std::size_t n = 0; n < runs.size(); ++n) {
    const Run& run = runs[n];
    // "Amazon.com" and "Moody's" go on after their run.
    const std::uint32_t limit = n + 1 < runs.size() ? runs[n + 1].begin : reading_.size();
    for (std::uint32_t at = run.begin; at < run.end;) {
      const TokenKind kind = reading_.tokens[at].kind;
      const bool may = kind == TokenKind::word || kind == TokenKind::number;
      const auto match =
          may ? match_known_at(reading_.tokens, at, book) : std::optional<KnownMatch>();
      if (!match || match->end > limit) {
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

void FeatureMaker::features(const Run& run, std::uint32_t at,
                            std::vector<std::uint64_t>& out) const {
  out.clear();
  std::uint64_t kind = 0;
  const auto add = [&](std::uint64_t value) {
    kind += 0x1000193;
    out.push_back(mix(kind, value));
  };
  const std::int64_t i = at;
  const Token& token = reading_.tokens[at];
  const WordInfo& info = reading_.words[at];
  const std::uint64_t sense = info.sense;
  const auto sense_at = [&](std::int64_t j) -> std::uint64_t {
    if (j < 0 || j >= static_cast<std::int64_t>(reading_.size())) return 99;
    return reading_.words[static_cast<std::size_t>(j)].sense;
  };

  add(0);
  add(word(i));
  add(word(i - 1));
  add(word(i + 1));
  add(word(i - 2));
  add(word(i + 2));
  add(word(i - 1) * 31 + word(i));
  add(word(i) * 31 + word(i + 1));
  add(shape(i));
  add(shape(i - 1) * 0x10001 + shape(i) * 0x1003 + shape(i + 1));
  add(shape(i) * 0x10001 + word(i - 1));
  add(shape(i) * 0x10001 + word(i + 1));
  const std::string_view letters = reading_.letters(at, at + 1);
  for (const std::size_t size : {2U, 3U, 4U}) {
    add(letters.size() > size && token.kind == TokenKind::word
            ? hash_word(letters.substr(letters.size() - size))
            : 0);
  }
  add(token.kind == TokenKind::word ? hash_word(letters.substr(0, 3)) : 0);

  add(classes(i));
  add(classes(i - 1));
  add(classes(i + 1));
  add(classes(i) * 0x100001 + classes(i + 1));
  add(classes(i - 1) * 0x100001 + classes(i));
  add(sense * 2 + info.is(common_word));
  add(sense_at(i - 1));
  add(sense_at(i + 1));

  add(list(i));
  add(list(i - 1) * 64 + list(i));
  add(list(i) * 64 + list(i + 1));
  add(list(i) * 4096 + info.is(common_word) * 2 + token.starts_sentence);

  const bool common = info.is(common_word);
  add((token.starts_sentence * 2U + common) * 1024 + notes_[at]);
  add(notes_[at] * 0x10000ULL + shape(i));
  add(notes_[at] * 0x1000000ULL + classes(i));

  const Chunk chunk = chunk_around(run, at);
  const std::int64_t before = static_cast<std::int64_t>(chunk.begin) - 1;
  const std::int64_t after = chunk.end;
  const std::uint64_t from = std::min<std::uint64_t>(at - chunk.begin, 3);
  const std::uint64_t to = std::min<std::uint64_t>(chunk.end - 1 - at, 3);
  add(from * 4 + to);
  add((from * 4 + to) * 0x1000000 + chunk.classes);
  add(classes(chunk.begin) * 8 + from);
  add(classes(after - 1) * 8 + to);
  add(word(chunk.begin));
  add(word(after - 1));
  add(word(before));
  add(word(after));
  add(classes(before) * 32 + sense_at(before));
  add(classes(after) * 32 + sense_at(after));
  add(word(after) * 31 + word(after + 1));
  add(word(before) * 31 + word(before - 1));
  add(list(chunk.begin) * 64 + list(after - 1));

  add(classes(before - 1) * 0x1000003 + word(before));
  add(token.kind == TokenKind::word ? hash_word(letters.substr(0, 4)) : 0);
  add(token.kind == TokenKind::word ? hash_word(letters.substr(0, 2)) : 0);
}

}  // namespace debrief
