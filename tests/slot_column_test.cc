#include "debrief/slot_column.h"

#include <doctest/doctest.h>

#include <map>
#include <random>
#include <string>
#include <vector>

#include "debrief/error.h"
#include "debrief/periods.h"
#include "debrief/values.h"

namespace debrief {
namespace {

// The slots of five briefs; ids 2 and 4 are not there.
std::vector<std::string> some_slots() {
  return {pack_values({"Amazon", "OpenAI"}),
          pack_values({"OpenAI"}),
          "",
          pack_values({"Amazon", "OpenAI"}),
          "",
          pack_values({"Zürich Re"})};
}

std::map<std::string, std::size_t> values_of(std::string_view bytes,
                                             const std::vector<Xapian::docid>& ids) {
  std::map<std::string, std::size_t> counts;
  SlotColumn(bytes).count_values(ids, [&](std::string_view value, std::size_t n) {
    CHECK(counts.emplace(value, n).second);
  });
  return counts;
}

using Counts = std::map<std::string, std::size_t>;

}  // namespace

TEST_CASE("a column counts values of some briefs as their slots do") {
  const std::string packed = pack_column(some_slots());
  CHECK(values_of(packed, {0, 1, 2, 3, 4, 5}) ==
        Counts{{"Amazon", 2}, {"OpenAI", 3}, {"Zürich Re", 1}});
  CHECK(values_of(packed, {1, 4}) == Counts{{"OpenAI", 1}});
  CHECK(values_of(packed, {2, 9, 16000}) == Counts{});
  CHECK(values_of("", {0, 1}) == Counts{});
}

TEST_CASE("a column counts what slots hold together") {
  Counts counts;
  const std::string packed = pack_column(some_slots());
  const std::vector<Xapian::docid> ids = {0, 1, 3, 5};
  SlotColumn(packed).count_slots(
      ids, [&](std::string_view slot, std::size_t n) { counts.emplace(slot, n); });
  CHECK(counts ==
        Counts{{pack_values({"Amazon", "OpenAI"}), 2}, {"OpenAI", 1}, {"Zürich Re", 1}});
}

TEST_CASE("a column gives back what it was made of, without what is empty at the end") {
  CHECK(SlotColumn(pack_column(some_slots())).slots().size() == 6);
  const std::string packed = pack_column(some_slots());
  CHECK(SlotColumn(packed).slots() == some_slots());
  std::vector<std::string> longer = some_slots();
  longer.resize(100);
  CHECK(pack_column(longer) == packed);
  CHECK(pack_column(std::vector<std::string>(3)).empty());
  // More values than a byte can number.
  std::vector<std::string> many;
  for (int i = 0; i < 300; ++i)
    many.push_back(pack_values({std::to_string(i), std::to_string(i / 2)}));
  const std::string wide = pack_column(many);
  CHECK(SlotColumn(wide).slots() == many);
}

TEST_CASE("a column that is patched is what would be made afresh") {
  std::mt19937 random(3);
  std::vector<std::string> slots = some_slots();
  std::string packed = pack_column(slots);
  for (int step = 0; step < 300; ++step) {
    std::vector<ChangedSlot> changes;
    auto place = static_cast<Xapian::docid>(random() % 40);
    for (; place < 400; place += 1 + static_cast<Xapian::docid>(random() % 40)) {
      std::vector<std::string> values;
      for (auto n = random() % 4; n != 0; --n)
        values.push_back(std::to_string(random() % (step < 200 ? 2000 : 12)));
      if (place >= slots.size()) slots.resize(place + 1);
      slots[place] = step % 100 == 99 ? "" : pack_values(values);
      changes.push_back({place, slots[place]});
    }
    packed = patch_column(packed, changes);
    REQUIRE(packed == pack_column(slots));
  }
  std::vector<ChangedSlot> none;
  for (Xapian::docid at = 0; at < 400; ++at) none.push_back({at, ""});
  CHECK(patch_column(packed, none).empty());
  CHECK(patch_column("", none).empty());
  CHECK(patch_column(packed, {}) == packed);
}

TEST_CASE("a damaged column is told and never read past its end") {
  const std::string packed = pack_column(some_slots());
  for (std::size_t size = 1; size < packed.size(); ++size)
    CHECK_THROWS_AS(SlotColumn(std::string_view(packed).substr(0, size)), Error);
  CHECK_THROWS_AS(SlotColumn("\x05"), Error);
  const std::string no_such_value("\x01\x01x\x01\x01\x07", 6);
  CHECK_THROWS_AS((void)SlotColumn(no_such_value).slots(), Error);
  const std::vector<Xapian::docid> first = {0};
  CHECK_THROWS_AS((void)patch_column(no_such_value, {}), Error);
  CHECK_THROWS_AS((void)patch_column(packed.substr(0, packed.size() - 1), {}), Error);
  CHECK_THROWS_AS(SlotColumn(no_such_value).count_values(first, [](auto, auto) {}),
                  Error);
}

TEST_CASE("columns are of what facets are counted by, and know a day and not an hour") {
  const std::vector<Slot> slots = column_slots();
  CHECK(std::count(slots.begin(), slots.end(), field("company").slot) == 1);
  CHECK(std::count(slots.begin(), slots.end(), date_slot) == 1);
  CHECK(std::count(slots.begin(), slots.end(), spans_slot) == 0);
  const std::string value = date_value(Date{2026, 4, 27}, "71cadbc31e1f3cad");
  CHECK(date_in(column_value(date_slot, value)) == Date{2026, 4, 27});
  CHECK(column_value(field("company").slot, value) == value);
  CHECK(column_state(3, 9, 1000) != column_state(3, 9, 1001));
}

}  // namespace debrief
