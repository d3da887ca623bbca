#!/bin/sh
# Killed at any moment, the index opens at its last commit and the next run completes it;
# stopped by SIGINT or SIGTERM it ends by itself, with what it had read.
. "$(dirname "$0")/expect.sh"

kills=30

archive briefs "$many"
expect 0 debrief-index -d undisturbed briefs
dump undisturbed wanted

# opens INDEX: an index that was begun is one, with whatever was committed.
opens() {
  [ ! -e "$1/XAPIANDB" ] || expect 0 debrief-index -d "$1" --check
}

# The time of a whole run in hundredths of a second: kills fall anywhere within it.
begin=$(date +%s%N)
expect 0 debrief-index -d timed briefs
whole=$((($(date +%s%N) - begin) / 10000000 + 1))

i=0
while [ $i -lt $kills ]; do
  moment=$((whole * i / kills + 1))
  debrief-index -d killed $([ $((i % 3)) = 0 ] && echo --rebuild) briefs >out 2>&1 &
  sleep "$((moment / 100)).$(printf %02d $((moment % 100)))"
  kill -9 $! 2>/dev/null || true
  wait $! 2>/dev/null || true
  opens killed
  i=$((i + 1))
done
expect 0 debrief-index -d killed briefs
dump killed got
same wanted got 'killed'

# Some files change between kills as well.
i=0
while [ $i -lt 10 ]; do
  for file in briefs/*/*"$i"_*; do echo 'One line more.' >>"$file"; done
  debrief-index -d killed briefs >out 2>&1 &
  sleep "0.0$i"
  kill -9 $! 2>/dev/null || true
  wait $! 2>/dev/null || true
  opens killed
  i=$((i + 1))
done
expect 0 debrief-index -d killed briefs
expect 0 debrief-index -d afresh briefs
dump killed got
dump afresh wanted
same wanted got 'killed while updating'

for signal in INT TERM; do
  debrief-index -d stopped-$signal briefs >out 2>err &
  sleep "$((whole / 200)).$(printf %02d $((whole / 2 % 100)))"
  kill -$signal $! 2>/dev/null || true  # it may be done by now
  code=0
  wait $! || code=$?
  [ $code = 0 ] || says err 'stopped; what was read is kept'
  expect 0 debrief-index -d stopped-$signal --check
  expect 0 debrief-index -d stopped-$signal briefs
  dump stopped-$signal got
  same wanted got "stopped by SIG$signal"
done
