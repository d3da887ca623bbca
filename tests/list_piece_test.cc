// Pieces of posting lists and places beside the lists that they are made of.
#include "debrief/list_piece.h"

#include <doctest/doctest.h>
#include <fmt/format.h>
#include <xapian.h>

#include <map>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "debrief/error.h"
#include "debrief/index.h"
#include "debrief/places_piece.h"
#include "indexer/check_lists.h"
#include "indexer/renew_pieces.h"
#include "indexer/shards.h"
#include "query/postings/posting_list.h"
#include "tests/temporary_folder.h"

using namespace debrief;

namespace {

using Counts = std::map<Xapian::docid, std::uint32_t>;  // of a term
using Lists = std::map<std::string, Counts>;
using Places = std::map<std::string, ChangedPlaces>;  // of a term, by document
using Pieces = std::map<std::string, std::string>;    // by key

const std::vector<std::pair<std::string, std::string>> for_servers = {
    {std::string(positions_key), std::string(positions_in_table)}};

std::string piece_of(const Counts& counts) {
  ListPiecePacker packer;
  for (const auto& [id, count] : counts) packer.add(id, count);
  return packer.piece();
}

// What PostingList reads of pieces.
Counts read(const std::vector<std::string>& pieces) {
  SentList list;
  for (const std::string& piece : pieces) list.pieces.push_back(read_list_piece(piece));
  PostingList postings(list);
  Counts counts;
  std::vector<Xapian::docid> ids(window_size + 1);
  std::vector<std::uint32_t> own(window_size + 1);
  for (Xapian::docid begin = 0; begin < 4 * list_chunk; begin += window_size) {
    const std::size_t n = postings.read(begin, window_end(begin), ids.data(), own.data());
    for (std::size_t i = 0; i < n; ++i) counts[ids[i]] = own[i];
  }
  return counts;
}

Pieces pieces_in(const std::string& path) {
  const Xapian::Database db(path);
  Pieces pieces;
  for (const std::string& prefix :
       {std::string(list_key_prefix), std::string(places_key_prefix)})
    for (auto key = db.metadata_keys_begin(prefix); key != db.metadata_keys_end(prefix);
         ++key)
      pieces[*key] = db.get_metadata(*key);
  return pieces;
}

// The same of these, without a look at a database.
Pieces pieces_of(const Lists& lists, const Places& places) {
  std::map<std::string, Counts> chunks;
  std::map<std::string, ChangedPlaces> placed;
  for (const auto& [term, counts] : lists) {
    if (counts.size() < least_listed) continue;
    for (const auto& [id, count] : counts)
      chunks[list_key(term, id / list_chunk)][id] = count;
    const auto own = places.find(term);
    if (own == places.end()) continue;
    for (const auto& [id, positions] : own->second)
      placed[places_key(term, id / list_chunk)][id] = positions;
  }
  Pieces pieces;
  for (const auto& [key, counts] : chunks)
    if (!key.empty()) pieces[key] = piece_of(counts);
  for (const auto& [key, positions] : placed)
    if (!key.empty()) pieces[key] = patch_places({}, positions);
  std::erase_if(pieces, [](const auto& one) { return one.second.empty(); });
  return pieces;
}

// A database for servers whose documents have some of a few terms, about as often as
// makes a list long enough.
struct ChangingLists {
  ChangingLists() { Shards::make({path}, for_servers); }

  void put(Shards& shards, Xapian::docid id) {
    Xapian::Document document;
    erase(id);
    for (const char* name : {"a", "ab", "a:1", "b", "rare"})
      if (random() % (name == std::string("rare") ? 3 : 2) == 0) {
        const auto count = static_cast<std::uint32_t>(random() % 3 * 200);
        lists[name][id] = count;
        document.add_term(name, count);
        Xapian::termpos position = 0;
        for (auto n = random() % 4; n != 0; --n) {
          position += 1 + static_cast<Xapian::termpos>(random() % 300);
          places[name][id].push_back(position);
          document.add_posting(name, position, 0);
        }
      }
    lists[long_term][id] = 1;
    document.add_term(long_term, 1);
    shards.first().replace_document(id, document);
    shards.note_change(std::to_string(id), id);
  }

  void erase(Xapian::docid id) {
    for (auto& [term, counts] : lists) counts.erase(id);
    for (auto& [term, positions] : places) positions.erase(id);
  }

