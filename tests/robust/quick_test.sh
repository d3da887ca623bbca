#!/bin/sh
# debrief-query is two programs: a quick one, that answers what most people ask, and the
# whole one, that it becomes otherwise. Both say the same, to the byte; the quick one alone
# answers all that it is there for, and says so where it cannot.
. "$(dirname "$0")/expect.sh"
build=$2
whole=$build/debrief-query-whole
[ -x "$whole" ] || { echo "only the whole program was built"; exit 77; }

mkdir alone
cp "$build/debrief-query" alone/quick

# same KIND ARGUMENTS: KIND "quick": answered without the whole program; "whole": not;
# "either": that does not matter.
same() {
  kind=$1
  shift
  code=0
  "$whole" "$@" >whole.out 2>whole.err || code=$?
  for program in debrief-query alone/quick; do
    own=0
    command=$program
    [ "$program" != debrief-query ] || command=$build/debrief-query
    "$command" "$@" >out 2>err || own=$?
    [ "$kind,$program" != either,alone/quick ] || continue
    if [ "$kind,$program" = whole,alone/quick ]; then
      grep -q 'debrief-query-whole is missing' err || fail "answered alone: $*"
      [ "$own" = 2 ] || fail "code $own, not 2: $*"
      continue
    fi
    sed 's/"elapsed_ms":[0-9.]*//' whole.out >wanted
    sed 's/"elapsed_ms":[0-9.]*//' out >given
    [ "$own" = "$code" ] && cmp -s wanted given && cmp -s whole.err err ||
      fail "$program is not as the whole program: $*
$(head -c 600 err)
$(diff wanted given | head -c 2000)"
  done
}

# What is asked of each index.
ask_all() {
  for question in revenue openai 'chief executive' '"chief executive"' revenue-share \
    'openai NOT revenue' 'revenue NEAR/4 share' 'claim:(openai microsoft)' 'reven*' \
    'opnai' 'zzzzqq' 'source:reuters.com deal' 'title:openai' 'company:nvidia deal' \
    'openai date:2025' ''; do
    for view in briefs claims facets timeline; do
      same "$1" -d "$2" --today 2026-06-30 -f json --view $view \
        --facets company,source,person,month -- "$question"
      same "$1" -d "$2" --today 2026-06-30 --view $view --sort newest -- "$question"
    done
    same "$1" -d "$2" --today 2026-06-30 --any -s reuters.com,bloomberg.com -- "$question"
    same "$1" -d "$2" --today 2026-06-30 --count --all-versions -- "$question"
  done
}

archive many 700  # below 500 files nothing comes in bulk
cp -Rp "$1/corpus/briefs" own
expect 0 debrief-index -q -d plain many own
ask_all quick plain

# Shown, listed, completed, saved far away or here.
id=$(debrief-query -d plain -n 1 -f json openai | grep -oE '"id":"[0-9a-f]{16}"' |
  head -n 1 | cut -d '"' -f 4)
same quick -d plain --show "$id"
same quick -d plain --show 0000
same quick --fields
same quick --version
same quick --help
same quick --complete compan debrief-query
same whole -d plain --like "$id" --today 2026-06-30
same whole -d plain --expand revenue
same whole -d plain --compare 2024 2025 revenue --today 2026-06-30
same whole -d plain --explain revenue
same whole -d plain --today 2026-06-30 openai nvidia amazon zebra lobster
same whole -d nowhere revenue
same whole -d plain 'revenue AND ('
same whole -d plain --nosuch revenue
same whole -d localhost:1 revenue
same quick -d 127.0.0.1:1 revenue

# After changes, from several parts, and with gaps in the numbers.
find many -name '*.txt' | sort | awk 'NR % 17 == 0' | xargs rm
find many -name '*.txt' | sort | awk 'NR % 23 == 0' | while read -r file; do
  echo 'The revenue share was settled, OpenAI said. (reuters.com)' >>"$file"
done
expect 0 debrief-index -q -d plain many own
ask_all quick plain
expect 0 debrief-index -q -d parts --shards 3 many own
ask_all either parts

