#!/bin/sh
# Index servers answer as one local index does; one that is dead is named, or left out.
command -v xapian-tcpsrv >/dev/null || { echo "no xapian-tcpsrv (xapian-tools)"; exit 77; }
. "$(dirname "$0")/expect.sh"

pids=
end_servers() {
  for pid in $pids; do kill "$pid" 2>/dev/null || true; done
  rm -rf "$work"
}
trap end_servers EXIT

# serve INDEX: on a free port, which becomes $port.
port=$((20000 + $$ % 20000))
serve() {
  for attempt in 1 2 3 4 5 6 7 8 9; do
    port=$((port + 1))
    # A server that is ended ends its process group: so one of its own.
    setsid xapian-tcpsrv --port $port "$1" >served 2>&1 &
    server=$!
    for wait in 1 2 3 4 5 6 7 8 9 10; do
      ! grep -q Listening served || { pids="$pids $server"; return 0; }
      kill -0 $server 2>/dev/null || break
      sleep 0.2
    done
  done
  fail "no server starts: $(cat served)"
}

n=0
for file in "$1"/corpus/briefs/*; do
  n=$((n + 1))
  mkdir -p all part$((n % 3))
  cp -p "$file" all
  cp -p "$file" part$((n % 3))
done
local= far=
for i in 0 1 2; do
  expect 0 debrief-index -q -d db$i part$i
  local="$local -d db$i"
  serve db$i
  far="$far -d 127.0.0.1:$port"
  eval port$i=$port server$i=$server
done

# What an answer says, but for how long it took.
answer() { debrief-query "$@" -f json 2>&1 | sed 's/"elapsed_ms":[0-9.e-]*,//'; }

# alike ARGUMENTS: the same answer from here and from the servers.
alike() {
  answer $local "$@" >here
  answer $far "$@" >there
  cmp -s here there || fail "not alike: $*
$(head -c 1500 here)
$(head -c 1500 there)"
}
every='--facets company,source,person,month,domain,place,format,year'
for question in openai 'openai microsoft' '"revenue share"' 'claim:(openai microsoft)' \
  'summary:openai' 'body:revenue NOT claim:(openai)' 'NOT claim:(said)' \
  'claim:(revenue source:cnbc.com) OR bedrock' 'openai nvidia zebra lobster revenue' \
  'share NEAR/3 revenue' '"revenue shar*"' 'company:openai date:2026' 'xylophone'; do
  alike $every "$question"
  alike $every --view claims -n 50 "$question"
  alike $every --sort oldest --offset 2 -n 5 "$question"
  alike --view timeline --sort newest "$question"
done
alike $every
alike $every -s cnbc.com,reuters.com -c openai,microsoft
alike $every --view claims -s cnbc.com,reuters.com revenue
alike --sort oldest -n 200

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
