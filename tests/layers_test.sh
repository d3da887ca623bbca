#!/bin/sh
# The house stands as drawn: indexer/ and query/ share include/debrief/ and nothing else,
# no two headers include each other, no file outgrows its room. Then plants one breach of
# each rule in a copy and sees that it is found. Usage: layers_test.sh REPOSITORY
set -eu

root=$1
longest_file=400  # lines

# sources ROOT: all code, a file a line, relative to ROOT; data and briefs are none.
sources() {
  (cd "$1" && find include indexer query corpus tests CMakeLists.txt -type f \
    \( -name '*.h' -o -name '*.cc' -o -name '*.sh' -o -name '*.cmake' \
    -o -name CMakeLists.txt \) | sort)
}

# includes_of ROOT FOLDER: "FILE PATH" for each include of a file of ours under FOLDER.
includes_of() {
  (cd "$1" && grep -rHo --include='*.h' --include='*.cc' \
    '^[[:space:]]*#[[:space:]]*include[[:space:]]*["<][^">]*/[^">]*[">]' "$2" || true) |
    sed -E 's/^([^:]*):[^"<]*["<](.*)[">]$/\1 \2/'
}

# crossings ROOT FOLDER FORBIDDEN: includes under FOLDER that lead into FORBIDDEN.
crossings() {
  includes_of "$1" "$2" | grep -E " (.*/)?($3)/" | sed 's/ / includes /'
}

# linked_across ROOT: links of targets that must know nothing of each other.
linked_across() {
  find "$1" \( -name 'build*' -o -name .git \) -prune -o \
    \( -name CMakeLists.txt -o -name '*.cmake' \) -print |
    xargs sed 's/#.*//' | tr '\n' ' ' | tr ')' '\n' |
    grep -oE '(target_link_libraries|target_sources|add_(library|executable)) *\(.*' |
    grep -E -e '\( *(debrief_indexing|debrief-index) .*(debrief_querying|query_sources|query/)' \
      -e '\( *(debrief_querying|debrief-query) .*(debrief_indexing|indexer_sources|indexer/)' \
      -e '\( *debrief_core .*(debrief_(indexing|querying)|(indexer|query)(_sources|/))' |
    tr -s ' '
}

# include_loops ROOT: headers that include each other in a ring.
include_loops() {
  for folder in include indexer query; do includes_of "$1" "$folder"; done |
    sed -E 's,^include/,,' | grep -E '^[^ ]*\.h ' | tsort 2>&1 >/dev/null |
    sed -nE 's/^tsort: (.*\.h)$/\1 is in a ring of includes/p'
}

long_files() {
  sources "$1" | (cd "$1" && xargs wc -l) |
    awk -v most="$longest_file" '$2 != "total" && $1 > most {print $2 " has " $1 " lines"}'
}

# breaches ROOT: what is wrong, a line each.
breaches() {
  crossings "$1" indexer query
  crossings "$1" query indexer
  crossings "$1" include 'indexer|query'
  linked_across "$1"
  include_loops "$1"
  long_files "$1"
}

found=$(breaches "$root")
if [ -n "$found" ]; then
  echo "$found" >&2
  exit 1
fi

copy=$(mktemp -d)
trap 'rm -rf "$copy"' EXIT

# finds EXPECTED FILE LINES: a copy with LINES at the end of FILE is refused, and says so.
finds() {
  rm -rf "$copy/all"
  mkdir "$copy/all"
  (cd "$root" && sources . | tar -cT -) | tar -xC "$copy/all"
  printf '%b' "$3" >>"$copy/all/$2"
  breaches "$copy/all" | grep -qF -e "$1" || {
    echo "not found when planted in $2: $1" >&2
    exit 1
  }
}

finds 'indexer/run.cc includes query/query.h' \
  indexer/run.cc '#include "query/query.h"\n'
finds 'query/flags.h includes ../indexer/flags.h' \
  query/flags.h '# include "../indexer/flags.h"\n'
finds 'include/debrief/date.h includes indexer/brief.h' \
  include/debrief/date.h '#include <indexer/brief.h>\n'
finds 'target_link_libraries(debrief_indexing PUBLIC debrief_querying' \
  CMakeLists.txt 'target_link_libraries(debrief_indexing\n  PUBLIC debrief_querying)\n'
finds 'target_link_libraries(debrief-query PRIVATE debrief_indexing' \
  indexer/names/names.cmake 'target_link_libraries(debrief-query PRIVATE debrief_indexing)\n'
finds 'query/query.h is in a ring of includes' \
  query/query.h '#include "query/parse_query.h"\n'
finds 'tests/text_test.cc has ' \
  tests/text_test.cc "$(yes '\n' | head -n 400 | tr -d '\n')"
