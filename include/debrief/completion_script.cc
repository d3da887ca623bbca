#include <fmt/format.h>

#include <algorithm>
#include <string>

#include "debrief/command_line.h"
#include "debrief/error.h"
#include "debrief/program_help.h"
#include "debrief/text.h"

namespace debrief {
namespace {

// bash breaks words at : and =, which stand within words here; they are put together
// again, and of a candidate only what is behind the last break is handed back. @PROGRAM@
// and @NAME@ are filled in.
constexpr std::string_view bash = R"sh(# bash completion for @PROGRAM@
_@NAME@() {
  local line=${COMP_LINE:0:COMP_POINT} piece i n=-1
  local -a words=()
  for ((i = 0; i <= COMP_CWORD; ++i)); do
    piece=${COMP_WORDS[i]}
    if ((n < 0)) || [[ $line == [[:space:]]* ]]; then words[++n]=''; fi
    line=${line#"${line%%[![:space:]]*}"}
    ((i < COMP_CWORD)) || piece=$line
    words[n]+=$piece
    line=${line#"$piece"}
  done
  local typed=${words[n]} head='' quote='' breaks=''
  [[ $COMP_WORDBREAKS != *:* ]] || breaks+=:
  [[ $COMP_WORDBREAKS != *=* ]] || breaks+==
  if [[ $typed =~ ^([^\'\"\\]*)([\'\"])(.*)$ ]]; then
    head=${BASH_REMATCH[1]} quote=${BASH_REMATCH[2]}
    typed=$head${BASH_REMATCH[3]}
  elif [[ -n $breaks && $typed == *[$breaks]* ]]; then
    head=${typed%"${typed##*[$breaks]}"}
  fi
  [[ $quote == \' ]] || typed=${typed//\\/} head=${head//\\/}
  local -a before=()
  for ((i = 1; i < n; ++i)); do
    piece=${words[i]//[\\\'\"]/}
    before+=("${piece/#\~\//$HOME/}")
  done
  local candidates candidate
  candidates=$("${words[0]/#\~\//$HOME/}" --complete "$typed" "${before[@]}" 2>/dev/null)
  if (($? == 3)); then
    compopt -o default 2>/dev/null
    return
  fi
  COMPREPLY=()
  while IFS= read -r candidate; do
    candidate=${candidate%%$'\t'*}
    [[ -n $candidate ]] || continue
    [[ $candidate != *[:=] ]] || compopt -o nospace 2>/dev/null
    candidate=${candidate#"$head"}
    case $quote in
      \') candidate=${candidate//\'/\'\\\'\'} ;;
      \") candidate=${candidate//\\/\\\\} candidate=${candidate//\"/\\\"}
          candidate=${candidate//\$/\\\$} candidate=${candidate//\`/\\\`} ;;
      *) printf -v candidate %q "$candidate" ;;
    esac
    COMPREPLY+=("$candidate")
  done <<<"$candidates"
}
complete -F _@NAME@ @PROGRAM@
)sh";

constexpr std::string_view zsh = R"sh(#compdef @PROGRAM@
# zsh completion for @PROGRAM@
_@NAME@() {
  local -a before lines closed closed_shown open open_shown
  local output line candidate
  before=("${(@Q)words[2,CURRENT-1]}")
  output=$("${(Q)words[1]/#\~\//$HOME/}" --complete "${(Q)PREFIX}" "${before[@]}" \
    2>/dev/null)
  if (($? == 3)); then
    [[ $PREFIX != --*=* ]] || compset -P 1 '*='
    _files
    return
  fi
  lines=("${(@f)output}")
  for line in "${lines[@]}"; do
    candidate=${line%%$'\t'*}
    [[ -n $candidate ]] || continue
    [[ $line != *$'\t'* ]] || line="$candidate  ${line#*$'\t'}"
    if [[ $candidate == *[:=] ]]; then
      open+=("$candidate") open_shown+=("$line")
    else
      closed+=("$candidate") closed_shown+=("$line")
    fi
  done
  local code=1
  (($#open == 0)) || { compadd -U -S '' -l -d open_shown -a open && code=0 }
  (($#closed == 0)) || { compadd -U -l -d closed_shown -a closed && code=0 }
  return code
}
if [[ $zsh_eval_context[-1] == loadautofunc ]]; then
  _@NAME@ "$@"
else
  compdef _@NAME@ @PROGRAM@
fi
)sh";

constexpr std::string_view fish = R"sh(# fish completion for @PROGRAM@
function __@NAME@_complete
    set -l before (commandline -opc)
    set -l typed (commandline -ct | string collect)
    set -l plain (string unescape -- "$typed"; or string replace -r '^["\']' '' -- "$typed")
    set -l lines ($before[1] --complete "$plain" $before[2..-1] 2>/dev/null)
    if test $status -eq 3
        if string match -q -- '--*=*' "$plain"
            set -l head (string replace -r '=.*' '=' -- "$plain")
            for path in (__fish_complete_path (string replace -r '^[^=]*=' '' -- "$plain"))
                echo "$head$path"
            end
        else
            __fish_complete_path "$plain"
        end
        return
    end
    for line in $lines
        # fish keeps what goes on from what is typed, which has no quotes yet; a - stands
        # for a blank in a name.
        if string match -qr '^[^\t]*:"' -- $line
            set line (string replace -a '"' '' -- $line | string replace -a ' ' '-')
        end
        echo $line
    end
end
complete -c @PROGRAM@ -f -a '(__@NAME@_complete)'
)sh";

std::string filled(std::string_view script, std::string_view program) {
  std::string name(program);
  std::replace(name.begin(), name.end(), '-', '_');
  std::string out;
  while (!script.empty()) {
    const std::size_t at = std::min(script.find('@'), script.size());
    out += script.substr(0, at);
    script.remove_prefix(at);
    for (const auto& [mark, text] :
         {std::pair<std::string_view, std::string_view>{"@PROGRAM@", program},
          {"@NAME@", name},
          {"@", "@"}})
      if (script.starts_with(mark)) {
        out += text;
        script.remove_prefix(mark.size());
        break;
      }
  }
  return out;
}

}  // namespace

std::string completion_script(std::string_view shell, std::string_view program) {
  if (shell == "bash") return filled(bash, program);
  if (shell == "zsh") return filled(zsh, program);
  if (shell == "fish") return filled(fish, program);
  throw Error(fmt::format("there is no completion for {}", printable(clip(shell, 40))),
              "there is for bash, zsh, fish");
}

}  // namespace debrief
