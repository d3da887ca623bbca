#include "debrief/index.h"

#include <fmt/format.h>
#include <sys/stat.h>
#include <unicode/uchar.h>

#include <cstdlib>

#include "debrief/analysis.h"
#include "debrief/error.h"
#include "debrief/schema.h"
#include "debrief/text.h"

namespace debrief {
namespace {

std::string environment(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? std::string() : std::string(value);
}

bool exists(const std::string& path) {
  struct stat status {};
  return stat(path.c_str(), &status) == 0;
}

// Letters, digits and marks.
bool is_of_name(char32_t c) {
  if (c < 0x80)
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  const auto value = static_cast<UChar32>(c);
  return u_isalnum(value) || (U_GET_GC_MASK(value) & U_GC_M_MASK) != 0;
}

Error no_index(const std::string& dir) {
  return Error(fmt::format("there is no index at {}", printable(dir)),
               fmt::format("make one: debrief-index -d {} FOLDER", shell_word(dir)));
}

}  // namespace

std::string name_key(std::string_view name) {
  const std::string folded = fold(name);
  std::string key;
  key.reserve(folded.size());
  bool joint = false;
  for (std::size_t at = 0; at < folded.size();) {
    const CodePoint c = code_point_at(folded, at);
    if (is_of_name(c.value)) {
      if (joint && !key.empty()) key += ' ';
      joint = false;
      key.append(folded, at, c.size);
    } else if (c.value != '\'') {
      joint = true;
    }
    at += c.size;
  }
  return key;
}

std::string metadata_key(std::string_view kind, std::string_view rest) {
  return term(kind, rest);  // terms have the smaller limit
}

std::string index_path(std::string_view flag) {
  if (!flag.empty()) return std::string(flag);
  if (std::string path = environment("DEBRIEF_DB"); !path.empty()) return path;
  if (const std::string data = environment("XDG_DATA_HOME"); !data.empty())
    return data + "/debrief/index";
  if (const std::string home = environment("HOME"); !home.empty())
    return home + "/.local/share/debrief/index";
  throw Error("no index named, and no home folder to look in", "name one: -d DIR");
}

Xapian::Database open_index(const std::string& dir) {
  if (!exists(dir)) throw no_index(dir);
  try {
    Xapian::Database db(dir);
    check_version(db, dir);
    return db;
  } catch (const Xapian::DatabaseVersionError&) {
    throw Error(fmt::format("the index at {} was made by another version of Xapian",
                            printable(dir)),
                fmt::format("make it afresh: debrief-index -d {} --rebuild FOLDER",
                            shell_word(dir)));
  } catch (const Xapian::DatabaseOpeningError&) {
    if (exists(fmt::format("{}/{}", dir, stub_name)))
      throw Error(fmt::format("the index at {} cannot be opened", printable(dir)),
                  fmt::format("make it afresh: debrief-index -d {} --rebuild FOLDER",
                              shell_word(dir)));
    throw no_index(dir);
  } catch (const Xapian::DatabaseModifiedError&) {
    throw;  // it is being written, and can be opened again
  } catch (const Xapian::DatabaseError& error) {
    throw Error(fmt::format("the index at {} is damaged: {}", printable(dir),
                            printable(error.get_msg())),
                fmt::format("make it afresh: debrief-index -d {} --rebuild FOLDER",
                            shell_word(dir)));
  }
}

void check_version(const Xapian::Database& db, const std::string& dir) {
  check_version(db.get_metadata(std::string(schema_key)),
                db.get_metadata(std::string(analysis_key)), dir);
}

void check_version(const std::string& schema, const std::string& analysis,
                   const std::string& dir) {
  if (schema.empty())
    throw Error(fmt::format("{} is not an index of debrief", printable(dir)),
                "name another folder with -d DIR; nothing was changed in this one");
  static const std::string own_analysis = analysis_fingerprint();  // each part is asked
  const bool same = schema == std::to_string(schema_version) && analysis == own_analysis;
  if (!same)
    throw Error(fmt::format("the index at {} was made by another version of debrief",
                            printable(dir)),
                fmt::format("make it afresh: debrief-index -d {} --rebuild FOLDER",
                            shell_word(dir)));
}

std::string shell_word(std::string_view name) {
  const auto is_plain = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           std::string_view("/._-+,:@%=").find(c) != std::string_view::npos;
  };
  bool plain = !name.empty();
  for (const char c : name) plain = plain && is_plain(c);
  const std::string shown = printable(name);
  if (plain) return shown;
  std::string quoted = "'";
  for (const char c : shown)
    quoted += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return quoted + "'";
}

}  // namespace debrief
