# Completion of nkcars for bash 3.2 or later.

# Quotes the candidate to stand within an open quotation mark: what means something there stands outside, with a backslash.
_nkcars_within() {
    local letter quoted= i
    for ((i = 0; i < ${#candidate}; i++)); do
        letter=${candidate:i:1}
        [[ $letter == "$1" || $1$letter == \"[\$\`\\!] ]] && letter=$1\\$letter$1
        quoted+=$letter
    done
    # Readline closes the mark unless the last letter is one.
    [[ $quoted == *"$1" ]] && quoted+=$1
    candidate=$quoted
}

_nkcars() {
    # Bash takes words apart at = and :; what stands together in the line is one word here.
    local -a words=()
    local rest=$COMP_LINE piece i
    for ((i = 0; i <= COMP_CWORD; i++)); do
        piece=${COMP_WORDS[i]}
        if ((i > 0)) && [[ $rest == [[:space:]]* ]]; then
            rest=${rest#"${rest%%[![:space:]]*}"}
            words+=("")
        elif ((i == 0)); then
            words+=("")
        fi
        rest=${rest#"$piece"}
        # Of the last word what stands before the cursor.
        if ((i == COMP_CWORD)); then
            local after=$((${#COMP_LINE} - ${#rest} - COMP_POINT))
            ((after > 0)) && piece=${piece:0:${#piece} - after}
        fi
        words[${#words[@]} - 1]+=$piece
    done
    # What stands before the piece that bash is going to replace is none of its business.
    local whole=${words[${#words[@]} - 1]} before=
    case $piece in
        = | :) before=$whole ;;
        *) before=${whole%"$piece"} ;;
    esac
    COMPREPLY=()
    # Commands come before names.
    compopt -o nosort 2> /dev/null
    local candidate
    while IFS=$'\t' read -r candidate _; do
        if [[ $candidate == */ ]]; then
            # File names are completed by bash, which knows how to quote them.
            compopt -o default 2> /dev/null
            COMPREPLY=()
            return
        fi
        candidate=${candidate#"$before"}
        # A name of several words is one word of the line, none of which runs.
        if [[ $candidate == *[!-+,./:=@_[:alnum:]]* ]]; then
            case $piece in
                ?*[\'\"]*) continue ;;
                [\'\"]*) _nkcars_within "${piece:0:1}" ;;
                *) printf -v candidate %q "$candidate" ;;
            esac
        fi
        COMPREPLY+=("$candidate")
    done < <(NKCARS_COMPLETE=bash nkcars -- "${words[@]}" 2> /dev/null)
}
complete -o bashdefault -F _nkcars nkcars
