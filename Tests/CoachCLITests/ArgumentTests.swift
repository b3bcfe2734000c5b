import Foundation
import TestSupport
import Testing

@testable import CoachCLI

@Suite("The command line")
struct ArgumentTests {
  private static let spec = CommandSpec(
    name: "try", abstract: "Try it.", group: .prepare,
    arguments: [.init(name: "file", arity: .one, help: "A file.")],
    options: [
      .init(name: "plan", short: "p", value: "file", help: "A plan."),
      .init(name: "strict", help: "Be strict."),
    ])

  @Test(arguments: [
    ["a", "--plan", "b", "--strict"], ["--plan=b", "--strict", "a"], ["-p", "b", "a", "--strict"],
    ["-pb", "--strict", "--", "a"],
  ])
  func `takes options in every usual form`(words: [String]) throws {
    let parsed = try ArgumentParser(Self.spec).parse(words)
    #expect(parsed.positionals == ["a"])
    #expect(parsed.value("plan") == "b")
    #expect(parsed.flags == ["strict"])
  }

  @Test(arguments: [
    ([], "missing expected argument '<file>'"), (["a", "b"], "unexpected argument 'b'"),
    (["a", "--plna", "x"], "unknown option '--plna'; did you mean '--plan'?"),
    (["a", "--wholly-other"], "unknown option '--wholly-other'"),
    (["a", "--plan"], "missing value for '--plan <file>'"),
    (["a", "--strict=1"], "the option '--strict' takes no value"),
    (["a", "-x"], "unknown option '-x'"), (["a", "-x1"], "unknown option '-x1'"),
  ])
  func `says what is wrong`(words: [String], summary: String) {
    #expect(throws: Failure(summary, remedy: "coach try --help", status: .usage)) {
      try ArgumentParser(Self.spec).parse(words)
    }
  }

  @Test(arguments: ["-", "-5", "-1.5", "-1x"])
  func `takes a lone dash and negative numbers for arguments`(word: String) throws {
    #expect(try ArgumentParser(Self.spec).parse([word]).positionals == [word])
  }

  @Test func `takes digits behind an option's letter for its value`() throws {
    let parsed = try ArgumentParser(Self.spec).parse(["-p1", "a"])
    #expect(parsed.value("plan") == "1")
    #expect(parsed.positionals == ["a"])
    #expect(try ArgumentParser(Self.spec).parse(["-p", "-2", "a"]).value("plan") == "-2")
  }

  @Test func `has a help for the program and for every command`() {
    let program = HelpText.program(CommandList.specs, abstract: "Rehearse.", width: 80)
    let all = [program] + CommandList.specs.map { HelpText.command($0, width: 80) }
    let text = all.joined(separator: "\n\n")
    #expect(text.split(separator: "\n").allSatisfy { $0.count <= 80 })
    #expect(Golden.difference(text, from: "help.txt") == nil)
  }

  private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  /// Whether a file of the project is what it is made of; `UPDATE_GOLDEN=1` makes it.
  private static func isMade(_ path: String, _ text: String) throws -> Bool {
    let file = root.appendingPathComponent(path)
    if ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] != nil {
      try text.write(to: file, atomically: true, encoding: .utf8)
    }
    return try String(contentsOf: file, encoding: .utf8) == text
  }

  @Test func `makes the man page from the descriptions of commands, options and keys`() throws {
    let template = try String(
      contentsOf: Self.root.appendingPathComponent("docs/coach.1.in"), encoding: .utf8)
    #expect(try Self.isMade("docs/coach.1", ManualPage.render(template: template)), "make man")
  }

  @Test func `makes the keys of the README from their table`() throws {
    let readme = try String(
      contentsOf: Self.root.appendingPathComponent("README.md"), encoding: .utf8)
    let rehearsing = KeyBinding.explained.map { "| \($0.names) | \($0.manual) |" }
    let marking = MarkingKey.all.map { "| \($0.names) | \($0.manual) |" }
    let made = Self.putting(
      marking, between: "marking keys", in: Self.putting(rehearsing, between: "keys", in: readme))
    #expect(try Self.isMade("README.md", made), "make man")
  }

  /// A text with rows of keys between two comments.
  private static func putting(_ rows: [String], between name: String, in text: String) -> String {
    let (start, end) = ("<!-- \(name) -->\n", "<!-- /\(name) -->")
    let parts = text.components(separatedBy: start)
    let rest = parts[1].components(separatedBy: end)
    let table = (["| key | |", "|---|---|"] + rows).joined(separator: "\n") + "\n"
    return parts[0] + start + table + end + rest[1]
  }

  @Test(arguments: Completions.Shell.allCases)
  func `completes every command and option in each shell`(shell: Completions.Shell) throws {
    let script = Completions.script(shell, for: CommandList.specs)
    for spec in CommandList.specs {
      #expect(script.contains(spec.name))
      for option in spec.options {
        #expect(script.contains(shell == .fish ? "-l \(option.name)" : "--\(option.name)"))
      }
    }
    #expect(Golden.difference(script, from: "completions.\(shell.rawValue)") == nil)
  }
}
