// A text as the rules for names see it, and what they find in it.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "indexer/names/match_known.h"
#include "indexer/names/tokens.h"
#include "indexer/names/word_table.h"

namespace debrief {

struct Reading {
  std::string_view text;
  std::vector<Token> tokens;
  std::vector<WordInfo> words;  // one for each token

  std::uint32_t size() const { return static_cast<std::uint32_t>(tokens.size()); }
  // The letters of tokens [begin, end), with what is between them.
  std::string_view letters(std::uint32_t begin, std::uint32_t end) const {
    return text.substr(tokens[begin].begin, tokens[end - 1].end - tokens[begin].begin);
  }
  bool is(std::size_t at, std::uint32_t classes) const {
    return at < words.size() && words[at].is(classes);
  }
  // A word with a capital somewhere: what names are made of.
  bool is_capital(std::size_t at) const {
    return at < tokens.size() && tokens[at].kind == TokenKind::word &&
           tokens[at].has_upper;
  }
  bool is_sign(std::size_t at, char32_t sign) const {
    return at < tokens.size() && tokens[at].sign == sign;
  }
  bool is_clitic(std::size_t at) const {
    return at < tokens.size() && tokens[at].kind == TokenKind::clitic;
  }
  template <typename... Words>
  bool is_word(std::size_t at, Words... any_of) const {
    return at < tokens.size() && ((tokens[at].hash == hash_word(any_of)) || ...);
  }
};

// A name at tokens [begin, end).
struct Mention {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  NameKind kind = NameKind::company;
  std::optional<KnownMatch> known;  // the list's entry, where one decided
};

Reading read_tokens(std::string_view text);

// What lists and the trained tagger find, in reading order, none overlapping another. An
// outlet that only publishes is left out.
std::vector<Mention> tag_names(const Reading& reading, const NameBook& book);

// MENTIONS and, between them, what rules find: "Inc.", "shares of …", "Mr …".
std::vector<Mention> add_by_rule(const Reading& reading, const NameBook& book,
                                 std::vector<Mention> mentions);

// MENTIONS and the bodies that a number or a nationality names: "158th Fighter Wing",
// "Iraqi Army". A mention that begins within one gives way to it.
std::vector<Mention> add_bodies(const Reading& reading, std::vector<Mention> mentions);

// MENTIONS and what is named in a row with them: where at least three and most of "A, B,
// C and D" are organisations, so are the rest, which nothing else tells.
std::vector<Mention> complete_rows(const Reading& reading, std::vector<Mention> mentions);

// MENTIONS with their edges where names end: with "Inc." and without "Mr". What is no
// name after all is left out.
std::vector<Mention> settle_mentions(const Reading& reading,
                                     std::vector<Mention> mentions);

// Whether a mention can be a name of its kind: of longest_name_bytes at most, with a word
// of its own in it, no index or heading, and a place only where one is written.
bool is_plausible(const Reading& reading, const Mention& mention);

// Whether the token is a stock exchange as written before a ticker symbol: "NYSE".
bool is_exchange(const Reading& reading, std::uint32_t at);

// Whether the words around a token have capitals whatever they are, as in a headline.
bool in_title_case(const Reading& reading, std::uint32_t at);

// Whether a known name that is an ordinary word or an outlet is meant as a company here.
bool is_meant(const Reading& reading, const KnownMatch& match);

}  // namespace debrief
