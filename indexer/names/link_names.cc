#include "indexer/names/link_names.h"

#include <algorithm>
#include <map>
#include <set>
#include <unordered_map>
#include <utility>

#include "debrief/text.h"

namespace debrief {
namespace {

constexpr std::uint32_t longest_short_form = 4;  // tokens

struct Entry {
  NameKind kind = NameKind::company;
  std::string name;
};

class Linker {
 public:
  Linker(const Reading& reading, const std::vector<Mention>& mentions)
      : reading_(reading), mentions_(mentions) {}
  std::vector<Name> run();

 private:
  std::string shown(std::uint32_t begin, std::uint32_t end) const;
  bool is_short_for(const Mention& mention) const;
  bool has_listed_name(const Mention& mention) const;
  std::string canonical(const Mention& mention) const;
  std::uint32_t core_end(const Mention& mention) const;
  std::uint64_t phrase(std::uint32_t begin, std::uint32_t end) const;
  void learn(const Mention& mention);
  void learn_organization(const Mention& mention, const Entry& entry);
  void learn_definition(const Mention& mention, const Entry& entry);
  void learn_abbreviation(const Mention& mention, const Entry& entry);
  const Entry* short_form(std::uint32_t begin, std::uint32_t end) const;
  void add(const Entry& entry, std::uint32_t begin, std::uint32_t end);
  bool has_surname(const Mention& mention) const;
  bool is_namesake(const Mention& mention, const Entry& entry) const;
  void add_mention(const Mention& mention);
  std::uint32_t add_untagged(std::uint32_t at, std::uint32_t limit);

