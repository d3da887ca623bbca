#!/bin/sh
# debrief-index --watch as it is used: what is added, changed, renamed, moved away and
# back, and removed is in the index soon after; a signal ends it with code 0 and all of it
# committed. Usage: watch_test.sh BUILD
set -eu

index="$1/debrief-index"
query="$1/debrief-query"
work=$(mktemp -d)
watcher=
trap '[ -z "$watcher" ] || kill "$watcher" 2>/dev/null || true; rm -rf "$work"' EXIT
export DEBRIEF_DB="$work/index" NO_COLOR=1
briefs="$work/briefs"

fail() {
  echo "$1" >&2
  echo "--- out:" >&2
  cat "$work/out" >&2
  echo "--- err:" >&2
  cat "$work/err" >&2
  exit 1
}

# brief WORD: a brief on standard output that WORD finds.
brief() {
  printf '%s rises\n\nThe %s rose on 27 April 2026. (cnbc.com)\n' "$1" "$1"
}

# soon WHAT COMMAND...: COMMAND succeeds within 8 s: 2 s are promised, but on a machine
# that does nothing else.
soon() {
  what=$1
  shift
  for _ in $(seq 80); do
    if "$@"; then return; fi
    sleep 0.1
  done
  fail "not in time: $what"
}

# stands WORD PATH...: WORD is found in these files, "-" in none.
stands() {
  word=$1
  shift
  found=$("$query" -f paths "$word" 2>/dev/null | sed "s,^$work/,," | tr '\n' ' ')
  [ "$found" = "$([ "$1" = - ] || printf '%s ' "$@")" ]
}

says() {
  grep -q -- "$1" "$work/$2"
}

# watch ARGUMENTS...: starts one and waits until it watches.
watch() {
  : >"$work/out"
  : >"$work/err"
  "$index" --watch -j 1 --today 2026-04-28 "$@" >"$work/out" 2>"$work/err" &
  watcher=$!
  soon 'the first update' says 'watching\|every second' err
}

# ends SIGNAL
ends() {
  code=0
  kill -s "$1" "$watcher"
  wait "$watcher" || code=$?
  watcher=
  [ "$code" = 0 ] || fail "exit $code on SIG$1"
}

mkdir -p "$briefs/old" "$work/elsewhere/deep"
brief alder >"$briefs/alder.txt"
brief birch >"$briefs/old/birch.txt"
watch "$briefs"
says '^2 added, 0 changed, 0 removed, 0 refused, 0 unchanged' out || fail 'first update'
stands birch briefs/old/birch.txt || fail 'the first update is committed'

brief cedar >"$briefs/cedar.txt"
soon 'a new file' stands cedar briefs/cedar.txt
tail -n 1 "$work/out" | grep -q '^1 added, 0 changed, 0 removed, 0 refused, 2 unchanged' ||
  fail 'the closing line of an update'

# As editors save: another file takes the name.
brief maple >"$briefs/.alder.tmp"
mv "$briefs/.alder.tmp" "$briefs/alder.txt"
soon 'write and rename' stands maple briefs/alder.txt
stands alder - || fail 'what was written over is gone'

mv "$briefs/cedar.txt" "$briefs/oak.txt"
soon 'a renamed file' stands cedar briefs/oak.txt
rm "$briefs/oak.txt"
soon 'a removed file' stands cedar -

# Folders: made at once with what is in them, moved in, within and out, and written to.
mkdir -p "$briefs/a/b"
brief elm >"$briefs/a/b/elm.txt"
soon 'a file in new folders' stands elm briefs/a/b/elm.txt
mv "$briefs/a" "$briefs/c"
soon 'a folder renamed' stands elm briefs/c/b/elm.txt
brief fir >"$briefs/c/b/fir.txt"
soon 'a file in a renamed folder' stands fir briefs/c/b/fir.txt
brief hazel >"$work/elsewhere/deep/hazel.txt"
mv "$work/elsewhere" "$briefs/moved"
soon 'a folder moved in' stands hazel briefs/moved/deep/hazel.txt
mv "$briefs/moved" "$work/elsewhere"
soon 'a folder moved out' stands hazel -
brief ivy >"$work/elsewhere/deep/ivy.txt"
mv "$briefs" "$work/away"
mv "$work/away" "$briefs"
brief juniper >"$briefs/c/juniper.txt"
soon 'the archive moved away and back' stands juniper briefs/c/juniper.txt
stands ivy - || fail 'a folder that was moved out is watched'

# What cannot be read is said once, and the watch goes on.
printf 'a\0b' >"$briefs/binary.txt"
soon 'a refusal' says 'binary.txt: binary' err
soon 'its closing line' says '0 added, 0 changed, 0 removed, 1 refused' out
brief larch >"$briefs/larch.txt"
soon 'a file beside a refused one' says '1 added, 0 changed, 0 removed, 1 refused' out
tail -n 2 "$work/out" | head -n 1 | grep -qx 'by format: 1 text' || fail 'the formats'
[ "$(grep -c 'binary.txt' "$work/err")" = 1 ] || fail 'a refusal is said again'
# Nobody holds the lock between updates.
"$index" -q -j 1 --today 2026-04-28 "$briefs" 2>/dev/null || [ $? = 1 ] || fail 'locked out'

brief poplar >"$briefs/poplar.txt"
soon 'a file before the end' stands poplar briefs/poplar.txt
ends TERM
stands poplar briefs/poplar.txt || fail 'committed'
"$index" --check >/dev/null || fail 'a sound index'

# One file that is watched by name; a signal from the keyboard; the report as JSON.
watch --format json "$briefs/larch.txt"
brief rowan >"$briefs/rowan.txt"
brief spruce >"$briefs/larch.txt"
soon 'a watched file' stands spruce briefs/larch.txt
stands rowan - || fail 'its neighbour is none of our business'
tail -n 1 "$work/out" | grep -q '^{"schema":1,"added":0,"changed":1,' || fail 'JSON'
ends INT

# Where the kernel has no room, files are looked at every second.
if unshare -Ur sh -c 'echo 0 >/proc/sys/user/max_inotify_instances' 2>/dev/null; then
  : >"$work/err"
  unshare -Ur sh -c 'echo 0 >/proc/sys/user/max_inotify_instances; exec "$@"' sh \
    "$index" --watch -j 1 --today 2026-04-28 "$briefs" >"$work/out" 2>"$work/err" &
  watcher=$!
  soon 'looking every second' says 'looking every second' err
  brief tulip >"$briefs/tulip.txt"
  soon 'a file that is polled' stands tulip briefs/tulip.txt
  ends TERM
else
  echo 'skipped: polling (no user namespaces here)'
fi
