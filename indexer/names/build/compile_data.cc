// Compiles the lists of names and words into the blocks that embedded.cc holds:
//   compile_data OUT_DIR NAMES.json… company_list.txt words.txt cues.txt word_groups.txt
#include <exception>
#include <fstream>
#include <iostream>
#include <iterator>
#include <sstream>

#include "debrief/error.h"
#include "indexer/names/name_table.h"
#include "indexer/names/read_names_file.h"
#include "indexer/names/word_groups.h"
#include "indexer/names/word_table.h"

namespace {

std::string read_all(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) throw debrief::Error("cannot read " + path);
  return {std::istreambuf_iterator<char>(file), {}};
}

void write_all(const std::string& path, const std::string& bytes) {
  std::ofstream file(path, std::ios::binary);
  if (!file.write(bytes.data(), static_cast<std::streamsize>(bytes.size())).flush()) {
    throw debrief::Error("cannot write " + path);
  }
}

// A name a line, its other spellings after tabs.
void read_list(const std::string& path, debrief::NameKind kind,
               std::vector<debrief::KnownName>& out) {
  std::istringstream lines(read_all(path));
  for (std::string line; std::getline(lines, line);) {
    std::istringstream fields(line);
    debrief::KnownName entry;
    entry.kind = kind;
    std::getline(fields, entry.name, '\t');
    for (std::string alias; std::getline(fields, alias, '\t');) {
      entry.aliases.push_back(alias);
    }
    out.push_back(std::move(entry));
  }
}

void compile_data(const std::vector<std::string>& args) {
  std::vector<debrief::KnownName> names;
  std::vector<debrief::KnownName> listed;
  std::string words;
  std::string cues;
  for (std::size_t i = 1; i < args.size(); ++i) {
    const std::string& path = args[i];
    if (path.ends_with("word_groups.txt")) {
      write_all(args.at(0) + "/groups.bin", debrief::compile_groups(read_all(path)));
    } else if (path.ends_with("words.txt")) {
      words = read_all(path);
    } else if (path.ends_with("cues.txt")) {
      cues = read_all(path);
    } else if (path.ends_with("company_list.txt")) {
      read_list(path, debrief::NameKind::company, listed);
    } else {
      const auto more = debrief::read_names_file(path);
      names.insert(names.end(), more.begin(), more.end());
    }
  }
  write_all(args.at(0) + "/names.bin", debrief::compile_names(names, true));
  write_all(args.at(0) + "/listed.bin", debrief::compile_names(listed, false));
  write_all(args.at(0) + "/words.bin", debrief::compile_words(words, cues));
}

}  // namespace

int main(int argc, char** argv) {
  try {
    compile_data({argv + 1, argv + argc});
  } catch (const std::exception& error) {
    std::cerr << "compile_data: " << error.what() << '\n';
    return 2;
  }
}
