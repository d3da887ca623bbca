#include "query/served_words.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "debrief/index.h"
#include "query/each_part.h"
#include "query/far_part.h"
#include "query/message_kinds.h"
#include "query/wire.h"

namespace debrief {
namespace {

constexpr std::size_t kept_letters = 3;

// Of a local part.
KnownWords list_here(const Xapian::Database& part,
                     const std::vector<std::string>& beginnings) {
  KnownWords known;
  for (const std::string& beginning : beginnings) {
    const std::string prefix = std::string(word_key) + beginning;
    for (auto key = part.metadata_keys_begin(prefix);
         key != part.metadata_keys_end(prefix); ++key)
      known.words.push_back((*key).substr(word_key.size()));
    for (auto t = part.allterms_begin(beginning); t != part.allterms_end(beginning); ++t)
      known.stems.push_back(*t);
  }
  return known;
}

// Each list comes as its items, of which the number of bytes that they share with the one
// before (the first: with the beginning) and the rest are sent, behind how many briefs a
// term is in; then that it is done.
KnownWords list_there(ServerLine& line, const std::vector<std::string>& beginnings) {
  std::string questions;
  std::vector<std::string> asked;
  for (const std::string& beginning : beginnings) {
    asked.push_back(std::string(word_key) + beginning);
    questions += wire_message(Asked::keys, asked.back());
    asked.push_back(beginning);
    questions += wire_message(Asked::terms, beginning);
  }
  KnownWords known;
  std::size_t at = 0;
  line.ask(questions, [&](char kind, std::string_view content) {
    if (kind == Told::done) return ++at < asked.size();
    std::string& item = asked[at];
    const bool is_key = at % 2 == 0;
    WireReader reader(content);
    if (kind == Told::term) (void)reader.number();
    const auto shared = static_cast<unsigned char>(reader.bytes(1).front());
    item.resize(std::min<std::size_t>(shared, item.size()));
    item += reader.rest();
    if (is_key && item.size() > word_key.size())
      known.words.push_back(item.substr(word_key.size()));
    if (!is_key) known.stems.push_back(item);
    return true;
  });
  settle_lines({&line});
  return known;
}

bool may_begin_word(unsigned byte) {
  return byte > ' ' && byte != 0x7F && (byte < 'A' || byte > 'Z');
}

}  // namespace

std::vector<KnownWords> list_words(const IndexSet& indexes,
                                   const std::vector<std::string>& beginnings) {
  std::vector<KnownWords> known(indexes.parts.size());
  for_each_part(indexes, [&](std::size_t part) {
    known[part] = indexes.is_served(part)
                      ? list_there(indexes.far[part]->line(), beginnings)
                      : list_here(indexes.parts[part], beginnings);
  });
  return known;
}

std::vector<std::string> all_beginnings() {
  std::vector<std::string> bytes;
  for (unsigned byte = 0; byte <= 0xFF; ++byte)
    if (may_begin_word(byte)) bytes.emplace_back(1, static_cast<char>(byte));
  return bytes;
}

std::vector<std::string> slipped_beginnings(const std::string& word) {
  std::vector<std::string> slipped = {word.substr(0, kept_letters)};
  const std::vector<std::string> bytes = all_beginnings();
  for (std::size_t i = 0; i < std::min(kept_letters, word.size()); ++i) {
    const std::string before = word.substr(0, i);
    const std::string behind = word.substr(i + 1);
    slipped.push_back(before + behind);
    for (const std::string& byte : bytes) {
      slipped.push_back(before + byte + behind);
      slipped.push_back(before + byte + word.substr(i));
    }
    if (i + 1 == word.size()) continue;
    std::string swapped = word;
    std::swap(swapped[i], swapped[i + 1]);
    slipped.push_back(std::move(swapped));
  }
  return slipped;
}

}  // namespace debrief
