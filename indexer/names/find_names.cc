#include "indexer/names/find_names.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "indexer/names/reading.h"

namespace debrief {
namespace {

std::string canonical(const Reading& reading, const Mention& mention) {
  if (mention.known)
    return std::string(mention.known->table->name(mention.known->entity()));
  std::uint32_t end = mention.end;
  // "Acme Robotics, Inc." is "Acme Robotics".
  while (end - mention.begin > 1 &&
         (reading.is(end - 1, legal_form) || reading.is_sign(end - 1, '.') ||
          reading.is_sign(end - 1, ','))) {
    --end;
  }
  std::string name(reading.letters(mention.begin, end));
  std::replace_if(
      name.begin(), name.end(), [](char c) { return c == '\n' || c == '\t'; }, ' ');
  return name;
}

}  // namespace

std::vector<Name> find_names(std::string_view text, const NameBook& book) {
  const Reading reading = read_tokens(text);
  const std::vector<Mention> mentions = tag_names(reading, book);
  std::map<std::uint64_t, std::pair<NameKind, std::string>> short_forms;
  std::vector<Name> names;
  std::map<std::pair<NameKind, std::string>, std::size_t> index;
  const auto add = [&](NameKind kind, const std::string& name, std::uint32_t begin,
                       std::uint32_t end) {
    const auto [at, is_new] = index.try_emplace({kind, name}, names.size());
    if (is_new) names.push_back({.kind = kind, .name = name, .mentions = {}});
    names[at->second].mentions.push_back(
        {reading.tokens[begin].begin, reading.tokens[end - 1].end});
  };
  auto mention = mentions.begin();
  for (std::uint32_t at = 0; at < reading.size();) {
    if (mention != mentions.end() && mention->begin == at) {
      const std::string name = canonical(reading, *mention);
      add(mention->kind, name, at, mention->end);
      if (mention->kind == NameKind::person && mention->end - at > 1) {
        short_forms.try_emplace(reading.tokens[mention->end - 1].hash, mention->kind,
                                name);
      } else if (mention->kind == NameKind::company && !mention->known &&
                 !reading.is(at, common_word)) {
        short_forms.try_emplace(reading.tokens[at].hash, mention->kind, name);
      }
      at = mention->end;
      ++mention;
      continue;
    }
    if (reading.is_capital(at)) {
      const auto known = short_forms.find(reading.tokens[at].hash);
      if (known != short_forms.end())
        add(known->second.first, known->second.second, at, at + 1);
    }
    ++at;
  }
  std::stable_sort(names.begin(), names.end(),
                   [](const Name& a, const Name& b) { return a.kind < b.kind; });
  return names;
}

}  // namespace debrief
