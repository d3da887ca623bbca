#!/bin/sh
# What is found by lists that servers send is what they find, and what an index here does,
# through all that an index goes through.
. "$(dirname "$0")/expect.sh"

command -v xapian-tcpsrv >/dev/null || exit 0
archive briefs 500
expect 0 debrief-index -q -d one briefs
expect 0 debrief-index -q -d two --shards 2 briefs
serve_two() {
  far=
  for i in 0 1; do
    serve two/shard-$i
    far="$far -d 127.0.0.1:$port"
  done
}
serve_two
kept=$XDG_CACHE_HOME/debrief/columns
is_kept() { ls "$kept" | grep -q order-; }

all_alike() {
  for question in openai wetlands xylophone 'said openai' 'openai NOT said' '"chief executive"' \
    'said OR wetlands OR xylophone' 'title:deal' '"said chief executive" OR openai' 'openai said chief' 'company:openai source:reuters.com' \
    'openai date:2024..' 'said NEAR openai' 'NOT said' 'sai*' 'openai -source:cnbc.com'; do
    alike '-d one' "$far" "$question"
    alike '-d one' "$far" --facets none --sort newest -n 30 "$question"
    alike '-d one' "$far" --sort oldest --offset 3 -n 7 "$question"
    alike '-d one' "$far" --all-versions --any -n 20 --offset 5 "$question"
    alike '-d one' "$far" --view claims -n 15 "$question"
  done
}

all_alike
is_kept || fail 'no order is kept'
all_alike

# After a change, also of as many briefs and words, and served anew.
for file in briefs/000000/*3_*.txt; do sed -i 's/OpenAI/Nvidia/g' "$file"; done
expect 0 debrief-index -q -d one briefs
expect 0 debrief-index -q -d two briefs
expect 0 debrief-index -d two --check
all_alike
all_alike

# With numbers that no brief has any more.
rm briefs/000000/*5_*.txt
expect 0 debrief-index -q -d one briefs
expect 0 debrief-index -q -d two briefs
expect 0 debrief-index -d two --check
all_alike
all_alike
expect 0 debrief-index -q -d two --compact
expect 0 debrief-index -d two --check
