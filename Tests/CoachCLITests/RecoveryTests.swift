import Foundation
import TestSupport
import Testing

@testable import AudioCore
@testable import CoachCLI
@testable import Takes

/// Recovery deletes and shortens nothing that might be somebody's sound.
@Suite("Recovering takes")
struct RecoveryTests {
  private static func recover(
    _ folder: TemporaryFolder, environment: [String: String] = [:]
  ) throws -> CoachProcess.Result {
    try CoachProcess.run(["recover"], in: folder, environment: environment)
  }

  /// A take as a kill leaves it: without its record and its end.
  private static func cutOff(in folder: TemporaryFolder) throws -> TakeFolder {
    let take = try ShortTake.record(in: folder)
    for file in [take.record, take.page, take.times] {
      try FileManager.default.removeItem(atPath: file)
    }
    try changeJournal(of: take) { $0.filter { !$0.contains("\"event\":\"end\"") } }
    return take
  }

  private static func changeJournal(
    of take: TakeFolder, _ change: ([Substring]) -> [Substring]
  ) throws {
    let text = try String(contentsOfFile: take.journal, encoding: .utf8)
    let lines = change(text.split(separator: "\n"))
    try Data(lines.joined(separator: "\n").utf8 + [10])
      .write(to: URL(fileURLWithPath: take.journal))
  }

  private static func names(_ take: TakeFolder) throws -> Set<String> {
    Set(try FileManager.default.contentsOfDirectory(atPath: take.path))
  }

  @Test func `deletes nothing where the audio was moved away, and stands in nobody's way`() throws {
    let folder = try TemporaryFolder()
    let take = try Self.cutOff(in: folder)
    try FileManager.default.moveItem(atPath: take.audio, toPath: folder.file("mine.wav"))
    let before = try Self.names(take)
    let result = try Self.recover(folder)
    #expect(result.status == 66)
    #expect(result.messages.contains(take.audio))
    #expect(try Self.names(take) == before)
    let next = try ShortTake.record(in: folder)
    #expect(next.isComplete)
    try FileManager.default.moveItem(atPath: folder.file("mine.wav"), toPath: take.audio)
    #expect(try Self.recover(folder).output.contains("completed \(take.name)"))
  }

  @Test func `deletes nothing that is no audio of a take`() throws {
    let folder = try TemporaryFolder()
    let take = try Self.cutOff(in: folder)
    for bytes in ["short", String(repeating: "long enough for a header ", count: 10)] {
      try Data(bytes.utf8).write(to: URL(fileURLWithPath: take.audio))
      let before = try Self.names(take)
      #expect(try Self.recover(folder).status == 66)
      #expect(try Self.names(take) == before)
    }
  }

  @Test(.enabled(if: Nobody.canRun)) func `deletes nothing that it may not open`() throws {
    let folder = try TemporaryFolder()
    let take = try Self.cutOff(in: folder)
    for path in [folder.path, folder.file("coach"), folder.file("coach/takes"), take.path] {
      chown(path, 65534, 65534)
    }
    chmod(take.audio, 0)
    chown(take.journal, 65534, 65534)
    let before = try Self.names(take)
    let result = try CoachProcess.run(["recover"], in: folder, launcher: Nobody.launcher)
    #expect(result.status != 0)
    #expect(!result.output.contains("removed"))
    #expect(try Self.names(take) == before)
  }

