import Foundation
import TestSupport
import Testing

@testable import Coach
@testable import CoachCLI
@testable import Takes

/// Removing takes touches nothing else.
@Suite("Removing a take")
struct TakeRemovalTests {
  private static let root = "coach/takes"

  private static func remove(
    _ word: String, in folder: TemporaryFolder, launcher: [String] = []
  ) throws -> CoachProcess.Result {
    try CoachProcess.run(["takes", "rm", word, "--yes"], in: folder, launcher: launcher)
  }

  private static func expectUntouched(
    _ word: String, in folder: TemporaryFolder, status: Int32, _ message: String
  ) throws {
    let before = try contents(of: folder)
    let result = try remove(word, in: folder)
    #expect(result.status == status && result.messages.contains(message), "\(result.messages)")
    #expect(try contents(of: folder) == before)
  }

  /// Everything below a folder, by path, but what the test itself writes.
  private static func contents(of folder: TemporaryFolder) throws -> [String] {
    try FileManager.default.subpathsOfDirectory(atPath: folder.path)
      .filter { ![".output", ".messages"].contains($0) }.sorted()
  }

  @Test func `refuses a folder elsewhere, even one that is a take`() throws {
    let folder = try TemporaryFolder()
    let take = try StoredTake.make(day: 1, in: folder)
    try StoredTake.make(day: 2, in: folder)
    try FileManager.default.moveItem(atPath: take.path, toPath: folder.file("moved"))
    try Self.expectUntouched("moved", in: folder, status: 64, "no folder in the folder of takes")
    try Self.expectUntouched(
      "\(Self.root)/../../moved", in: folder, status: 64, "no folder in the folder of takes")
    try FileManager.default.createSymbolicLink(
      atPath: folder.file(Self.root + "/2026-11-03T10-00-00-link"),
      withDestinationPath: folder.file("moved"))
    try Self.expectUntouched("2026-11-03", in: folder, status: 64, "no folder in the folder")
  }

  @Test func `refuses what holds anything that is not a take's`() throws {
    let folder = try TemporaryFolder()
    let take = try StoredTake.make(day: 1, in: folder)
    try Data("mine".utf8).write(to: URL(fileURLWithPath: take.file("my\u{1B}[2J.txt")))
    try Self.expectUntouched("1", in: folder, status: 1, "holds what coach did not write")
    try FileManager.default.removeItem(atPath: take.file("my\u{1B}[2J.txt"))
    try FileManager.default.createSymbolicLink(
      atPath: take.page, withDestinationPath: folder.file("page.html"))
    try Self.expectUntouched("1", in: folder, status: 1, "holds what coach did not write")
    try FileManager.default.createDirectory(
      atPath: folder.file(Self.root + "/holiday"), withIntermediateDirectories: true)
    try Self.expectUntouched("holiday", in: folder, status: 66, "no take named 'holiday'")
    try Self.expectUntouched("\(Self.root)/holiday", in: folder, status: 66, "no take named")
    try Self.expectUntouched(Self.root, in: folder, status: 66, "no take named")
  }

  @Test func `refuses a take that is being recorded`() throws {
    let folder = try TemporaryFolder()
    let take = try StoredTake.make(day: 1, in: folder)
    try FileManager.default.removeItem(atPath: take.record)
    let journal = open(take.journal, O_RDWR)
    #expect(flock(journal, LOCK_EX) == 0)
    try Self.expectUntouched("1", in: folder, status: 1, "is being recorded")
    let note = try CoachProcess.run(["takes", "note", "1s", "x"], in: folder)
    #expect(note.status == 1 && note.messages.contains("is being recorded"))
    #expect(try CoachProcess.run(["takes"], in: folder).output.contains("recording"))
    close(journal)
    #expect(try CoachProcess.run(["takes"], in: folder).output.contains("cut off"))
    #expect(try Self.remove("1", in: folder).status == 0)
  }

  @Test func `removes all or none`() throws {
    let folder = try TemporaryFolder()
    try StoredTake.make(day: 1, in: folder)
    let second = try StoredTake.make(day: 2, in: folder)
    try Data("mine".utf8).write(to: URL(fileURLWithPath: second.file("mine.txt")))
    let before = try Self.contents(of: folder)
    let result = try CoachProcess.run(["takes", "rm", "1", "2", "--yes"], in: folder)
    #expect(result.status == 1)
    #expect(try Self.contents(of: folder) == before)
  }

