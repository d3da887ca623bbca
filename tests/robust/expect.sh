# Read by the tests of this folder, which are called NAME_test.sh REPOSITORY PROGRAMS: an
# empty folder to work in, the programs on PATH, and how to say what must come out.
set -eu

many=${DEBRIEF_MANY:-1500}  # briefs: enough for several commits
PATH=$2:$PATH
export PATH TZ=UTC LC_ALL=C.UTF-8
unset DEBRIEF_DB XDG_DATA_HOME
work=$(mktemp -d)
servers=
end_all() {
  for server in $servers; do kill "$server" 2>/dev/null || true; done
  chmod -R u+rwX "$work"
  rm -rf "$work"
}
trap end_all EXIT
cd "$work"
export XDG_CACHE_HOME="$work/cache"

fail() {
  echo "$*" >&2
  exit 1
}

# expect CODE COMMAND...: runs it into the files out and err; it must end with CODE.
expect() {
  wanted=$1
  shift
  code=0
  "$@" >out 2>err || code=$?
  [ "$code" = "$wanted" ] ||
    fail "$*: exit code $code, not $wanted; it said: $(head -n 30 out err | cat -v)"
}

# says FILE TEXT...: each TEXT stands in FILE.
says() {
  in_file=$1
  shift
  for text; do
    grep -qF -e "$text" "$in_file" || fail "$in_file does not say: $text
$(head -n 30 "$in_file" | cat -v)"
  done
}

# says_not FILE TEXT...: none of them does.
says_not() {
  in_file=$1
  shift
  for text; do
    ! grep -qF -e "$text" "$in_file" || fail "$in_file says: $text"
  done
}

# brief FILE TITLE TEXT: a brief of one claim, saved at noon on 28 April 2026.
brief() {
  printf '%s\n\n%s (reuters.com)\n' "$2" "$3" >"$1"
  touch -d '2026-04-28 12:00' "$1"
}

# dump INDEX FILE: all that it holds, and its check must be clean. Where there are to be
# columns, they are there and hold.
dump() {
  expect 0 debrief-index -d "$1" --check
  says_not out columns:
  debrief_dump_index "$1" | sort >"$2"
}

# same DUMP DUMP WHAT
same() {
  cmp -s "$1" "$2" || fail "$3: another index; < $1, > $2
$(diff "$1" "$2" | cut -c1-200 | head -n 20)"
}

# archive FOLDER COUNT: so many invented briefs.
archive() {
  debrief-generate -n "$2" --seed 7 -o "$1" >out 2>&1 || fail "$(cat out)"
}

# started PROGRAM ARGUMENTS...: a server in the background on a free port, once it
# listens; $port and $server (its process) are its own.
port=$((20000 + $$ % 20000))
started() {
  for attempt in 1 2 3 4 5 6 7 8 9; do
    port=$((port + 1))
    : >served
    # A server that is ended ends its process group: so one of its own.
    setsid "$@" --port $port >served 2>&1 &
    server=$!
    for wait in 1 2 3 4 5 6 7 8 9 10; do
      ! grep -q Listening served || { servers="$servers $server"; return 0; }
      kill -0 $server 2>/dev/null || break
      sleep 0.2
    done
  done
  fail "no server starts: $(cat served)"
}

# serve INDEX
serve() { started xapian-tcpsrv "$1"; }

# What an answer says, but for how long it took.
answer() { debrief-query "$@" -f json 2>&1 | sed 's/"elapsed_ms":[0-9.e-]*,//'; }

# alike INDEX INDEX ARGUMENTS: the same answer from both; each may be several -d.
alike() {
  first_index=$1 other_index=$2
  shift 2
  answer $first_index "$@" >here
  answer $other_index "$@" >there
  cmp -s here there || fail "not alike: $other_index $*
$(head -c 1500 here)
$(head -c 1500 there)"
}
every='--facets company,source,person,month,domain,place,format,year'

# alike_in_all_views INDEX INDEX QUESTION
alike_in_all_views() {
  alike "$1" "$2" $every "$3"
  alike "$1" "$2" $every --view claims -n 50 "$3"
  alike "$1" "$2" $every --sort oldest --offset 2 -n 5 "$3"
  alike "$1" "$2" --view timeline --sort newest "$3"
}
