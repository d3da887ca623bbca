#include <algorithm>

#include "indexer/names/embedded.h"
#include "indexer/names/reading.h"

namespace debrief {
namespace {

constexpr std::uint32_t longest_name = 10;  // tokens

class Tagger {
 public:
  Tagger(const Reading& reading, const NameBook& book)
      : reading_(reading), book_(book), tokens_(reading.tokens) {}
  std::vector<Mention> run();

 private:
  std::uint32_t end_of_run(std::uint32_t at) const;
  std::uint32_t end_of_person(std::uint32_t at, std::uint32_t limit) const;
  std::optional<Mention> organization(std::uint32_t at, std::uint32_t end) const;
  std::optional<Mention> person(std::uint32_t at, std::uint32_t end) const;
  std::optional<Mention> by_rule(std::uint32_t at) const;
  std::optional<Mention> known(std::uint32_t at) const;
  bool only_legal(std::uint32_t begin, std::uint32_t end) const;

  const Reading& reading_;
  const NameBook& book_;
  const std::vector<Token>& tokens_;
};

// Where the capitalised words that begin at AT end; a small "of" or "&" may join them.
std::uint32_t Tagger::end_of_run(std::uint32_t at) const {
  std::uint32_t end = at;
  while (end < tokens_.size() && end - at < longest_name) {
    if (reading_.is_capital(end) && (end == at || !tokens_[end].starts_sentence)) {
      ++end;
    } else if (end > at && end + 1 < tokens_.size() && reading_.is_capital(end + 1) &&
               (reading_.is_sign(end, '&') || reading_.is_sign(end, '-') ||
                (reading_.is_sign(end, '.') && tokens_[end - 1].size == 1) ||
                (reading_.is(end, link) && reading_.is(end - 1, agency)))) {
      end += 2;
    } else {
      break;
    }
  }
  return end;
}

std::optional<Mention> Tagger::organization(std::uint32_t at, std::uint32_t end) const {
  for (std::uint32_t i = at + 1; i < end; ++i) {
    if (!reading_.is(i, legal_form) || reading_.is(i, link)) continue;
    // The dot of "Inc." belongs to it.
    const bool dot = reading_.is_sign(i + 1, '.') && tokens_[i].has_lower;
    return Mention{.begin = at,
                   .end = i + 1 + (dot ? 1U : 0U),
                   .kind = NameKind::company,
                   .known = {}};
  }
  // "Acme, Inc."
  if (reading_.is_sign(end, ',') && reading_.is(end + 1, legal_form) &&
      reading_.is_capital(end + 1)) {
    const bool dot = reading_.is_sign(end + 2, '.');
    return Mention{.begin = at,
                   .end = end + 2 + (dot ? 1U : 0U),
                   .kind = NameKind::company,
                   .known = {}};
  }
  if (end - at < 2) return {};
  if (reading_.is(at, agency) || reading_.is(end - 1, agency)) {
    return Mention{.begin = at, .end = end, .kind = NameKind::organization, .known = {}};
  }
  if (reading_.is(end - 1, company_tail))
    return Mention{.begin = at, .end = end, .kind = NameKind::company, .known = {}};
  return {};
}

// A first name and what may follow it: initials, a particle, a surname.
std::uint32_t Tagger::end_of_person(std::uint32_t at, std::uint32_t limit) const {
  std::uint32_t end = at;
  while (end < limit && end - at < 5 && reading_.is_capital(end)) {
    if (end > at && reading_.is(end, common_word) && !reading_.is(end, surname)) break;
    ++end;
    if (reading_.is_sign(end, '.') && tokens_[end - 1].size == 1) ++end;
    if (reading_.is_sign(end, '-') && reading_.is_capital(end + 1)) ++end;
    if (end < tokens_.size() && !tokens_[end].has_upper && reading_.is(end, link) &&
        tokens_[end].size <= 3 && reading_.is_capital(end + 1) &&
        !reading_.is(end, common_word)) {
      ++end;
    }
  }
  return end;
}

std::optional<Mention> Tagger::person(std::uint32_t at, std::uint32_t end) const {
  std::uint32_t first = at;
  while (first < end && reading_.is(first, title) && !reading_.is(first, first_name)) {
    ++first;
    if (reading_.is_sign(first, '.')) ++first;
  }
  if (!reading_.is_capital(first) || reading_.is(first, people | calendar)) return {};
  const std::uint32_t limit =
      std::min<std::uint32_t>(first + 8, static_cast<std::uint32_t>(tokens_.size()));
  const std::uint32_t last = end_of_person(first, limit);
  if (last == first) return {};
  const bool titled = first > at && !reading_.is(first, common_word);
  const bool named = last - first >= 2 && reading_.is(first, first_name) &&
                     !reading_.is(last - 1, place_tail | company_tail);
  const bool described = last - first >= 2 && reading_.is_sign(last, ',') &&
                         reading_.is(last + 1, role) && !reading_.is(first, common_word);
  if (!titled && !named && !described) return {};
  return Mention{.begin = first, .end = last, .kind = NameKind::person, .known = {}};
}

std::optional<Mention> Tagger::by_rule(std::uint32_t at) const {
  const std::uint32_t end = end_of_run(at);
  if (auto found = organization(at, end)) return found;
  return person(at, end);
}

std::optional<Mention> Tagger::known(std::uint32_t at) const {
  auto match = match_known_at(tokens_, at, book_);
  if (!match || !is_meant(reading_, *match)) return {};
  return Mention{
      .begin = at, .end = match->end, .kind = match->entity().kind, .known = match};
}

// ", Inc." and "& Co." change nothing about who is meant.
bool Tagger::only_legal(std::uint32_t begin, std::uint32_t end) const {
  for (std::uint32_t i = begin; i < end; ++i) {
    if (tokens_[i].kind != TokenKind::mark && !reading_.is(i, legal_form)) return false;
  }
  return true;
}

std::vector<Mention> Tagger::run() {
  std::vector<Mention> out;
  for (std::uint32_t at = 0; at < tokens_.size();) {
    if (tokens_[at].kind != TokenKind::word && tokens_[at].kind != TokenKind::number) {
      ++at;
      continue;
    }
    std::optional<Mention> best = known(at);
    // An ordinary word that opens a sentence opens no name by itself.
    const bool opens =
        reading_.is_capital(at) &&
        !(tokens_[at].starts_sentence && reading_.is(at, common_word | calendar) &&
          !reading_.is(at, first_name | title | agency));
    if (opens) {
      const auto rule = by_rule(at);
      if (rule && (!best || rule->end > best->end)) {
        const bool same =
            best && rule->kind == best->kind && only_legal(best->end, rule->end);
        const auto entry = same ? best->known : std::nullopt;
        best = rule;
        best->known = entry;
      }
    }
    if (best) {
      out.push_back(*best);
      at = best->end;
    } else {
      ++at;
    }
  }
  return out;
}

}  // namespace

Reading read_tokens(std::string_view text) {
  Reading reading{.text = text, .tokens = tokenize(text), .words = {}};
  reading.words.reserve(reading.tokens.size());
  const WordTable& words = embedded_words();
  for (const Token& token : reading.tokens) {
    reading.words.push_back(token.kind == TokenKind::word ? words[token.hash]
                                                          : WordInfo{});
  }
  return reading;
}

std::vector<Mention> tag_names(const Reading& reading, const NameBook& book) {
  return Tagger(reading, book).run();
}

}  // namespace debrief
