import Foundation
import TestSupport
import Testing

@testable import Coach
@testable import CoachCLI
@testable import Takes

/// Where takes lie, and what happens there while they are recorded.
@Suite("The place of a take")
struct TakePlaceTests {
  /// Records in real time until the body, which is called once sound arrives, has sent a signal.
  private static func record(
    in folder: TemporaryFolder, faults: [FaultyMicrophone.Fault] = [],
    meanwhile: @escaping (_ process: Int32, TakeFolder) throws -> Void
  ) throws -> CoachProcess.Result {
    var speech = SyntheticSpeech(rate: 16_000, seed: 142)
    for _ in 0..<10 {
      speech.silence(0.5)
      speech.speak(1.5)
    }
    let microphone = try FaultyMicrophone(
      speech.samples, rate: 16_000, faults: faults, isRealTime: true, in: folder)
    try folder.write("# T\n## PHASE 1: A (1-5 s)\n## PHASE 2: B (1-5 s)\n", to: "notes.md")
    return try CoachProcess.run(
      ["rehearse", "notes.md", "--device", "faulty", "--rate", "16000"], in: folder,
      environment: microphone.environment
    ) { process in
      Eventually.isTrue {
        let take = (try? ShortTake.takes(in: folder))?.first
        return take?.start?.started_at != nil && (!faults.isEmpty || take?.hasSound == true)
      }
      if let take = (try? ShortTake.takes(in: folder))?.first { try? meanwhile(process, take) }
      kill(process, SIGTERM)
    }
  }

  @Test func `may be renamed while it is recorded: it is whole, and where it is is said`() throws {
    let folder = try TemporaryFolder()
    let result = try Self.record(in: folder) { _, take in
      try FileManager.default.moveItem(atPath: take.path, toPath: take.path + "-mine")
    }
    #expect(result.status == 0, "\(result.messages)")
    let takes = try ShortTake.takes(in: folder)
    let take = try #require(takes.first)
    #expect(takes.count == 1 && take.name.hasSuffix("-mine"))
    #expect(take.isComplete && take.hasPage && take.hasSound)
    #expect(result.messages.contains("its sound is in \(take.audio)"))
    #expect(result.messages.contains("kept in \(take.path)"))
    #expect(try CoachProcess.run(["report"], in: folder).status == 0)
  }

  @Test func `where the audio alone was moved away, that is said`() throws {
    let folder = try TemporaryFolder()
    let result = try Self.record(in: folder) { _, take in
      try FileManager.default.moveItem(atPath: take.audio, toPath: folder.file("mine.wav"))
    }
    #expect(result.messages.contains("its sound is in \(folder.file("mine.wav"))"))
    #expect(result.output.contains("A"))
  }

  @Test func `nothing of it stays where it was ended before the first sound`() throws {
    let folder = try TemporaryFolder()
    let result = try Self.record(
      in: folder, faults: [.init(.stall, at: 0, for: FaultyMicrophone.forever)]
    ) { _, _ in }
    #expect(result.status == 130)
    #expect(result.messages.contains("before the first sound"))
    #expect(try ShortTake.takes(in: folder) == [])
  }

  @Test(.enabled(if: Nobody.canRun)) func `is the user's home where HOME is not set`() throws {
    let folder = try TemporaryFolder()
    let environment = try ShortTake.prepare(in: folder)
    let result = try CoachProcess.run(
      ShortTake.command, in: folder,
      launcher: Nobody.launcher + ["/usr/bin/env", "-u", "HOME", "-u", "XDG_DATA_HOME"],
      environment: environment, input: ShortTake.keys)
    #expect(result.status == 1)
    #expect(result.messages.contains("cannot create the folder '/nonexistent'"))
  }

  @Test(.enabled(if: Nobody.canRun)) func `names whose folder stands in the way`() throws {
    let folder = try TemporaryFolder()
    _ = try ShortTake.record(in: folder)
    let environment = try ShortTake.prepare(in: folder)
    for command in [ShortTake.command, ["report"], ["history"], ["recover"]] {
      let result = try CoachProcess.run(
        command, in: folder, launcher: Nobody.launcher, environment: environment,
        input: ShortTake.keys)
      #expect([1, 66].contains(result.status))
      #expect(result.messages.contains("belongs to root"), "\(command): \(result.messages)")
      #expect(result.messages.contains("sudo chown"))
    }
  }

  @Test(arguments: ["XDG_DATA_HOME", "HOME"])
  func `is never another folder, where a name is no UTF-8`(name: String) throws {
    let folder = try TemporaryFolder()
    let result = try CoachProcess.run(
      [
        "-c", "unset XDG_DATA_HOME; export \(name)=\"$PWD/$(printf 'a\\377')\"; exec \"$0\" report",
        CoachProcess.binary,
      ], in: folder, launcher: ["/bin/sh"], isOwn: false)
    #expect(result.status == 1)
    #expect(result.messages.contains("UTF-8"))
    #expect(folder.names.filter { !$0.hasPrefix(".") } == [])
  }
}
