#compdef coach
autoload -U +X bashcompinit && bashcompinit
# What the program knows, a line each; compgen would run what a phase's name holds in "$( )".
_coach_ask() {
  local line
  while IFS= read -r line; do
    [[ -n "$line" && "$line" == "$word"* ]] && COMPREPLY+=("$(printf '%q' "$line")")
  done <<< "$("${COMP_WORDS[0]}" completions "$1" -- "${COMP_WORDS[@]:2}" 2>/dev/null)"
}
_coach() {
  local word="${COMP_WORDS[COMP_CWORD]}" previous="${COMP_WORDS[COMP_CWORD-1]}"
  COMPREPLY=()
  if [[ $COMP_CWORD -eq 1 ]]; then
    COMPREPLY=($(compgen -W 'rehearse drill send analyse analyze mark plan report history diff play cut export takes recover mic devices demo completions --help --version' -- "$word"))
    return
  fi
  case "${COMP_WORDS[1]}" in
    rehearse)
      case "$previous" in
        --variant) _coach_ask variants; return ;;
        --form) COMPREPLY=($(compgen -W 'headings labels table list bold lines' -- "$word")); return ;;
        --with) COMPREPLY=($(compgen -W 'backup' -- "$word")); return ;;
        --triggers) COMPREPLY=($(compgen -W 'auto labelled none' -- "$word")); return ;;
        --from) _coach_ask phases; return ;;
        --only) _coach_ask phases; return ;;
        --device) _coach_ask devices; return ;;
        --format) COMPREPLY=($(compgen -W 'text markdown html csv json' -- "$word")); return ;;
        --basis) COMPREPLY=($(compgen -W 'speaking elapsed' -- "$word")); return ;;
      esac
      if [[ "$word" == -* ]]; then COMPREPLY=($(compgen -W '--phases --variant --slot --form --with --triggers --end --from --only --device --rate --keys --duration --countdown --no-check --auto --focus --plain --follow --state-file --pack --format --output --force --strict --basis --grace --pause --all --verbose --help' -- "$word")); fi ;;
    drill)
      case "$previous" in
        --principle) _coach_ask principles; return ;;
        --question) _coach_ask questions; return ;;
        --framework) _coach_ask frameworks; return ;;
        --form) COMPREPLY=($(compgen -W 'headings labels table list bold lines' -- "$word")); return ;;
        --with) COMPREPLY=($(compgen -W 'backup' -- "$word")); return ;;
        --triggers) COMPREPLY=($(compgen -W 'auto labelled none' -- "$word")); return ;;
        --device) _coach_ask devices; return ;;
        --format) COMPREPLY=($(compgen -W 'text markdown html csv json' -- "$word")); return ;;
        --basis) COMPREPLY=($(compgen -W 'speaking elapsed' -- "$word")); return ;;
      esac
      if [[ "$word" == -* ]]; then COMPREPLY=($(compgen -W '--principle --question --framework --budget --count --due --weakest --random --seed --interrupt --ladder --aloud --voices --think --list --form --with --triggers --device --rate --keys --duration --no-check --focus --plain --format --output --force --strict --basis --grace --pause --all --verbose --help' -- "$word")); fi ;;
    send)
      case "$previous" in
        send) COMPREPLY=($(compgen -W 'next back skip hold interruption note undo slide finish' -- "$word")); return ;;
      esac
      if [[ "$word" == -* ]]; then COMPREPLY=($(compgen -W '--help' -- "$word")); fi ;;
    analyse|analyze)
      case "$previous" in
        --like) _coach_ask takes; return ;;
        --variant) _coach_ask variants; return ;;
        --form) COMPREPLY=($(compgen -W 'headings labels table list bold lines' -- "$word")); return ;;
        --with) COMPREPLY=($(compgen -W 'backup' -- "$word")); return ;;
        --triggers) COMPREPLY=($(compgen -W 'auto labelled none' -- "$word")); return ;;
        --channel) COMPREPLY=($(compgen -W 'mix loudest 1 2' -- "$word")); return ;;
        --format) COMPREPLY=($(compgen -W 'text markdown html csv json' -- "$word")); return ;;
        --basis) COMPREPLY=($(compgen -W 'speaking elapsed' -- "$word")); return ;;
      esac
      if [[ "$word" == -* ]]; then COMPREPLY=($(compgen -W '--plan --marks --align --at --skipped --like --words --whisper-model --variant --slot --form --with --triggers --channel --track --files-from --resume --jobs --format --output --force --strict --fillers --basis --grace --pause --all --verbose --help' -- "$word")); fi ;;
    mark)
      case "$previous" in
        --speed) COMPREPLY=($(compgen -W '1 1.5 2' -- "$word")); return ;;
        --like) _coach_ask takes; return ;;
        --variant) _coach_ask variants; return ;;
        --form) COMPREPLY=($(compgen -W 'headings labels table list bold lines' -- "$word")); return ;;
        --with) COMPREPLY=($(compgen -W 'backup' -- "$word")); return ;;
        --triggers) COMPREPLY=($(compgen -W 'auto labelled none' -- "$word")); return ;;
        --channel) COMPREPLY=($(compgen -W 'mix loudest 1 2' -- "$word")); return ;;
      esac
      if [[ "$word" == -* ]]; then COMPREPLY=($(compgen -W '--keep --undo --all --speed --device --keys --plain --output --force --plan --marks --align --at --skipped --like --words --whisper-model --variant --slot --form --with --triggers --channel --track --help' -- "$word")); else _coach_ask takes; fi ;;
    plan)
      case "$previous" in
        --variant) _coach_ask variants; return ;;
        --form) COMPREPLY=($(compgen -W 'headings labels table list bold lines' -- "$word")); return ;;
        --with) COMPREPLY=($(compgen -W 'backup' -- "$word")); return ;;
        --triggers) COMPREPLY=($(compgen -W 'auto labelled none' -- "$word")); return ;;
        --format) COMPREPLY=($(compgen -W 'text json markdown' -- "$word")); return ;;
      esac
      if [[ "$word" == -* ]]; then COMPREPLY=($(compgen -W '--variant --slot --form --with --triggers --example --format --output --force --help' -- "$word")); fi ;;
    report)
      case "$previous" in
        --format) COMPREPLY=($(compgen -W 'text markdown html csv json' -- "$word")); return ;;
        --basis) COMPREPLY=($(compgen -W 'speaking elapsed' -- "$word")); return ;;
      esac
      if [[ "$word" == -* ]]; then COMPREPLY=($(compgen -W '--open --share --words --whisper-model --fillers --slot --format --output --force --strict --basis --grace --pause --all --verbose --help' -- "$word")); else _coach_ask takes; fi ;;
    history)
      case "$previous" in
        --variant) _coach_ask variants; return ;;
        --form) COMPREPLY=($(compgen -W 'headings labels table list bold lines' -- "$word")); return ;;
        --with) COMPREPLY=($(compgen -W 'backup' -- "$word")); return ;;
        --basis) COMPREPLY=($(compgen -W 'speaking elapsed' -- "$word")); return ;;
        --format) COMPREPLY=($(compgen -W 'text html json csv' -- "$word")); return ;;
      esac
      if [[ "$word" == -* ]]; then COMPREPLY=($(compgen -W '--variant --slot --form --with --basis --grace --last --plain --format --output --force --help' -- "$word")); fi ;;
    diff)
      case "$previous" in
        --basis) COMPREPLY=($(compgen -W 'speaking elapsed' -- "$word")); return ;;
        --format) COMPREPLY=($(compgen -W 'text html json' -- "$word")); return ;;
      esac
      if [[ "$word" == -* ]]; then COMPREPLY=($(compgen -W '--basis --format --output --force --help' -- "$word")); else _coach_ask takes; fi ;;
    play)
      case "$previous" in
        --take) _coach_ask takes; return ;;
        --like) _coach_ask takes; return ;;
        --variant) _coach_ask variants; return ;;
        --form) COMPREPLY=($(compgen -W 'headings labels table list bold lines' -- "$word")); return ;;
        --with) COMPREPLY=($(compgen -W 'backup' -- "$word")); return ;;
        --triggers) COMPREPLY=($(compgen -W 'auto labelled none' -- "$word")); return ;;
        --channel) COMPREPLY=($(compgen -W 'mix loudest 1 2' -- "$word")); return ;;
      esac
      if [[ "$word" == -* ]]; then COMPREPLY=($(compgen -W '--device --digest --take --stalls --from --to --plan --marks --align --at --skipped --like --words --whisper-model --variant --slot --form --with --triggers --channel --track --help' -- "$word")); else _coach_ask clips; fi ;;
    cut)
      case "$previous" in
        --take) _coach_ask takes; return ;;
        --like) _coach_ask takes; return ;;
        --variant) _coach_ask variants; return ;;
        --form) COMPREPLY=($(compgen -W 'headings labels table list bold lines' -- "$word")); return ;;
        --with) COMPREPLY=($(compgen -W 'backup' -- "$word")); return ;;
        --triggers) COMPREPLY=($(compgen -W 'auto labelled none' -- "$word")); return ;;
        --channel) COMPREPLY=($(compgen -W 'mix loudest 1 2' -- "$word")); return ;;
      esac
      if [[ "$word" == -* ]]; then COMPREPLY=($(compgen -W '--output --take --stalls --from --to --plan --marks --align --at --skipped --like --words --whisper-model --variant --slot --form --with --triggers --channel --track --help' -- "$word")); else _coach_ask clips; fi ;;
    export)
      case "$previous" in
        --layer) COMPREPLY=($(compgen -W 'phases speech pauses all' -- "$word")); return ;;
        --format) COMPREPLY=($(compgen -W 'labels textgrid vtt csv chapters ffmetadata' -- "$word")); return ;;
        --like) _coach_ask takes; return ;;
        --variant) _coach_ask variants; return ;;
        --form) COMPREPLY=($(compgen -W 'headings labels table list bold lines' -- "$word")); return ;;
        --with) COMPREPLY=($(compgen -W 'backup' -- "$word")); return ;;
        --triggers) COMPREPLY=($(compgen -W 'auto labelled none' -- "$word")); return ;;
        --channel) COMPREPLY=($(compgen -W 'mix loudest 1 2' -- "$word")); return ;;
      esac
      if [[ "$word" == -* ]]; then COMPREPLY=($(compgen -W '--layer --format --output --force --plan --marks --align --at --skipped --like --words --whisper-model --variant --slot --form --with --triggers --channel --track --help' -- "$word")); else _coach_ask takes; fi ;;
    takes)
      case "$previous" in
        --format) COMPREPLY=($(compgen -W 'text json' -- "$word")); return ;;
        takes) COMPREPLY=($(compgen -W 'list rm rename note keep pack' -- "$word")); return ;;
      esac
      if [[ "$word" == -* ]]; then COMPREPLY=($(compgen -W '--unfinished --yes --undo --older --format --output --force --help' -- "$word")); else _coach_ask takes; fi ;;
    recover)
      case "$previous" in
      esac
      if [[ "$word" == -* ]]; then COMPREPLY=($(compgen -W '--help' -- "$word")); else _coach_ask takes; fi ;;
    mic)
      case "$previous" in
        --device) _coach_ask devices; return ;;
        --format) COMPREPLY=($(compgen -W 'text json' -- "$word")); return ;;
      esac
      if [[ "$word" == -* ]]; then COMPREPLY=($(compgen -W '--verify --choose --device --rate --format --output --force --help' -- "$word")); fi ;;
    devices)
      case "$previous" in
      esac
      if [[ "$word" == -* ]]; then COMPREPLY=($(compgen -W '--levels --all --help' -- "$word")); fi ;;
    demo)
      case "$previous" in
      esac
      if [[ "$word" == -* ]]; then COMPREPLY=($(compgen -W '--help' -- "$word")); fi ;;
    completions)
      case "$previous" in
        completions) COMPREPLY=($(compgen -W 'bash zsh fish' -- "$word")); return ;;
      esac
      if [[ "$word" == -* ]]; then COMPREPLY=($(compgen -W '--help' -- "$word")); fi ;;
  esac
}
complete -o default -F _coach coach
