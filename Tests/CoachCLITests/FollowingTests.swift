import Foundation
import Glibc
import TestSupport
import Testing

@testable import Coach
@testable import CoachCLI
@testable import Takes

@Suite("Commands from elsewhere", .serialized)
struct FollowingTests {
  @Test func `are words, a number, a slide, or nothing`() {
    #expect(FollowedLine("next") == .key(.next))
    #expect(FollowedLine(" Back ") == .key(.back))
    #expect(FollowedLine("slide 7") == .slide(7))
    #expect(FollowedLine("3") == .command(.init(seconds: nil, command: .jump(3))))
    #expect(
      FollowedLine("note slower here")
        == .command(.init(seconds: nil, command: .note("slower here"))))
    for line in ["hold", "skip", "interruption", "undo", "finish"] {
      #expect(FollowedLine(line) != nil, "\(line)")
    }
    for line in [
      "", "dance", "12.5 next", "slide", "slide 0", "slide x", "-3", "next now", "# next",
    ] {
      #expect(FollowedLine(line) == nil, "\(line)")
    }
  }

  @Test func `come in any pieces, and huge or senseless lines end nothing`() {
    var pipe = CommandPipe(-1)
    func take(_ text: String) -> [CommandPipe.Line] { pipe.take(Array(text.utf8)[...]) }
    #expect(take("ne").isEmpty)
    #expect(take("xt\n\n  \nbac") == [.said(.key(.next))])
    #expect(take("k\r\n") == [.said(.key(.back))])
    let huge = take(String(repeating: "next ", count: 10_000) + "\nback\n")
    #expect(
      huge == [
        .unreadable(String("next next next next next next next next next".prefix(40))),
        .said(.key(.back)),
      ])
    let senseless = pipe.take([0xFF, 0x00, 0x1B, 0x0A])
    #expect(senseless.count == 1)
    let flood = take(String(repeating: "next\n", count: 20_000))
    #expect(flood.count < 10_001 && flood.last == .tooMany)
    let isExhausted = pipe.isExhausted
    #expect(isExhausted)
  }

  @Test func `come from writers that go and come again`() throws {
    let folder = try TemporaryFolder()
    let path = folder.file("pipe")
    mkfifo(path, 0o600)
    var pipe = try CommandPipe(following: path)
    for word in ["next", "back", "next"] {
      let writer = open(path, O_WRONLY | O_NONBLOCK)
      try #require(writer >= 0)
      _ = write(writer, word + "\n", word.utf8.count + 1)
      close(writer)
      let lines = (pipe.lines(), pipe.lines())
      #expect(lines.0 == [.said(.key(word == "next" ? .next : .back))])
      #expect(lines.1.isEmpty)
    }
  }

  @Test(arguments: ["missing", "notes.md", "."])
  func `need a named pipe, and say how to make one`(name: String) throws {
    let folder = try TemporaryFolder()
    let environment = try ShortTake.prepare(in: folder)
    let result = try CoachProcess.run(
      ShortTake.command + ["--follow", name], in: folder, environment: environment,
      input: ShortTake.keys)
    #expect(result.status == 66)
    #expect(result.messages.contains("cannot follow '\(name)'"))
    #expect(result.messages.contains("mkfifo"))
    #expect(try ShortTake.takes(in: folder).isEmpty)
  }

  @Test func `are for a rehearsal that runs`() throws {
    let folder = try TemporaryFolder()
    let none = try CoachProcess.run(["send", "next"], in: folder)
    #expect(none.status == 66)
    #expect(none.messages.contains("no rehearsal is running"))
    // What a killed rehearsal left.
    try FileManager.default.createDirectory(
      atPath: folder.file("coach"), withIntermediateDirectories: true)
    mkfifo(folder.file("coach/commands-1"), 0o600)
    #expect(try CoachProcess.run(["send", "next"], in: folder).status == 66)
    #expect(!FileManager.default.fileExists(atPath: folder.file("coach/commands-1")))
    let senseless = try CoachProcess.run(["send", "dance"], in: folder)
    #expect(senseless.status == 64)
    #expect(senseless.messages.contains("send next, back, skip, 3"))
  }

  @Test func `reach the rehearsal by coach send and through --follow, at the moment they come`()
    throws
  {
    let folder = try TemporaryFolder()
    let path = folder.file("pipe")
    mkfifo(path, 0o600)
    try folder.write(
      "# T\n## PHASE 1: A (5-9 s)\n\n---\n\n## PHASE 2: B (5-9 s)\n\n---\n\n---\n\n## PHASE 3: C (5-9 s)\n",
      to: "notes.md")
    var speech = SyntheticSpeech(rate: 16_000, seed: 51)
    speech.silence(1)
    for _ in 0..<8 {
      speech.speak(2)
      speech.silence(0.5)
    }
    let rig = try TerminalRig(
      ["rehearse", "notes.md", "--no-check", "--follow", "pipe"], samples: speech.samples,
      in: folder)
    func send(_ words: String...) throws {
      let result = try CoachProcess.run(["send"] + words, in: folder)
      #expect(result.status == 0, "\(result.messages)")
    }
    func follow(_ line: String) throws {
      let writer = open(path, O_WRONLY | O_NONBLOCK)
      try #require(writer >= 0)
      defer { close(writer) }
      _ = write(writer, line + "\n", line.utf8.count + 1)
    }
    rig.feed(until: 4)
    _ = rig.screen(showing: "REC 0:04")
    #expect(mode(in: folder) == 0o600)
    try send("next")
    rig.feed(from: 5, until: "2 of 3")
    try follow("nonsense")
    #expect(rig.screen(showing: "nonsense").contains("cannot read the command 'nonsense'"))
    try follow("note slower here")
    try follow("slide 4")
    rig.feed(from: 8, until: "3 of 3")
    #expect(rig.screen(showing: "3 of 3").contains("1 note"))
    try send("1")
    rig.feed(from: 10, until: "1 of 3")
    try send("3")
    rig.feed(from: 12, until: "3 of 3")
    // A shortcut alone is enough, too.
    try send("next")
    #expect(rig.screen(showing: "Finish").contains("Finish the rehearsal?"))
    try send("next")
    #expect(rig.feed(from: 15, until: "status 0").contains("status 0"))
    let report = try CoachProcess.run(["report", "--format", "json"], in: folder)
    let record = try JSONDecoder().decode(Report.self, from: Data(report.output.utf8))
    #expect(record.notes.map(\.text) == ["slower here"])
    #expect(record.phases.allSatisfy { $0.elapsed_s > 0 })
    #expect(try pipes(in: folder).isEmpty)
  }

  private func pipes(in folder: TemporaryFolder) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.file("coach"))
      .filter { $0.contains("commands-") }
  }

  private func mode(in folder: TemporaryFolder) -> Int? {
    guard let name = try? pipes(in: folder).first else { return nil }
    let attributes = try? FileManager.default.attributesOfItem(atPath: folder.file("coach/" + name))
    return attributes?[.posixPermissions] as? Int
  }
}
