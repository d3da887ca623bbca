// Xapian's iterators over terms: of a database, of its metadata and of a document.
#include <algorithm>
#include <vector>

#include "debrief/glass/table_tag.h"
#include "debrief/glass/term_list.h"
#include "debrief/glass_keys.h"
#include "debrief/varint.h"
#include "query/quick/not_here.h"
#include "query/quick/small_database.h"

namespace Xapian {

// Where a list of terms stands.
class TermIterator::Internal {
 public:
  virtual ~Internal() = default;
  virtual std::string name() const = 0;
  virtual doccount briefs() const { debrief::not_here(); }
  virtual termcount wdf() const { debrief::not_here(); }
  virtual bool next() = 0;                          // false: it has ended
  virtual bool skip_to(const std::string& to) = 0;  // the first from there on; likewise
};

namespace {

using namespace debrief;

// The keys of a postlist table that begin with something, in their order.
class Keys {
 public:
  Keys(std::shared_ptr<const MappedTable> table, std::string beginning)
      : cursor_(std::move(table)), beginning_(std::move(beginning)) {}

  // To the first that does not come before KEY, which begins as they do.
  bool find(const std::string& key) {
    if (!cursor_.find(key)) not_here();  // before all metadata
    is_there_ = cursor_.key() == key || cursor_.next();
    return is_of_them();
  }
  bool next() {
    is_there_ = cursor_.next();
    return is_of_them();
  }

  std::string_view key() const { return cursor_.key(); }
  std::string tag() { return plain_tag(cursor_); }

 private:
  bool is_of_them() {
    cursor_.check();
    is_there_ = is_there_ && cursor_.key().starts_with(beginning_);
    return is_there_;
  }

  TableCursor cursor_;
  std::string beginning_;
  bool is_there_ = false;
};

class MetadataKeys : public TermIterator::Internal {
 public:
  MetadataKeys(std::shared_ptr<const MappedTable> table, const std::string& beginning)
      : keys_(std::move(table), std::string(metadata_mark) + beginning) {}
  std::string name() const override {
    return std::string(keys_.key().substr(metadata_mark.size()));
  }
  bool next() override { return keys_.next(); }
  bool skip_to(const std::string& to) override {
    return keys_.find(std::string(metadata_mark) + to);
  }

 private:
  Keys keys_;
};

std::string escaped(std::string_view name) {
  std::string out;
  append_escaped(out, name);
  return out;
}

// The terms of one part.
class PartTerms {
 public:
  PartTerms(std::shared_ptr<const MappedTable> table, const std::string& beginning)
      : keys_(std::move(table), escaped(beginning)) {}

  bool skip_to(const std::string& to) {
    // Before all terms stand those of other kinds, which begin with a zero byte.
    is_there_ = keys_.find(to.empty() ? escaped(std::string(1, '\0')) : escaped(to));
    return settle();
  }
  bool next() {
    is_there_ = keys_.next();
    return settle();
  }
  bool is_there() const { return is_there_; }
  const std::string& name() const { return name_; }
  doccount briefs() {
    const std::string tag = keys_.tag();
    ByteReader reader{tag};
    return static_cast<doccount>(reader.number_up_to(UINT32_MAX));
  }

 private:
  // A later chunk has a zero byte behind the term, and no ff behind that.
  static bool is_later_chunk(std::string_view key) {
    for (auto zero = key.find('\0'); zero != std::string_view::npos;
         zero = key.find('\0', zero + 2))
      if (zero + 1 == key.size() || key[zero + 1] != '\xff') return true;
    return false;
  }

  bool settle() {
    while (is_there_ && is_later_chunk(keys_.key())) is_there_ = keys_.next();
    if (is_there_) name_ = unescaped_term(keys_.key());
    return is_there_;
  }

  Keys keys_;
  std::string name_;
  bool is_there_ = false;
};

// The terms of all parts, each once.
class AllTerms : public TermIterator::Internal {
 public:
  explicit AllTerms(std::vector<PartTerms> parts) : parts_(std::move(parts)) {}
  std::string name() const override { return name_; }
  doccount briefs() const override {
    doccount all = 0;
    for (PartTerms& part : parts_)
      if (part.is_there() && part.name() == name_) all += part.briefs();
    return all;
  }
  bool next() override {
    for (PartTerms& part : parts_)
      if (part.is_there() && part.name() == name_) (void)part.next();
    return settle();
  }
  bool skip_to(const std::string& to) override {
    for (PartTerms& part : parts_) (void)part.skip_to(to);
    return settle();
  }

 private:
  bool settle() {
    const PartTerms* first = nullptr;
    for (const PartTerms& part : parts_)
      if (part.is_there() && (first == nullptr || part.name() < first->name()))
        first = &part;
    if (first != nullptr) name_ = first->name();
    return first != nullptr;
  }

  mutable std::vector<PartTerms> parts_;
  std::string name_;
};

// The terms of a document.
class DocumentTerms : public TermIterator::Internal {
 public:
  explicit DocumentTerms(std::string list) : list_(std::move(list)) {}
  std::string name() const override { return list_.name(); }
  termcount wdf() const override { return list_.wdf(); }
  bool next() override { return list_.next(); }
  bool skip_to(const std::string& to) override { return list_.skip_to(to); }

 private:
  TermList list_;
};

TermIterator begin(std::unique_ptr<TermIterator::Internal> list, bool is_there) {
  return TermIterator(is_there ? list.release() : nullptr);
}

}  // namespace

TermIterator::TermIterator(Internal* of) : internal(of) {}
void TermIterator::decref() { delete internal; }
std::string TermIterator::operator*() const { return internal->name(); }
doccount TermIterator::get_termfreq() const { return internal->briefs(); }
termcount TermIterator::get_wdf() const { return internal->wdf(); }
PositionIterator TermIterator::positionlist_begin() const { not_here(); }

TermIterator& TermIterator::operator++() {
  if (!internal->next()) {
    decref();
    internal = nullptr;
  }
  return *this;
}

void TermIterator::skip_to(const std::string& to) {
  if (internal == nullptr || internal->name() >= to || internal->skip_to(to)) return;
  decref();
  internal = nullptr;
}

TermIterator Database::allterms_begin(const std::string& beginning) const {
  std::vector<PartTerms> parts;
  for (const auto& part : internal) parts.emplace_back(part->postlist(), beginning);
  auto list = std::make_unique<AllTerms>(std::move(parts));
  const bool is_there = list->skip_to(beginning);
  return begin(std::move(list), is_there);
}

TermIterator Database::metadata_keys_begin(const std::string& beginning) const {
  auto list = std::make_unique<MetadataKeys>(internal.front()->postlist(), beginning);
  const bool is_there = list->skip_to(beginning);
  return begin(std::move(list), is_there);
}

TermIterator Database::termlist_begin(docid id) const {
  const auto place = place_in_parts(id, internal.size());
  std::string entries;
  const bool has_terms =
      find_tag(internal[place.part]->termlist(), sortable(place.id), entries) &&
      !entries.empty();
  if (!has_terms) return TermIterator();
  auto list = std::make_unique<DocumentTerms>(std::move(entries));
  const bool is_there = list->next();
  return begin(std::move(list), is_there);
}

}  // namespace Xapian
