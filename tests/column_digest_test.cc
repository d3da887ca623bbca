// What tells the columns of a database from all others.
#include "debrief/column_digest.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace debrief;

TEST_CASE("A digest is of the pieces that are there, in whatever order they came") {
  ColumnDigest one;
  one.add("column:2:0", "a");
  one.add("column:2:1", "b");
  ColumnDigest other;
  other.add("column:2:1", "x");
  other.add("column:2:1", "b");
  other.remove("column:2:1", "x");
  CHECK(other != one);
  other.add("column:2:0", "a");
  CHECK(other == one);

  ColumnDigest swapped;
  swapped.add("column:2:1", "a");
  swapped.add("column:2:0", "b");
  CHECK(swapped != one);

  other.add("column:2:2", "");
  CHECK(other == one);
  one.remove("column:2:0", "a");
  one.remove("column:2:1", "b");
  CHECK(one == ColumnDigest{});
}

TEST_CASE("What is said of columns is read as it was written") {
  ColumnsSaid said{"9 7 350", {}};
  CHECK(pack_columns_said(said) == "9 7 350");
  said.digests[0] = {UINT64_MAX, 1};
  said.digests[12] = {0, 0xABC};
  CHECK(pack_columns_said(said) ==
        "9 7 350\n0 ffffffffffffffff0000000000000001\n"
        "12 00000000000000000000000000000abc");
  const ColumnsSaid read = unpack_columns_said(pack_columns_said(said));
  CHECK(read.state == said.state);
  CHECK(read.digests == said.digests);
}

TEST_CASE("Of bytes that were not written so, no digest is believed") {
  const std::string zeros(32, '0');
  const std::vector<std::string> others = {
      "9\n",
      "9\n2",
      "9\n2 " + zeros + "0",
      "9\n2 " + zeros.substr(1),
      "9\n2  " + zeros.substr(1),
      "9\nx " + zeros,
      "9\n99999999999 " + zeros,
      "9\n-1 " + zeros,
      "9\n2 " + zeros + "\n2 " + zeros,
      "9\n2 " + zeros + "\n\n",
      "9\n2 g" + zeros.substr(1),
      "9\n2 " + zeros.substr(1) + "g",
  };
  for (const std::string& bytes : others) {
    CAPTURE(bytes);
    CHECK(unpack_columns_said(bytes).digests.empty());
    CHECK(unpack_columns_said(bytes).state == "9");
  }
  CHECK(unpack_columns_said("").state.empty());
}
