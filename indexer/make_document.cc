#include "indexer/make_document.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

#include "debrief/host.h"
#include "debrief/index.h"
#include "debrief/periods.h"
#include "debrief/schema.h"
#include "debrief/values.h"
#include "indexer/find_backing.h"
#include "indexer/gather_terms.h"

namespace debrief {
namespace {

class Maker {
 public:
  Maker(const Brief& brief, Analyzer& analyzer) : brief_(brief), analyzer_(analyzer) {
    for (const Name& name : brief.names) keys_.push_back(name_key(name.name));
  }

  PreparedDocument make() {
    add_words();
    add_names();
    add_sources();
    add_backing();
    add_dates();
    add_boolean(std::string(id_prefix) + brief_.id);
    add_boolean(term(field("format").prefix, brief_.format));
    set_value(field("format").slot, brief_.format);
    set_value(spans_slot, pack_spans(spans_));
    std::sort(
        out_.parts.values.begin(), out_.parts.values.end(),
        [](const DocumentValue& a, const DocumentValue& b) { return a.slot < b.slot; });
    terms_.take(out_.parts);
    fill_record();
    out_.sketch = sketcher_.sketch(day_stated());
    return std::move(out_);
  }

 private:
  void add_boolean(const std::string& name) { terms_.add_boolean(name); }

  void set_value(Slot slot, std::string value) {
    if (!value.empty()) out_.parts.values.push_back({slot, std::move(value)});
  }

  // The stretches of the text that have positions, in the order of the span table.
  std::vector<std::pair<Zone, Span>> stretches() const {
    std::vector<std::pair<Zone, Span>> all = {{Zone::title, {0, brief_.title.size()}}};
    for (const Claim& claim : brief_.claims) all.emplace_back(claim.zone, claim.span);
    for (const Span& heading : brief_.headings) all.emplace_back(Zone::title, heading);
    return all;
  }

  void add_words() {
    std::vector<TextToken> tokens;
    TermGatherer words;
    std::uint32_t position = 1;
    for (const auto& [zone, span] : stretches()) {
      analyzer_.analyze(
          std::string_view(brief_.text).substr(span.begin, span.end - span.begin),
          tokens);
      const bool is_title = spans_.empty();
      is_title ? sketcher_.add_title(tokens) : sketcher_.add(tokens);
      const unsigned weight = is_title                ? title_weight
                              : zone == Zone::summary ? summary_weight
                                                      : 1;
      for (const TextToken& token : tokens) {
        terms_.add(token.stem, position, weight);
        if (is_title) terms_.add(term(field("title").prefix, token.stem), position, 1);
        if (token.stem != token.word && words.add_boolean(token.word))
          out_.words.emplace_back(token.word, token.stem);
        ++position;
      }
      ++position;  // the free one behind a span
      TextSpan& entry = spans_.emplace_back();
      entry.zone = zone;
      entry.words = static_cast<std::uint32_t>(tokens.size());
      starts_.emplace_back(span, spans_.size() - 1);
    }
    std::sort(starts_.begin(), starts_.end());
    lay_out(spans_);
  }

  // Which span of the table holds a byte of the text; none: nothing.
  std::optional<std::size_t> span_at(std::size_t byte) const {
    const auto after = std::upper_bound(
        starts_.begin(), starts_.end(), byte,
        [](std::size_t where, const auto& start) { return where < start.first.begin; });
    if (after == starts_.begin() || byte >= std::prev(after)->first.end)
      return std::nullopt;
    return std::prev(after)->second;
  }

  // Slot and, for each span, which of the slot's values it has.
  void add_values(std::size_t column, const std::vector<std::string>& sorted,
                  const std::vector<std::pair<std::size_t, std::string>>& in_spans) {
    set_value(field(span_fields[column]).slot, pack_values(sorted));
    for (const auto& [n, value] : in_spans) {
      const auto index = static_cast<std::uint32_t>(
          std::lower_bound(sorted.begin(), sorted.end(), value) - sorted.begin());
      auto& indexes = spans_[n].values[column];
      const auto at = std::lower_bound(indexes.begin(), indexes.end(), index);
      if (at == indexes.end() || *at != index) indexes.insert(at, index);
    }
  }

  void add_names() {
    for (std::size_t column = 0; column < span_fields.size(); ++column) {
      const Field& row = field(span_fields[column]);
      std::vector<std::string> values;
      std::vector<std::pair<std::size_t, std::string>> in_spans;
      for (std::size_t i = 0; i < keys_.size(); ++i) {
        const Name& name = brief_.names[i];
        if (keys_[i].empty() || name_of(name.kind) != row.name) continue;
        add_boolean(term(row.prefix, keys_[i]));
        values.push_back(name.name);
        for (const Span& mention : name.mentions)
          if (const auto n = span_at(mention.begin)) in_spans.emplace_back(*n, name.name);
      }
      if (values.empty()) continue;
      std::sort(values.begin(), values.end());
      values.erase(std::unique(values.begin(), values.end()), values.end());
      add_values(column, values, in_spans);
    }
  }

