import Foundation
import TestSupport
import Testing

@testable import Coach
@testable import CoachCLI
@testable import Takes

/// What shells complete with that only notes and takes know.
@Suite("Completions of takes, phases, variants and questions")
struct CandidateTests {
  private static let evil = "Why $(touch pwned); \"'\u{1B}[2J?"

  private static func folder() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    let take = try StoredTake.make(day: 1, in: folder)
    try TakeEdit.change(take) { (record) throws(TakeError) in record.name = "Dry run" }
    try StoredTake.make(day: 2, in: folder)
    try folder.write(
      "# N\n## Start (1 min)\n## End (1 min)\n\n1-Minute Version:\n1. Start\n", to: "notes.md")
    try folder.write(
      "# B\n## Ownership\n### \(evil)\n### What then?\n## Bias\n### When?\n", to: "bank.md")
    return folder
  }

  private static func candidates(_ words: [String], in folder: TemporaryFolder) throws -> [String] {
    let result = try CoachProcess.run(["completions"] + words, in: folder)
    #expect(result.status == 0 && result.messages.isEmpty)
    return result.output.split(separator: "\n").map(String.init)
  }

  @Test func `come from the notes on the line, else from the latest take`() throws {
    let folder = try Self.folder()
    let takes = ["2026-11-02T10-00-00-talk", "2026-11-01T10-00-00-talk"]
    #expect(try Self.candidates(["takes"], in: folder) == [takes[0], "Dry run", takes[1]])
    #expect(try Self.candidates(["clips"], in: folder) == takes + ["WHY", "HOW"])
    #expect(try Self.candidates(["phases", "--", "--from"], in: folder) == ["WHY", "HOW"])
    #expect(
      try Self.candidates(["phases", "--", "notes.md", "--from", ""], in: folder) == [
        "Start", "End",
      ]
    )
    #expect(try Self.candidates(["principles", "bank.md"], in: folder) == ["Ownership", "Bias"])
    let questions = try Self.candidates(["questions", "bank.md"], in: folder)
    #expect(questions.dropFirst() == ["What then?", "When?"] && !questions[0].contains("\u{1B}"))
    #expect(try Self.candidates(["variants", "nowhere.md"], in: folder) == [])
  }

  @Test func `say nothing where there are neither takes nor notes`() throws {
    let folder = try TemporaryFolder()
    for kind in CommandSpec.Live.allCases where kind != .devices {
      #expect(try Self.candidates([kind.rawValue], in: folder) == [])
    }
  }

  @Test func `in bash are words that run nothing`() throws {
    let folder = try Self.folder()
    try folder.write(
      """
      source <("\(CoachProcess.binary)" completions bash)
      try() { COMP_WORDS=("\(CoachProcess.binary)" "$@"); COMP_CWORD=$#; _coach; printf '%s\\n' "${COMPREPLY[@]}"; }
      try drill bank.md --question W
      for word in "${COMPREPLY[@]}"; do eval "set -- $word"; echo "$# $1"; done
      try takes rm 2026-11-01
      """, to: "try.sh")
    let result = try CoachProcess.run(
      ["try.sh"], in: folder, launcher: ["/bin/bash"], isOwn: false)
    let lines = result.output.split(separator: "\n").map(String.init)
    #expect(lines.count == 7 && lines[4] == "1 What then?")
    #expect(lines.count > 3 && lines[3].hasPrefix("1 Why $(touch pwned);"), "\(lines)")
    #expect(lines.last == "2026-11-01T10-00-00-talk")
    #expect(!folder.names.contains("pwned"))
  }
}
