#!/bin/sh
# Without an index of this version both programs end with 2, say the command that mends
# it, and that command does mend it.
. "$(dirname "$0")/expect.sh"

mkdir briefs
brief briefs/one.txt 'Bedrock sells' 'OpenAI said it sells models on Bedrock.'

# cannot_use INDEX TEXT: every way to open it says TEXT and ends with 2.
cannot_use() {
  for action in --check --stats --compact; do
    expect 2 debrief-index -d "$1" $action
    says err "$2"
  done
  expect 2 debrief-query -d "$1" bedrock
  says err "$2"
  [ ! -s out ] || fail "printed to standard output: $(cat out)"
}

# mended INDEX HINT: the command of the hint, which is the last line of err, makes it good.
mended() {
  says err "$2"
  command=$(sed -n '$s/.*: *\(debrief-index .*\) FOLDER$/\1 briefs/p' err)
  expect 0 sh -c "$command"
  expect 0 debrief-query -d "$1" bedrock
}

cannot_use missing 'there is no index at missing'
mended missing "make one: debrief-index -d missing FOLDER"
cannot_use "it's not here" "there is no index at it's not here"
mended "it's not here" "make one: debrief-index -d 'it'\\''s not here' FOLDER"
mkdir bare
cannot_use bare 'there is no index at bare'
mended bare 'make one: debrief-index -d bare FOLDER'

# A folder of other things is not touched.
mkdir other
echo mine >other/notes.txt
expect 2 debrief-index -d other briefs
says err 'other is not an index of debrief' 'nothing was changed'
expect 2 debrief-index -d other --rebuild briefs
[ "$(ls other)" = notes.txt ] || fail "changed other/: $(ls other)"
cannot_use other 'there is no index at other'
expect 2 debrief-index -d briefs/one.txt briefs
expect 2 debrief-query -d briefs/one.txt bedrock

# A database of another program.
expect 0 debrief-index -d foreign briefs
rm foreign/XAPIANDB foreign/lock
mv foreign/gen-1 foreign-database
rmdir foreign
printf 'auto %s\n' "$work/foreign-database" >foreign
cannot_use foreign-database/nothing 'there is no index at'

expect 0 debrief-index -d old briefs
debrief_age_index old
cannot_use old 'was made by another version of debrief'
expect 2 debrief-index -d old briefs
mended old 'make it afresh: debrief-index -d old --rebuild FOLDER'

for part in iamglass postlist.glass docdata.glass; do
  expect 0 debrief-index -d damaged --rebuild briefs
  echo rubbish >"damaged/$(sed "s/auto //" damaged/XAPIANDB)/$part"
  expect 2 debrief-query -d damaged bedrock
  if grep -q '^look it over: ' err; then
    command=$(sed -n 's/^look it over: //p' err)
    code=0
    $command >err 2>&1 || code=$?
    [ $code != 0 ] || fail "$command finds no fault"
  fi
  mended damaged 'make it afresh: debrief-index -d damaged --rebuild FOLDER'
done

# What is made of the index is told by --check, does not change an answer, and is made
# afresh by what it says.
expect 0 debrief-index -d damaged --rebuild briefs
answer -d damaged 'bedrok' >before
used() { echo "damaged/$(sed "s/auto //" damaged/XAPIANDB)"; }
echo rubbish >"$(used)/words"
answer -d damaged 'bedrok' >after
cmp -s before after || fail "answers otherwise: $(cat after)"
expect 1 debrief-index -d damaged --check
says out 'table of words: not as it was written' '1 fault;'
expect 0 $(sed -n 's/.*afresh: //p' out)
expect 0 debrief-index -d damaged --check
says out '1 briefs, no fault'
says_not out 'table'
printf '\377' | dd of="$(used)/facets" bs=1 seek=5000 conv=notrunc 2>/dev/null
expect 1 debrief-index -d damaged --check
says out 'table of facets: not as it was written' '--compact'
expect 0 $(sed -n 's/.*afresh: //p' out)
expect 0 debrief-index -d damaged --check
rm "$(used)/words" "$(used)/facets"
expect 0 debrief-index -d damaged --check
says out 'table of words: not there' 'table of facets: not there' '1 briefs, no fault'
