// Where an index is on disk, and how both programs come to it.
//
//   DIR/XAPIANDB    Xapian's stub: names the generation in use, replaced by rename, so
//                   that a rebuild is swapped in at one moment; Xapian's own tools open
//                   DIR through it
//   DIR/gen-N/      a generation: a Xapian database as schema.h draws it, and beside it
//                   the file of positions (position_file.h)
//   DIR/lock        held while an indexer writes; names its process
//
// An index that was made with --shards is for Xapian's own servers, which know of no file
// beside a database: all positions are in Xapian's table, and metadata hold what facets
// are counted by, of many briefs in one piece (slot_column.h draws it). With S > 1 it has
// S databases, and each brief in one of them by a hash of its id (indexer/generations.h):
//
//   DIR/XAPIANDB        names all, in order
//   DIR/gen-N/shard-I/  one of them, I from 0
//   DIR/shard-I         a stub that names it, whatever the generation: what its server is
//                       given
//
// Metadata of a generation: the keys below. Everything commits together with the briefs.
// Of several shards, shard 0 has all keys, and its commit, the last, counts; the others
// have what questions look for: schema, analysis, alias:, synonym:, and of the briefs they
// hold word: and columns.
#pragma once

#include <xapian.h>

#include <string>
#include <string_view>

namespace debrief {

inline constexpr std::string_view stub_name = "XAPIANDB";
inline constexpr std::string_view lock_name = "lock";
inline constexpr std::string_view generation_prefix = "gen-";
inline constexpr std::string_view shard_prefix = "shard-";

inline constexpr std::string_view schema_key = "debrief.schema";  // schema_version
inline constexpr std::string_view analysis_key =
    "debrief.analysis";  // analysis_fingerprint()
// Where positions of words are: "table", in Xapian's own, as --shards asks for; "file", in
// the file of positions of the briefs that came in bulk, and in the table of all others;
// nothing: no brief has come in bulk yet, and so the table has all.
inline constexpr std::string_view positions_key = "debrief.positions";
inline constexpr std::string_view positions_in_table = "table";
inline constexpr std::string_view positions_in_file = "file";
// Of those that the file speaks of, the document ids whose positions are in the table all
// the same, for they were written anew: pack_ids() (kept_positions.h).
inline constexpr std::string_view rewritten_key = "debrief.rewritten";
inline constexpr std::string_view reader_key =
    "debrief.reader";  // what briefs were read by
// Not empty: the last run came to its end: the editions of briefs are linked as the briefs
// are, and nothing is left for the next one to do but what changes in the archive.
inline constexpr std::string_view settled_key = "debrief.settled";
// Of several shards: the ids of the briefs that a commit is about to change, parted by
// spaces. Not empty: it was cut short, and what the shards say of them is not what the
// ledger says; the next run mends that.
inline constexpr std::string_view committing_key = "debrief.committing";
// files:HH -> the ledger's chunk HH (indexer/ledger.h).
inline constexpr std::string_view files_key = "files:";
// alias:FIELD:spelling -> the name it counts for, "alias:company:aws" -> "Amazon";
// spelling as name_key() has it.
inline constexpr std::string_view alias_key = "alias:";
// synonym:WORDS -> how else that name is written, as a set of values (values.h): its
// initials, "synonym:amazon web services" -> "AWS", or what they stand for; words as
// name_key() has them, without stop words.
inline constexpr std::string_view synonym_key = "synonym:";
// word:WORD -> its stem, for every folded word whose stem is another: what a wildcard and
// "did you mean" look among.
inline constexpr std::string_view word_key = "word:";

// A name as terms and aliases have it: folded, white space and signs one space:
// "Amazon.com" -> "amazon com", "Andy  Jassy" -> "andy jassy". Hosts are terms as they
// are.
std::string name_key(std::string_view name);

// A metadata key of at most 255 bytes as Xapian counts them; what is longer is cut, and
// ends in a hash of the whole.
std::string metadata_key(std::string_view kind, std::string_view rest);

// The index that is meant: FLAG, else $DEBRIEF_DB, else $XDG_DATA_HOME/debrief/index,
// else ~/.local/share/debrief/index. Throws Error when none of them is there.
std::string index_path(std::string_view flag);

// Opens the index in DIR for reading. Throws Error with the command that mends it when
// there is none, it is not debrief's, or it was made by another version.
Xapian::Database open_index(const std::string& dir);

// Throws Error unless DB is an index of this version. DIR is what the message calls it.
void check_version(const Xapian::Database& db, const std::string& dir);

// The same by what it holds under schema_key and analysis_key.
void check_version(const std::string& schema, const std::string& analysis,
                   const std::string& dir);

// NAME in single quotes when a shell needs them: for the commands that hints propose.
std::string shell_word(std::string_view name);

}  // namespace debrief
