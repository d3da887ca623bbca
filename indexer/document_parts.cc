#include "indexer/document_parts.h"

#include <algorithm>

namespace debrief {

void DocumentParts::add_boolean(const std::string& name) {
  const auto at =
      std::lower_bound(terms.begin(), terms.end(), name,
                       [](const DocumentTerm& term, const std::string& wanted) {
                         return term.name < wanted;
                       });
  if (at == terms.end() || at->name != name) terms.insert(at, {name, 0, 0, 0});
}

Xapian::Document document_of(const DocumentParts& parts) {
  Xapian::Document document;
  for (const DocumentTerm& term : parts.terms) {
    document.add_term(term.name, term.wdf);
    for (std::uint32_t i = 0; i < term.count; ++i)
      document.add_posting(term.name, parts.positions[term.first + i], 0);
  }
  for (const DocumentValue& value : parts.values)
    document.add_value(value.slot, value.value);
  document.set_data(parts.data);
  return document;
}

DocumentParts parts_of(const Xapian::Document& document) {
  DocumentParts parts;
  for (auto t = document.termlist_begin(); t != document.termlist_end(); ++t) {
    DocumentTerm& term = parts.terms.emplace_back();
    term.name = *t;
    term.wdf = t.get_wdf();
    term.first = static_cast<std::uint32_t>(parts.positions.size());
    for (auto p = t.positionlist_begin(); p != t.positionlist_end(); ++p)
      parts.positions.push_back(*p);
    term.count = static_cast<std::uint32_t>(parts.positions.size()) - term.first;
  }
  for (auto v = document.values_begin(); v != document.values_end(); ++v)
    parts.values.push_back({v.get_valueno(), *v});
  parts.data = document.get_data();
  return parts;
}

bool holds(const Xapian::Document& document, const DocumentParts& parts,
           const KeptPositions& kept) {
  std::vector<std::uint32_t> positions;
  if (document.get_data() != parts.data) return false;
  auto value = document.values_begin();
  for (const DocumentValue& wanted : parts.values) {
    if (value != document.values_end() && value.get_valueno() == versions_slot) ++value;
    if (value == document.values_end() || value.get_valueno() != wanted.slot ||
        *value != wanted.value)
      return false;
    ++value;
  }
  auto term = document.termlist_begin();
  const auto pass_versions = [&] {
    while (term != document.termlist_end() && (*term).starts_with(versions_prefix))
      ++term;
  };
  for (const DocumentTerm& wanted : parts.terms) {
    pass_versions();
    if (term == document.termlist_end() || *term != wanted.name ||
        term.get_wdf() != wanted.wdf)
      return false;
    const auto first = parts.positions.begin() + wanted.first;
    kept.read(document.get_docid(), term, positions);
    if (!std::equal(positions.begin(), positions.end(), first, first + wanted.count))
      return false;
    ++term;
  }
  pass_versions();
  return term == document.termlist_end();
}

}  // namespace debrief
