// Kinds of messages in version 39 of the protocol of index servers, which is Xapian 1.4's
// (xapian-core/common/remoteprotocol.h), as far as they are used here.
#pragma once

#include <xapian.h>

namespace debrief {

inline constexpr unsigned char protocol_version = 39;

// What a server is asked.
struct Asked {
  static constexpr char terms = 0;
  static constexpr char document = 2;
  static constexpr char query = 8;
  static constexpr char positions = 10;
  static constexpr char postings = 11;
  static constexpr char metadata = 22;
  static constexpr char matches = 26;
  static constexpr char keys = 28;
  static constexpr char frequencies = 29;
};

// What it answers.
struct Told {
  static constexpr char state = 0;
  static constexpr char error = 1;
  static constexpr char done = 2;
  static constexpr char term = 3;
  static constexpr char document = 5;
  static constexpr char statistics = 11;
  static constexpr char position = 13;
  static constexpr char postings = 14;
  static constexpr char posting = 15;
  static constexpr char value = 16;
  static constexpr char matches = 18;
  static constexpr char metadata = 19;
  static constexpr char frequencies = 21;
};

// Throws unless a server says what it was asked for.
inline void expect_told(char kind, char wanted) {
  if (kind != wanted)
    throw Xapian::NetworkError("it answers something else than it was asked");
}

}  // namespace debrief
