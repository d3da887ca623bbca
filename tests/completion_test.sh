#!/bin/sh
# Completion as bash, zsh and fish have it (the latter two where they are installed), and
# the man pages. Usage: completion_test.sh SOURCE BUILD
set -eu

build=$(cd "$2" && pwd)
PATH="$build:$PATH"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export HOME="$work" DEBRIEF_DB="$work/index"
unset XDG_CONFIG_HOME XDG_STATE_HOME XDG_DATA_HOME
cd "$work"

mkdir briefs
cat >briefs/a.txt <<'BRIEF'
Northvolt and O'Reilly Media sign

Amazon Web Services and American Airlines agreed on 27 April 2026. (cnbc.com)

American Airlines buys from Northvolt Inc. (reuters.com) (cnn.com)
BRIEF
debrief-index -q --today 2026-04-28 briefs
debrief-query --save watch airlines >/dev/null

failed=0
expect() {  # WHAT EXPECTED PRINTED
  [ "$2" = "$3" ] && return
  printf '%s\n  expected: %s\n  printed:  %s\n' "$1" "$2" "$3" >&2
  failed=1
}

# What the helper itself prints, joined by "|", without what options mean.
offers() { # EXPECTED ARGUMENTS...
  expected=$1
  shift
  expect "--complete $*" "$expected" \
    "$(debrief-query --complete "$@" | cut -f 1 | paste -sd '|')"
}
offers 'source:cnbc.com|source:cnn.com' source:cn
offers 'source:reuters.com' source:REU
offers 'company:"American Airlines"' company:american
offers 'company:"American Airlines"' company:airl
offers 'cnbc.com,reuters.com' cnbc.com,r -s
offers 'American Airlines' ameri --company
offers '--company=American Airlines' --company=ameri
offers 'American Airlines' ameri --not-company
offers '--view=claims|--view=count' --view=c
offers 'json|jsonl' j -n 5 -f
offers 'company,source' company,s --facets
offers 'summary:|source:' s
offers '@watch' @
offers 'watch' w --delete-saved
offers '' @ word
offers '--facets|--facet-limit' --facet
offers '' --facet --
offers 'date:2026-04' date:2026
offers '' zzz:x
offers '' source:x -d "$work/nowhere"
offers 'bash' b --completions
for place in '-d' '-n 5 --db'; do
  code=0
  # shellcheck disable=SC2086
  debrief-query --complete x $place >out || code=$?
  expect "a folder behind $place" "3 " "$code $(cat out)"
done
code=0
debrief-index --complete 'x' >out || code=$?
expect 'a file for debrief-index' "3 " "$code $(cat out)"
expect 'an option of debrief-index' '--progress' \
  "$(debrief-index --complete --prog | cut -f 1)"
expect 'its values' 'auto|always' "$(debrief-index --complete a --progress | paste -sd '|')"

# bash, as readline calls it: `in_bash LINE`, the cursor at its end.
cat >in_bash <<'BASH'
source <(debrief-query --completions bash)
source <(debrief-index --completions bash)
compopt() { :; }
COMP_LINE=$1 COMP_POINT=${#1}
# COMP_WORDS as readline breaks them: at blanks, and at : and = by themselves.
rest=$1 COMP_WORDS=() word= quote=
while [[ -n $rest ]]; do
  c=${rest:0:1} rest=${rest:1}
  if [[ -n $quote ]]; then word+=$c; [[ $c != "$quote" ]] || quote=; continue; fi
  case $c in
    \\) word+=$c${rest:0:1} rest=${rest:1} ;;
    [\'\"]) word+=$c quote=$c ;;
    ' ') [[ -z $word ]] || COMP_WORDS+=("$word"); word= ;;
    [:=]) [[ -z $word ]] || COMP_WORDS+=("$word"); COMP_WORDS+=("$c"); word= ;;
    *) word+=$c ;;
  esac
