import Glibc

/// Help screens, laid out as those of swift-argument-parser.
enum HelpText {
  private static let labelWidth = 26

  /// The help of one command.
  static func command(_ spec: CommandSpec, width: Int) -> String {
    var sections = ["OVERVIEW: " + wrap(spec.abstract, width: width, indent: 0, first: 10)]
    if !spec.discussion.isEmpty { sections.append(wrap(spec.discussion, width: width)) }
    sections.append("USAGE: " + wrap(usage(spec), width: width, indent: 2, first: 7))
    if !spec.arguments.isEmpty {
      let rows = spec.arguments.map { row("<\($0.name)>", $0.help, width) }
      sections.append("ARGUMENTS:\n" + rows.joined(separator: "\n"))
    }
    let rows = spec.options.map { row($0.label, $0.help, width) }
    sections.append(
      "OPTIONS:\n"
        + (rows + [row("-h, --help", "Show help information.", width)]).joined(separator: "\n"))
    if !spec.examples.isEmpty {
      let examples = spec.examples.map { "  \($0.command)\n      \($0.meaning)" }
      sections.append("EXAMPLES:\n" + examples.joined(separator: "\n"))
    }
    return sections.joined(separator: "\n\n") + "\n"
  }

  /// The help of the program.
  static func program(_ commands: [CommandSpec], abstract: String, width: Int) -> String {
    let groups = CommandSpec.Group.allCases.map { group in
      let rows = commands.filter { $0.group == group }.map { spec in
        row(([spec.name] + spec.aliases).joined(separator: ", "), spec.abstract, width)
      }
      return "\(group.rawValue.uppercased()):\n" + rows.joined(separator: "\n")
    }
    return """
      OVERVIEW: \(wrap(abstract, width: width, indent: 0, first: 10))

      USAGE: coach <subcommand>

      OPTIONS:
      \(row("--version", "Show the version, the commit and the libraries.", width))
      \(row("-h, --help", "Show help information.", width))

      \(groups.joined(separator: "\n\n"))

        See 'coach <subcommand> --help' for detailed help.

      """
  }

  /// A command's usage in one line.
  static func usage(_ spec: CommandSpec) -> String {
    (["coach", spec.name] + spec.arguments.map(\.usage) + spec.options.map(\.usage))
      .joined(separator: " ")
  }

  private static func row(_ label: String, _ help: String, _ width: Int) -> String {
    let text = wrap(help, width: width, indent: labelWidth, first: labelWidth)
    let start = "  " + label
    guard start.count < labelWidth else {
      return start + "\n" + String(repeating: " ", count: labelWidth) + text
    }
    return start + String(repeating: " ", count: labelWidth - start.count) + text
  }

  /// Breaks at spaces, never inside `[...]`; the first line begins at column `first`.
  private static func wrap(_ text: String, width: Int, indent: Int = 0, first: Int = 0) -> String {
    var lines = [""]
    var column = first
    for word in words(text) {
      if column > indent, column + 1 + word.count > width, !lines[lines.count - 1].isEmpty {
        lines.append(String(repeating: " ", count: indent) + word)
        column = indent + word.count
      } else {
        let isFirst = lines[lines.count - 1].isEmpty
        lines[lines.count - 1] += isFirst ? word : " " + word
        column += word.count + (isFirst ? 0 : 1)
      }
    }
    return lines.joined(separator: "\n")
  }

  private static func words(_ text: String) -> [String] {
    var words: [String] = []
    for word in text.split(separator: " ") {
      if let last = words.last, last.hasPrefix("["), !last.hasSuffix("]") {
        words[words.count - 1] += " " + word
      } else {
        words.append(String(word))
      }
    }
    return words
  }
}
