#!/bin/sh
# debrief-query between other programs: what pipes, prompts, fzf, xargs and --watch see of
# it. Usage: terminal_test.sh SOURCE BUILD
set -eu

build=$(cd "$2" && pwd)
briefs=$(cd "$1" && pwd)/corpus/briefs
PATH="$build:$PATH"
work=$(mktemp -d)
watcher=
trap '[ -z "$watcher" ] || kill "$watcher" 2>/dev/null || true; rm -rf "$work"' EXIT
export HOME="$work" DEBRIEF_DB="$work/index" TERM=xterm
unset XDG_CONFIG_HOME XDG_STATE_HOME XDG_DATA_HOME NO_COLOR PAGER
cd "$work"
mkdir 'my briefs'
cp "$briefs"/00*.txt 'my briefs'
debrief-index -q --today 2025-07-01 'my briefs'

fail() {
  echo "$1" >&2
  for file in out err; do
    [ ! -f $file ] || { echo "--- $file:" && cat $file; } >&2
  done
  exit 1
}

# A reader that goes away is no error, and leaves no word behind.
for format in text json jsonl csv paths oneline; do
  {
    { code=0; debrief-query --limit 1000 -f $format 2>err || code=$?; echo $code >code; } |
      head -n 1 >/dev/null
  }
  [ ! -s err ] || fail "$format: a message behind head"
  [ "$(cat code)" = 0 ] || fail "$format: exit $(cat code) behind head"
done
debrief-query --help 2>err | true
[ ! -s err ] || fail 'help: a message'
for program in debrief-index debrief-query; do
  $program --help >out
  awk 'length > 80 { print; wide = 1 } END { exit wide }' out >&2 ||
    fail "$program --help is wider than a terminal"
done

# Errors are on standard error only; answers on standard output only.
for bad in --veiw '-d nowhere x' 'sorce:x' '"open' --new @nosuch '--show=x -f csv'; do
  code=0
  # shellcheck disable=SC2086
  debrief-query $bad >out 2>err || code=$?
  [ "$code" = 2 ] && [ ! -s out ] && [ -s err ] || fail "$bad: exit $code"
done
debrief-query tiktok >out 2>err || fail 'an answer'
[ ! -s err ] || fail 'an answer on standard error'
LC_ALL=C grep -q "$(printf '\033')" out && fail 'escapes in a pipe'

# Counts and silence.
all=$(debrief-query tiktok -n 1000 -f jsonl | wc -l)
claims=$(debrief-query tiktok -n 1000 -f jsonl --view claims | wc -l)
[ "$all" -gt 3 ] && [ "$claims" -gt "$all" ] || fail 'briefs to find'
[ "$(debrief-query tiktok --count)" = "$all" ] || fail 'count'
[ "$(debrief-query tiktok --count --view claims)" = "$claims" ] || fail 'count of claims'
code=0
debrief-query zeppelin --count >out || code=$?
[ "$code $(cat out)" = '1 0' ] || fail 'a count of nothing'
debrief-query tiktok -q >out 2>err || fail 'quiet'
[ ! -s out ] && [ ! -s err ] || fail 'quiet prints'
code=0
debrief-query source:cnbcc.com -q >out 2>err || code=$?
[ "$code" = 1 ] && [ ! -s out ] && [ ! -s err ] || fail 'quiet prints notes'

# Paths with blanks in them.
[ "$(debrief-query tiktok -f paths -0 | xargs -0 ls -- | wc -l)" = "$all" ] || fail 'xargs -0'
[ "$(debrief-query tiktok -f paths -0 | tr -d -c '\0' | wc -c)" = "$all" ] || fail 'NUL'

