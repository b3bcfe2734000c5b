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
      for option in spec.options {
        guard option.value != nil, case .words(let words) = option.completion else { continue }
        values +=
          "        --\(option.name)) COMPREPLY=($(compgen -W '\(words.joined(separator: " "))' -- \"$word\")); return ;;\n"
      }
      if case .words(let words)? = spec.arguments.first?.completion {
        values +=
          "        \(spec.name)) COMPREPLY=($(compgen -W '\(words.joined(separator: " "))' -- \"$word\")); return ;;\n"
      }
      cases += """
            \(pattern))
              case "$previous" in
        \(values)      esac
              [[ "$word" == -* ]] && COMPREPLY=($(compgen -W '\(options)' -- "$word")) ;;

        """
    }
    return """
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
      for option in spec.options {
        var line = "complete -c coach -n '\(condition)' -l \(option.name)"
        if let short = option.short { line += " -s \(short)" }
        if option.value != nil {
          line += " -r"
          if case .words(let words) = option.completion {
            line += " -f -a '\(words.joined(separator: " "))'"
          }
        }
        lines.append(line + " -d '\(escaped(option.help))'")
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func escaped(_ text: String) -> String {
    String(text.flatMap { $0 == "'" ? "\\'" : String($0) })
  }
}
