// Xapian::Document, of a database (small_database.h).
#include "query/quick/not_here.h"
#include "query/quick/small_database.h"

namespace Xapian {

class Document::Internal : public Xapian::Internal::intrusive_base {
 public:
  Internal(Xapian::Internal::intrusive_ptr<Database::Internal> part, docid id_in_part,
           docid id_in_all)
      : database(std::move(part)), own_id(id_in_part), id(id_in_all) {}

  Xapian::Internal::intrusive_ptr<Database::Internal> database;
  docid own_id;
  docid id;
};

Document::Document() = default;
Document::Document(Internal* of) : internal(of) {}
Document::Document(const Document&) = default;
Document::Document(Document&&) = default;
Document& Document::operator=(Document&&) = default;
void Document::operator=(const Document& other) { internal = other.internal; }
Document::~Document() = default;

docid Document::get_docid() const { return internal->id; }
std::string Document::get_data() const {
  return internal->database->data(internal->own_id);
}
std::string Document::get_value(valueno slot) const {
  return internal->database->value(internal->own_id, slot);
}

Document Database::get_document(docid id, unsigned flags) const {
  const auto place = debrief::place_in_parts(id, internal.size());
  const auto& part = internal[place.part];
  // As Xapian does, unless the caller knows that it exists.
  if ((flags & DOC_ASSUME_VALID) == 0) (void)part->data(place.id);
  return Document(new Document::Internal(part, place.id, id));
}
Document Database::get_document(docid id) const { return get_document(id, 0); }

TermIterator Document::termlist_begin() const {
  Database of_one;
  of_one.internal.push_back(internal->database);
  return of_one.termlist_begin(internal->own_id);
}

}  // namespace Xapian
