_coach() {
  local word="${COMP_WORDS[COMP_CWORD]}" previous="${COMP_WORDS[COMP_CWORD-1]}"
  COMPREPLY=()
  if [[ $COMP_CWORD -eq 1 ]]; then
    COMPREPLY=($(compgen -W 'rehearse drill analyse analyze plan report history diff play cut export takes recover mic devices demo completions --help --version' -- "$word"))
    return
  fi
  case "${COMP_WORDS[1]}" in
    rehearse)
      case "$previous" in
        --triggers) COMPREPLY=($(compgen -W 'auto labelled none' -- "$word")); return ;;
        --format) COMPREPLY=($(compgen -W 'text markdown html csv json' -- "$word")); return ;;
        --basis) COMPREPLY=($(compgen -W 'speaking elapsed' -- "$word")); return ;;
      esac
      [[ "$word" == -* ]] && COMPREPLY=($(compgen -W '--variant --slot --triggers --end --from --only --device --rate --keys --duration --countdown --no-check --focus --plain --state-file --format --output --force --strict --basis --grace --pause --all --verbose --help' -- "$word")) ;;
    drill)
      case "$previous" in
        --format) COMPREPLY=($(compgen -W 'text markdown html csv json' -- "$word")); return ;;
        --basis) COMPREPLY=($(compgen -W 'speaking elapsed' -- "$word")); return ;;
      esac
      [[ "$word" == -* ]] && COMPREPLY=($(compgen -W '--principle --question --framework --budget --count --due --weakest --random --seed --interrupt --think --list --device --rate --keys --duration --no-check --focus --plain --format --output --force --strict --basis --grace --pause --all --verbose --help' -- "$word")) ;;
    analyse|analyze)
      case "$previous" in
        --channel) COMPREPLY=($(compgen -W 'mix loudest 1 2' -- "$word")); return ;;
        --format) COMPREPLY=($(compgen -W 'text markdown html csv json' -- "$word")); return ;;
        --basis) COMPREPLY=($(compgen -W 'speaking elapsed' -- "$word")); return ;;
      esac
      [[ "$word" == -* ]] && COMPREPLY=($(compgen -W '--plan --marks --align --at --skipped --variant --slot --channel --track --files-from --resume --jobs --format --output --force --strict --basis --grace --pause --all --verbose --help' -- "$word")) ;;
    plan)
      case "$previous" in
        --triggers) COMPREPLY=($(compgen -W 'auto labelled none' -- "$word")); return ;;
        --form) COMPREPLY=($(compgen -W 'headings labels table list bold lines' -- "$word")); return ;;
        --with) COMPREPLY=($(compgen -W 'backup' -- "$word")); return ;;
        --format) COMPREPLY=($(compgen -W 'text json markdown' -- "$word")); return ;;
      esac
      [[ "$word" == -* ]] && COMPREPLY=($(compgen -W '--variant --slot --triggers --form --with --example --format --output --force --help' -- "$word")) ;;
    report)
      case "$previous" in
        --format) COMPREPLY=($(compgen -W 'text markdown html csv json' -- "$word")); return ;;
        --basis) COMPREPLY=($(compgen -W 'speaking elapsed' -- "$word")); return ;;
      esac
      [[ "$word" == -* ]] && COMPREPLY=($(compgen -W '--slot --format --output --force --strict --basis --grace --pause --all --verbose --help' -- "$word")) ;;
    history)
      case "$previous" in
        --basis) COMPREPLY=($(compgen -W 'speaking elapsed' -- "$word")); return ;;
        --format) COMPREPLY=($(compgen -W 'text html json csv' -- "$word")); return ;;
      esac
      [[ "$word" == -* ]] && COMPREPLY=($(compgen -W '--variant --slot --basis --grace --last --plain --format --output --force --help' -- "$word")) ;;
    diff)
      case "$previous" in
        --basis) COMPREPLY=($(compgen -W 'speaking elapsed' -- "$word")); return ;;
        --format) COMPREPLY=($(compgen -W 'text json' -- "$word")); return ;;
      esac
      [[ "$word" == -* ]] && COMPREPLY=($(compgen -W '--basis --format --output --force --help' -- "$word")) ;;
    play)
      case "$previous" in
        --channel) COMPREPLY=($(compgen -W 'mix loudest 1 2' -- "$word")); return ;;
      esac
      [[ "$word" == -* ]] && COMPREPLY=($(compgen -W '--device --take --stalls --from --to --plan --marks --align --at --skipped --variant --slot --channel --track --help' -- "$word")) ;;
    cut)
      case "$previous" in
        --channel) COMPREPLY=($(compgen -W 'mix loudest 1 2' -- "$word")); return ;;
      esac
      [[ "$word" == -* ]] && COMPREPLY=($(compgen -W '--output --take --stalls --from --to --plan --marks --align --at --skipped --variant --slot --channel --track --help' -- "$word")) ;;
    export)
      case "$previous" in
        --layer) COMPREPLY=($(compgen -W 'phases speech pauses all' -- "$word")); return ;;
        --format) COMPREPLY=($(compgen -W 'labels textgrid vtt csv chapters ffmetadata' -- "$word")); return ;;
        --channel) COMPREPLY=($(compgen -W 'mix loudest 1 2' -- "$word")); return ;;
      esac
      [[ "$word" == -* ]] && COMPREPLY=($(compgen -W '--layer --format --output --force --plan --marks --align --at --skipped --variant --slot --channel --track --help' -- "$word")) ;;
    takes)
      case "$previous" in
        --format) COMPREPLY=($(compgen -W 'text json' -- "$word")); return ;;
        takes) COMPREPLY=($(compgen -W 'list rm rename note keep' -- "$word")); return ;;
      esac
      [[ "$word" == -* ]] && COMPREPLY=($(compgen -W '--unfinished --yes --undo --format --output --force --help' -- "$word")) ;;
    recover)
      case "$previous" in
      esac
      [[ "$word" == -* ]] && COMPREPLY=($(compgen -W '--help' -- "$word")) ;;
    mic)
      case "$previous" in
        --format) COMPREPLY=($(compgen -W 'text json' -- "$word")); return ;;
      esac
      [[ "$word" == -* ]] && COMPREPLY=($(compgen -W '--device --rate --format --output --force --help' -- "$word")) ;;
    devices)
      case "$previous" in
      esac
      [[ "$word" == -* ]] && COMPREPLY=($(compgen -W '--help' -- "$word")) ;;
    demo)
      case "$previous" in
      esac
      [[ "$word" == -* ]] && COMPREPLY=($(compgen -W '--help' -- "$word")) ;;
    completions)
      case "$previous" in
        completions) COMPREPLY=($(compgen -W 'bash zsh fish' -- "$word")); return ;;
      esac
      [[ "$word" == -* ]] && COMPREPLY=($(compgen -W '--help' -- "$word")) ;;
  esac
}
complete -o default -F _coach coach
