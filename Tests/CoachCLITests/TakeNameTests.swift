import Foundation
import TestSupport
import Testing

@testable import Coach
@testable import CoachCLI
@testable import Takes

@Suite("Naming a take")
struct TakeNameTests {
  /// Takes of two plans: 1 and 2 of the talk, 3 of the pitch, 4 of the talk again.
  private static func folder() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    let pitch = "# Pitch\n## Hook: a costly leak (5-20 s)\n## Offer: sensors (5-20 s)\n"
    try StoredTake.make(day: 1, in: folder)
    try StoredTake.make(day: 2, in: folder)
    try StoredTake.make(day: 3, stem: "pitch", plan: pitch, in: folder)
    try StoredTake.make(day: 14, in: folder)
    try folder.write(StoredTake.plan, to: "talk.md")
    try folder.write(pitch, to: "pitch.md")
    return folder
  }

  private static func names(_ folder: TemporaryFolder) -> TakeNames {
    let root = folder.file("coach/takes")
    let names = (try? FileManager.default.contentsOfDirectory(atPath: root)) ?? []
    return TakeNames(takes: names.sorted().map { TakeFolder(path: "\(root)/\($0)") }, root: root)
  }

  @Test(arguments: [
    ("1", 1), ("4", 14), ("-1", 14), ("-2", 3), ("-4", 1), ("2026-11-14", 14), ("2026-11-03T", 3),
    ("2026-11-02T10-00-00-talk", 2), ("dry run", 2), ("DRY", 2),
  ])
  func `finds it by number, from the latest, by the beginning of its folder, by its name`(
    word: String, day: Int
  ) throws {
    let folder = try Self.folder()
    let names = Self.names(folder)
    try TakeEdit.change(names.takes[1]) { (record) throws(TakeError) in record.name = "Dry run" }
    let take = try names.take(word)
    #expect(take.name.hasPrefix("2026-11-\(day < 10 ? "0" : "")\(day)T"))
    #expect(names.number(of: take).map { names.takes[$0 - 1].name } == take.name)
  }

  @Test func `a number stays while takes are added`() throws {
    let folder = try Self.folder()
    let before = try Self.names(folder).take("2")
    try StoredTake.make(day: 20, in: folder)
    #expect(try Self.names(folder).take("2") == before)
  }

  @Test(arguments: ["5", "0", "-5", "nothing", "2027", "", "a/b", "../talk", "%n"])
  func `what names none is refused, and the latest are named`(word: String) throws {
    let folder = try Self.folder()
    let names = Self.names(folder)
    let error = #expect(throws: TakeError.self) { try names.take(word) }
    #expect(
      error?.summary
        == "no take named '\(word)'; the latest are: 4 (2026-11-14T10-00-00-talk), "
        + "3 (2026-11-03T10-00-00-pitch), 2 (2026-11-02T10-00-00-talk)")
  }

  @Test func `what names several is refused, and the latest of them are named`() throws {
    let folder = try Self.folder()
    let names = Self.names(folder)
    let error = #expect(throws: TakeError.self) { try names.take("2026-11-0") }
    #expect(
      error?.summary
        == "'2026-11-0' names several takes, such as 3 (2026-11-03T10-00-00-pitch), "
        + "2 (2026-11-02T10-00-00-talk), 1 (2026-11-01T10-00-00-talk)")
  }

  @Test(arguments: [
    ("talk.md", "2026-11-14"), ("pitch.md", "2026-11-03"), ("-2", "2026-11-03"),
    ("2", "2026-11-02"), ("coach/takes/2026-11-01T10-00-00-talk", "2026-11-01"),
    ("coach/takes/2026-11-01T10-00-00-talk/audio.wav", "2026-11-01"),
  ])
  func `is the same in every command`(word: String, expected: String) throws {
    let folder = try Self.folder()
    let report = try CoachProcess.run(["report", word, "-f", "json"], in: folder)
    #expect(report.output.contains("\(expected)T10-00-00"), "\(report.messages)")
    let diff = try CoachProcess.run(["diff", word, "1", "-f", "json"], in: folder)
    #expect(diff.output.contains("\"before\" : \"\(expected)T10-00-00"), "\(diff.messages)")
    #expect(try CoachProcess.run(["recover", word], in: folder).output.contains(expected))
    let export = try CoachProcess.run(["export", "--format", "csv"], in: folder)
    let named = try CoachProcess.run(["export", word, "--format", "csv"], in: folder)
    #expect(named.status == (word == "2" ? 0 : export.status), "\(named.messages)")
    let cut = word == "2" ? ["--take", "2", "-o", "c.wav"] : [word, "-o", "c.wav"]
    #expect(try CoachProcess.run(["cut"] + cut, in: folder).status == 0)
    let history = try CoachProcess.run(["history", word, "-f", "json"], in: folder)
    #expect(history.output.contains(expected))
  }

  @Test func `a number alone is a phase where phases are meant`() throws {
    let folder = try Self.folder()
    func cut(_ words: [String]) throws -> CoachProcess.Result {
      try CoachProcess.run(["cut"] + words + ["-o", "c\(words.joined()).wav"], in: folder)
    }
    #expect(try cut(["2"]).messages.contains("c2.wav: 0:08"))
    #expect(try cut(["-3", "1"]).messages.contains("c-31.wav: 0:07"))
    #expect(try cut(["2026-11-03", "Offer"]).status == 0)
    #expect(try cut(["--take", "3", "Offer"]).status == 0)
    #expect(try cut(["Offer"]).status == 64)
    let several = try cut(["2026-11-0"])
    #expect(several.status == 64 && several.messages.contains("names several takes"))
  }

  @Test func `notes without a take, and recordings, are told as what they are`() throws {
    let folder = try Self.folder()
    try folder.write("# Other\n## Apples (1 min)\n## Pears (1 min)\n", to: "other.md")
    let none = try CoachProcess.run(["report", "other.md"], in: folder)
    #expect(none.status == 66 && none.messages.contains("no take of 'other.md' yet"))
    try folder.write(WaveBytes.file(StoredTake.samples, rate: 8000), to: "talk.wav")
    let recording = try CoachProcess.run(["report", "talk.wav"], in: folder)
    #expect(recording.status == 64 && recording.messages.contains("coach analyse talk.wav"))
  }
}
