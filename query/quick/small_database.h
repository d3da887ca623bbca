// Xapian's reading interface, as far as a plain question of an index here on disk takes
// it: the same names, from the same headers, over the tables that query/glass reads. The
// quick program is linked against it in the place of libxapian, which takes longer to load
// than a question takes to answer.
#pragma once

#include <xapian.h>

#include <memory>
#include <string>
#include <string_view>

#include "debrief/glass/glass_version.h"
#include "debrief/glass/mapped_table.h"
#include "query/postings/posting_list.h"

// One database, as it was when it was opened. Reading throws as MappedTable::block() does.
class Xapian::Database::Internal : public Xapian::Internal::intrusive_base {
 public:
  // That in FOLDER. Calls not_here() when there is none of the format that is known: the
  // whole program knows what to say of it.
  explicit Internal(const std::string& folder);

  const debrief::GlassVersion& version() const { return version_; }

  std::shared_ptr<const debrief::MappedTable> postlist() const { return postlist_; }
  std::shared_ptr<const debrief::MappedTable> termlist() const;
  debrief::PostingList postings(const std::string& term) const {
    return {postlist_, term};
  }

  std::string metadata(const std::string& key) const;

  // Of a document that exists. Throws DocNotFoundError for others.
  std::string data(Xapian::docid id) const;

  // Empty: it has none.
  std::string value(Xapian::docid id, Xapian::valueno slot) const;

 private:
  std::shared_ptr<const debrief::MappedTable> open(debrief::GlassTable table) const;

  std::string folder_;
  debrief::GlassVersion version_;
  std::shared_ptr<const debrief::MappedTable> postlist_;
  mutable std::shared_ptr<const debrief::MappedTable> docdata_;  // once it is asked for
  mutable std::shared_ptr<const debrief::MappedTable> termlist_;
};

namespace debrief {

// Where a document of a database of several parts is: they take turns in its numbers.
struct PlaceInParts {
  std::size_t part = 0;
  Xapian::docid id = 0;
};
inline PlaceInParts place_in_parts(Xapian::docid id, std::size_t parts) {
  return {(id - 1) % parts, static_cast<Xapian::docid>((id - 1) / parts + 1)};
}
inline Xapian::docid id_in_parts(const PlaceInParts& place, std::size_t parts) {
  return static_cast<Xapian::docid>((place.id - 1) * parts + place.part + 1);
}

}  // namespace debrief
