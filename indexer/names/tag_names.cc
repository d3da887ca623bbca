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
  for (std::uint32_t i = span.begin; i < span.end; ++i) {
    if (reading_.is_capital(i)) classes |= reading_.words[i].classes;
  }
  if ((classes & (legal_form | company_tail)) != 0) return NameKind::company;
  if ((classes & agency) != 0) return NameKind::organization;
  return NameKind::company;
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
      if ((flags & NameTable::outlet) != 0 && !is_meant(reading_, *mention.known)) {
        return {};
      }
      mention.kind = mention.known->entity().kind;
      return mention;
    }
    const NameKind kind = match->entity().kind;
    const bool sure = is_curated(*match) &&
                      (match->entity().flags & NameTable::word) == 0 &&
                      (kind == NameKind::company ||
                       (kind == NameKind::place && span.tag == Tag::organization));
    if (sure) return from_list(*match);
  }
  mention.kind = span.tag == Tag::person  ? NameKind::person
                 : span.tag == Tag::place ? NameKind::place
                                          : organization_kind(span);
  return mention;
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
    for (; match != matches_.end() && match->begin < span.end; ++match) {
      const bool more = match->begin == covered &&
                        (!same || &same->entity() == &match->entity());
      if (!more) continue;
      same = *match;
      covered = match->end;
    }
    // "Moody's" goes on where the tagger saw a person's name end.
    std::optional<Mention> longer;
    if (same && covered > span.end) longer = from_list(*same);
    if (covered != span.end) same.reset();
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
  for (const Run& run : runs) embedded_tagger().tag(maker, run, spans);
  return Merger(reading, maker).merge(spans);
}

}  // namespace debrief