# A line for each hit, and its preview: what the recipe for fzf runs.
debrief-query tiktok -f oneline -n 0 >out && [ ! -s out ] || fail 'no lines'
debrief-query tiktok -f oneline -n 10000 --sort oldest >lines
[ "$(wc -l <lines)" = "$all" ] || fail 'lines'
[ "$(awk -F '\t' '{print NF}' lines | sort -u)" = 5 ] || fail 'fields of a line'
cut -f 2 lines | sort -c || fail 'dates in order'
[ "$(debrief-query tiktok --view claims -f oneline | awk -F '\t' '{print NF}' |
  sort -u)" = 6 ] || fail 'fields of a claim'
id=$(cut -f 1 lines | head -n 1)
FZF_PREVIEW_COLUMNS=30 debrief-query --preview "$id" >out
sed "s/$(printf '\033')[^m]*m//g" out | grep -v '^.my briefs' |
  awk 'length($0) > 34 {exit 1}' || fail 'a preview of 30 columns'
grep -q "$(printf '\033')" out || fail 'fzf knows colours'
NO_COLOR=1 FZF_PREVIEW_COLUMNS=30 debrief-query --preview "$id" |
  grep "$(printf '\033')" && fail 'NO_COLOR in a preview'
if command -v fzf >/dev/null; then
  debrief-query tiktok -f oneline -n 10000 |
    fzf --delimiter '\t' --with-nth 2,3 --filter 'supreme' | cut -f 1 >out
  [ "$(wc -l <out)" = 1 ] || fail 'fzf'
  debrief-query --preview "$(cat out)" | grep -q 'Supreme Court' || fail 'fzf: preview'
else
  echo 'skipped: fzf is not installed'
fi

# A standing question from cron: told once, then shown, then nothing.
debrief-query --save watch tiktok >/dev/null
debrief-query @watch --new -q || fail 'new to begin with'
debrief-query @watch --new -q && fail 'told twice'
[ "$(debrief-query @watch --new --count)" = "$all" ] || fail 'not shown yet'
debrief-query @watch --new -f paths >out || fail 'shown'
[ "$(wc -l <out)" = "$all" ] || fail 'all of them shown'
debrief-query @watch --new >out && fail 'shown twice'
for change in --compact "--rebuild -q" ; do
  if [ "$change" = --compact ]; then debrief-index --compact >/dev/null; else
    debrief-index --rebuild -q --today 2025-07-01 'my briefs'; fi
  debrief-query @watch --new -q && fail "new after $change"
done

# soon WHAT COMMAND...: within 8 s, on a busy machine.
soon() {
  what=$1
  shift
  for _ in $(seq 80); do
    if "$@"; then return; fi
    sleep 0.1
  done
  fail "not in time: $what"
}
says() { grep -q -- "$1" out; }
lines() { [ "$(wc -l <out)" = "$1" ]; }

# starts ARGUMENTS...: a watch; ends SIGNAL CODE
starts() {
  : >out
  debrief-query --watch --today 2025-07-01 "$@" >out 2>err &
  watcher=$!
}
ends() {
  kill -s "$1" "$watcher"
  code=0
  wait "$watcher" || code=$?
  watcher=
  [ "$code" = "$2" ] || fail "exit $code on SIG$1"
  [ ! -s err ] || fail 'a message from --watch'
}
brief() {
  printf '%s rises\n\nThe %s rose on 27 April 2025. (cnbc.com)\n' "$1" "$1" \
    >"my briefs/$1.txt"
  debrief-index -q --today 2025-07-01 'my briefs'
}
starts alder --count
soon 'the first answer' says '^0$'
brief alder
soon 'an answer to a commit' says '^1$'
debrief-index -q --rebuild --today 2025-07-01 'my briefs'
brief cedar
rm 'my briefs/alder.txt'
debrief-index -q --today 2025-07-01 'my briefs'
soon 'an answer after a rebuild' sh -c '[ "$(tail -n 1 out)" = 0 ]'
ends TERM 1
debrief-query --save birch birch >/dev/null
starts @birch --new -f oneline
brief birch
soon 'what is new' lines 1
brief elm
printf '\nbirch again\n' >>'my briefs/elm.txt'
debrief-index -q --today 2025-07-01 'my briefs'
soon 'only what is new' lines 2
ends INT 0