  @Test(.enabled(if: Nobody.canRun)) func `says where the folder may not be changed`() throws {
    let folder = try TemporaryFolder()
    let take = try StoredTake.make(day: 1, in: folder)
    let before = try Self.contents(of: folder)
    let result = try Self.remove("1", in: folder, launcher: Nobody.launcher)
    #expect(result.status == 1 && result.messages.contains("cannot remove '\(take.path)'"))
    #expect(try Self.contents(of: folder) == before)
  }

  @Test func `what a kill left of it is taken away by the next command`() throws {
    let folder = try TemporaryFolder()
    let take = try StoredTake.make(day: 1, in: folder)
    try StoredTake.make(day: 2, in: folder)
    let doomed = folder.file(Self.root + "/.removed-\(take.name)")
    try FileManager.default.moveItem(atPath: take.path, toPath: doomed)
    try FileManager.default.removeItem(atPath: doomed + "/journal.jsonl")
    #expect(try CoachProcess.run(["takes"], in: folder).status == 0)
    #expect(!FileManager.default.fileExists(atPath: doomed))
  }
}

/// Takes without a frame of sound are removed at once, and stand in nobody's way.
@Suite("Takes without sound")
struct EmptyTakeTests {
  private static func empty(_ kind: String, in folder: TemporaryFolder) throws -> TakeFolder {
    let take = try StoredTake.make(day: 9, in: folder)
    for file in [take.record, take.audio] { try FileManager.default.removeItem(atPath: file) }
    let bytes = kind == "no header" ? [] : WaveBytes.file([], rate: StoredTake.rate)
    try Data(bytes).write(to: URL(fileURLWithPath: take.audio))
    if kind == "no journal" || kind == "young" || kind == "no line" {
      try FileManager.default.removeItem(atPath: take.journal)
      if kind == "no line" { try Data().write(to: URL(fileURLWithPath: take.journal)) }
      let age = kind == "young" ? 10.0 : 100
      try FileManager.default.setAttributes(
        [.modificationDate: Date(timeIntervalSinceNow: -age)], ofItemAtPath: take.path)
    }
    return take
  }

  @Test(
    arguments: ["header", "no header", "no journal", "no line"],
    [["report"], ["diff"], ["takes"], ["export"], ["history"], ["recover"], ["play", "1"]])
  func `are removed with a word by whatever looks at takes`(
    kind: String, command: [String]
  ) throws {
    let folder = try TemporaryFolder()
    for day in 1...2 { try StoredTake.make(day: day, in: folder) }
    let take = try Self.empty(kind, in: folder)
    let result = try CoachProcess.run(command, in: folder)
    #expect((result.messages + result.output).contains("removed empty take \(take.name)"))
    #expect(!FileManager.default.fileExists(atPath: take.path))
    #expect(command == ["play", "1"] ? result.status == 69 : result.status == 0)
    #expect(!(try CoachProcess.run(command, in: folder)).messages.contains("removed"))
  }

  @Test func `are left alone while they may be just beginning, or hold something else`() throws {
    let folder = try TemporaryFolder()
    try StoredTake.make(day: 1, in: folder)
    let young = try Self.empty("young", in: folder)
    #expect(try CoachProcess.run(["report"], in: folder).status == 0)
    #expect(FileManager.default.fileExists(atPath: young.audio))
    try Data("mine".utf8).write(to: URL(fileURLWithPath: young.file("mine.txt")))
    try FileManager.default.setAttributes(
      [.modificationDate: Date(timeIntervalSinceNow: -100)], ofItemAtPath: young.path)
    #expect(try CoachProcess.run(["report"], in: folder).messages.isEmpty)
    #expect(FileManager.default.fileExists(atPath: young.audio))
  }

  @Test func `are not removed where the sound is missing`() throws {
    let folder = try TemporaryFolder()
    let take = try StoredTake.make(day: 1, in: folder)
    try FileManager.default.removeItem(atPath: take.audio)
    #expect(try CoachProcess.run(["takes"], in: folder).output.contains("no audio"))
    #expect(try CoachProcess.run(["report"], in: folder).status == 66)
    #expect(FileManager.default.fileExists(atPath: take.journal))
  }
}
