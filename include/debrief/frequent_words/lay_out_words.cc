// Lays out the list of frequent words as frequent_words.h has it in memory:
//   lay_out_words frequent_words.txt OUT
#include <cstdio>
#include <fstream>
#include <memory>
#include <string>

#include "debrief/frequent_words.h"

namespace {

using debrief::FrequentWords;

// False: not as many words, or other words, than there have to be.
bool lay_out(std::ifstream& list, FrequentWords& words, std::string& letters) {
  std::size_t rank = 0;
  for (std::string word; std::getline(list, word); ++rank) {
    if (rank == debrief::frequent_words || word.empty() ||
        word.size() > debrief::longest_frequent_word ||
        word.find_first_not_of("abcdefghijklmnopqrstuvwxyz") != std::string::npos)
      return false;
    letters += word;
    words.begin[rank + 1] = static_cast<std::uint32_t>(letters.size());
    std::size_t place = FrequentWords::place_of(word);
    while (words.ranks[place] != 0) place = (place + 1) % FrequentWords::places;
    words.ranks[place] = static_cast<std::uint16_t>(rank + 1);
  }
  return rank == debrief::frequent_words;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) return 2;
  std::ifstream list(argv[1]);
  const auto words = std::make_unique<FrequentWords>();
  std::string letters;
  if (!lay_out(list, *words, letters)) {
    std::fprintf(stderr, "lay_out_words: %s is no such list\n", argv[1]);
    return 2;
  }
  std::ofstream out(argv[2], std::ios::binary);
  out.write(reinterpret_cast<const char*>(words.get()), sizeof(FrequentWords));
  out.write(letters.data(), static_cast<std::streamsize>(letters.size()));
  return out.flush() ? 0 : 2;
}
