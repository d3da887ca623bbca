#!/bin/sh
# On a full disk a run ends with 2 and says so, the index stays at its last commit, and
# the next run completes it. Skipped where no small file system can be mounted.
if [ "${3:-}" != mounted ]; then
  command -v unshare >/dev/null && unshare --map-root-user --mount true 2>/dev/null || {
    echo 'skipped: no file system can be mounted here'
    exit 77
  }
  exec unshare --map-root-user --mount sh "$0" "$1" "$2" mounted
fi
. "$(dirname "$0")/expect.sh"

mkdir disk
mount -t tmpfs -o size=6m tmpfs disk || exit 77
trap 'cd / && umount "$work/disk"; rm -rf "$work"' EXIT

[ "$many" -ge 1500 ] || many=1500
archive briefs "$many"

# What certainly does not fit is not even begun.
expect 2 debrief-index -d disk/index briefs
says err 'not enough room at disk/index' 'to index 5 MB of briefs takes about 17 MB'
expect 1 debrief-query -d disk/index --view count ''
rm -r disk/index

expect 0 debrief-index -d disk/index $(ls -d briefs/000000/*0_*)
dump disk/index before

# A few at a time, so that Xapian's writer takes them, until it cannot go on.
ls -d briefs/*/* | split -l 400 - part-
for part in part-*; do
  code=0
  debrief-index -q -d disk/index $(cat "$part") >out 2>err || code=$?
  [ $code = 0 ] || break
done
[ $code = 2 ] || fail "the disk never filled up, or exit code $code"
says err 'cannot write the index at disk/index' 'No space left'
dump disk/index after
expect 0 debrief-query -d disk/index --view count ''

# Nor does one that is rebuilt lose what it replaces.
expect 2 debrief-index -d disk/index --rebuild briefs
dump disk/index rebuilt
same after rebuilt 'a rebuild without room'

mount -o remount,size=500m disk
expect 0 debrief-index -d disk/index briefs
expect 0 debrief-index -d whole briefs
dump disk/index got
dump whole wanted
same wanted got 'completed'

if [ -e /dev/full ]; then
  code=0
  debrief-query -d whole '' >/dev/full 2>err || code=$?
  [ $code = 2 ] || fail "answers to a full disk: exit code $code"
  says err 'cannot write to standard output'
fi
