#!/bin/sh
# corpus/generate as it is called: what a folder and a tar stream hold, exit codes and
# where messages go. Usage: generate_test.sh REPOSITORY BUILD
set -eu
export DEBRIEF_BUILD="$2"
generate="$1/corpus/generate"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

fail() {
  echo "$1" >&2
  exit 1
}

"$generate" -n 25 --per-folder 10 -o "$work/folder" || fail "a folder: exit $?"
[ "$(ls "$work/folder" | tr '\n' ' ')" = "000000 000001 000002 " ] || fail "subfolders"

mkdir "$work/tar"
"$generate" -n 25 --per-folder 10 --tar | tar -C "$work/tar" -x || fail "a tar stream"
diff -r "$work/folder" "$work/tar" || fail "the tar stream holds something else"
file_times() { (cd "$1" && find . -type f -printf '%p %T@\n' | sed 's/\.0*$//' | sort); }
[ "$(file_times "$work/folder")" = "$(file_times "$work/tar")" ] || fail "file times differ"

"$generate" --help | grep -q -- --per-folder || fail "--help"

# refused ARGUMENTS...: exit 2, one line on standard error, nothing on standard output
refused() {
  code=0
  "$generate" "$@" >"$work/out" 2>"$work/err" || code=$?
  [ "$code" = 2 ] || fail "$*: exit $code"
  [ "$(wc -l <"$work/err")" = 1 ] || fail "$*: $(cat "$work/err")"
  [ ! -s "$work/out" ] || fail "$*: wrote to standard output"
}
refused
refused -n 5
refused -n x -o "$work/x"
refused -n 5 -o "$work/folder"
refused -n 5 -o /dev/null
refused --nonsense

code=0
"$generate" -n 1000 --tar >/dev/full 2>"$work/err" || code=$?
[ "$code" = 2 ] && grep -q 'No space left' "$work/err" || fail "a full disk: exit $code"
