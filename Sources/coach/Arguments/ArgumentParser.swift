/// Sorts the words of a command line by a command's description.
struct ArgumentParser {
  private let spec: CommandSpec

  init(_ spec: CommandSpec) { self.spec = spec }

  /// - Throws: ``Failure`` with the usage status.
  func parse(_ words: some Sequence<String>) throws(Failure) -> ParsedArguments {
    var parsed = ParsedArguments()
    var rest = Array(words)[...]
    while let word = rest.popFirst() {
      if word == "--" {
        parsed.positionals += rest
        break
      }
      if word.hasPrefix("--") {
        try parseOption(word, &rest, &parsed)
      } else if word.hasPrefix("-"), word.dropFirst().first?.isNumber == false {
        // `-1` is an argument, `-j1` an option with its value.
        try parseShort(word, &rest, &parsed)
      } else {
        parsed.positionals.append(word)
      }
    }
    try checkPositionals(parsed.positionals)
    return parsed
  }

  private func parseOption(
    _ word: String, _ rest: inout ArraySlice<String>, _ parsed: inout ParsedArguments
  ) throws(Failure) {
    let parts = word.dropFirst(2).split(
      separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    let name = String(parts[0])
    guard let option = spec.option(named: name) else { throw unknown("--\(name)") }
    try store(option, inline: parts.count > 1 ? String(parts[1]) : nil, &rest, &parsed)
  }

  private func parseShort(
    _ word: String, _ rest: inout ArraySlice<String>, _ parsed: inout ParsedArguments
  ) throws(Failure) {
    let letters = word.dropFirst()
    guard let first = letters.first, let option = spec.option(short: first) else {
      throw unknown(word)
    }
    let inline = letters.dropFirst()
    try store(option, inline: inline.isEmpty ? nil : String(inline), &rest, &parsed)
  }

  private func store(
    _ option: CommandSpec.Option, inline: String?, _ rest: inout ArraySlice<String>,
    _ parsed: inout ParsedArguments
  ) throws(Failure) {
    guard let placeholder = option.value else {
      guard inline == nil else { throw usage("the option '--\(option.name)' takes no value") }
      parsed.flags.insert(option.name)
      return
    }
    guard let value = inline ?? rest.popFirst() else {
      throw usage("missing value for '--\(option.name) <\(placeholder)>'")
    }
    parsed.values[option.name, default: []].append(value)
  }

  private func checkPositionals(_ positionals: [String]) throws(Failure) {
    let required = spec.arguments.filter { $0.arity == .one || $0.arity == .many }
    if positionals.count < required.count {
      throw usage("missing expected argument '<\(required[positionals.count].name)>'")
    }
    guard !spec.arguments.contains(where: { $0.arity == .many || $0.arity == .any }) else { return }
    if positionals.count > spec.arguments.count {
      throw usage("unexpected argument '\(positionals[spec.arguments.count])'")
    }
  }

  private func unknown(_ word: String) -> Failure {
    let names = spec.options.map { "--\($0.name)" }
    let near = Suggestion.nearest(to: word, among: names).map { "; did you mean '\($0)'?" }
    return usage("unknown option '\(word)'\(near ?? "")")
  }

  private func usage(_ summary: String) -> Failure {
    Failure(summary, remedy: "coach \(spec.name) --help", status: .usage)
  }
}