  void add_sources() {
    std::vector<std::string> hosts;
    std::vector<std::pair<std::size_t, std::string>> in_spans;
    for (const Claim& claim : brief_.claims)
      for (const std::string& host : claim.sources) {
        hosts.push_back(host);
        in_spans.emplace_back(static_cast<std::size_t>(claim.n), host);
      }
    std::sort(hosts.begin(), hosts.end());
    hosts.erase(std::unique(hosts.begin(), hosts.end()), hosts.end());
    for (const std::string& host : hosts)
      for (const std::string& above : host_and_above(host))
        add_boolean(term(field("source").prefix, above));
    add_values(column_of("source"), hosts, in_spans);
  }

  // On whose word: how many outlets, and whether one of them speaks of itself.
  void add_backing() {
    const Backing backing = backing_of(brief_);
    set_single("outlets", std::to_string(backing.outlets));
    set_single("primary", backing.primary ? "yes" : "no");
    std::vector<std::pair<std::size_t, std::string>> outlets;
    std::vector<std::pair<std::size_t, std::string>> primary;
    for (const ClaimBacking& claim : backing.claims) {
      const auto n = static_cast<std::size_t>(claim.n);
      outlets.emplace_back(n, std::to_string(claim.outlets));
      primary.emplace_back(n, claim.primary ? "yes" : "no");
    }
    add_by_claim("claim outlets", outlets);
    add_by_claim("claim primary", primary);
  }

  void set_single(std::string_view name, const std::string& value) {
    set_value(field(name).slot, value);
    add_boolean(term(field(name).prefix, value));
  }

  void add_by_claim(std::string_view name,
                    const std::vector<std::pair<std::size_t, std::string>>& in_spans) {
    std::vector<std::string> values;
    for (const auto& [n, value] : in_spans) values.push_back(value);
    std::sort(values.begin(), values.end());
    values.erase(std::unique(values.begin(), values.end()), values.end());
    for (const std::string& value : values) add_boolean(term(field(name).prefix, value));
    add_values(column_of(name), values, in_spans);
  }

  static std::size_t column_of(std::string_view name) {
    return static_cast<std::size_t>(
        std::find(span_fields.begin(), span_fields.end(), name) - span_fields.begin());
  }

  void add_dates() {
    for (const DateMention& mention : brief_.mentioned)
      for (const Period& period : holding(mention.value))
        add_boolean(mentioned_term(period));
    set_value(date_slot, date_value(brief_.published.date, brief_.id));
    if (!brief_.published.date) return add_boolean(std::string(undated_term));
    for (const Precision precision : {Precision::day, Precision::month, Precision::year})
      add_boolean(published_term(period_of(*brief_.published.date, precision)));
  }

  // Not one that was guessed, or taken from the file's time.
  std::optional<Date> day_stated() const {
    const Published& published = brief_.published;
    const bool is_guess =
        published.confidence == Confidence::low || published.method == DateMethod::saved;
    return is_guess ? std::nullopt : published.date;
  }

  std::vector<std::string> names_of(NameKind kind) const {
    std::vector<const Name*> names;
    for (std::size_t i = 0; i < keys_.size(); ++i)
      if (brief_.names[i].kind == kind && !keys_[i].empty())
        names.push_back(&brief_.names[i]);
    std::stable_sort(names.begin(), names.end(), [](const Name* a, const Name* b) {
      return a->mentions.size() > b->mentions.size();
    });
    std::vector<std::string> out;
    for (const Name* name : names) out.push_back(name->name);
    return out;
  }

  void fill_record() {
    Record& record = out_.record;
    record.id = brief_.id;
    record.title = brief_.title;
    record.format = brief_.format;
    record.date = brief_.published.date;
    record.date_method = name_of(brief_.published.method);
    record.date_confidence = name_of(brief_.published.confidence);
    record.saved = brief_.saved;
    record.companies = names_of(NameKind::company);
    record.people = names_of(NameKind::person);
    record.organizations = names_of(NameKind::organization);
    record.places = names_of(NameKind::place);
    for (const SourceCount& source : count_sources(brief_))
      record.sources.push_back(source.host);
    for (const Claim& claim : brief_.claims)
      record.claims.push_back(
          {claim.zone, claim.opens_paragraph, claim.heading,
           brief_.text.substr(claim.span.begin, claim.span.end - claim.span.begin),
           claim.sources, amounts_of(claim)});
    for (const Attribution& one : brief_.named) {
      const RecordAttribution kept{one.name, one.host,
                                   static_cast<std::size_t>(one.claim), one.backed};
      if (record.named.empty() || record.named.back() != kept)
        record.named.push_back(kept);
    }
  }

  static std::vector<RecordAmount> amounts_of(const Claim& claim) {
    std::vector<RecordAmount> amounts;
    for (const Amount& amount : claim.amounts)
      amounts.push_back({amount.kind, amount.value, amount.unit,
                         amount.span.begin - claim.span.begin,
                         amount.span.end - claim.span.begin});
    return amounts;
  }

  const Brief& brief_;
  Analyzer& analyzer_;
  std::vector<std::string> keys_;  // of the names of the brief
  SpanTable spans_;
  TermGatherer terms_;
  std::vector<std::pair<Span, std::size_t>> starts_;  // of spans_, by place in the text
  VersionSketcher sketcher_;
  PreparedDocument out_;
};

}  // namespace

PreparedDocument make_document(const Brief& brief, Analyzer& analyzer) {
  return Maker(brief, analyzer).make();
}

void finish_document(DocumentParts& parts, const Record& record) {
  for (const std::string& path : record.paths) parts.add_boolean(term(path_prefix, path));
  parts.data = pack_record(record);
}

}  // namespace debrief
