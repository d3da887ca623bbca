// One served part of an index set: its line, and what is known of it already.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <map>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "debrief/position_list.h"
#include "debrief/schema.h"
#include "query/index_database.h"
#include "query/lookups.h"
#include "query/postings/posting_list.h"
#include "query/server_line.h"
#include "query/server_name.h"

namespace debrief {

// How often a term occurs.
struct TermNumbers {
  Xapian::doccount briefs = 0;
  Xapian::termcount occurrences = 0;
};

// What a document holds, as far as it was asked for.
struct StoredBrief {
  std::string data;
  std::map<Slot, std::string> values;

  // What SLOT holds, if that was asked for; nothing: empty.
  std::string value(Slot slot) const;
};

// Lookups of one part may be made in one thread while those of others are in others.
// What a lookup throws is what settle_lines() throws.
class FarPart {
 public:
  // Sets off; it is open once its line is settled. Throws Xapian::NetworkError when there
  // is no such host.
  explicit FarPart(const Server& server);

  ServerLine& line() { return line_; }
  const Server& server() const { return server_; }

  // What its greeting says.
  Xapian::doccount briefs() const { return briefs_; }
  Xapian::docid last_id() const { return last_id_; }
  std::uint64_t total_length() const { return total_length_; }

  // Asks for those that are not known yet; once the line is settled they are. True: all
  // are known, and nothing was asked.
  bool ask_numbers(const std::set<std::string>& terms);
  bool ask_metadata(const std::set<std::string>& keys);
  bool ask_terms(const std::string& beginning);
  bool ask(const Lookups& lookups);

  // Asks for the list of TERM, of which it is known how often it occurs, unless that was
  // asked for before; list() knows it once the line is settled. True: nothing was asked.
  bool ask_list(const std::string& term);

  // What has come of that list, in the memory of this; nothing: not all of it, or it is
  // damaged.
  std::optional<SentList> list(const std::string& term) const;

  // The same of where TERM stands (debrief/places_piece.h); of a term with a short list
  // nothing is asked.
  bool ask_places(const std::string& term);

  // Whether that has come, or TERM is in no document; its places in the documents of CHUNK
  // then, in the memory of this. Throws Error for what is damaged.
  bool has_places(const std::string& term) const;
  PositionList places(const std::string& term, Xapian::docid chunk) const;

  // Whether this says that it has both in pieces, as it is. (The key was asked for.)
  bool has_pieces() const;

  // Of a term, or under a key; asked for if not known, which takes a wait.
  TermNumbers numbers(const std::string& term);
  const std::string& metadata(const std::string& key);

  // That of a term that is known; none: nullptr.
  const TermNumbers* known_numbers(const std::string& term) const;

  // The same under a key.
  const std::string* known_metadata(const std::string& key) const;

  // All terms that begin with BEGINNING, sorted, which has been asked for.
  const std::vector<std::string>& terms(const std::string& beginning) {
    return terms_[beginning];
  }

  // Asks for a document; OUT has its data and what SLOTS hold once the line is settled and
  // ask_missing() was false: by its copy (debrief/brief_copy.h), where there is one, else
  // by itself, of which a server sends all slots.
  void ask_document(Xapian::docid id, const std::set<Slot>& slots, StoredBrief& out);

  // Asks for those documents themselves of which no sound copy has come; false: there are
  // none.
  bool ask_missing();

  // The same database through Xapian, with a connection of its own from the first call
  // on. Throws as Xapian::Remote::open(), and DatabaseModifiedError when it has changed.
  const Xapian::Database& by_xapian();

 private:
  void read_greeting(std::string_view content);
  bool has_copies() const;
  void ask_itself(Xapian::docid id, const std::set<Slot>& slots, StoredBrief& out);
  void ask_pieces_ahead(const Lookups& lookups);
  void ask_postings(const std::string& term);

  Server server_;
  ServerLine line_;
  Xapian::doccount briefs_ = 0;
  Xapian::docid last_id_ = 0;
  std::uint64_t total_length_ = 0;
  std::string uuid_;
  std::map<std::string, TermNumbers> numbers_;
  std::map<std::string, std::string> metadata_;
  std::set<std::string> asked_lists_;  // of terms, some on their way
  std::set<std::string> asked_places_;
  std::map<std::string, std::vector<std::string>> postings_;  // short lists, in pieces
  std::map<std::string, std::vector<std::string>> terms_;     // by what they begin with
  struct MissingCopy {
    Xapian::docid id = 0;
    std::set<Slot> slots;
    StoredBrief* out = nullptr;
  };
  std::vector<MissingCopy> missing_;
  std::mutex opening_;
  std::optional<Xapian::Database> opened_;
};

// The lines of PARTS, of which some may be none.
std::vector<ServerLine*> server_lines(const FarParts& parts);

// Waits for all documents that were asked for.
void settle_documents(const FarParts& parts);

// Asks all PARTS for what is not known of these, at the same time.
void look_up_far(const FarParts& parts, const Lookups& lookups);
void look_up_far(const FarParts& parts, const std::set<std::string>& terms,
                 const std::set<std::string>& keys);

}  // namespace debrief
