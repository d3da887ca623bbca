// Xapian::Database: what of it is here (small_database.h).
#include <algorithm>
#include <numeric>

#include "query/quick/not_here.h"
#include "query/quick/small_database.h"

namespace Xapian {

using debrief::not_here;

namespace {

// Of all parts of a database.
template <class Number, class Fn>
Number sum(const std::vector<Internal::intrusive_ptr<Database::Internal>>& parts, Fn of) {
  return std::accumulate(
      parts.begin(), parts.end(), Number{},
      [&](Number all, const auto& part) { return all + static_cast<Number>(of(*part)); });
}

}  // namespace

Database::Database() = default;
Database::Database(const std::string& path, int) {
  internal.emplace_back(new Internal(path));
}
Database::Database(const Database&) = default;
Database::Database(Database&&) = default;
Database& Database::operator=(Database&&) = default;
void Database::operator=(const Database& other) { internal = other.internal; }
Database::~Database() = default;

void Database::add_database(const Database& other) {
  internal.insert(internal.end(), other.internal.begin(), other.internal.end());
}

doccount Database::get_doccount() const {
  return sum<doccount>(internal,
                       [](const auto& part) { return part.version().documents; });
}

// Of the parts, the number that the last one of any has in all of them.
docid Database::get_lastdocid() const {
  docid last = 0;
  for (std::size_t part = 0; part < internal.size(); ++part) {
    const auto own = static_cast<docid>(internal[part]->version().last_id);
    if (own != 0)
      last = std::max(last, debrief::id_in_parts({part, own}, internal.size()));
  }
  return last;
}

totallength Database::get_total_length() const {
  return sum<totallength>(internal,
                          [](const auto& part) { return part.version().total_length; });
}

// Of a database of one part: nobody asks others.
std::string Database::get_uuid() const {
  if (internal.size() != 1) not_here();
  return internal.front()->version().uuid;
}

rev Database::get_revision() const {
  if (internal.size() != 1) not_here();
  return internal.front()->version().revision;
}

std::string Database::get_metadata(const std::string& key) const {
  return internal.empty() ? std::string() : internal.front()->metadata(key);
}

doccount Database::get_termfreq(const std::string& name) const {
  if (name.empty()) return get_doccount();
  return sum<doccount>(
      internal, [&](const auto& part) { return part.postings(name).counts().documents; });
}

bool Database::term_exists(const std::string& name) const {
  return get_termfreq(name) != 0;
}

void Database::close() { not_here(); }
std::string Database::get_description() const { not_here(); }
bool Database::reopen() { not_here(); }
PositionIterator Database::positionlist_begin(docid, const std::string&) const {
  not_here();
}

}  // namespace Xapian
