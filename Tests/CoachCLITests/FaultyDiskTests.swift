import Foundation
import TestSupport
import Testing

@testable import AudioCore
@testable import Coach
@testable import CoachCLI
@testable import Takes

@Suite("A disk that fails")
struct FaultyDiskTests {
  private static let rate = 16_000
  private static let speech: SyntheticSpeech = {
    var speech = SyntheticSpeech(rate: rate, seed: 73)
    for _ in 0..<10 {
      speech.silence(0.4)
      speech.speak(1.6)
    }
    return speech
  }()
  /// A key every half second.
  private static let keys = (1...39).map { "\(Double($0) / 2) \($0 % 2 == 1 ? "next" : "back")\n" }

  private static func record(
    _ arguments: [String] = [], in folder: TemporaryFolder, launcher: [String] = [],
    environment: [String: String] = [:], isRealTime: Bool = false,
    meanwhile: ((Int32) -> Void)? = nil
  ) throws -> CoachProcess.Result {
    let microphone = try FaultyMicrophone(
      speech.samples, rate: rate, isRealTime: isRealTime, in: folder)
    try folder.write("# T\n## PHASE 1: A (5 s)\n## PHASE 2: B (5 s)\n", to: "notes.md")
    try folder.write(keys.joined(), to: "keys")
    var all = microphone.environment.merging(environment) { $1 }
    all["LD_PRELOAD"] = [
      microphone.environment["LD_PRELOAD"], try FaultyMicrophone.disk.get(),
    ]
    .compactMap { $0 }.joined(separator: " ")
    all["ASAN_OPTIONS"] = "verify_asan_link_order=0"
    return try CoachProcess.run(
      ["rehearse", "notes.md", "--device", "faulty", "--rate", "\(rate)", "--keys", "keys"]
        + (arguments.isEmpty ? ["--duration", "19s"] : arguments),
      in: folder, launcher: launcher, environment: all, meanwhile: meanwhile)
  }

  private static func take(in folder: TemporaryFolder) throws -> TakeFolder {
    let takes = folder.file("coach/takes")
    let names = try FileManager.default.contentsOfDirectory(atPath: takes)
    return TakeFolder(path: "\(takes)/\(try #require(names.first))")
  }

  private static func samples(_ take: TakeFolder) throws -> [Int16] {
    var reader = try SoundFileReader(path: take.audio)
    var samples = [Int16](repeating: 0, count: reader.frames)
    var span = samples.mutableSpan
    let count = reader.read(into: &span)
    return Array(samples.prefix(count))
  }

