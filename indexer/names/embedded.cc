#include "indexer/names/embedded.h"

// The assembler copies the files that names.cmake had made into read-only memory, each
// with its end marked, AFTER bytes behind the beginning of a line of the cache.
#define DEBRIEF_EMBED(symbol, file, after) \
  __asm__(                                 \
      ".section .rodata\n"                 \
      ".balign 64\n"                       \
      ".skip " #after                      \
      "\n"                                 \
      ".global " #symbol "\n" #symbol      \
      ":\n"                                \
      ".incbin \"" file                    \
      "\"\n"                               \
      ".global " #symbol "_end\n" #symbol  \
      "_end:\n"                            \
      ".byte 0\n"                          \
      ".previous\n");                      \
  extern "C" const char symbol[];          \
  extern "C" const char symbol##_end[];

DEBRIEF_EMBED(debrief_names_block, DEBRIEF_NAMES_DIR "/names.bin", 0)
DEBRIEF_EMBED(debrief_listed_block, DEBRIEF_NAMES_DIR "/listed.bin", 0)
// The buckets of the tagger, of a line each, stand behind 480 bytes of transitions.
DEBRIEF_EMBED(debrief_tagger_block, DEBRIEF_TAGGER_FILE, 32)
DEBRIEF_EMBED(debrief_words_block, DEBRIEF_NAMES_DIR "/words.bin", 0)
DEBRIEF_EMBED(debrief_groups_block, DEBRIEF_NAMES_DIR "/groups.bin", 0)

namespace debrief {
namespace {

std::string_view between(const char* begin, const char* end) {
  return {begin, static_cast<std::size_t>(end - begin)};
}

}  // namespace

std::string_view embedded_names() {
  return between(debrief_names_block, debrief_names_block_end);
}

std::string_view embedded_listed() {
  return between(debrief_listed_block, debrief_listed_block_end);
}

const Tagger& embedded_tagger() {
  static const Tagger tagger(between(debrief_tagger_block, debrief_tagger_block_end));
  return tagger;
}

const WordTable& embedded_words() {
  static const WordTable table(between(debrief_words_block, debrief_words_block_end));
  return table;
}

const WordGroups& embedded_groups() {
  static const WordGroups groups(between(debrief_groups_block, debrief_groups_block_end));
  return groups;
}

}  // namespace debrief
