#!/bin/sh
# What servers sent to be counted by is kept and counted by again, answers stay what they
# were, and nothing kept outlives the state of the index that it was of.
. "$(dirname "$0")/expect.sh"

command -v xapian-tcpsrv >/dev/null || exit 0
archive briefs 400
expect 0 debrief-index -q -d two --shards 2 briefs
far=
for i in 0 1; do
  serve two/shard-$i
  far="$far -d 127.0.0.1:$port"
done
kept=$XDG_CACHE_HOME/debrief/columns
facets=company,source,person,domain,format,month,year

all_alike() {
  alike '-d two' "$far" --facets $facets 'NOT xylophone'
  alike '-d two' "$far" --facets $facets --facet-limit 0 said
  alike '-d two' "$far" --facets $facets --sort oldest -n 3 said
  alike '-d two' "$far" --facets $facets --sort newest --all-versions openai
  alike '-d two' "$far" --facets $facets company:openai source:reuters.com
  alike '-d two' "$far" --facets $facets xylophone
}
tables() { ls "$kept" | grep -c -e - || true; }

all_alike  # as they come
[ "$(tables)" = 8 ] || fail "not each facet and the order is kept: $(ls "$kept")"
[ "$(stat -c %a "$kept")" = 700 ] || fail 'others may read what is kept'
all_alike  # as they are kept

# It is what is counted by.
cp -r "$kept" before
LC_ALL=C sed -i 's/OpenAI/OpenZZ/' "$kept"/company-*/facets
expect 0 debrief-query $far --facets company said
says out OpenZZ
rm -r "$kept" && cp -r before "$kept"

# What is kept is not written again for a question that wants more, or asks twice.
rm -r "$kept"/*-*
expect 0 debrief-query $far --facets company --sort oldest 'NOT xylophone'
first=$(stat -c %i "$kept"/company-*/facets)
expect 0 debrief-query $far --facets company,person 'NOT xylophone'
[ "$(stat -c %i "$kept"/company-*/facets)" = "$first" ] || fail 'written again'
[ "$(tables)" = 3 ] || fail "not two and the order: $(ls "$kept")"
rm -r "$kept" && cp -r before "$kept"

# Damaged, it comes again.
for table in "$kept"/*/facets; do truncate -s 99 "$table"; done
all_alike
cmp "$kept"/company-*/facets before/company-*/facets || fail 'not kept again'

# Another state of the index is another table, also of as many briefs and words.
for file in briefs/000000/*3_*.txt; do sed -i 's/OpenAI/Nvidia/g' "$file"; done
expect 0 debrief-index -q -d two briefs
all_alike
all_alike
[ "$(tables)" -gt 8 ] || fail "no other tables: $(ls "$kept")"

# Where nothing can be kept, nothing is missing.
(
  XDG_CACHE_HOME=/dev/null
  all_alike
)
(
  unset XDG_CACHE_HOME HOME
  all_alike
)

# While another process keeps something, nobody waits for it.
rm -r "$kept"/*-*
expect 0 flock "$kept/lock" timeout 20 debrief-query $far --facets $facets 'NOT xylophone'
[ "$(tables)" = 0 ] || fail 'kept beside another process'
