// Text with its words as numbers: what makes a record (record.h) small before it is
// deflated, for in a few thousand bytes deflate has little to learn from.
//
//   00..7f   itself
//   80 b     the byte b
//   81..85   how the word behind it is written: with a capital; without the blank before
//            it; with a capital and without the blank; in capitals; in capitals and
//            without the blank
//   86..88   the signs ’ “ ”
//   89..bf   one of the 55 most frequent words, with the blank before it
//   c0..ff b one of the 64 × 256 next
//
// At the beginning of a text no word has a blank before it.
#pragma once

#include <string>
#include <string_view>

namespace debrief {

// Appends TEXT in that form. Any bytes come back as they were.
void append_word_codes(std::string& out, std::string_view text);

// The text again, at most eleven times as long. Throws Error when CODES end within one (a
// damaged index).
std::string text_of_codes(std::string_view codes);

}  // namespace debrief
