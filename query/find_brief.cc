#include "query/find_brief.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include <utility>
#include <vector>

#include "debrief/error.h"
#include "debrief/record.h"
#include "debrief/schema.h"
#include "debrief/text.h"
#include "query/as_written.h"
#include "query/brief_terms.h"
#include "query/versions_of.h"

namespace debrief {
namespace {

constexpr Xapian::termcount telling_words = 16;

// Words, not the terms of fields, which begin with capitals.
class WordsOnly : public Xapian::ExpandDecider {
 public:
  bool operator()(const std::string& term) const override {
    return term[0] < 'A' || term[0] > 'Z';
  }
};

}  // namespace

std::optional<Xapian::docid> find_id(const IndexSet& indexes, const std::string& id) {
  const std::string beginning = std::string(id_prefix) + fold(id);
  std::vector<std::string> ids;
  if (id.empty()) return std::nullopt;
  if (indexes.is_remote)
    for (const std::string& name : indexes.all.terms_with(beginning))
      ids.push_back(name.substr(id_prefix.size()));
  else
    for (auto t = indexes.all.allterms_begin(beginning);
         t != indexes.all.allterms_end(beginning) && ids.size() < 4; ++t)
      ids.push_back((*t).substr(id_prefix.size()));
  ids.resize(std::min<std::size_t>(ids.size(), 4));
  if (ids.empty()) return std::nullopt;
  if (ids.size() > 1)
    throw Error(
        fmt::format("several briefs have an id that begins with {}", printable(id)),
        fmt::format("write more of it: {}", fmt::join(ids, ", ")));
  return first_with(indexes, std::string(id_prefix) + ids.front());
}

BoundQuery like_brief(const IndexSet& indexes, Xapian::docid id, bool all_editions) {
  check_term_lists(indexes, {id});
  Xapian::RSet relevant;
  relevant.add_document(id);
  Xapian::Enquire enquire(indexes.all);
  enquire.set_query(Xapian::Query(std::string()));
  const WordsOnly words_only;
  const Xapian::ESet telling = enquire.get_eset(telling_words, relevant, 0, &words_only);
  BoundQuery any;
  any.op = BoundOp::either;
  for (auto word = telling.begin(); word != telling.end(); ++word) {
    BoundQuery& one = any.parts.emplace_back();
    one.op = BoundOp::words;
    one.words = {{*word}};
  }
  BoundQuery itself;
  itself.op = BoundOp::brief;
  itself.values = {unpack_record(indexes.all.data_of(id)).id};
  if (all_editions)
    for (const Version& version : versions_of(indexes.all, id))
      itself.values.insert(version.id);
  BoundQuery other;
  other.op = BoundOp::except;
  other.parts.push_back(std::move(itself));
  BoundQuery like;
  like.op = BoundOp::both;
  like.parts = {std::move(any), std::move(other)};
  return like;
}

}  // namespace debrief
