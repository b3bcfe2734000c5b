/// Completion scripts for shells, made from the descriptions of the commands.
enum Completions {
  enum Shell: String, CaseIterable { case bash, zsh, fish }

  static func script(_ shell: Shell, for commands: [CommandSpec]) -> String {
    switch shell {
    case .bash: bash(commands)
    case .zsh: "#compdef coach\nautoload -U +X bashcompinit && bashcompinit\n" + bash(commands)
    case .fish: fish(commands)
    }
  }

  private static func bash(_ commands: [CommandSpec]) -> String {
    let names = commands.flatMap { [$0.name] + $0.aliases }.joined(separator: " ")
    var cases = ""
    for spec in commands {
      let pattern = ([spec.name] + spec.aliases).joined(separator: "|")
      let options = (spec.options.map { "--\($0.name)" } + ["--help"]).joined(separator: " ")
      var values = ""
      for option in spec.options where option.value != nil {
        guard let answer = answer(option.completion) else { continue }
        values += "        --\(option.name)) \(answer); return ;;\n"
      }
      if case .words? = spec.arguments.first?.completion,
        let answer = answer(spec.arguments[0].completion)
      {
        values += "        \(spec.name)) \(answer); return ;;\n"
      }
      let rest = live(spec).map { "; else _coach_ask \($0)" } ?? ""
      cases += """
            \(pattern))
              case "$previous" in
        \(values)      esac
              if [[ "$word" == -* ]]; then COMPREPLY=($(compgen -W '\(options)' -- "$word"))\(rest); fi ;;

        """
    }
    return """
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
          COMPREPLY=($(compgen -W '\(names) --help --version' -- "$word"))
          return
        fi
        case "${COMP_WORDS[1]}" in
      \(cases)  esac
      }
      complete -o default -F _coach coach

      """
  }

  /// What fills the answer of bash; nil where files are right.
  private static func answer(_ completion: CommandSpec.Completion) -> String? {
    switch completion {
    case .file, .none: nil
    case .words(let words):
      "COMPREPLY=($(compgen -W '\(words.joined(separator: " "))' -- \"$word\"))"
    case .live(let kind): "_coach_ask \(kind.rawValue)"
    }
  }

  /// What the program is asked for where a command's arguments are.
  private static func live(_ spec: CommandSpec) -> String? {
    for argument in spec.arguments {
      if case .live(let kind) = argument.completion { return kind.rawValue }
    }
    return nil
  }

  private static func fish(_ commands: [CommandSpec]) -> String {
    var lines = ["complete -c coach -n __fish_use_subcommand -l version -d 'Show the version.'"]
    for spec in commands {
      lines.append(
        "complete -c coach -n __fish_use_subcommand -f -a \(spec.name) -d '\(escaped(spec.abstract))'"
      )
      let condition =
        "__fish_seen_subcommand_from \(([spec.name] + spec.aliases).joined(separator: " "))"
      if case .words(let words)? = spec.arguments.first?.completion {
        lines.append("complete -c coach -n '\(condition)' -f -a '\(words.joined(separator: " "))'")
      }
      if let kind = live(spec) {
        lines.append("complete -c coach -n '\(condition)' -a '\(asking(kind))'")
      }
      for option in spec.options {
        var line = "complete -c coach -n '\(condition)' -l \(option.name)"
        if let short = option.short { line += " -s \(short)" }
        if option.value != nil {
          line += " -r"
          switch option.completion {
          case .words(let words): line += " -f -a '\(words.joined(separator: " "))'"
          case .live(let kind): line += " -f -a '\(asking(kind.rawValue))'"
          case .file, .none: break
          }
        }
        lines.append(line + " -d '\(escaped(option.help))'")
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// What asks the program in fish, which takes each line for a word.
  private static func asking(_ kind: String) -> String {
    "(coach completions \(kind) -- (commandline -opc)[3..] 2>/dev/null)"
  }

  private static func escaped(_ text: String) -> String {
    String(text.flatMap { $0 == "'" ? "\\'" : String($0) })
  }
}
