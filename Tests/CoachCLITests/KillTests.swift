import Foundation
import Glibc
import TestSupport
import Testing

@testable import AudioCore
@testable import Coach
@testable import CoachCLI
@testable import Takes

/// A kill at any moment costs at most a second of audio and no mark.
@Suite("A rehearsal that is killed")
struct KillTests {
  private static let rate = 16_000
  private static let plan = "# T\n## PHASE 1: A (1-5 s)\n## PHASE 2: B (1-5 s)\n"
  /// A key every 0.4 s: there and back.
  private static let keys = (1...40).map {
    "\(Double($0) * 0.4) \($0 % 2 == 1 ? "next" : "back")\n"
  }
  private static let speech: SyntheticSpeech = {
    var speech = SyntheticSpeech(rate: rate, seed: 72)
    for _ in 0..<8 {
      speech.silence(0.3)
      speech.speak(1.7)
    }
    return speech
  }()

  /// Records in real time, until the device kills the process at a frame.
  private static func record(
    untilKilledAt frame: Int, in folder: TemporaryFolder, disk: [String: String] = [:]
  ) throws {
    let microphone = try FaultyMicrophone(
      speech.samples, rate: rate,
      faults: [.init(.kill, at: frame, for: 1)], isRealTime: true, in: folder)
    try folder.write(plan, to: "notes.md")
    try folder.write(keys.joined(), to: "keys")
    var environment = microphone.environment.merging(disk) { $1 }
    if !disk.isEmpty { environment["LD_PRELOAD"] = try FaultyMicrophone.disk.get() }
    let result = try CoachProcess.run(
      ["rehearse", "notes.md", "--device", "faulty", "--rate", "\(rate)", "--keys", "keys"],
      in: folder, environment: environment)
    #expect(result.status == SIGKILL)
  }

  private static func take(in folder: TemporaryFolder) throws -> TakeFolder? {
    let takes = folder.file("coach/takes")
    return try FileManager.default.contentsOfDirectory(atPath: takes).first.map {
      TakeFolder(path: "\(takes)/\($0)")
    }
  }

  @Test(arguments: 0..<12)
  func `loses no more than a second and no mark, and can be completed`(number: UInt64) throws {
    var generator = SeededGenerator(seed: 7200 + number)
    let frame = Int.random(in: 1..<3 * Self.rate, using: &generator)
    let folder = try TemporaryFolder()
    try Self.record(untilKilledAt: frame, in: folder)
    let killed = try #require(try Self.take(in: folder))
    let result = try CoachProcess.run(["recover"], in: folder)
    #expect(result.status == 0, "\(result.messages)")
    guard let take = try Self.take(in: folder) else {
      #expect(frame < Self.rate)
      #expect(result.output.contains("removed empty take \(killed.name)"))
      return
    }
    #expect(result.output.contains("completed \(take.name), which was cut off"))
    var reader = try SoundFileReader(path: take.audio)
    var samples = [Int16](repeating: 0, count: reader.frames)
    var span = samples.mutableSpan
    let count = reader.read(into: &span)
    #expect(count == samples.count && count > frame - Self.rate && count <= frame)
    let isIntact = samples[...] == Self.speech.samples[..<count]
    #expect(isIntact)
    let expected = (0...40).map { Int((Double($0) * 0.4 * Double(Self.rate)).rounded()) }
    let record = try JSONDecoder().decode(
      TakeManifest.self, from: Data(contentsOf: URL(fileURLWithPath: take.record)))
    #expect(record.reason == .cut_off && record.frames == count)
    #expect(record.marks.map(\.frame).filter { $0 < count } == expected.filter { $0 < count })
    let cues = reader.cues
    #expect(cues.map(\.frame).filter { $0 < count } == expected.filter { $0 < count })
    let page = try String(contentsOfFile: take.page, encoding: .utf8)
    #expect(page.contains("<audio controls preload=\"metadata\" src=\"audio.wav\">"))
    let attributes = try FileManager.default.attributesOfItem(atPath: take.page)
    #expect(attributes[.posixPermissions] as? Int == 0o600)
    #expect(FileManager.default.fileExists(atPath: take.times))
    #expect(try CoachProcess.run(["report"], in: folder).status == 0)
    #expect(try CoachProcess.run(["recover"], in: folder).output == "every take is complete\n")
  }

