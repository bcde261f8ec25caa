#compdef nkcars
# Completion of nkcars for zsh.
_nkcars() {
    local -a described
    local answer value help
    # What is asked for is the word up to the cursor; zsh takes the quotation marks off.
    for answer in "${(@f)$(NKCARS_COMPLETE=zsh nkcars -- "${(@Q)words[1,CURRENT-1]}" "${(Q)PREFIX}" 2> /dev/null)}"; do
        value=${answer%%$'\t'*}
        if [[ $value == */ ]]; then
            # File names are completed by zsh, which knows how to quote them; before them may stand --flag=.
            compset -p ${#${value%/}}
            _files
            return
        fi
        help=${${answer#"$value"}#$'\t'}
        # In a description a backslash escapes what follows it, and a colon ends the candidate.
        value=${value//\\/\\\\}
        [[ -n $value ]] && described+=("${value//:/\\:}:${help//\\/\\\\}")
    done
    # Commands come before names.
    _describe -V nkcars described
}
if [[ $zsh_eval_context[-1] == loadautofunc ]]; then
    _nkcars "$@"
else
    compdef _nkcars nkcars
fi
