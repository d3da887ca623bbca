#include <algorithm>

#include "indexer/names/embedded.h"
#include "indexer/names/features.h"
#include "indexer/names/reading.h"

namespace debrief {
namespace {

// Puts together what the lists know and what the trained tagger says.
class Merger {
 public:
  Merger(const Reading& reading, const FeatureMaker& maker)
      : reading_(reading), matches_(maker.matches()) {}
  std::vector<Mention> merge(const std::vector<TaggedSpan>& spans);

 private:
  std::optional<Mention> from_list(const KnownMatch& match) const;
  std::optional<Mention> from_tagger(const TaggedSpan& span,
                                     const std::optional<KnownMatch>& match) const;
  std::optional<KnownMatch> at_its_end(
      const TaggedSpan& span, std::vector<KnownMatch>::const_iterator after) const;
  std::optional<KnownMatch> at_its_start(
      const TaggedSpan& span, std::vector<KnownMatch>::const_iterator first) const;
  std::optional<Mention> product_in(const TaggedSpan& span,
                                    std::vector<KnownMatch>::const_iterator first) const;
  bool are_several(const TaggedSpan& span, std::vector<KnownMatch>::const_iterator first,
                   std::vector<KnownMatch>::const_iterator last) const;
  NameKind organization_kind(const TaggedSpan& span) const;

