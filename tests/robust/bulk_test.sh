#!/bin/sh
# Many briefs at once go past Xapian's writer: the index is the same as when they come a
# few at a time, in bounded memory, and a run that fails or is stopped leaves what it found.
. "$(dirname "$0")/expect.sh"

[ "$many" -ge 1500 ] || many=1500  # below 500 files nothing comes in bulk
archive all "$many"

# The same briefs at other places, with another footer, and what holds none.
mkdir -p briefs/copies
cp -Rp all/000000 briefs/0
[ ! -d all/000001 ] || cp -Rp all/000001 briefs/1
for file in briefs/0/*7_*.txt; do cp -p "$file" "briefs/copies/${file##*/}"; done
for file in briefs/0/*17_*.txt; do cp -p "$file" "briefs/0/000_${file##*/}"; done
for n in 1 2 3 4 5 6 7 8; do
  brief "briefs/copies/footer$n.txt" "News $n of chips" "Nvidia sold $n chips to Intel."
  printf '\nBrewed nightly by the Quillfeather desk\n' >>"briefs/copies/footer$n.txt"
  touch -d '2026-04-28 12:00' "briefs/copies/footer$n.txt"
done
: >briefs/copies/empty.txt

# few INDEX FILE...: so few at a time that each goes through Xapian's writer.
few() {
  index=$1
  shift
  printf '%s\n' "$@" | xargs -n 300 sh -c '
    debrief-index -q -d "$0" "$@" >/dev/null 2>&1 || [ $? = 1 ]' "$index" ||
    fail 'cannot index a few at a time'
}

few few $(find briefs -name '*.txt')
expect 1 debrief-index -d few briefs
dump few wanted

expect 1 debrief-index -d bulk -j 3 briefs
dump bulk got
same wanted got 'in bulk'
expect 1 debrief-index -d bulk --rebuild -j 1 briefs
dump bulk got
same wanted got 'rebuilt in bulk'
expect 1 debrief-index -d bulk briefs
says out '0 added, 0 changed, 0 removed, 1 refused'

# A large addition to what is there, while some of that changes and goes.
expect 0 debrief-index -q -d grown $(find briefs/0 -name '*[02468]_*.txt') briefs/copies/f*
echo 'One line more.' >"$(find briefs/0 -name '*10_*.txt' | head -n 1)"
rm $(find briefs/0 -name '*22_*.txt')
expect 1 debrief-index -d grown briefs
expect 1 debrief-index -d afresh briefs
dump grown got
dump afresh wanted
same wanted got 'added in bulk'

# Memory does not grow with the archive; 160 MB of data are enough for any. A sanitizer
# takes more before it begins.
(
  [ -n "${DEBRIEF_MANY:-}" ] || ulimit -d 160000
  expect 1 debrief-index -q -j 2 -d bounded briefs
)
dump bounded got
same wanted got 'in bounded memory'

# No file may grow over a megabyte: a disk that is full in the middle of it.
expect 0 debrief-index -q -d failed "$(find briefs/0 -name '*33_*.txt' | head -n 1)"
dump failed before
for rebuild in '' --rebuild; do
  (
    trap '' XFSZ
    ulimit -f 2000
    expect 2 debrief-index -d failed $rebuild briefs
    says err 'cannot write' 'File too large'
  )
  dump failed after
  same before after 'a run that failed'
done
expect 1 debrief-index -q -d failed briefs
dump failed got
same wanted got 'completed'

# Stopped, it keeps what it has read, and goes on from there.
debrief-index -d stopped briefs >out 2>err &
sleep 0.5
kill -INT $! 2>/dev/null || true
wait $! || true
expect 0 debrief-index -d stopped --check
expect 1 debrief-index -q -d stopped briefs
dump stopped got
same wanted got 'stopped'
