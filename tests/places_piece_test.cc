// Pieces of where terms stand.
#include "debrief/places_piece.h"

#include <doctest/doctest.h>

#include <map>
#include <random>
#include <string>
#include <vector>

#include "debrief/list_piece.h"

using namespace debrief;

namespace {

using Positions = std::vector<Xapian::termpos>;

std::string piece_of(const ChangedPlaces& places) {
  PlacesPacker packer;
  for (const auto& [id, positions] : places) packer.add(id, positions);
  return packer.piece();
}

ChangedPlaces read(const std::string& piece) {
  ChangedPlaces places;
  for (PositionList list = places_in(piece); list.next();) list.read(places[list.id()]);
  return places;
}

ChangedPlaces without_empty(ChangedPlaces places) {
  std::erase_if(places, [](const auto& one) { return one.second.empty(); });
  return places;
}

ChangedPlaces random_places(std::mt19937& random, std::size_t documents) {
  ChangedPlaces places;
  Xapian::docid id = 0;
  for (std::size_t i = 0; i < documents; ++i) {
    id += 1 + static_cast<Xapian::docid>(random() % 40);
    Positions& positions = places[id];
    Xapian::termpos position = 0;
    for (auto n = random() % 12; n != 0; --n)
      positions.push_back(position += 1 + static_cast<Xapian::termpos>(
                                              random() % (n == 3 ? 70'000 : 50)));
  }
  return places;
}

}  // namespace

TEST_CASE("Places are read as they were packed, by going on and by seeking") {
  std::mt19937 random(3);
  for (const std::size_t documents : {0, 1, 5, 128, 129, 400}) {
    const ChangedPlaces places = without_empty(random_places(random, documents));
    const std::string piece = piece_of(places);
    CHECK(piece.empty() == places.empty());
    CHECK(read(piece) == places);
    PositionList list = places_in(piece);
    CHECK(list.documents() == places.size());
    for (auto at = places.begin(); at != places.end();) {
      REQUIRE(list.seek(at->first));
      REQUIRE(list.id() == at->first);
      Positions positions;
      list.read(positions);
      REQUIRE(positions == at->second);
      for (int i = 0; i < 30 && at != places.end(); ++i) ++at;
    }
  }
  CHECK_FALSE(places_in("").next());
}

TEST_CASE("Patched places are those that would be packed now") {
  std::mt19937 random(4);
  for (int runs = 0; runs < 60; ++runs) {
    ChangedPlaces places = without_empty(random_places(random, random() % 60));
    const ChangedPlaces changes = random_places(random, random() % 30);
    const std::string piece = patch_places(piece_of(places), changes);
    for (const auto& [id, positions] : changes) places[id] = positions;
    REQUIRE(piece == piece_of(without_empty(places)));
  }
  const ChangedPlaces one = {{7, {1, 2}}};
  CHECK(patch_places("", one) == piece_of(one));
  CHECK(patch_places(piece_of(one), {}) == piece_of(one));
  CHECK(patch_places(piece_of(one), {{7, {}}}).empty());
}

TEST_CASE("Damaged places are told, and nothing behind them is read") {
  std::mt19937 random(5);
  const std::string sound = piece_of(without_empty(random_places(random, 40)));
  for (std::size_t size = 1; size < sound.size(); ++size) {
    // In memory of its own, so that a sanitizer sees what is read behind.
    const std::string cut = sound.substr(0, size);
    CAPTURE(size);
    CHECK_THROWS((void)read(cut));
  }
  for (int runs = 0; runs < 3'000; ++runs) {
    std::string other = sound;
    other[random() % other.size()] = static_cast<char>(random());
    try {
      (void)read(other);
    } catch (...) {
    }
  }
}

TEST_CASE("Keys of places are those of lists under another name") {
  CHECK(places_key("a:1", 3) == "places:a:1:3");
  CHECK(places_key(std::string(240, 'x'), 0).empty());
  const std::string longest(list_key(std::string(225, 'x'), 12));
  CHECK_FALSE(longest.empty());
  CHECK(places_key(std::string(225, 'x'), 12).size() <= 245);
}
