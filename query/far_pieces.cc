// What a served part has in pieces: lists, places, copies of briefs.
#include <algorithm>
#include <memory>
#include <utility>

#include "debrief/brief_copy.h"
#include "debrief/error.h"
#include "debrief/list_piece.h"
#include "debrief/places_piece.h"
#include "query/far_part.h"
#include "query/message_kinds.h"
#include "query/wire.h"

namespace debrief {
namespace {

// Before it is known how many pieces a list has.
constexpr Xapian::docid pieces_ahead = 2;

}  // namespace

bool FarPart::ask_list(const std::string& term) {
  const Xapian::doccount briefs = numbers_[term].briefs;
  if (briefs == 0 || !asked_lists_.insert(term).second) return true;
  if (briefs < least_listed) {
    ask_postings(term);
    return false;
  }
  std::set<std::string> keys;
  for (Xapian::docid chunk = 0; chunk <= last_id_ / list_chunk; ++chunk)
    keys.insert(list_key(term, chunk));
  return ask_metadata(keys);
}

void FarPart::ask_pieces_ahead(const Lookups& lookups) {
  std::set<std::string> keys;
  for (Xapian::docid chunk = 0; chunk < pieces_ahead; ++chunk) {
    for (const std::string& term : lookups.terms) keys.insert(list_key(term, chunk));
    for (const std::string& term : lookups.placed) keys.insert(places_key(term, chunk));
  }
  ask_metadata(keys);
}

bool FarPart::ask_places(const std::string& term) {
  if (numbers_[term].briefs < least_listed || !asked_places_.insert(term).second)
    return true;
  std::set<std::string> keys;
  for (Xapian::docid chunk = 0; chunk <= last_id_ / list_chunk; ++chunk)
    keys.insert(places_key(term, chunk));
  return ask_metadata(keys);
}

bool FarPart::has_places(const std::string& term) const {
  const TermNumbers* numbers = known_numbers(term);
  if (numbers == nullptr || places_key(term, last_id_).empty()) return false;
  if (numbers->briefs == 0) return true;
  if (numbers->briefs < least_listed || !has_pieces()) return false;
  for (Xapian::docid chunk = 0; chunk <= last_id_ / list_chunk; ++chunk)
    if (known_metadata(places_key(term, chunk)) == nullptr) return false;
  return true;
}

PositionList FarPart::places(const std::string& term, Xapian::docid chunk) const {
  const std::string* piece = known_metadata(places_key(term, chunk));
  return piece == nullptr ? PositionList() : places_in(*piece);
}

bool FarPart::has_pieces() const {
  const std::string* state = known_metadata(std::string(lists_key));
  return state != nullptr && *state == lists_state(briefs_, last_id_, total_length_);
}

// How many briefs and how often come first, then of each posting how many ids it lies
// behind the one before and how often.
void FarPart::ask_postings(const std::string& term) {
  struct Packer {
    ListPiecePacker piece;
    Xapian::docid last = 0;
  };
  line_.ask(wire_message(Asked::postings, term),
            [&out = postings_[term], packer = std::make_shared<Packer>()](
                char kind, std::string_view content) {
              if (kind == Told::postings) return true;
              const auto end_piece = [&] {
                if (std::string piece = packer->piece.piece(); !piece.empty())
                  out.push_back(std::move(piece));
              };
              if (kind == Told::done) {
                end_piece();
                return false;
              }
              expect_told(kind, Told::posting);
              WireReader told(content);
              const auto id =
                  static_cast<Xapian::docid>(packer->last + told.number() + 1);
              if (id / list_chunk != packer->last / list_chunk) end_piece();
              packer->piece.add(id, static_cast<std::uint32_t>(told.number()));
              packer->last = id;
              return true;
            });
}

std::optional<SentList> FarPart::list(const std::string& term) const try {
  const TermNumbers* numbers = known_numbers(term);
  if (numbers == nullptr) return std::nullopt;
  SentList list{{numbers->briefs, numbers->occurrences}, {}};
  std::size_t found = 0;
  const auto add = [&](const std::string& piece) {
    if (piece.empty()) return;
    list.pieces.push_back(read_list_piece(piece));
    found += list.pieces.back().documents;
  };
  if (const auto sent = postings_.find(term); sent != postings_.end()) {
    for (const std::string& piece : sent->second) add(piece);
  } else if (numbers->briefs != 0) {
    for (Xapian::docid chunk = 0; chunk <= last_id_ / list_chunk; ++chunk)
      if (const std::string* piece = known_metadata(list_key(term, chunk))) {
        const std::size_t before = list.pieces.size();
        add(*piece);
        if (list.pieces.size() != before &&
            list.pieces.back().first / list_chunk != chunk)
          return std::nullopt;
      }
  }
  if (found != numbers->briefs ||
      (!list.pieces.empty() && list.pieces.back().last > last_id_))
    return std::nullopt;
  return list;
} catch (const Error&) {
  return std::nullopt;
}

bool FarPart::has_copies() const {
  const std::string* state = known_metadata(std::string(copies_key));
  return state != nullptr && *state == column_state(briefs_, last_id_, total_length_);
}

void FarPart::ask_document(Xapian::docid id, const std::set<Slot>& slots,
                           StoredBrief& out) {
  if (!has_copies() || !std::all_of(slots.begin(), slots.end(), is_copied))
    return ask_itself(id, slots, out);
  line_.ask(wire_message(Asked::metadata, copy_key(id)),
            [this, id, slots, &out](char kind, std::string_view content) {
              expect_told(kind, Told::metadata);
              try {
                BriefCopy copy = unpack_copy(content);
                out.data = std::move(copy.data);
                for (const Slot slot : slots)
                  out.values[slot] =
                      slot == date_slot ? std::move(copy.date) : std::move(copy.versions);
              } catch (const Error&) {
                missing_.push_back({id, slots, &out});
              }
              return false;
            });
}

bool FarPart::ask_missing() {
  const std::vector<MissingCopy> missing = std::exchange(missing_, {});
  for (const auto& [id, slots, out] : missing) ask_itself(id, slots, *out);
  return !missing.empty();
}

}  // namespace debrief