# Far away, by number: over lines of our own.
if command -v xapian-tcpsrv >/dev/null; then
  serve parts
  for question in revenue openai 'chief executive' '"revenue share"' ''; do
    same quick -d "127.0.0.1:$port" --today 2026-06-30 -- "$question"
    same quick -d "127.0.0.1:$port" --today 2026-06-30 --view claims -- "$question"
  done
fi

# A file that is gone is for the whole program to speak of.
cp -R plain damaged
for table in damaged/gen-*/postlist.glass; do : >"$table"; done
same whole -d damaged revenue

# withstands ARGUMENTS...: whatever is damaged, neither program crashes, hangs or passes
# on what a terminal would act on, and what it cannot do it says. $place is named.
control=$(printf '[\001-\010\013-\037\177]')
withstands() {
  for program in debrief-query debrief-query-whole; do
    own=0
    timeout 20 "$build/$program" -d damaged --today 2026-06-30 "$@" >out 2>err || own=$?
    [ "$own" -le 2 ] || fail "$program ends with $own: $place: $*"
    [ "$own" != 2 ] || [ -s err ] || fail "$program says nothing: $place: $*"
    ! LC_ALL=C grep -q "$control" out err || fail "$program: control characters: $place"
  done
}

# Brings $random to another number, and 30 bytes made of such to that place of FILE.
random=7
overwrite() {
  bytes=
  i=0
  while [ $i -lt 30 ]; do
    random=$(((random * 1103515245 + 12345) % 2147483648))
    byte=$((random / 65536 % 256))
    bytes="$bytes\\0$((byte / 64))$((byte / 8 % 8))$((byte % 8))"
    i=$((i + 1))
  done
  at=$((random % $(stat -c %s "$1")))
  place="30 bytes at $at of $1"
  printf %b "$bytes" | dd of="$1" bs=1 seek="$at" conv=notrunc 2>/dev/null
}

used=$(sed -n 's/^auto //p' plain/XAPIANDB)
damaged_at() { echo "damaged/$used/$1"; }
restored() { rm -rf damaged && cp -R plain damaged; }

# What Xapian's own reader of the terms of a brief would believe: all briefs are read.
place='all bytes ff'
restored
table=$(damaged_at termlist.glass)
head -c "$(stat -c %s "$table")" /dev/zero | tr '\0' '\377' >ff && cp ff "$table"
withstands --view timeline --by mentioned
says err damaged
round=0
while [ $round -lt 60 ]; do
  cp "plain/$used/termlist.glass" "$table"
  overwrite "$table"
  withstands --view timeline --by mentioned
  [ $((round % 10)) != 0 ] || withstands --compare 2024 2025
  round=$((round + 1))
done

# All other files, each in turn damaged more and more.
for table in $(ls "plain/$used"); do
  [ -s "$(damaged_at "$table")" ] || continue
  restored
  for question in revenue '"chief executive"' 'claim:(openai date:2025)' 'reven*' ''; do
    overwrite "$(damaged_at "$table")"
    withstands -f json --view briefs -- "$question"
    withstands --view claims --facets none -- "$question"
    withstands --like "$id" -- "$question"
    withstands --expand -- "$question"
  done
done

# How deep its tables are is what Xapian believes of a version file.
restored
version=$(damaged_at iamglass)
cp "$version" version
at=16
while [ $at -lt "$(stat -c %s version)" ]; do
  cp version "$version"
  printf '\174' | dd of="$version" bs=1 seek=$at conv=notrunc 2>/dev/null
  place="124 at $at of the version file"
  withstands --count revenue
  at=$((at + 1))
done

# Two programs of different builds are not one.
built=$(grep -aoE -- '--built-as=[0-9a-f]{64}' "$whole" | head -n 1)
other=$(echo "$built" | tr 0-9 1-90)
LC_ALL=C sed "s/$built/$other/g" "$whole" >alone/debrief-query-whole
chmod +x alone/debrief-query-whole
expect 2 alone/quick -d plain --explain revenue
says err 'not of the same build' 'install both'
expect 0 alone/quick -d plain --count revenue
