#include "query/far_part.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "query/message_kinds.h"
#include "query/wire.h"

namespace debrief {
std::string StoredBrief::value(Slot slot) const {
  const auto known = values.find(slot);
  return known == values.end() ? std::string() : known->second;
}

FarPart::FarPart(const Server& server) : server_(server), line_(server) {
  line_.await([this](char kind, std::string_view content) {
    expect_told(kind, Told::state);
    read_greeting(content);
    return false;
  });
}

// Two bytes of version, briefs, last id - briefs, shortest brief, longest - shortest, a
// digit for positions, length of all, and the UUID.
void FarPart::read_greeting(std::string_view content) {
  WireReader said(content);
  if (const auto version = static_cast<unsigned char>(said.bytes(2).front());
      version != protocol_version)
    throw Xapian::NetworkError(fmt::format("it speaks version {} of the protocol, not {}",
                                           version, protocol_version));
  briefs_ = static_cast<Xapian::doccount>(said.number());
  last_id_ = static_cast<Xapian::docid>(briefs_ + said.number());
  (void)said.number();
  (void)said.number();
  (void)said.bytes(1);
  total_length_ = said.number();
  uuid_ = said.rest();
}

bool FarPart::ask_numbers(const std::set<std::string>& terms) {
  bool is_known = true;
  for (const std::string& term : terms) {
    if (term.empty() || numbers_.count(term) != 0) continue;
    is_known = false;
    line_.ask(wire_message(Asked::frequencies, term),
              [this, term](char kind, std::string_view content) {
                expect_told(kind, Told::frequencies);
                WireReader told(content);
                TermNumbers& known = numbers_[term];
                known.briefs = static_cast<Xapian::doccount>(told.number());
                known.occurrences = static_cast<Xapian::termcount>(told.number());
                return false;
              });
  }
  return is_known;
}

bool FarPart::ask_metadata(const std::set<std::string>& keys) {
  bool is_known = true;
  for (const std::string& key : keys) {
    if (key.empty() || metadata_.count(key) != 0) continue;
    is_known = false;
    line_.ask(wire_message(Asked::metadata, key),
              [this, key](char kind, std::string_view content) {
                expect_told(kind, Told::metadata);
                metadata_[key] = content;
                return false;
              });
  }
  return is_known;
}

TermNumbers FarPart::numbers(const std::string& term) {
  if (known_numbers(term) == nullptr) {
    ask_numbers({term});
    settle_lines({&line_});
  }
  return numbers_[term];
}

const std::string& FarPart::metadata(const std::string& key) {
  if (metadata_.count(key) == 0) {
    ask_metadata({key});
    settle_lines({&line_});
  }
  return metadata_[key];
}

const TermNumbers* FarPart::known_numbers(const std::string& term) const {
  const auto known = numbers_.find(term);
  return known == numbers_.end() ? nullptr : &known->second;
}

const std::string* FarPart::known_metadata(const std::string& key) const {
  const auto known = metadata_.find(key);
  return known == metadata_.end() ? nullptr : &known->second;
}

// Each term comes as how many briefs have it, how many bytes it shares with the one before
// (the first: with the beginning), and the rest.
bool FarPart::ask_terms(const std::string& beginning) {
  const auto [known, is_new] = terms_.try_emplace(beginning);
  if (!is_new) return true;
  line_.ask(wire_message(Asked::terms, beginning),
            [&out = known->second, term = beginning](char kind,
                                                     std::string_view content) mutable {
              if (kind == Told::done) return false;
              expect_told(kind, Told::term);
              WireReader told(content);
              (void)told.number();
              const auto shared = static_cast<unsigned char>(told.bytes(1).front());
              term.resize(std::min<std::size_t>(shared, term.size()));
              out.push_back(term += told.rest());
              return true;
            });
  return false;
}

bool FarPart::ask(const Lookups& lookups) {
  if (lookups.has_lists) ask_pieces_ahead(lookups);
  bool is_known = ask_numbers(lookups.terms);
  is_known = ask_metadata(lookups.keys) && is_known;
  for (const std::string& beginning : lookups.beginnings)
    is_known = ask_terms(beginning) && is_known;
  return is_known;
}

void FarPart::ask_itself(Xapian::docid id, const std::set<Slot>& slots,
                         StoredBrief& out) {
  line_.ask(wire_message(Asked::document, wire_number(id)),
            [&out, slots](char kind, std::string_view content) {
              if (kind == Told::done) return false;
              if (kind == Told::document) {
                out.data = content;
                return true;
              }
              expect_told(kind, Told::value);
              WireReader told(content);
              const auto slot = static_cast<Slot>(told.number());
              if (slots.count(slot) != 0) out.values[slot] = told.rest();
              return true;
            });
}

const Xapian::Database& FarPart::by_xapian() {
  const std::lock_guard lock(opening_);
  if (opened_) return *opened_;
  Xapian::Database db =
      Xapian::Remote::open(server_.host, server_.port, server_patience, server_patience);
  if (db.get_uuid() != uuid_ || db.get_doccount() != briefs_ ||
      db.get_lastdocid() != last_id_ || db.get_total_length() != total_length_)
    throw Xapian::DatabaseModifiedError("the index changed meanwhile");
  return opened_.emplace(std::move(db));
}

std::vector<ServerLine*> server_lines(const FarParts& parts) {
  std::vector<ServerLine*> lines;
  for (const auto& part : parts)
    if (part != nullptr) lines.push_back(&part->line());
  return lines;
}

void settle_documents(const FarParts& parts) {
  settle_lines(server_lines(parts));
  bool are_asked = false;
  for (const auto& part : parts)
    if (part != nullptr) are_asked = part->ask_missing() || are_asked;
  if (are_asked) settle_lines(server_lines(parts));
}

void look_up_far(const FarParts& parts, const Lookups& lookups) {
  bool is_known = true;
  for (const auto& part : parts)
    if (part != nullptr) is_known = part->ask(lookups) && is_known;
  // Else what was asked before would be waited for.
  if (!is_known) settle_lines(server_lines(parts));
}

void look_up_far(const FarParts& parts, const std::set<std::string>& terms,
                 const std::set<std::string>& keys) {
  look_up_far(parts, {terms, keys, {}});
}

}  // namespace debrief
