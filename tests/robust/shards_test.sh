#!/bin/sh
# An index in shards holds and answers what one database does, here and from servers, also
# after changes and kills.
. "$(dirname "$0")/expect.sh"

[ "$many" -ge 1200 ] || many=1200  # below 500 files nothing comes in bulk
archive briefs "$many"
mkdir copies
for file in briefs/000000/*7_*.txt; do cp -p "$file" copies; done

# From bulk, and a few at a time, also with shards that hold nothing.
expect 0 debrief-index -q -d one briefs copies
expect 0 debrief-index -q -d four --shards 4 briefs copies
expect 0 debrief-index -q -d alone --shards 1 briefs copies
dump one wanted
dump alone got
same wanted got 'one shard'
[ "$(cat alone/XAPIANDB)" = "$(cat one/XAPIANDB)" ] || fail 'one shard: another stub'
dump four got
same wanted got 'four shards in bulk'
find briefs copies -name '*.txt' | xargs -n 300 debrief-index -q -d few --shards 4
expect 0 debrief-index -q -d few briefs copies
dump few got
same wanted got 'four shards, a few at a time'
find copies -name '*.txt' | head -n 2 | xargs debrief-index -q -d two
find copies -name '*.txt' | head -n 2 | xargs debrief-index -q -d empty --shards 64
dump two wanted
dump empty got
same wanted got 'more shards than briefs'

# What a word may end in is one word for the score, and of how many briefs each shard
# estimates by itself: 0.01 more or less.
alike_but_scores() {
  index=$1
  shift
  answer -d one "$@" | sed 's/"score":[0-9.]*,//g' >here
  answer $index "$@" | sed 's/"score":[0-9.]*,//g' >there
  cmp -s here there || fail "not alike but for scores: $index $*"
}
all_alike() {
  for question in openai 'openai microsoft' '"revenue share"' 'claim:(openai microsoft)' \
    'body:revenue NOT claim:(openai)' 'NOT claim:(said)' 'company:openai date:2026' \
    'share NEAR/3 revenue' '"revenue shar*"' 'xylophone' 'microsfot' \
    'company:aws' 'securities and exchange commission'; do
    alike_in_all_views "-d one" "$1" "$question"
  done
  alike_but_scores "$1" $every --sort newest -n 50 'mic* revenu*'
  alike "-d one" "$1" $every
  alike "-d one" "$1" --sort oldest -n 200
}
all_alike '-d four'
all_alike '-d few'

far=
if command -v xapian-tcpsrv >/dev/null; then
  for i in 0 1 2 3; do
    serve four/shard-$i
    far="$far -d 127.0.0.1:$port"
  done
  all_alike "$far"
fi

# What changes, in the shards in use and in bulk next to them.
for file in briefs/000000/*3_*.txt; do echo 'Intel sold 7 chips to Nvidia.' >>"$file"; done
for file in briefs/000000/*5_*.txt; do touch -d '2026-04-28 12:00' "$file"; done
rm briefs/000000/*9_*.txt copies/*17_*.txt
expect 0 debrief-index -q -d one briefs copies
expect 0 debrief-index -q -d four briefs copies
expect 0 debrief-index -q -d afresh briefs copies
dump afresh wanted
dump four got
same wanted got 'four shards, changed'
all_alike '-d four'
[ -z "$far" ] || all_alike "$far"
debrief-generate -n 700 --seed 8 -o more >/dev/null
expect 0 debrief-index -q -d one briefs copies more
expect 0 debrief-index -q -d four briefs copies more
dump one wanted
dump four got
same wanted got 'four shards, added in bulk'
expect 0 debrief-index -d four --compact
dump four got
same wanted got 'four shards, compacted'
all_alike '-d four'
[ -z "$far" ] || all_alike "$far"  # the servers found the new generations

# The number stays, unless all is made anew.
expect 0 debrief-index -d four --stats
says out 'shards         4'
expect 2 debrief-index -d four --shards 2 briefs
says err 'the index at four has 4 shards, not 2' '--rebuild --shards 2'
expect 2 debrief-index -d one --shards 2 briefs
says err 'the index at one has 1 shard, not 2'
expect 2 debrief-index -d one --shards 1 briefs
says err 'the index at one was made without --shards: it is not for servers' \
  '--rebuild --shards 1'
expect 0 debrief-index -q -d alone --shards 1 briefs copies more
dump alone got
same wanted got 'one shard for servers'
expect 0 debrief-index -q -d four --shards 4 briefs copies more
expect 0 debrief-index -q -d four --rebuild briefs copies more
[ "$(wc -l <four/XAPIANDB)" = 4 ] || fail 'rebuilt with another number of shards'
expect 0 debrief-index -q -d four --rebuild --shards 2 briefs copies more
[ "$(wc -l <four/XAPIANDB)" = 2 ] || fail 'not rebuilt with two shards'
[ -e four/shard-1 ] && [ ! -e four/shard-2 ] || fail 'stubs of shards that are gone'
dump four got
same wanted got 'rebuilt with two shards'

# And back to one that is not for servers.
for index in four alone; do
  expect 2 debrief-index -d $index --shards 0 briefs copies more
  says err "the index at $index was made for servers, with --shards" \
    "--rebuild --shards 0 FOLDER"
  expect 0 debrief-index -q -d $index --rebuild --shards 0 briefs copies more
  ls $index/gen-*/positions >out || fail 'its positions are not in a file'
  [ "$(wc -l <$index/XAPIANDB)" = 1 ] && [ ! -e $index/shard-0 ] ||
    fail 'still made of shards'
  expect 0 debrief-index -q -d $index --rebuild briefs copies more
  ls $index/gen-*/positions >out || fail 'a rebuild does not keep what it is made for'
  dump $index got
  same wanted got 'rebuilt without servers in mind'
done
expect 0 debrief-index -q -d four --shards 0 briefs copies more
expect 0 debrief-index -q -d alone --rebuild --shards 1 briefs copies more
expect 2 debrief-index -d four --shards 1 briefs
says err 'the index at four was made without --shards'
for bad in -1 65 many; do expect 2 debrief-index -d other --shards $bad briefs; done
expect 2 debrief-index -d one --shards 4 --stats
says err '--shards is for a run that writes an index'

# Killed at any moment while a few files at a time change, the next run mends it.
i=0
while [ $i -lt 40 ]; do
  for file in briefs/000000/*"$((i % 10))"_*.txt; do echo 'One more line.' >>"$file"; done
  rm -f "$(find briefs -name '*.txt' | sort | sed -n "$((i + 1))p")"
  debrief-index -d killed --shards 8 $(find briefs -name "*$((i % 10))_*.txt") \
    >out 2>&1 &
  sleep "0.$(printf %02d $i)"
  kill -9 $! 2>/dev/null || true
  wait $! 2>/dev/null || true
  if [ -e killed/XAPIANDB ]; then
    expect 0 debrief-index -d killed --check
    says_not out 'columns: of another state'  # they are of each commit, or not there yet
  fi
  i=$((i + 1))
done
expect 0 debrief-index -q -d killed briefs
rm -rf afresh
expect 0 debrief-index -q -d afresh briefs
dump afresh wanted
dump killed got
same wanted got 'killed'
