// Xapian::Document, of a database (small_database.h).
#include <map>
#include <string>
#include <utility>

#include "query/quick/not_here.h"
#include "query/quick/small_database.h"

namespace Xapian {

// Of a part that is here, or what a server has said of it.
class Document::Internal : public Xapian::Internal::intrusive_base {
 public:
  Internal() = default;
  Internal(Xapian::Internal::intrusive_ptr<Database::Internal> part, docid id_in_part,
           docid id_in_all)
      : database(std::move(part)), own_id(id_in_part), id(id_in_all) {}

  Xapian::Internal::intrusive_ptr<Database::Internal> database;  // none: far away
  docid own_id = 0;
  docid id = 0;
  std::string data;  // of one far away, and its values
  std::map<valueno, std::string> values;
};

Document::Document() : internal(new Internal) {}
Document::Document(Internal* of) : internal(of) {}
Document::Document(const Document&) = default;
Document::Document(Document&&) = default;
Document& Document::operator=(Document&&) = default;
void Document::operator=(const Document& other) { internal = other.internal; }
Document::~Document() = default;

docid Document::get_docid() const { return internal->id; }
std::string Document::get_data() const {
  return internal->database.get() == nullptr ? internal->data
                                             : internal->database->data(internal->own_id);
}
std::string Document::get_value(valueno slot) const {
  if (internal->database.get() != nullptr)
    return internal->database->value(internal->own_id, slot);
  const auto value = internal->values.find(slot);
  return value == internal->values.end() ? std::string() : value->second;
}
void Document::set_data(const std::string& data) { internal->data = data; }
void Document::add_value(valueno slot, const std::string& value) {
  internal->values[slot] = value;
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
  if (internal->database.get() == nullptr) debrief::not_here();
  Database of_one;
  of_one.internal.push_back(internal->database);
  return of_one.termlist_begin(internal->own_id);
}

}  // namespace Xapian