  @Test func `never shortens audio to what a journal says, beyond half a second`() throws {
    let folder = try TemporaryFolder()
    let take = try Self.cutOff(in: folder)
    let frames = try #require(take.frames)
    try Self.changeJournal(of: take) {
      $0 + [#"{"event":"end","frame":16000,"reason":"finished"}"#]
    }
    #expect(try Self.recover(folder).status == 0)
    #expect(take.frames == frames)
  }

  @Test func `takes back what a killed end has begun to write behind the audio`() throws {
    let folder = try TemporaryFolder()
    let take = try Self.cutOff(in: folder)
    let frames = try #require(take.frames)
    try Self.changeJournal(of: take) {
      $0 + [Substring("{\"event\":\"end\",\"frame\":\(frames),\"reason\":\"finished\"}")]
    }
    let file = try #require(FileHandle(forUpdatingAtPath: take.audio))
    try file.truncate(atOffset: UInt64(44 + 2 * frames))
    try file.seekToEnd()
    try file.write(contentsOf: Data("cue ".utf8) + Data(repeating: 7, count: 3000))
    try file.close()
    #expect(try Self.recover(folder).status == 0)
    #expect(take.frames == frames)
  }

  @Test func `touches no file that has a name elsewhere`() throws {
    let folder = try TemporaryFolder()
    let take = try Self.cutOff(in: folder)
    let elsewhere = folder.file("elsewhere.wav")
    try FileManager.default.linkItem(atPath: take.audio, toPath: elsewhere)
    let before = try Data(contentsOf: URL(fileURLWithPath: elsewhere))
    let result = try Self.recover(folder)
    #expect(result.status == 66)
    #expect(result.messages.contains("hard link"))
    #expect(try Data(contentsOf: URL(fileURLWithPath: elsewhere)) == before)
  }

  @Test(arguments: [true, false])
  func `a take without a frame is removed, by recover and by the next rehearsal`(
    isByRecover: Bool
  ) throws {
    let folder = try TemporaryFolder()
    let take = try ShortTake.record(in: folder)
    // As older versions left them: complete, with a cue at the end of no audio.
    try FileManager.default.removeItem(atPath: take.audio)
    try WaveWriter(creating: take.audio, rate: 16_000).close(
      naming: [CuePoint(frame: 0, name: "(end)")])
    #expect(take.frames == 0 && take.isComplete)
    if isByRecover {
      #expect(try Self.recover(folder).output == "removed empty take \(take.name)\n")
      #expect(try ShortTake.takes(in: folder) == [])
    } else {
      let result = try CoachProcess.run(
        ShortTake.command, in: folder, environment: try ShortTake.prepare(in: folder),
        input: ShortTake.keys)
      #expect(result.messages.contains("removed empty take \(take.name)\n"))
      #expect(try ShortTake.takes(in: folder).map(\.hasSound) == [true])
    }
  }

  @Test func `the latest take is the latest with sound`() throws {
    let folder = try TemporaryFolder()
    let take = try ShortTake.record(in: folder, startedAt: "2026-11-20T10:00:00+00:00")
    let empty = try ShortTake.record(in: folder, startedAt: "2026-11-21T10:00:00+00:00")
    try FileManager.default.removeItem(atPath: empty.audio)
    try WaveWriter(creating: empty.audio, rate: 16_000).close(naming: [])
    for command in [["report"], ["history"], ["play", "--device", "null"]] {
      let result = try CoachProcess.run(command, in: folder)
      #expect(result.status == 0, "\(command): \(result.messages)")
      #expect(!result.messages.contains("error"))
    }
    #expect(try CoachProcess.run(["report"], in: folder).output.contains(take.name))
  }

  @Test func `a page that a killed recovery did not make is made by the next`() throws {
    let folder = try TemporaryFolder()
    let take = try ShortTake.record(in: folder)
    try FileManager.default.removeItem(atPath: take.page)
    #expect(try Self.recover(folder).output == "made the page of \(take.name)\n")
    #expect(take.hasPage)
    #expect(try Self.recover(folder).output == "every take is complete\n")
  }

  @Test func `without locks a take that was cut off is completed`() throws {
    let folder = try TemporaryFolder()
    let take = try Self.cutOff(in: folder)
    let disk = [
      "FAULTY_DISK_LOCKS": "0", "LD_PRELOAD": try FaultyMicrophone.disk.get(),
      "ASAN_OPTIONS": "verify_asan_link_order=0",
    ]
    let result = try Self.recover(folder, environment: disk)
    #expect(result.output.contains("completed \(take.name)"), "\(result.messages)")
  }

  @Test func `without locks a take that is recorded is left alone`() throws {
    let folder = try TemporaryFolder()
    var speech = SyntheticSpeech(rate: 16_000, seed: 141)
    for _ in 0..<15 {
      speech.silence(0.5)
      speech.speak(1.5)
    }
    let microphone = try FaultyMicrophone(
      speech.samples, rate: 16_000, isRealTime: true, in: folder)
    try folder.write("# T\n## PHASE 1: A (1-5 s)\n## PHASE 2: B (1-5 s)\n", to: "notes.md")
    var environment = microphone.environment
    environment["FAULTY_DISK_LOCKS"] = "0"
    environment["LD_PRELOAD"] = try FaultyMicrophone.disk.get()
    environment["ASAN_OPTIONS"] = "verify_asan_link_order=0"
    var recovery: CoachProcess.Result?
    let result = try CoachProcess.run(
      ["rehearse", "notes.md", "--device", "faulty", "--rate", "16000"], in: folder,
      environment: environment
    ) { process in
      Eventually.isTrue { ((try? ShortTake.takes(in: folder))?.first?.frames ?? 0) > 0 }
      recovery = try? Self.recover(folder, environment: environment)
      kill(process, SIGTERM)
    }
    #expect(recovery?.output == "every take is complete\n", "\(String(describing: recovery))")
    #expect(result.status == 0, "\(result.messages)")
    #expect(try ShortTake.takes(in: folder).first?.isComplete == true)
  }
}
