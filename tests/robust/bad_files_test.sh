#!/bin/sh
# Files that are no briefs are refused, each with its reason; all others are indexed, and
# nothing that a terminal would act on is passed on from their text or names.
. "$(dirname "$0")/expect.sh"

escape=$(printf '\033')
bell=$(printf '\007')

mkdir briefs index
cd briefs
brief good.txt 'Bedrock sells' 'OpenAI said it sells models on Bedrock.'
brief also-good.txt 'Chips are short' 'Nvidia said chips are short.'
brief "name${escape}[31mred.txt" 'Odd name' 'Intel said names are odd.'
brief escapes.txt "Title ${escape}[31mred" "Apple said ${escape}]0;owned$bell it is."
: >empty.txt
printf '   \n\t\n\n' >blank.txt
: >"no${escape}[2Jthing.txt"
printf 'Title\n\n\000\001\002\377 (reuters.com)\n' >binary.txt
printf 'Ti\000tle\n\nText. (reuters.com)\n' >nul.txt
printf 'Caf\351 opens\n\nIt \377\376 opened. (reuters.com)\n' >not-utf-8.txt
truncate -s 200M 200-megabytes.txt
{ echo 'A long line' && echo && head -c 10000000 /dev/zero | tr '\0' a; } >long-line.txt
ln -s nowhere dangling.txt
ln -s loop.txt loop.txt
ln -s . folder-loop
mkfifo pipe.txt
ln -s ../index link-to-the-index
cd ..

refused='200-megabytes.txt: 200 MB
binary.txt: binary
blank.txt: empty
dangling.txt: a link to nothing
empty.txt: empty
folder-loop: a link back to a folder that it lies in
long-line.txt: line 3 is longer than
loop.txt: a link that leads back to itself
not-utf-8.txt: not UTF-8: byte 0xE9 at 3
nul.txt: binary: a NUL byte at 2
pipe.txt: neither a file nor a folder
thing.txt: empty'

# all_said FILE: each of the above, and nothing that is not.
all_said() {
  echo "$refused" | while read -r line; do says "$1" "$line"; done
  [ "$(wc -l <"$1")" = "$(echo "$refused" | wc -l)" ] || fail "other refusals: $(cat "$1")"
}

expect 1 debrief-index -d index briefs
says out '4 added, 0 changed, 0 removed, 12 refused, 0 unchanged'
all_said err
says_not err "$escape" "$bell"

# The same is said again while it is so, and a file is tried again when it changes.
expect 1 debrief-index -d index briefs
says out '0 added, 0 changed, 0 removed, 12 refused, 4 unchanged'
all_said err
brief briefs/empty.txt 'No longer empty' 'Meta said so.'
expect 1 debrief-index -d index briefs
says out '1 added, 0 changed, 0 removed, 11 refused, 4 unchanged'
expect 0 debrief-index -d index --check
says out '5 briefs, no fault'

# --parse refuses the same, and passes control characters on only as JSON has them.
expect 1 debrief-index --parse briefs
[ "$(wc -l <out)" = 5 ] || fail "--parse: $(cat out)"
says_not out "$escape" "$bell"
says_not err "$escape" "$bell"

for view in briefs claims facets timeline; do
  expect 0 debrief-query -d index --view $view --color always ''
  sed "s/$escape\\[[0-9;]*m//g; s/$escape\\]8;;[^$escape]*$escape\\\\\\\\//g" out >plain
  says_not plain "$escape" "$bell"
  expect 0 debrief-query -d index --view $view ''
  says_not out "$escape" "$bell"
done
expect 0 debrief-query -d index -f json ''
says_not out "$escape" "$bell"
expect 0 debrief-query -d index -f json apple
id=$(sed -n 's/.*"id":"\([0-9a-f]*\)".*/\1/p' out)
expect 0 debrief-query -d index --show "$id"
says_not out "$escape" "$bell"
expect 2 debrief-query -d index "company:${escape}[31mred"
says_not err "$escape"
expect 1 debrief-query -d index "\"${escape}[31mx\" y${escape}[2J"
says_not out "$escape"
says_not err "$escape"

# What root may read is read as somebody else, who may not.
touch briefs/good.txt
chmod 0 briefs/good.txt
mkdir briefs/locked
brief briefs/locked/inside.txt 'Locked' 'Sony said so.'
chmod 0 briefs/locked
somebody=
if [ "$(id -u)" = 0 ]; then
  somebody='setpriv --reuid 65534 --regid 65534 --clear-groups'
  chmod 755 .
  chown -R 65534 index
fi
expect 1 $somebody debrief-index -d index briefs
says err 'good.txt: Permission denied' 'locked: Permission denied'
says out '0 added, 0 changed, 0 removed, 13 refused, 4 unchanged'
chmod 644 briefs/good.txt
expect 1 $somebody debrief-index -d index briefs
says out '0 added, 0 changed, 0 removed, 12 refused, 5 unchanged'
