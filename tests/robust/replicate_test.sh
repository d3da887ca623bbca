#!/bin/sh
# A shard is copied to other machines by Xapian's own tools, first whole, then by what
# changed; the copies answer as the shards do, and a rebuild is copied whole again.
for tool in xapian-replicate xapian-replicate-server xapian-tcpsrv; do
  command -v $tool >/dev/null || { echo "no $tool (xapian-tools)"; exit 77; }
done
. "$(dirname "$0")/expect.sh"

XAPIAN_MAX_CHANGESETS=100
export XAPIAN_MAX_CHANGESETS
expect 0 debrief-index -q -d index --shards 2 "$1"/corpus/briefs
# It says nothing when it listens, and ends when the port is taken.
replicate_port=$((port + 5000))
for attempt in 1 2 3 4 5 6 7 8 9; do
  replicate_port=$((replicate_port + 1))
  setsid xapian-replicate-server --port $replicate_port . >replicating 2>&1 &
  server=$!
  sleep 0.5
  ! kill -0 $server 2>/dev/null || break
done
servers="$servers $server"

# copy_shards: into copy/shard-0 and copy/shard-1; what was said is in the file said.
copy_shards() {
  mkdir -p copy
  : >said
  for shard in shard-0 shard-1; do
    # Readers of an old state get no time to close: nobody reads it.
    expect 0 xapian-replicate --host 127.0.0.1 --port $replicate_port --master index/$shard \
      --reader-time 0 --one-shot --verbose copy/$shard
    cat out >>said
  done
}

all_alike() {
  for question in openai '"revenue share"' 'claim:(openai microsoft)' 'zebrafish'; do
    alike "-d index" "-d copy/shard-0 -d copy/shard-1" $every "$question"
    alike "-d index" "-d copy/shard-0 -d copy/shard-1" --view claims "$question"
  done
}
copy_shards
says said '1 copies, 0 changesets'
all_alike

# A few changes: they alone go over.
mkdir more
for n in 1 2 3 4 5 6; do
  brief more/$n.txt "Zebrafish at laboratory $n" "OpenAI bought zebrafish number $n."
done
expect 0 debrief-index -q -d index more
copy_shards
says said '0 copies'
says_not said '1 copies' '0 changesets'
expect 0 debrief-query -d copy/shard-0 -d copy/shard-1 zebrafish --count
says out 6
all_alike

# A rebuild is another database, and the copies are served as the shards are.
rm more/1.txt
expect 0 debrief-index -q -d index --rebuild "$1"/corpus/briefs more
copy_shards
says said '1 copies'
all_alike
far=
for shard in 0 1; do
  serve copy/shard-$shard
  far="$far -d 127.0.0.1:$port"
done
alike "-d index" "$far" $every openai
expect 0 debrief-index -d index --check

# A copy is looked after where it is written.
for action in --check --stats --compact; do
  expect 2 debrief-index -d copy/shard-0 $action
  says err 'copy/shard-0 is a copy of an index or a part of one' '-d DIR'
done

# An index that is not made to be copied keeps where words stand beside its database.
archive briefs 520  # enough to come in bulk
expect 0 debrief-index -q -d plain briefs
ls plain/gen-*/positions >out || fail "its positions are not in a file"
expect 0 xapian-replicate --host 127.0.0.1 --port $replicate_port --master plain \
  --reader-time 0 --one-shot copy/plain
alike "-d plain" "-d copy/plain" openai
for question in '"revenue share"' 'revenue share' 'claim:(openai said)'; do
  expect 2 debrief-query -d copy/plain "$question"
  says err 'came without its file of where words stand' \
    'debrief-index --shards 1 --rebuild FOLDER'
done
cp -R "plain/$(sed "s/auto //" plain/XAPIANDB)" whole
alike "-d plain" "-d whole" '"revenue share"'