  const Reading& reading_;
  const std::vector<KnownMatch>& matches_;
};

bool is_curated(const KnownMatch& match) {
  return (match.entity().flags & NameTable::curated) != 0;
}

std::optional<Mention> Merger::from_list(const KnownMatch& match) const {
  if (!is_curated(match) || !is_meant(reading_, match)) return {};
  return Mention{.begin = match.begin,
                 .end = match.end,
                 .kind = match.entity().kind,
                 .known = match};
}

NameKind Merger::organization_kind(const TaggedSpan& span) const {
  std::uint32_t classes = 0;
  for (std::uint32_t i = span.begin; i + 1 < span.end; ++i) {
    if (reading_.is(i, agency) && reading_.is_word(i + 1, "of", "for", "on")) {
      return NameKind::organization;
    }
  }
  for (std::uint32_t i = span.begin; i < span.end; ++i) {
    if (reading_.is_capital(i)) classes |= reading_.words[i].classes;
  }
  if (reading_.is(span.begin, people) && reading_.is(span.end - 1, agency)) {
    return NameKind::organization;
  }
  if ((classes & (legal_form | company_tail)) != 0) return NameKind::company;
  if ((classes & agency) != 0) return NameKind::organization;
  // Without such a word, abbreviations and ordinary words are more often agencies,
  // leagues and parties; a word of its own is more often a company.
  const Token& first = reading_.tokens[span.begin];
  const bool abbreviation = span.end - span.begin == 1 && !first.has_lower;
  const bool company_beside =
      reading_.is(span.end, trade) ||
      (span.begin > 0 && reading_.is(span.begin - 1, firm | trade)) ||
      (reading_.is_clitic(span.end) && reading_.is(span.end + 1, trade));
  if (company_beside) return NameKind::company;
  bool ordinary = true;
  for (std::uint32_t i = span.begin; i < span.end; ++i) {
    ordinary &= !reading_.is_capital(i) || reading_.is(i, common_word | people | link);
  }
  return abbreviation || ordinary ? NameKind::organization : NameKind::company;
}

// The entry of the list whose kind the tagger agrees with.
std::optional<KnownMatch> entry_for(const KnownMatch& match, Tag tag) {
  KnownMatch entry = match;
  while (true) {
    const NameKind kind = entry.entity().kind;
    const bool fits = tag == Tag::person ? kind == NameKind::person
                      : tag == Tag::place
                          ? kind == NameKind::place
                          : kind == NameKind::company || kind == NameKind::organization;
    if (fits) return entry;
    if (entry.alias->next == 0) return {};
    entry.alias = &entry.table->aliases()[entry.alias->next - 1];
  }
}

std::optional<Mention> Merger::from_tagger(const TaggedSpan& span,
                                           const std::optional<KnownMatch>& match) const {
  Mention mention{.begin = span.begin, .end = span.end, .kind = {}, .known = {}};
  if (match) {
    mention.known = entry_for(*match, span.tag);
    if (mention.known) {
      const std::uint8_t flags = mention.known->entity().flags;
      const bool asks = (flags & NameTable::outlet) != 0 || span.tag != Tag::organization;
      if (asks && !is_meant(reading_, *mention.known)) return {};
      mention.kind = mention.known->entity().kind;
      return mention;
    }
    const NameKind kind = match->entity().kind;
    // "Meta" is a name here, and nobody is called so: it is the company's, though as a
    // word it needs to be asked otherwise.
    const bool nobodys = span.tag == Tag::person && kind == NameKind::company &&
                         is_curated(*match) && span.end - span.begin == 1 &&
                         !reading_.is(span.begin, surname);
    if (nobodys)
      return Mention{.begin = span.begin, .end = span.end, .kind = kind, .known = match};
    const bool sure = is_curated(*match) &&
                      (match->entity().flags & NameTable::word) == 0 &&
                      (kind == NameKind::company ||
                       (kind == NameKind::person && span.end - span.begin > 1) ||
                       (kind == NameKind::place && span.tag == Tag::organization) ||
                       (kind == NameKind::organization && span.tag == Tag::place &&
                        span.end - span.begin > 1));  // "White House", "Federal Reserve"
    if (sure) return from_list(*match);
  }
  mention.kind = span.tag == Tag::person  ? NameKind::person
                 : span.tag == Tag::place ? NameKind::place
                                          : organization_kind(span);
  return mention;
}

// "U.S. Department of Energy": the entry for what follows the country. The lists mean
// American agencies where others have a namesake: not the "UK Supreme Court".
std::optional<KnownMatch> Merger::at_its_end(
    const TaggedSpan& span, std::vector<KnownMatch>::const_iterator after) const {
  if (after == matches_.begin()) return {};
  const KnownMatch& last = *(after - 1);
  if (last.end != span.end || last.begin <= span.begin) return {};
  if (last.entity().kind != NameKind::organization || !is_curated(last)) return {};
  for (std::uint32_t i = span.begin; i < last.begin; ++i) {
    const bool country =
        reading_.is_word(i, "us", "u", "s", "united", "states", "american");
    if (!country && reading_.tokens[i].kind == TokenKind::word) return {};
  }
  return last;
}

// "Check Point Software Technologies Ltd": the entry for what it begins with, where the
// rest says no more than that it is a company.
std::optional<KnownMatch> Merger::at_its_start(
    const TaggedSpan& span, std::vector<KnownMatch>::const_iterator first) const {
  if (span.tag != Tag::organization || first == matches_.end()) return {};
  if (first->begin != span.begin || first->end >= span.end || !is_curated(*first) ||
      first->entity().kind != NameKind::company ||
      (first->entity().flags & NameTable::word) != 0) {
    return {};
  }
  for (std::uint32_t i = first->end; i < span.end; ++i) {
    const bool form =
        reading_.is(i, legal_form) ||
        reading_.is_word(i, "technologies", "technology", "holdings", "holding", "group",
                         "international", "systems", "enterprises", "software", "and");
    if (!form && reading_.tokens[i].kind == TokenKind::word) return {};
  }
  return *first;
}

// "Claude 3.5 Sonnet", which the tagger takes for a person: the listed name that it
// begins with, where only a number or ordinary words follow.
std::optional<Mention> Merger::product_in(
    const TaggedSpan& span, std::vector<KnownMatch>::const_iterator first) const {
  if (first == matches_.end()) return {};
  const KnownMatch& match = *first;
  if (match.begin != span.begin || match.end >= span.end ||
      match.entity().kind != NameKind::company || !is_curated(match) ||
      (match.entity().flags & NameTable::word) != 0) {
    return {};
  }
  // "Google Classroom" is Google's; "Bajaj Electricals" is a firm of its own.
  const bool owner = (match.entity().flags & NameTable::owner) != 0;
  if (span.tag == Tag::organization && !owner) return {};
  for (std::uint32_t i = match.end; i < span.end; ++i) {
    const bool name = reading_.is_capital(i) && !reading_.is(i, common_word | thing);
    if (name || reading_.is(i, agency | company_tail | legal_form)) return {};
    if (span.tag == Tag::person && reading_.is(i, surname)) return {};
  }
  return from_list(match);
}

// "OpenAI-Microsoft", "Google/Apple": known companies and nothing else.
bool Merger::are_several(const TaggedSpan& span,
                         std::vector<KnownMatch>::const_iterator first,
                         std::vector<KnownMatch>::const_iterator last) const {
  if (last - first < 2) return false;
  std::uint32_t at = span.begin;
  for (auto each = first; each != last; ++each) {
    if (!is_curated(*each) || each->entity().kind != NameKind::company) return false;
    const bool parted =
        at < each->begin && (reading_.is_sign(at, '-') || reading_.is_sign(at, '/'));
    if (each->begin != (each == first ? span.begin : at + 1)) return false;
    if (each != first && !parted) return false;
    at = each->end;
  }
  return at == span.end;
}

std::vector<Mention> Merger::merge(const std::vector<TaggedSpan>& spans) {
  std::vector<Mention> out;
  auto match = matches_.begin();
  const auto keep = [&](const std::optional<Mention>& mention) {
    if (mention) out.push_back(*mention);
  };
  for (const TaggedSpan& span : spans) {
    for (; match != matches_.end() && match->end <= span.begin; ++match) {
      keep(from_list(*match));
    }
    // "AWS Trainium" is two names of one company.
    std::optional<KnownMatch> same;
    std::uint32_t covered = span.begin;
    const auto first = match;
    for (; match != matches_.end() && match->begin < span.end; ++match) {
      // The list may have an article with the name: "The White House".
      const bool article =
          match->begin + 1 == covered && reading_.is_word(match->begin, "the");
      const bool more = (match->begin == covered || (article && !same)) &&
                        (!same || &same->entity() == &match->entity());
      if (!more) continue;
      same = *match;
      covered = match->end;
    }
    // "Moody's" goes on where the tagger saw a person's name end.
    std::optional<Mention> longer;
    if (same && covered > span.end) longer = from_list(*same);
    if (covered != span.end) same.reset();
    if (!same && !longer && are_several(span, first, match)) {
      for (auto each = first; each != match; ++each) keep(from_list(*each));
      continue;
    }
    if (!same) same = at_its_end(span, match);
    if (!same) same = at_its_start(span, first);
    if (!same && !longer) longer = product_in(span, first);
    keep(longer ? longer : from_tagger(span, same));
  }
  for (; match != matches_.end(); ++match) keep(from_list(*match));
  return out;
}

}  // namespace

Reading read_tokens(std::string_view text) {
  Reading reading{.text = text, .tokens = tokenize(text), .words = {}};
  reading.words.reserve(reading.tokens.size());
  const WordTable& words = embedded_words();
  for (const Token& token : reading.tokens)
    if (token.kind == TokenKind::word) words.prefetch(token.hash);
  for (const Token& token : reading.tokens) {
    reading.words.push_back(token.kind == TokenKind::word ? words[token.hash]
                                                          : WordInfo{});
  }
  return reading;
}

std::vector<Mention> tag_names(const Reading& reading, const NameBook& book) {
  const std::vector<Run> runs = find_runs(reading);
  const FeatureMaker maker(reading, book, runs);
  std::vector<TaggedSpan> spans;
  embedded_tagger().tag(maker, runs, spans);
  return Merger(reading, maker).merge(spans);
}

}  // namespace debrief