  /// The audio that there is, is the recording's; its marks are in the journal and in the audio.
  private static func expectSound(_ take: TakeFolder, atLeast frames: Int = 0) throws {
    let found = try samples(take)
    let isIntact = found[...] == speech.samples[..<found.count]
    #expect(isIntact)
    #expect(found.count >= frames)
    let expected = (0...39).map { $0 * rate / 2 }.filter { $0 < found.count }
    let record = try JSONDecoder().decode(
      TakeManifest.self, from: Data(contentsOf: URL(fileURLWithPath: take.record)))
    #expect(record.marks.map(\.frame).filter { $0 < found.count } == expected)
    let reader = try TakeReader(take)
    let marks = reader.journal.timeline(frames: found.count, phaseCount: 2).marks
    #expect(marks.map(\.frame).filter { $0 < found.count } == expected)
    #expect(
      try Recording(reading: take.audio).cues.map(\.frame).filter { $0 < found.count } == expected)
    #expect(!FileManager.default.fileExists(atPath: take.reserve))
  }

  @Test(arguments: 0..<8)
  func `because it is full keeps what fits, with its marks`(number: UInt64) throws {
    var generator = SeededGenerator(seed: 7300 + number)
    let room = Int.random(in: 10_000..<500_000, using: &generator)
    let folder = try TemporaryFolder()
    let result = try Self.record(in: folder, environment: ["FAULTY_DISK_ROOM": "\(room)"])
    #expect(result.status == 74)
    #expect(result.messages.contains("No space left on device"))
    // The journal and the plan need some of the room.
    try Self.expectSound(try Self.take(in: folder), atLeast: (room - 12_000) / 2)
    #expect(try CoachProcess.run(["report"], in: folder).status == 0)
  }

  @Test func `because files have a largest size keeps what fits, with its marks`() throws {
    let folder = try TemporaryFolder()
    let result = try Self.record(
      in: folder, launcher: ["/usr/bin/prlimit", "--fsize=300000"])
    #expect(result.status == 74)
    #expect(result.messages.contains("File too large"))
    let found = try Self.samples(try Self.take(in: folder))
    #expect(found.count == (300_000 - 44) / 2)
    let isIntact = found[...] == Self.speech.samples[..<found.count]
    #expect(isIntact)
    #expect(try CoachProcess.run(["report"], in: folder).status == 0)
  }

  @Test func `because a write hangs costs no audio`() throws {
    let folder = try TemporaryFolder()
    let result = try Self.record(
      in: folder, environment: ["FAULTY_DISK_HANG": "200000,1", "FAULTY_DISK_NAME": "audio.wav"])
    #expect(result.status == 0)
    try Self.expectSound(try Self.take(in: folder), atLeast: 19 * Self.rate)
  }

  @Test func `because what was written becomes durable late costs no audio, and is waited for`()
    throws
  {
    let folder = try TemporaryFolder()
    let result = try Self.record(in: folder, environment: ["FAULTY_DISK_SYNC_HANG": "100000,2"])
    #expect(result.status == 0)
    try Self.expectSound(try Self.take(in: folder), atLeast: 19 * Self.rate)
  }

  @Test(arguments: ["audio.wav", "journal.jsonl"], [EIO, ENOSPC, EDQUOT])
  func `because it loses what it had taken ends the take, and says so`(file: String, error: Int32)
    throws
  {
    let folder = try TemporaryFolder()
    let result = try Self.record(
      in: folder,
      environment: ["FAULTY_DISK_NAME": file, "FAULTY_DISK_SYNC_ERROR": "400,\(error)"],
      isRealTime: true)
    #expect(result.status == 74)
    let take = try Self.take(in: folder)
    #expect(
      result.messages.contains(
        "cannot write '\(file == "audio.wav" ? take.audio : take.journal)': "
          + String(cString: strerror(error))))
    try Self.expectSound(take, atLeast: 100)
    #expect(try CoachProcess.run(["report"], in: folder).status == 0)
  }

  @Test func `because it loses the end of the journal says so`() throws {
    // After the start nothing but the end is written: how long the start is, another take says.
    let sound = try TemporaryFolder()
    _ = try Self.record(["--duration", "0.2s"], in: sound)
    let journal = try String(contentsOfFile: try Self.take(in: sound).journal, encoding: .utf8)
    let start = try #require(journal.split(separator: "\n").first).utf8.count
    let folder = try TemporaryFolder()
    let result = try Self.record(
      ["--duration", "0.2s"], in: folder,
      environment: [
        "FAULTY_DISK_NAME": "journal.jsonl", "FAULTY_DISK_SYNC_ERROR": "\(start + 20),\(EIO)",
      ])
    #expect(result.status == 74)
    #expect(result.messages.contains("journal.jsonl': Input/output error"))
    try Self.expectSound(try Self.take(in: folder), atLeast: Self.rate / 5)
  }

  @Test(arguments: 0..<3)
  func `because a quota is used up keeps what fits, with its marks`(number: UInt64) throws {
    var generator = SeededGenerator(seed: 7400 + number)
    let room = Int.random(in: 100_000..<500_000, using: &generator)
    let folder = try TemporaryFolder()
    let result = try Self.record(
      in: folder,
      environment: ["FAULTY_DISK_ROOM": "\(room)", "FAULTY_DISK_ERROR": "\(EDQUOT)"])
    #expect(result.status == 74)
    #expect(result.messages.contains("coach: error: cannot write '"))
    #expect(result.messages.contains("Disk quota exceeded"))
    try Self.expectSound(try Self.take(in: folder), atLeast: (room - 12_000) / 2)
    #expect(try CoachProcess.run(["report"], in: folder).status == 0)
  }

  @Test func `because the take's folder is removed does not lose the take`() throws {
    let folder = try TemporaryFolder()
    let takes = folder.file("coach/takes")
    let result = try Self.record(["--duration", "3s"], in: folder, isRealTime: true) { _ in
      // Once there is audio; each look takes longer than nothing, so it ends.
      for _ in 0..<1_000_000 {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: takes)) ?? []
        guard let name = names.first else { continue }
        let audio = "\(takes)/\(name)/audio.wav"
        let size = try? FileManager.default.attributesOfItem(atPath: audio)[.size] as? Int
        guard size ?? 0 > 10_000 else { continue }
        try? FileManager.default.removeItem(atPath: "\(takes)/\(name)")
        break
      }
    }
    #expect(result.status == 0)
    #expect(result.messages.contains("the take's folder was removed"))
    try Self.expectSound(try Self.take(in: folder), atLeast: 3 * Self.rate)
  }

  @Test func `because it is read-only says so before anything is recorded`() throws {
    let folder = try TemporaryFolder()
    let result = try Self.record(in: folder, environment: ["XDG_DATA_HOME": "/sys/coach-test"])
    #expect(result.status == 1)
    #expect(result.messages.contains("cannot create the folder '/sys/coach-test'"))
  }
}