  @Test(arguments: ["audio.wav", "journal.jsonl"])
  func `loses no more although its disk has not made anything durable for seconds`(file: String)
    throws
  {
    let folder = try TemporaryFolder()
    let frame = 3 * Self.rate
    try Self.record(
      untilKilledAt: frame, in: folder,
      disk: ["FAULTY_DISK_NAME": file, "FAULTY_DISK_SYNC_HANG": "400,20"])
    let take = try #require(try Self.take(in: folder))
    #expect(try CoachProcess.run(["recover"], in: folder).status == 0)
    let record = try JSONDecoder().decode(
      TakeManifest.self, from: Data(contentsOf: URL(fileURLWithPath: take.record)))
    #expect(record.frames > frame - Self.rate && record.frames <= frame)
    let expected = (0...40).map { Int((Double($0) * 0.4 * Double(Self.rate)).rounded()) }
    #expect(
      record.marks.map(\.frame).filter { $0 < record.frames }
        == expected.filter { $0 < record.frames })
  }

  @Test func `is completed by the next rehearsal, and not while it is recorded`() throws {
    let folder = try TemporaryFolder()
    try Self.record(untilKilledAt: 2 * Self.rate, in: folder)
    let take = try #require(try Self.take(in: folder))
    // Someone who holds the journal is still recording.
    guard let held = try JournalWriter(completing: take) else {
      Issue.record("nobody records, but the journal is locked")
      return
    }
    #expect(try TakeRecovery.complete(take) == .isRecording)
    held.close()
    let microphone = try FileMicrophone(Self.speech.samples, rate: Self.rate, in: folder)
    let next = try CoachProcess.run(
      [
        "rehearse", "notes.md", "--device", "filemic", "--rate", "\(Self.rate)", "--duration", "2s",
      ], in: folder, environment: microphone.environment)
    #expect(next.messages.contains("completed \(take.name), which was cut off: 0:0"))
    #expect(take.isComplete)
  }

  @Test func `as a drill is completed as the answer to its question`() throws {
    let folder = try TemporaryFolder()
    let question = "Tell me about a conflict"
    try folder.write(
      "Situation → Task → Action → Result\n\n## Courage\n- #### \(question)\n", to: "bank.md")
    let microphone = try FaultyMicrophone(
      Self.speech.samples, rate: Self.rate, faults: [.init(.kill, at: 3 * Self.rate, for: 1)],
      isRealTime: true, in: folder)
    try folder.write("1 next\n1.5 next\n9 finish\n", to: "keys")
    let drill = try CoachProcess.run(
      ["drill", "bank.md", "--device", "faulty", "--rate", "\(Self.rate)", "--keys", "keys"],
      in: folder, environment: microphone.environment)
    #expect(drill.status == SIGKILL)
    #expect(try CoachProcess.run(["recover"], in: folder).status == 0)
    let take = try #require(try Self.take(in: folder))
    let record = try JSONDecoder().decode(
      TakeManifest.self, from: Data(contentsOf: URL(fileURLWithPath: take.record)))
    #expect(record.start.drill?.question == question)
    #expect(record.marks.map(\.label) == ["1 Situation", "2 Task", "3 Action"])
    #expect(try String(contentsOfFile: take.page, encoding: .utf8).contains(question))
    let report = try CoachProcess.run(["report", "--format", "json"], in: folder)
    let found = try JSONDecoder().decode(Report.self, from: Data(report.output.utf8))
    #expect(found.title == question)
    // The answer counts: the question is not new any more.
    let list = try CoachProcess.run(["drill", "bank.md", "--list"], in: folder)
    #expect(list.status == 0 && !list.output.contains("new"))
  }

  @Test func `can be read as it lies, by others too`() throws {
    let folder = try TemporaryFolder()
    try Self.record(untilKilledAt: 3 * Self.rate, in: folder)
    let take = try #require(try Self.take(in: folder))
    let report = try CoachProcess.run(["report", "--format", "json"], in: folder)
    #expect(report.status == 0)
    let seconds = try JSONDecoder().decode(Report.self, from: Data(report.output.utf8)).audio
      .duration_s
    #expect(seconds > 2 && seconds <= 3)
    // The header is made true twice a second: every reader finds what was there by then.
    let bytes = try Data(contentsOf: URL(fileURLWithPath: take.audio))
    let size = bytes[40..<44].reversed().reduce(0) { $0 << 8 | Int($1) }
    #expect(size > 2 * Self.rate && size <= bytes.count - 44)
  }

  /// Kills a command once a file of the takes is as large as this, and says whether it was running still.
  private static func kill(
    _ arguments: [String], in folder: TemporaryFolder, once condition: @escaping () -> Bool
  ) throws {
    _ = try CoachProcess.run(["takes"] + arguments, in: folder) { process in
      Eventually.isTrue { condition() || Glibc.kill(process, 0) != 0 }
      Glibc.kill(process, SIGKILL)
    }
  }

  @Test(arguments: [1, 300_000, 900_000, 1_300_000, 1_600_000])
  func `while it is packed it has its sound to the sample, and is packed by the next`(size: Int)
    throws
  {
    let folder = try TemporaryFolder()
    var generator = SeededGenerator(seed: 7)
    // Noise is not made smaller, so a size is a share of the work.
    let noise = (0..<800_000).map { _ in Int16.random(in: .min ... .max, using: &generator) }
    let take = try StoredTake.make(day: 1, samples: noise, in: folder)
    try Self.kill(["pack", "1"], in: folder) {
      let names = (try? FileManager.default.contentsOfDirectory(atPath: take.path)) ?? []
      return names.contains { name in
        let attributes = try? FileManager.default.attributesOfItem(atPath: take.file(name))
        return (name.hasSuffix(".tmp") || name == "audio.flac")
          && (attributes?[.size] as? Int ?? 0) >= size
      }
    }
    func expectSound() throws {
      var reader = try SoundFileReader(path: take.audio)
      var samples = [Int16](repeating: 0, count: reader.frames)
      var span = samples.mutableSpan
      var isSame = reader.read(into: &span) == noise.count
      isSame = isSame && samples == noise
      #expect(isSame)
    }
    try expectSound()
    #expect(try CoachProcess.run(["takes", "pack", "1"], in: folder).status == 0)
    #expect(take.isPacked)
    try expectSound()
    let names = try FileManager.default.contentsOfDirectory(atPath: take.path)
    #expect(!names.contains { $0.hasSuffix(".tmp") })
  }

  @Test(arguments: 0..<5) func `while it is removed it is whole or gone`(files: Int) throws {
    let folder = try TemporaryFolder()
    let take = try StoredTake.make(day: 1, in: folder)
    let root = folder.file("coach/takes")
    let whole = try FileManager.default.contentsOfDirectory(atPath: take.path).sorted()
    let other = try StoredTake.make(day: 2, in: folder)
    try Self.kill(["rm", "1", "--yes"], in: folder) {
      let doomed = root + "/.removed-\(take.name)"
      let left = try? FileManager.default.contentsOfDirectory(atPath: doomed)
      return left.map { $0.count <= files } ?? false
    }
    let left = try? FileManager.default.contentsOfDirectory(atPath: take.path).sorted()
    #expect(left == nil || left == whole)
    #expect(try CoachProcess.run(["takes"], in: folder).status == 0)
    let names = try FileManager.default.contentsOfDirectory(atPath: root)
    #expect(Set(names).subtracting([take.name]) == [other.name])
  }
}