done
if [[ -n $word || $1 == *[\ :=] ]]; then COMP_WORDS+=("$word"); fi
COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
_debrief_${1:8:5}
(IFS='|'; echo "${COMPREPLY[*]}")
BASH
in_bash() { expect "bash: $1" "$2" "$(bash --norc "$work/in_bash" "$1")"; }
in_bash 'debrief-query --vi' '--view'
in_bash 'debrief-query --view cl' 'claims'
in_bash 'debrief-query --view=cl' 'claims'
in_bash 'debrief-query source:cn' 'cnbc.com|cnn.com'
in_bash 'debrief-query x source:' 'cnbc.com|cnn.com|reuters.com'
in_bash 'debrief-query company:amer' '\"American\ Airlines\"'
in_bash 'debrief-query company:\"Amer' '\"American\ Airlines\"'
in_bash "debrief-query 'x company:\"Amer" ''
in_bash "debrief-query 'company:\"Amer" 'company:"American Airlines"'
in_bash 'debrief-query "company:amer' 'company:\"American Airlines\"'
in_bash 'debrief-query -c amer' 'American\ Airlines'
in_bash "debrief-query -c 'amer" 'American Airlines'
in_bash 'debrief-query @w' '@watch'
in_bash 'debrief-query sou' 'source:'
in_bash "debrief-query -d $work/none source:cn" ''
in_bash "debrief-query -d '$work/index' source:cn" 'cnbc.com|cnn.com'
in_bash 'debrief-index --fo' '--format'
in_bash 'debrief-index --format j' 'json'

if command -v zsh >/dev/null; then
  # compadd is what hands candidates to zsh.
  cat >in_zsh <<'ZSH'
compdef() { : }
_files() { print -r -- FILES }
compset() { : }
compadd() {
  local name=${@[-1]}
  print -rl -- "${(@P)name}"
}
source <(debrief-query --completions zsh)
words=(debrief-query "$@") CURRENT=$(($# + 1)) PREFIX=${@[-1]}
_debrief_query
ZSH
  in_zsh() {
    expected=$1
    shift
    expect "zsh: $*" "$expected" "$(zsh -f "$work/in_zsh" "$@" | paste -sd '|')"
  }
  in_zsh '--view' --vi
  in_zsh 'source:cnbc.com|source:cnn.com' source:cn
  in_zsh 'company:"American Airlines"' company:amer
  in_zsh 'company:"American Airlines"' 'company:\"Amer'
  in_zsh 'American Airlines' -c amer
  in_zsh 'FILES' -d x
  in_zsh 'summary:|source:' s
else
  echo 'skipped: zsh is not installed'
fi

if command -v fish >/dev/null; then
  debrief-query --completions fish >query.fish
  in_fish() { # LINE EXPECTED
    expect "fish: $1" "$2" "$(fish --no-config -c \
      "source $work/query.fish; complete -C '$1'" | cut -f 1 | paste -sd '|')"
  }
  in_fish 'debrief-query --vi' '--view'
  in_fish 'debrief-query source:cn' 'source:cnbc.com|source:cnn.com'
  in_fish 'debrief-query company:amer' 'company:American-Airlines'
  in_fish 'debrief-query -c amer' 'American Airlines'
  in_fish 'debrief-query -d br' 'briefs/'
  in_fish 'debrief-query --db=br' '--db=briefs/'
else
  echo 'skipped: fish is not installed'
fi

# The man pages name every option, and are sound.
debrief-query --man query >query.1
debrief-query --man language >language.7
debrief-index --man >index.1
for page in query.1 index.1; do
  "debrief-${page%.1}" --help | grep -o -- '--[a-z][a-z-]*' | sort -u | while read -r option
  do
    grep -q -- "$(printf '%s' "$option" | sed 's/-/\\\\-/g')" "$page" ||
      echo "$page lacks $option"
  done >lacking
  expect "options in $page" '' "$(cat lacking)"
done
if command -v mandoc >/dev/null; then
  expect 'mandoc' '' "$(mandoc -T lint -W style ./*.[17] | grep -v 'missing date')"
else
  echo 'skipped: mandoc is not installed'
fi
exit $failed
