#!/bin/sh
# What an index holds depends on the archive alone: not on the order, the threads or the
# number of runs in which it was read, nor on what was there in between.
. "$(dirname "$0")/expect.sh"

# is_afresh WHAT: the index holds what one made now of briefs/ would.
is_afresh() {
  rm -rf afresh
  expect 0 debrief-index -q -d afresh briefs
  dump afresh wanted
  dump index got
  same wanted got "$1"
}

archive all "$((many / 8))"
mkdir briefs
cp -Rp all/* briefs
expect 0 debrief-index -d index -j 1 briefs
is_afresh 'one thread'
expect 0 debrief-index -d index --rebuild -j 7 briefs
is_afresh 'seven threads'
expect 0 debrief-index -d index --rebuild $(find briefs -name '*.txt' | sort -r)
is_afresh 'the other way round'

# Twenty runs, a part of the files in each, then changes and their undoing.
rm -rf index
for part in 0 1 2 3 4 5 6 7 8 9; do
  expect 0 debrief-index -q -d index $(find briefs -name "*${part}_*.txt")
  expect 0 debrief-index -q -d index $(find briefs -name "*_*$part.txt") briefs/*/*00_*
done
expect 0 debrief-index -q -d index briefs
is_afresh 'twenty runs'
mv briefs/000000 away
mkdir briefs/other
brief briefs/other/new.txt 'Bedrock sells' 'OpenAI said it sells models.'
expect 0 debrief-index -q -d index briefs
is_afresh 'a folder gone'
mv away briefs/000000
rm -r briefs/other
expect 0 debrief-index -d index briefs
is_afresh 'the folder back'

# Editions of a brief: the groups follow the briefs, whichever came or went first.
grouped() { grep -c 'term XV:any' "$1" || true; }
before=$(grouped wanted)
for n in 0 1 2 3 4 5 6 7; do
  one=$(find briefs -name "*$n.txt" | sort | head -n 1)
  sed 's/ said / says /g' "$one" >"briefs/edition-$n.txt"
  echo 'The desk added one sentence on the weather of that week. (yle.fi)' \
    >>"briefs/edition-$n.txt"
  touch -r "$one" "briefs/edition-$n.txt"
  expect 0 debrief-index -q -d index briefs
done
is_afresh 'editions one after the other'
[ "$(grouped wanted)" -gt $((before + 8)) ] || fail "no groups: $(grouped wanted)"
rm briefs/edition-[0-3].txt $(find briefs -name '*4.txt' | sort | head -n 1)
expect 0 debrief-index -q -d index briefs
is_afresh 'editions gone'
rm -f briefs/edition-*
expect 0 debrief-index -q -d index briefs
is_afresh 'no editions left but those that were'

# Renamed is one change; touched is none.
rm -r briefs/*
for n in 1 2 3; do brief "briefs/$n.txt" "Title $n" "OpenAI said so $n times."; done
expect 0 debrief-index -d index briefs
mv briefs/3.txt briefs/three.txt
expect 0 debrief-index -d index briefs
says out '0 added, 1 changed, 0 removed, 0 refused, 2 unchanged'
is_afresh 'renamed'
touch -d '2026-04-28 13:00' briefs/1.txt
expect 0 debrief-index -d index briefs
says out '0 added, 0 changed, 0 removed, 0 refused, 3 unchanged'
is_afresh 'touched'

# Two copies are one brief with two paths, and with one when a copy goes, whichever.
for gone in copy.txt 1.txt; do
  cp -p briefs/1.txt briefs/copy.txt 2>/dev/null || cp -p briefs/copy.txt briefs/1.txt
  expect 0 debrief-index -d index briefs
  is_afresh 'two copies'
  expect 0 debrief-query -d index -f json 'title:title 1'
  says out "\"paths\":[\"$work/briefs/1.txt\",\"$work/briefs/copy.txt\"]" '"total":1,'
  rm "briefs/$gone"
  expect 0 debrief-index -d index briefs
  says out '0 added, 0 changed, 1 removed, 0 refused, 3 unchanged'
  is_afresh "without $gone"
done

# --keep-missing keeps what is gone until a run without it.
rm briefs/2.txt
expect 0 debrief-index -d index --keep-missing briefs
says out '0 added, 0 changed, 0 removed, 0 refused, 2 unchanged'
expect 0 debrief-query -d index title:2
expect 0 debrief-index -d index briefs
says out '0 added, 0 changed, 1 removed, 0 refused, 2 unchanged'
is_afresh 'no longer kept'

# A footer that only later turns out to be one, and then to be none.
rm briefs/*
for n in 1 2 3 4 5 6 7 8; do
  brief "briefs/$n.txt" "News $n of chips" "Nvidia sold $n chips to Intel."
  printf '\nBrewed nightly by the Quillfeather desk\n' >>"briefs/$n.txt"
  touch -d '2026-04-28 12:00' "briefs/$n.txt"
done
for upto in 2 4 6 8; do
  expect 0 debrief-index -q -d index $(seq -f 'briefs/%.0f.txt' $upto)
  expect 0 debrief-index -q -d growing $(seq -f 'briefs/%.0f.txt' $upto)
  [ $upto -gt 4 ] || expect 0 debrief-query -d growing quillfeather
done
expect 1 debrief-query -d growing quillfeather
expect 0 debrief-index -q -d index briefs
is_afresh 'a footer'
rm briefs/[3-8].txt
expect 0 debrief-index -q -d index briefs
is_afresh 'a footer no longer'
expect 0 debrief-query -d index quillfeather

# Days in numbers, of which only later briefs tell which is the month.
rm briefs/*
for n in 1 2 3 4 5 6; do
  printf -- '---\ndate: 0%s/05/2024\n---\n# Tide %s\n\nThe sea rose %s cm. (yle.fi)\n' \
    $n $n $n >"briefs/$n.md"
  touch -d '2024-11-28 12:00' "briefs/$n.md"
done
expect 0 debrief-index -q -d index briefs
expect 0 debrief-query -d index -f json 'title:tide date:2024-06-05'
says out '"date_confidence":"low"'
printf -- '---\ndate: 04/27/2024\n---\n# Ebb\n\nThe sea fell. (yle.fi)\n' >briefs/7.md
expect 0 debrief-index -q -d index briefs
expect 0 debrief-query -d index -f json 'title:tide date:2024-06-05'
says out '"date_confidence":"medium"'
is_afresh 'months come first'
rm briefs/7.md
expect 0 debrief-index -q -d index briefs
is_afresh 'nobody knows again'
