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

# Damage is for the whole program to speak of.
cp -R plain damaged
for table in damaged/gen-*/postlist.glass; do : >"$table"; done
same whole -d damaged revenue
