import Foundation
import TestSupport
import Testing

@testable import Coach
@testable import CoachCLI
@testable import Takes

/// A damaged take is named once and left out; it stops nothing.
@Suite("A damaged take beside good ones")
struct DamagedTakeTests {
  private static let numbers = ["1e308", "1e19", "-5", "0", "86401", "9223372036854775807"]

  private static func change(
    _ path: String, _ pattern: String, to replacement: String
  ) throws {
    let text = try String(contentsOfFile: path, encoding: .utf8)
    let range = try #require(text.range(of: pattern, options: .regularExpression), "\(text)")
    let changed = text.replacingCharacters(in: range, with: replacement)
    try Data(changed.utf8).write(to: URL(fileURLWithPath: path))
  }

  /// Two takes, the later one to be damaged; without record and page, so that every command looks at it.
  private static func takes(in folder: TemporaryFolder) throws -> (
    good: TakeFolder, bad: TakeFolder
  ) {
    let good = try ShortTake.record(in: folder, startedAt: "2026-11-20T10:00:00+00:00")
    let bad = try ShortTake.record(in: folder, startedAt: "2026-11-21T10:00:00+00:00")
    _ = try CoachProcess.run(["history"], in: folder)
    return (good, bad)
  }

  /// Nothing traps, and what is told is told once.
  private static func expectHarmless(_ bad: TakeFolder, in folder: TemporaryFolder) throws {
    for command in [
      ["history"], ["report"], ["recover"], ["diff"], ["report", bad.path],
      ["drill", "bank.md", "--list"],
    ] {
      let result = try CoachProcess.run(command, in: folder)
      #expect(result.status < 128, "\(command): \(result.messages)")
      #expect(result.messages.components(separatedBy: bad.name).count <= 3, "\(result.messages)")
    }
    let next = try ShortTake.record(in: folder)
    #expect(next.isComplete && next.hasSound)
    #expect(try CoachProcess.run(["history"], in: folder).status == 0)
  }

  @Test(arguments: numbers) func `with a slot that cannot be`(number: String) throws {
    let folder = try TemporaryFolder()
    try folder.write("# B\n### Why?\n### What?\n", to: "bank.md")
    let (_, bad) = try Self.takes(in: folder)
    try Self.change(bad.journal, #""schema":1"#, to: #""slot_s":\#(number),"schema":1"#)
    for file in [bad.record, bad.page, bad.times] {
      try FileManager.default.removeItem(atPath: file)
    }
    try Self.expectHarmless(bad, in: folder)
    let result = try CoachProcess.run(["report", bad.path], in: folder)
    #expect(result.status == 66)
    #expect(result.messages.contains("cannot understand the journal '\(bad.journal)'"))
  }

  @Test(arguments: numbers, ["speaking_s", "elapsed_s", "max_s"])
  func `with times that cannot be is measured again`(number: String, key: String) throws {
    let folder = try TemporaryFolder()
    try folder.write("# B\n### Why?\n### What?\n", to: "bank.md")
    let (_, bad) = try Self.takes(in: folder)
    let before = try Data(contentsOf: URL(fileURLWithPath: bad.times))
    try Self.change(bad.times, "\"\(key)\":[0-9.]+", to: "\"\(key)\":\(number)")
    let damaged = try Data(contentsOf: URL(fileURLWithPath: bad.times))
    #expect(damaged != before)
    try Self.expectHarmless(bad, in: folder)
    if TakeTimes(decoding: damaged) == nil {
      #expect(try Data(contentsOf: URL(fileURLWithPath: bad.times)) == before)
    }
  }
}
