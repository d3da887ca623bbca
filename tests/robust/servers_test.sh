#!/bin/sh
# Index servers answer as one local index does; one that is dead is named, or left out.
command -v xapian-tcpsrv >/dev/null || { echo "no xapian-tcpsrv (xapian-tools)"; exit 77; }
. "$(dirname "$0")/expect.sh"

n=0
for file in "$1"/corpus/briefs/*; do
  n=$((n + 1))
  mkdir -p all part$((n % 3))
  cp -p "$file" all
  cp -p "$file" part$((n % 3))
done
local= far=
for i in 0 1 2; do
  expect 0 debrief-index -q -d db$i --shards 1 part$i
  local="$local -d db$i"
  serve db$i
  far="$far -d 127.0.0.1:$port"
  eval port$i=$port server$i=$server
done

for question in openai 'openai microsoft' '"revenue share"' 'claim:(openai microsoft)' \
  'summary:openai' 'body:revenue NOT claim:(openai)' 'NOT claim:(said)' \
  'claim:(revenue source:cnbc.com) OR bedrock' 'openai nvidia zebra lobster revenue' \
  'share NEAR/3 revenue' '"revenue shar*"' 'company:openai date:2026' 'xylophone' \
  'openai claim:(revenue) NOT claim:(nvidia)' 'summary:openai OR body:"revenue share"' \
  'outlets:2.. claim:(revenue outlets:2..)' 'mentioned:2025 body:openai'; do
  alike_in_all_views "$local" "$far" "$question"
done
alike "$local" "$far" $every
alike "$local" "$far" $every -s cnbc.com,reuters.com -c openai,microsoft
alike "$local" "$far" $every --view claims -s cnbc.com,reuters.com revenue
alike "$local" "$far" --sort oldest -n 200
# One here, two served.
mixed="-d db0 -d 127.0.0.1:$port1 -d 127.0.0.1:$port2"
for question in openai 'openai microsoft' 'claim:(openai microsoft)' 'body:revenue'; do
  alike "$local" "$mixed" $every "$question"
  alike "$local" "$mixed" $every --view claims "$question"
  alike "$local" "$mixed" $every --sort oldest "$question"
done

# One is dead: it is named; --partial answers from the rest and says so.
kill "$server1"
wait "$server1" 2>/dev/null || true
expect 2 debrief-query $far openai
says err "127.0.0.1:$port1" 'does not answer' '--partial'
expect 0 debrief-query $far --partial openai -f json
says out "\"partial\":[\"127.0.0.1:$port1\"]"
says err "127.0.0.1:$port1 does not answer and is left out"
answer -d db0 -d db2 openai >here
answer $far --partial openai | sed '1d; s/"partial":[^]]*\],//' >there
cmp -s here there || fail "the rest does not answer as it would alone"

# One hangs: that is an error too, after a while.
kill -STOP "$server2"
expect 2 debrief-query $far openai
says err 'does not answer'
expect 0 debrief-query $far --partial openai
says err "127.0.0.1:$port2 does not answer and is left out"
kill -CONT "$server2"

kill "$server0" "$server2"
expect 2 debrief-query $far --partial openai
says err 'no index server answers'