  void remove(Shards& shards, Xapian::docid id) {
    erase(id);
    try {
      shards.first().delete_document(id);
    } catch (const Xapian::DocNotFoundError&) {
    }
    shards.note_change(std::to_string(id), id);
  }

  // Near both ends of the first chunk.
  Xapian::docid some_id() {
    const auto n = static_cast<Xapian::docid>(random() % 80);
    return n < 40 ? 1 + n : list_chunk + n - 60;
  }

  void change(int changes) {
    Shards shards;
    shards.open({path});
    for (int i = 0; i < changes; ++i)
      random() % 3 == 0 ? remove(shards, some_id()) : put(shards, some_id());
    shards.commit();
  }

  TemporaryFolder folder;
  std::string path = folder / "a";
  std::string long_term = std::string(240, 'x');
  std::mt19937 random{5};
  Lists lists;
  Places places;
};

}  // namespace

TEST_CASE("A piece is read as it was packed") {
  Counts counts = {{1, 0}, {2, 127}, {3, 128}, {131, 1}, {132, 70'000}, {16'383, 5}};
  const std::string first = piece_of(counts);
  const ListPiece piece = read_list_piece(first);
  CHECK(piece.documents == 6);
  CHECK(piece.first == 1);
  CHECK(piece.last == 16'383);
  const Counts more = {{list_chunk, 1}};
  const Counts last = {{3 * list_chunk + 1, 2}, {3 * list_chunk + 2, 3}};
  counts.insert(more.begin(), more.end());
  counts.insert(last.begin(), last.end());
  CHECK(read({first, piece_of(more), piece_of(last)}) == counts);
  CHECK(read({}).empty());
  CHECK(piece_of({}).empty());
}

TEST_CASE("A packer begins anew behind a piece") {
  ListPiecePacker packer;
  packer.add(7, 1);
  packer.add(9, 2);
  CHECK(packer.piece() == piece_of({{7, 1}, {9, 2}}));
  CHECK(packer.piece().empty());
  packer.add(3, 1);
  CHECK(packer.piece() == piece_of({{3, 1}}));
}

TEST_CASE("Of a list that was sent, those among some are read, and none goes back") {
  Counts all;
  for (Xapian::docid id = 1; id < 3 * list_chunk; id += 5) all[id] = id % 300;
  std::map<Xapian::docid, Counts> chunks;
  for (const auto& [id, count] : all) chunks[id / list_chunk][id] = count;
  std::vector<std::string> pieces;
  for (const auto& [chunk, counts] : chunks) pieces.push_back(piece_of(counts));
  SentList list;
  for (const std::string& piece : pieces) list.pieces.push_back(read_list_piece(piece));
  const std::vector<Xapian::docid> wanted = {1, 2, 6, 2 * list_chunk + 3, 49'151};
  const Postings found = PostingList(list).among(wanted);
  std::vector<Xapian::docid> expected;
  for (const Xapian::docid id : wanted)
    if (all.count(id) != 0) expected.push_back(id);
  CHECK(found.ids == expected);
  for (std::size_t i = 0; i < found.ids.size(); ++i)
    CHECK(found.counts[i] == all[found.ids[i]]);
}

TEST_CASE("Damaged pieces are told, wherever they are cut") {
  const std::string sound = piece_of({{5, 1}, {300, 200}, {301, 7}});
  for (std::size_t size = 0; size < sound.size(); ++size) {
    CAPTURE(size);
    const std::string cut = sound.substr(0, size);
    CHECK_THROWS((void)read({cut}));
  }
  for (const char* bytes :
       {"", "\x01", "\x01\x05\x01", "\xff\xff\xff\xff\x7f\x05\x05\x01"})
    CHECK_THROWS_AS((void)read_list_piece(bytes), Error);
  std::string other_chunk;  // from the last id of a chunk into the next
  for (const std::uint64_t n :
       {std::uint64_t{2}, std::uint64_t{list_chunk} - 1, std::uint64_t{1},
        std::uint64_t{1}, std::uint64_t{0}, std::uint64_t{1}})
    other_chunk += static_cast<char>(n & 0x7F) == static_cast<char>(n)
                       ? std::string(1, static_cast<char>(n))
                       : std::string("\xff\x7f");
  CHECK_THROWS_AS((void)read_list_piece(other_chunk), Error);
}

TEST_CASE("A key is read as it was made, whatever a term has in it") {
  for (const std::string& term : {std::string("a"), std::string("a:1"), std::string(":"),
                                  std::string("\0:", 2), std::string(230, 'y')}) {
    const std::string key = list_key(term, 77);
    REQUIRE_FALSE(key.empty());
    const ListKey read = read_list_key(key);
    CHECK(read.term == term);
    CHECK(read.chunk == 77);
  }
  CHECK(list_key(std::string(240, 'y'), 0).empty());
  for (const char* key :
       {"", "list", "list:", "list:a", "list:a:", "list:a:x", "xist:a:1"})
    CHECK(read_list_key(key).term.empty());
}

TEST_CASE("Pieces hold after every commit of random changes, across two chunks") {
  ChangingLists changing;
  for (int runs = 0; runs < 25; ++runs) {
    changing.change(runs % 5 * 4 + 1);
    REQUIRE(pieces_in(changing.path) == pieces_of(changing.lists, changing.places));
    REQUIRE(check_lists(Xapian::Database(changing.path), changing.path) ==
            CheckedTable{});
  }
  std::size_t chunks = 0;
  for (const auto& [key, piece] : pieces_in(changing.path))
    chunks += read_list_key(key).chunk == 1 ? 1 : 0;
  CHECK(chunks != 0);
}

TEST_CASE("A list comes and goes with the document that makes it long enough") {
  ChangingLists changing;
  const auto commit = [&](Xapian::docid first, Xapian::docid last, bool is_there) {
    Shards shards;
    shards.open({changing.path});
    for (Xapian::docid id = first; id <= last; ++id) {
      Xapian::Document document;
      document.add_term("w", 2);
      if (is_there)
        shards.first().replace_document(id, document);
      else
        shards.first().delete_document(id);
      shards.note_change(std::to_string(id), id);
    }
    shards.commit();
    return pieces_in(changing.path).size();
  };
  const Xapian::docid before = list_chunk - 8;
  CHECK(commit(before, before + least_listed - 2, true) == 0);
  CHECK(commit(2 * list_chunk, 2 * list_chunk, true) == 3);
  CHECK(commit(before, before, false) == 0);
  CHECK(commit(7, 7, true) == 3);
  CHECK(check_lists(Xapian::Database(changing.path), changing.path) == CheckedTable{});
}

TEST_CASE("Who does not know of pieces makes them count no more, until they are made") {
  ChangingLists changing;
  changing.change(150);
  const auto tamper = [&](const std::string& key, const std::string& value) {
    Xapian::WritableDatabase other(changing.path);
    other.set_metadata(key, value);
    other.commit();
  };
  CHECK(check_lists(Xapian::Database(changing.path), changing.path) == CheckedTable{});
  const auto revision = Xapian::Database(changing.path).get_revision();
  remake_pieces(changing.path);
  CHECK(Xapian::Database(changing.path).get_revision() == revision);

  const std::string key = pieces_in(changing.path).begin()->first;
  tamper(key, "?");
  CHECK(check_lists(Xapian::Database(changing.path), changing.path) ==
        CheckedTable{fmt::format("lists: {} is not what the list has\n", key), 1});
  tamper(list_key("rare", 9), "?");
  tamper("list:no key", "?");
  const std::string places = places_key("a", 0);
  tamper(places, "?");
  tamper(places_key("rare", 9), "?");
  CHECK(check_lists(Xapian::Database(changing.path), changing.path).faults == 5);
  remake_pieces(changing.path);
  CHECK(pieces_in(changing.path) == pieces_of(changing.lists, changing.places));

  tamper(std::string(lists_key), "1 2 3");
  CHECK(check_lists(Xapian::Database(changing.path), changing.path) ==
        CheckedTable{"lists: of another state of the index, and so not used until the "
                     "next change or --compact\n",
                     0});
  tamper(key, "?");
  tamper(places, "?");
  changing.change(1);
  CHECK(pieces_in(changing.path) == pieces_of(changing.lists, changing.places));
  CHECK(check_lists(Xapian::Database(changing.path), changing.path) == CheckedTable{});
}

TEST_CASE("A database that is not for servers gets no pieces of lists") {
  const TemporaryFolder folder;
  const std::string path = folder / "a";
  Shards::make({path}, {});
  Shards shards;
  shards.open({path});
  for (int i = 0; i < 20; ++i) {
    Xapian::Document document;
    document.add_term("w");
    shards.note_change("x", shards.first().add_document(document));
  }
  shards.commit();
  remake_pieces(path);
  CHECK(pieces_in(path).empty());
  CHECK(check_lists(Xapian::Database(path), path) == CheckedTable{});
}
