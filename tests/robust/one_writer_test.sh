#!/bin/sh
# One writer at a time, which a second one names; readers meanwhile never meet an error,
# whatever is committed, rebuilt or compacted under them; and what vanishes or changes
# while it is read spoils nothing else.
. "$(dirname "$0")/expect.sh"

archive briefs "$many"
expect 0 debrief-index -d index briefs/000000

debrief-index -d index --rebuild briefs >first 2>&1 &
writer=$!
while kill -0 $writer 2>/dev/null && [ "$(cat index/lock)" != $writer ]; do :; done
code=0
debrief-index -d index briefs >out 2>err || code=$?
if kill -0 $writer 2>/dev/null; then
  [ $code = 2 ] || fail "a second writer: exit code $code"
  says err "another debrief-index (process $writer) is writing to index"
  expect 2 debrief-index -d index --compact
  expect 0 debrief-query -d index --view count ''
fi
wait $writer || fail "the first writer: $(cat first)"

# Readers, all the while that an index grows, is rebuilt and compacted.
(
  while [ ! -e stop ]; do
    for view in briefs claims facets timeline; do
      debrief-query -d index --view $view -n 3 'company:microsoft OR the' >answer 2>&1 ||
        { echo "$view: exit code $?" && cat answer; } >>trouble
    done
    debrief-index -d index --stats >answer 2>&1 || cat answer >>trouble
    sleep 0.1  # leaves the writer some time
  done
) &
readers=$!
for round in 1 2; do
  expect 0 debrief-index -d index --rebuild briefs/000000
  expect 0 debrief-index -d index briefs
  expect 0 debrief-index -d index --compact
  mv briefs/000001 away
  expect 0 debrief-index -d index briefs
  mv away briefs/000001
done
touch stop
wait $readers
[ ! -e trouble ] || fail "readers had trouble: $(head -n 20 trouble)"

# A folder that vanishes and files that change while they are read.
expect 0 debrief-index -d index --rebuild briefs/000000
cp -r briefs vanishing
debrief-index -d index vanishing >out 2>err &
indexer=$!
rm -r vanishing/000001 &
for file in vanishing/000000/*; do echo 'One line more.' >>"$file"; done
wait
code=0
wait $indexer || code=$?
[ $code -le 1 ] || fail "files that vanish: exit code $code: $(cat err)"
says_not err terminate
expect 0 debrief-index -d index vanishing
expect 0 debrief-index -d index --check
rm -r briefs
expect 0 debrief-index -d index briefs
dump index got
expect 0 debrief-index -d afresh vanishing
dump afresh wanted
same wanted got 'changed while it was read'
