import Foundation

@testable import CoachCLI

/// The man page: prose from `docs/coach.1.in`, and commands, options and keys from the descriptions that `--help` uses.
enum ManualPage {
  /// How many commands have an option before it is explained once for all of them.
  private static let common = 3

  static func render(template: String) -> String {
    let specs = CommandList.specs
    let parts = [
      "@VERSION@": Version.number, "@SYNOPSIS@": specs.map(synopsis).joined(separator: "\n.br\n"),
      "@COMMANDS@": specs.map(section).joined(separator: "\n"),
      "@OPTIONS@": shared.map(entry).joined(separator: "\n"),
      "@KEYS@": KeyBinding.explained.map { term("\\fB\(escaped($0.names))\\fR", $0.manual) }
        .joined(separator: "\n"),
      "@MARKING_KEYS@": MarkingKey.all.map { term("\\fB\(escaped($0.names))\\fR", $0.manual) }
        .joined(separator: "\n"),
    ]
    return parts.reduce(template) { $0.replacingOccurrences(of: $1.key, with: $1.value) }
  }

  /// The options that several commands have with the same words, in the order in which they come first.
  private static let shared: [CommandSpec.Option] = {
    var counts: [String: Int] = [:]
    let all = CommandList.specs.flatMap(\.options)
    for option in all { counts[option.label + option.help, default: 0] += 1 }
    var told: Set<String> = []
    return all.filter {
      counts[$0.label + $0.help, default: 0] >= common && told.insert($0.label).inserted
    }
  }()

  private static func synopsis(_ spec: CommandSpec) -> String {
    let arguments = spec.arguments.map { " \(escaped($0.usage))" }.joined()
    return
      "\\fBcoach \(escaped(spec.name))\\fR\(arguments)\(spec.options.isEmpty ? "" : " [options]")"
  }

  private static func section(_ spec: CommandSpec) -> String {
    var lines = [".SS \"\(escaped(([spec.name] + spec.aliases).joined(separator: ", ")))\""]
    lines += [
      [spec.abstract, spec.discussion, spec.manual].filter { !$0.isEmpty }
        .map(paragraph).joined(separator: "\n.PP\n")
    ]
    lines += spec.arguments.map { term("\\fI\(escaped($0.name))\\fR", $0.help) }
    let isShared = { (option: CommandSpec.Option) in
      shared.contains { $0.label == option.label && $0.help == option.help }
    }
    lines += spec.options.filter { !isShared($0) }.map(entry)
    let others = spec.options.filter(isShared).map { "\\fB\(escaped("--\($0.name)"))\\fR" }
    if !others.isEmpty { lines.append(".PP\nAlso \(others.joined(separator: ", ")): see OPTIONS.") }
    for example in spec.examples {
      lines.append(term("\\fB\(escaped(example.command))\\fR", example.meaning))
    }
    return lines.joined(separator: "\n")
  }

  private static func entry(_ option: CommandSpec.Option) -> String {
    let names = (option.short.map { ["-\($0)"] } ?? []) + ["--\(option.name)"]
    let label = names.map { "\\fB\(escaped($0))\\fR" }.joined(separator: ", ")
    return term(
      label + (option.value.map { " \\fI\(escaped($0))\\fR" } ?? ""),
      [option.help, option.manual].filter { !$0.isEmpty }.joined(separator: " "))
  }

  private static func term(_ term: String, _ text: String) -> String {
    ".TP\n\(term)\n\(paragraph(text))"
  }

  /// Text that holds no commands of roff.
  private static func paragraph(_ text: String) -> String {
    let text = escaped(text)
    return text.hasPrefix(".") || text.hasPrefix("'") ? "\\&" + text : text
  }

  private static func escaped(_ text: String) -> String {
    let signs: [Character: String] = [
      "\\": "\\e", "-": "\\-", "→": "\\(->", "←": "\\(<-", "…": "...", "–": "\\(en",
    ]
    return text.map { signs[$0] ?? String($0) }.joined()
  }
}
