import Foundation
import TestSupport
import Testing

@testable import Coach
@testable import CoachCLI
@testable import Takes

@Suite("The takes command")
struct TakesCommandTests {
  private static func takes(
    _ arguments: [String] = [], in folder: TemporaryFolder
  ) throws -> CoachProcess.Result {
    try CoachProcess.run(["takes"] + arguments, in: folder)
  }

  private static func list(_ folder: TemporaryFolder) throws -> [TakesRecord.Take] {
    let result = try takes(["--format", "json"], in: folder)
    return try JSONDecoder().decode(TakesRecord.self, from: Data(result.output.utf8)).takes
  }

  private static func falseStart(day: Int, in folder: TemporaryFolder) throws -> TakeFolder {
    try StoredTake.make(
      day: day, samples: Array(StoredTake.samples.prefix(2 * StoredTake.rate)), next: [],
      in: folder)
  }

  @Test func `lists every take with its number, date, plan, length, verdict and size`() throws {
    let folder = try TemporaryFolder()
    try StoredTake.make(day: 1, in: folder)
    _ = try Self.falseStart(day: 2, in: folder)
    let three = "# A talk whose title is longer than its column\n## A (1-2 s)\n## B (1-2 s)\n"
    try StoredTake.make(day: 3, plan: three, in: folder)
    try StoredTake.make(day: 4, plan: three, next: [], in: folder)
    try StoredTake.make(day: 5, start: #","only_phases":[0]"#, in: folder)
    let missing = try StoredTake.make(day: 6, in: folder)
    try FileManager.default.removeItem(atPath: missing.audio)
    let cutOff = try StoredTake.make(day: 7, in: folder)
    try FileManager.default.removeItem(atPath: cutOff.record)
    _ = try Self.takes(["rename", "3", "with \u{1B}[2Jescapes"], in: folder)
    _ = try Self.takes(["keep", "3"], in: folder)
    _ = try Self.takes(["note", "3", "0:05", "slower here"], in: folder)
    let result = try Self.takes(in: folder)
    #expect(result.status == 0)
    #expect(result.messages.isEmpty)
    // Sizes depend on what the program writes beside the sound.
    let text = result.output.replacing(/\ +\d+ kB/, with: { _ in "  ??? kB" })
    #expect(Golden.difference(text, from: "takes.txt") == nil)
    let list = try Self.list(folder)
    #expect(list.map(\.number) == Array(1...7))
    #expect(list.map(\.is_false_start) == [false, true, false, false, false, false, false])
    #expect(list[2].name == "with \u{FFFD}[2Jescapes" && list[2].is_kept)
    #expect(list[2].notes == [TakesRecord.Note(at_s: 5, text: "slower here")])
  }

  @Test func `says where there are none`() throws {
    let folder = try TemporaryFolder()
    #expect(try Self.takes(in: folder).output == "no takes yet: coach rehearse my-notes.md\n")
    #expect(try Self.list(folder).isEmpty)
  }

  @Test func `removes takes by one list, after they were agreed to`() throws {
    let folder = try TemporaryFolder()
    let takes = try (1...4).map { try StoredTake.make(day: $0, in: folder) }
    let refused = try Self.takes(["rm", "1", "3"], in: folder)
    #expect(refused.status == 64 && refused.messages.contains("add --yes"))
    #expect(try Self.list(folder).count == 4)
    let result = try Self.takes(["rm", "1", "3", "--yes"], in: folder)
    #expect(result.status == 0, "\(result.messages)")
    #expect(try Self.list(folder).map(\.take) == [takes[1].name, takes[3].name])
    let root = folder.file("coach/takes")
    #expect(try FileManager.default.contentsOfDirectory(atPath: root).count == 2)
  }

  @Test func `asks once on a terminal, and takes only a yes for one`() throws {
    let folder = try TemporaryFolder()
    try StoredTake.make(day: 1, in: folder)
    for (answer, count) in [("n", 1), ("", 1), ("yes", 0)] {
      _ = try CoachProcess.run(
        [
          "-qec", "echo '\(answer)' | cat - | true; \(CoachProcess.binary) takes rm 1", "/dev/null",
        ],
        in: folder, launcher: ["/usr/bin/script"], isOwn: false, input: answer + "\n")
      #expect(try Self.list(folder).count == count)
    }
  }

  @Test func `removes the takes that were given up at their beginning, and no others`() throws {
    let folder = try TemporaryFolder()
    let good = try StoredTake.make(day: 1, in: folder)
    for day in 2...3 { _ = try Self.falseStart(day: day, in: folder) }
    let kept = try Self.falseStart(day: 4, in: folder)
    _ = try Self.takes(["keep", "-1"], in: folder)
    #expect(try Self.takes(["rm", "--unfinished", "--yes"], in: folder).status == 0)
    #expect(try Self.list(folder).map(\.take) == [good.name, kept.name])
    #expect(try Self.takes(["rm", "-1", "--yes"], in: folder).messages.contains("kept"))
    _ = try Self.takes(["keep", "--undo", "-1"], in: folder)
    #expect(try Self.takes(["rm", "-1", "--yes"], in: folder).status == 0)
  }

  @Test func `a note is in the report and the page, and taken back by an empty one`() throws {
    let folder = try TemporaryFolder()
    let take = try StoredTake.make(day: 1, in: folder)
    _ = try CoachProcess.run(["recover"], in: folder)
    let before = try CoachProcess.run(["report", "-f", "json"], in: folder).output
    #expect(try Self.takes(["note", "0:05", "slower here"], in: folder).status == 0)
    #expect(try Self.takes(["note", "1", "3", "breathe"], in: folder).status == 0)
    let report = try CoachProcess.run(["report"], in: folder).output
    #expect(report.contains("you noted: 0:03 (breathe), 0:05 (slower here)"))
    #expect(try String(contentsOfFile: take.page, encoding: .utf8).contains("slower here"))
    // A note of afterwards is no key press, so it changes no figure.
    for time in ["5s", "3s"] { _ = try Self.takes(["note", time, ""], in: folder) }
    #expect(try CoachProcess.run(["report", "-f", "json"], in: folder).output == before)
    let late = try Self.takes(["note", "0:17", "late"], in: folder)
    #expect(late.status == 64 && late.messages.contains("the recording is 0:16 long"))
  }

  @Test func `words of the speaker survive what makes the record again`() throws {
    let folder = try TemporaryFolder()
    let take = try StoredTake.make(day: 1, in: folder)
    _ = try Self.takes(["rename", "1", "Dry run"], in: folder)
    _ = try Self.takes(["note", "1", "1s", "hm"], in: folder)
    _ = try CoachProcess.run(["recover"], in: folder)
    #expect(take.hasPage && take.manifest?.name == "Dry run" && take.manifest?.notes?.count == 1)
  }

  @Test func `a spoilt record is told, and made again by recover`() throws {
    let folder = try TemporaryFolder()
    let take = try StoredTake.make(day: 1, in: folder)
    let before = take.manifest
    try Data("{\"schema\":1,".utf8).write(to: URL(fileURLWithPath: take.record))
    let result = try Self.takes(["rename", "1", "x"], in: folder)
    #expect(result.status == 65 && result.messages.contains("coach recover \(take.name)"))
    #expect(try Self.list(folder).count == 1)
    #expect(try CoachProcess.run(["recover", "1"], in: folder).status == 0)
    #expect(take.manifest == before)
    // One of a later version is left alone.
    try Data("{\"schema\":2}".utf8).write(to: URL(fileURLWithPath: take.record))
    _ = try CoachProcess.run(["recover", "1"], in: folder)
    #expect(try String(contentsOfFile: take.record, encoding: .utf8) == "{\"schema\":2}")
  }

  @Test(arguments: [
    (["rmm"], "did you mean 'rm'?"), (["rm"], "it is not said which takes"),
    (["rm", "1", "--unfinished"], "says already"), (["rm", "9"], "no take named '9'"),
    (["keep", "--yes", "1"], "has no option '--yes'"), (["rename", "1"], "are needed"),
    (["rename", "1", "7"], "would be the number"), (["note", "soon", "x"], "is no time"),
    (["list", "1"], "unexpected argument"),
  ])
  func `says what is wrong`(words: [String], message: String) throws {
    let folder = try TemporaryFolder()
    try StoredTake.make(day: 1, in: folder)
    let result = try Self.takes(words, in: folder)
    #expect([64, 66].contains(result.status))
    #expect(result.messages.contains(message), "\(result.messages)")
    #expect(result.messages.contains("  try: "))
  }
}