  const Reading& reading_;
  const std::vector<Mention>& mentions_;
  std::unordered_map<std::uint64_t, Entry> short_forms_;
  std::unordered_map<std::uint64_t, Entry> whole_;
  std::unordered_map<std::uint64_t, Entry> defined_;
  std::unordered_map<std::uint64_t, Entry> surnames_;
  std::map<std::pair<NameKind, std::string>, std::size_t> index_;
  std::set<const NameTable::Entity*> named_in_full_;  // of the long list
  std::set<std::string> written_out_;  // companies that some mention has in two words
  std::vector<Name> names_;
};

// The letters, with one space where the text has any white space.
std::string Linker::shown(std::uint32_t begin, std::uint32_t end) const {
  std::string out;
  for (std::uint32_t i = begin; i < end; ++i) {
    const Token& token = reading_.tokens[i];
    const bool hangs =
        token.kind == TokenKind::clitic || token.sign == ',' || token.sign == '.';
    if (i > begin && token.space_before && !hangs) out += ' ';
    out += reading_.letters(i, i + 1);
  }
  return out;
}

// "Acme Robotics, Inc." is "Acme Robotics".
std::uint32_t Linker::core_end(const Mention& mention) const {
  std::uint32_t end = mention.end;
  if (mention.kind == NameKind::person || mention.kind == NameKind::place) return end;
  while (end - mention.begin > 1 &&
         (reading_.is(end - 1, legal_form) || reading_.is_sign(end - 1, '.') ||
          reading_.is_sign(end - 1, ',') || reading_.is_sign(end - 1, '&'))) {
    --end;
  }
  return end;
}

// A former name or a first word that stands in the long list for a whole name: "Mamba"
// for "Mamba Exploration".
bool Linker::is_short_for(const Mention& mention) const {
  const KnownMatch& known = *mention.known;
  return (known.entity().flags & NameTable::curated) == 0 &&
         fold(known.table->text(*known.alias)) != fold(known.table->name(known.entity()));
}

// Others may bear the short form; it is trusted where the text has the whole name too.
bool Linker::has_listed_name(const Mention& mention) const {
  return mention.known &&
         (!is_short_for(mention) || named_in_full_.count(&mention.known->entity()) != 0);
}

std::string Linker::canonical(const Mention& mention) const {
  if (has_listed_name(mention)) {
    return std::string(mention.known->table->name(mention.known->entity()));
  }
  return shown(mention.begin, core_end(mention));
}

std::uint64_t Linker::phrase(std::uint32_t begin, std::uint32_t end) const {
  std::uint64_t out = phrase_start;
  for (std::uint32_t i = begin; i < end; ++i) {
    if (!is_glue(reading_.tokens[i])) out = add_to_phrase(out, reading_.tokens[i].hash);
  }
  return out;
}

// "Acme Robotics Corp (ARC)": what is in brackets stands for it, if its letters do or an
// exchange says so.
void Linker::learn_abbreviation(const Mention& mention, const Entry& entry) {
  std::uint32_t at = mention.end;
  if (!reading_.is_sign(at, '(')) return;
  ++at;
  // "Vexonium (NYSE: VXN)".
  if (is_exchange(reading_, at) && reading_.is_sign(at + 1, ':') &&
      reading_.is_capital(at + 2)) {
    defined_.try_emplace(phrase(at + 2, at + 3), entry);
    return;
  }
  while (reading_.is_sign(at, '"') || reading_.is_sign(at, 0x201C) ||
         reading_.is_word(at, "the")) {
    ++at;
  }
  if (!reading_.is_capital(at)) return;
  const std::string_view letters = reading_.letters(at, at + 1);
  const char first = reading_.text[reading_.tokens[mention.begin].begin];
  const bool abbreviation = reading_.tokens[at].size >= 2 &&
                            !reading_.tokens[at].has_lower && letters[0] == first;
  const bool short_form = reading_.tokens[at].hash == reading_.tokens[mention.begin].hash;
  if (abbreviation || short_form) short_forms_.try_emplace(phrase(at, at + 1), entry);
}

// "Union Bank of California, a bank in …, ("Bank")": a word of the name in quotes and
// brackets stands for it from there on.
void Linker::learn_definition(const Mention& mention, const Entry& entry) {
  constexpr std::uint32_t reach = 40;
  const auto quote = [&](std::uint32_t at) {
    return reading_.is_sign(at, '"') || reading_.is_sign(at, 0x201C);
  };
  const std::uint32_t limit = std::min(reading_.size(), mention.end + reach);
  for (std::uint32_t at = mention.end; at < limit; ++at) {
    if (!reading_.is_sign(at, '(')) continue;
    std::uint32_t word = at + 1;
    if (reading_.is_word(word, "the")) ++word;
    if (!quote(word) || !reading_.is_capital(word + 1)) continue;
    ++word;
    for (std::uint32_t i = mention.begin; i < mention.end; ++i) {
      if (reading_.tokens[i].hash != reading_.tokens[word].hash) continue;
      defined_.try_emplace(phrase(word, word + 1), entry);
    }
    return;
  }
}

void Linker::learn_organization(const Mention& mention, const Entry& entry) {
  const std::uint32_t end = core_end(mention);
  bool telling = false;
  for (std::uint32_t i = mention.begin; i < end; ++i) {
    telling |=
        reading_.is_capital(i) && reading_.tokens[i].size > 1 &&
        !reading_.is(i, common_word | people | agency | place_tail | first_name | thing);
    const std::uint32_t length = i + 1 - mention.begin;
    if (!telling || length > longest_short_form || i + 1 == mention.end) continue;
    if (is_glue(reading_.tokens[i]) || reading_.tokens[i].size == 1) continue;
    short_forms_.try_emplace(phrase(mention.begin, i + 1), entry);
  }
}

void Linker::learn(const Mention& mention) {
  const Entry entry{mention.kind, canonical(mention)};
  const bool organization =
      mention.kind == NameKind::company || mention.kind == NameKind::organization;
  if (organization) learn_abbreviation(mention, entry);
  if (organization && mention.end - mention.begin > 1) learn_definition(mention, entry);
  if (mention.known && mention.end - mention.begin > 1) written_out_.insert(entry.name);
  if (mention.known) return;
  if (organization && mention.end - mention.begin > 1) learn_organization(mention, entry);
  bool telling = mention.end - mention.begin > 1;
  for (std::uint32_t i = mention.begin; i < mention.end; ++i) {
    telling |= !reading_.is(i, common_word | people | calendar | thing);
  }
  if (telling && mention.end - mention.begin <= longest_short_form) {
    whole_.try_emplace(phrase(mention.begin, mention.end), entry);
  }
}

const Entry* Linker::short_form(std::uint32_t begin, std::uint32_t end) const {
  const auto found = short_forms_.find(phrase(begin, end));
  return found == short_forms_.end() ? nullptr : &found->second;
}

void Linker::add(const Entry& entry, std::uint32_t begin, std::uint32_t end) {
  const auto [at, is_new] = index_.try_emplace({entry.kind, entry.name}, names_.size());
  if (is_new) names_.push_back({.kind = entry.kind, .name = entry.name, .mentions = {}});
  names_[at->second].mentions.push_back(
      {reading_.tokens[begin].begin, reading_.tokens[end - 1].end});
}

// Whether the last word alone may stand for the person: not in "Lindy AI" or "John II".
bool Linker::has_surname(const Mention& mention) const {
  if (mention.kind != NameKind::person || mention.end - mention.begin < 2) return false;
  const std::uint32_t last = mention.end - 1;
  const Token& token = reading_.tokens[last];
  if (token.size < 2 || token.has_digit || reading_.is(last, thing | legal_form)) {
    return false;
  }
  const bool shouts = !reading_.tokens[mention.begin].has_lower;
  return reading_.is_capital(last) && (token.has_lower || shouts);
}

// "Abbott" where the text has Tony Abbott and nothing else of Abbott Laboratories.
bool Linker::is_namesake(const Mention& mention, const Entry& entry) const {
  if (!mention.known || mention.kind != NameKind::company ||
      mention.end - mention.begin > 1 || !reading_.is(mention.begin, surname)) {
    return false;
  }
  if (surnames_.count(reading_.tokens[mention.begin].hash) == 0) return false;
  return written_out_.count(entry.name) == 0 &&
         !reading_.is(mention.end, trade | legal_form);
}

void Linker::add_mention(const Mention& mention) {
  Entry entry{mention.kind, canonical(mention)};
  const auto defined = mention.end - mention.begin == 1
                           ? defined_.find(phrase(mention.begin, mention.end))
                           : defined_.end();
  if (defined != defined_.end()) return add(defined->second, mention.begin, mention.end);
  const std::uint64_t last = reading_.tokens[mention.end - 1].hash;
  if (is_namesake(mention, entry)) {
    return add(surnames_.find(last)->second, mention.begin, mention.end);
  }
  if (mention.known) return add(entry, mention.begin, mention.end);
  if (has_surname(mention)) {
    surnames_.insert_or_assign(last, entry);
    return add(entry, mention.begin, mention.end);
  }
  if (mention.end - mention.begin == 1) {
    const auto person = surnames_.find(last);
    if (mention.kind == NameKind::person && person != surnames_.end()) {
      return add(person->second, mention.begin, mention.end);
    }
  }
  const Entry* longer = short_form(mention.begin, core_end(mention));
  add(longer != nullptr ? *longer : entry, mention.begin, mention.end);
}

// A name that was found elsewhere and begins at AT; where it ends, or AT.
std::uint32_t Linker::add_untagged(std::uint32_t at, std::uint32_t limit) {
  if (!reading_.is_capital(at)) return at;
  const std::uint32_t most = std::min(limit, at + longest_short_form);
  for (std::uint32_t end = most; end > at; --end) {
    if (!reading_.is_capital(end - 1)) continue;
    const std::uint64_t key = phrase(at, end);
    for (const auto* forms : {&defined_, &short_forms_, &whole_}) {
      const auto found = forms->find(key);
      if (found == forms->end()) continue;
      add(found->second, at, end);
      return end;
    }
  }
  const auto person = surnames_.find(reading_.tokens[at].hash);
  if (person == surnames_.end() || reading_.is_capital(at + 1)) return at;
  if (reading_.tokens[at].starts_sentence && reading_.is(at, common_word)) return at;
  add(person->second, at, at + 1);
  return at + 1;
}

std::vector<Name> Linker::run() {
  for (const Mention& mention : mentions_) {
    if (mention.known && !is_short_for(mention)) {
      named_in_full_.insert(&mention.known->entity());
    }
  }
  for (const Mention& mention : mentions_) learn(mention);
  // A surname before its full name: the first to bear it.
  for (auto mention = mentions_.rbegin(); mention != mentions_.rend(); ++mention) {
    if (has_surname(*mention)) {
      surnames_.insert_or_assign(reading_.tokens[mention->end - 1].hash,
                                 Entry{mention->kind, canonical(*mention)});
    }
  }
  std::uint32_t at = 0;
  const auto read_gap = [&](std::uint32_t to) {
    while (at < to) {
      const std::uint32_t end = add_untagged(at, to);
      at = end == at ? at + 1 : end;
    }
  };
  for (const Mention& mention : mentions_) {
    read_gap(mention.begin);
    add_mention(mention);
    at = mention.end;
  }
  read_gap(reading_.size());
  std::stable_sort(names_.begin(), names_.end(),
                   [](const Name& a, const Name& b) { return a.kind < b.kind; });
  return std::move(names_);
}

}  // namespace

std::vector<Name> link_names(const Reading& reading,
                             const std::vector<Mention>& mentions) {
  return Linker(reading, mentions).run();
}

}  // namespace debrief
