import Foundation
import TestSupport
import Testing

@testable import AudioCore
@testable import Coach
@testable import CoachCLI
@testable import Takes

/// Whatever the device does: what it delivered is in the take to the sample, what it lost is a gap of
/// the right length at the right place, and so everything behind it is where it was said.
@Suite("A microphone that fails")
struct FaultyMicrophoneTests {
  typealias Fault = FaultyMicrophone.Fault

  static let rate = 16_000
  /// What times may be off by, in frames: 10 ms.
  static let tolerance = rate / 100
  /// Two phases of 30 s, spoken with pauses; the second begins at 30 s.
  static let speech: SyntheticSpeech = {
    var speech = SyntheticSpeech(rate: rate, seed: 71)
    for _ in 0..<15 {
      speech.silence(0.6)
      speech.speak(3.4)
    }
    return speech
  }()

  struct Take {
    let samples: [Int16]
    let journal: Journal
    let record: TakeManifest
    let report: Report
    let messages: String
    let status: Int32
  }

  static func record(
    _ faults: [Fault], pace: Int? = nil, keys: String = "30 next\n58 finish\n",
    isRealTime: Bool = false, in folder: TemporaryFolder
  ) throws -> Take {
    let microphone = try FaultyMicrophone(
      speech.samples, rate: rate, pace: pace, faults: faults, isRealTime: isRealTime, in: folder)
    try folder.write("# T\n## PHASE 1: A (20-40 s)\n## PHASE 2: B (20-40 s)\n", to: "notes.md")
    try folder.write(keys, to: "keys")
    let result = try CoachProcess.run(
      [
        "rehearse", "notes.md", "--device", "faulty", "--rate", "\(rate)", "--keys", "keys",
        "--format", "json",
      ], in: folder, environment: microphone.environment)
    let takes = folder.file("coach/takes")
    let name = try #require(FileManager.default.contentsOfDirectory(atPath: takes).first)
    let take = TakeFolder(path: "\(takes)/\(name)")
    var reader = try SoundFileReader(path: take.audio)
    var samples = [Int16](repeating: 0, count: reader.frames)
    var span = samples.mutableSpan
    let count = reader.read(into: &span)
    samples.removeLast(samples.count - count)
    let data = try Data(contentsOf: URL(fileURLWithPath: take.record))
    return Take(
      samples: samples,
      journal: try #require(
        try Journal(decoding: Data(contentsOf: URL(fileURLWithPath: take.journal)))),
      record: try JSONDecoder().decode(TakeManifest.self, from: data),
      report: try JSONDecoder().decode(Report.self, from: Data(result.output.utf8)),
      messages: result.messages, status: result.status)
  }

  /// Every sample of the take is the recording's at its own frame, or silence in a gap.
  static func expectIntact(_ take: Take, _ gaps: [Range<Int>], tolerance: Int = tolerance) {
    let source = speech.samples
    #expect(take.record.measured_sample_rate_hz == nil)
    #expect(take.journal.gaps.count == gaps.count, "\(take.journal.gaps)")
    // How far the take runs behind the recording: gaps are measured by the clock.
    var shift = 0
    var position = 0
    for (found, expected) in zip(take.journal.gaps, gaps) {
      #expect(found.lowerBound + shift == expected.lowerBound)
      #expect(abs(found.count - expected.count) <= tolerance, "\(found) for \(expected)")
      let before = position..<min(found.lowerBound, take.samples.count)
      let isIntact =
        take.samples[before] == source[before.lowerBound + shift..<before.upperBound + shift]
      #expect(isIntact, "before \(found)")
      #expect(take.samples[found].allSatisfy { $0 == 0 })
      position = found.upperBound
      shift = expected.upperBound - found.upperBound
    }
    let rest = take.samples[position...]
    let isIntact = rest.elementsEqual(source[position + shift..<take.samples.count + shift])
    #expect(isIntact, "after the last gap")
  }

  @Test(arguments: [16, 160, 1600, 8000, 48_000, 320_000])
  func `that overruns leaves a gap as long as what was lost`(lost: Int) throws {
    let folder = try TemporaryFolder()
    let start = 4 * Self.rate + 77
    let take = try Self.record([Fault(.overrun, at: start, for: lost)], in: folder)
    Self.expectIntact(take, [start..<start + lost])
    #expect(take.status == 0)
    #expect(take.record.marks.map(\.frame) == [0, 30 * Self.rate, 58 * Self.rate])
    #expect(abs(take.report.phases[0].gaps_s - Double(lost) / Double(Self.rate)) <= 0.01)
    #expect(take.report.phases[1].gaps_s == 0)
    #expect(abs((take.report.phases[1].start_s ?? 0) - 30) < 0.001)
    #expect(take.report.audio.lost_frames == take.journal.gaps[0].count)
    #expect(take.messages.contains("the device lost"))
  }

  @Test(arguments: [FaultyMicrophone.Kind.suspend, .stall])
  func `that sleeps, or drops audio without a word, leaves a gap`(kind: FaultyMicrophone.Kind)
    throws
  {
    let folder = try TemporaryFolder()
    let (start, lost) = (7 * Self.rate + 5, 3 * Self.rate)
    let take = try Self.record([Fault(kind, at: start, for: lost)], in: folder)
    Self.expectIntact(take, [start..<start + lost])
    #expect(take.status == 0)
  }

  @Test func `that stumbles all the time keeps every other sample in its place`() throws {
    let folder = try TemporaryFolder()
    let faults = (0..<1500).map { Fault(.overrun, at: Self.rate + $0 * 600, for: 150) }
    let take = try Self.record(faults, in: folder)
    Self.expectIntact(
      take,
      faults.filter { $0.frame < 58 * Self.rate }.map {
        $0.frame..<$0.frame + $0.length
      }, tolerance: 1)
    let lines = take.messages.split(separator: "\n").filter { $0.contains("the device lost") }
    #expect((2...60).contains(lines.count))
  }

  @Test func `that is plugged in again after 5 s continues the same take`() throws {
    let folder = try TemporaryFolder()
    let (start, lost) = (20 * Self.rate + 3, 5 * Self.rate)
    let take = try Self.record([Fault(.gone, at: start, for: lost)], in: folder)
    Self.expectIntact(take, [start..<start + lost], tolerance: Self.rate)
    #expect(take.status == 0)
    #expect(take.record.reason == .finished)
    #expect(take.messages.contains("the microphone is gone"))
    #expect(take.messages.contains("the microphone is back"))
  }

  @Test func `that is gone for ever ends the take, which is saved up to there`() throws {
    let folder = try TemporaryFolder()
    let start = 33 * Self.rate + 3
    let take = try Self.record(
      [Fault(.gone, at: start, for: FaultyMicrophone.forever)], keys: "30 next\n90 finish\n",
      in: folder)
    #expect(take.journal.gaps.map(\.lowerBound) == [start])
    let isIntact = take.samples[..<start] == Self.speech.samples[..<start]
    #expect(isIntact)
    #expect(take.status == 74)
    #expect(take.record.reason == .device_lost)
    #expect(take.report.phases.map { $0.speech_s > 1 } == [true, true])
    #expect(take.messages.contains("the device was lost; the take is saved up to 0:33"))
  }

  @Test func `that stops delivering for ever ends the take, which is saved up to there`() throws {
    let folder = try TemporaryFolder()
    let start = 33 * Self.rate + 3
    let take = try Self.record(
      [Fault(.stall, at: start, for: FaultyMicrophone.forever)], keys: "30 next\n90 finish\n",
      in: folder)
    let isIntact = take.samples[..<start] == Self.speech.samples[..<start]
    #expect(isIntact)
    #expect(take.status == 74)
    #expect(take.record.reason == .device_silent)
    #expect(take.messages.contains("the device stopped delivering; the take is saved up to 0:33"))
  }

  @Test func `that delivers late or in bits loses nothing`() throws {
    let folder = try TemporaryFolder()
    let take = try Self.record(
      [
        Fault(.late, at: 10 * Self.rate + 9, for: 2 * Self.rate),
        Fault(.short, at: 15 * Self.rate, for: 20 * Self.rate),
      ], in: folder)
    Self.expectIntact(take, [])
    #expect(take.status == 0)
    #expect(take.report.audio.lost_frames == 0)
  }

  @Test(arguments: [16_003, 15_997])
  func `whose clock is off by 200 ppm loses nothing and gains nothing`(pace: Int) throws {
    let folder = try TemporaryFolder()
    let start = 50 * Self.rate
    let take = try Self.record([Fault(.overrun, at: start, for: 800)], pace: pace, in: folder)
    Self.expectIntact(take, [start..<start + 800])
  }

  /// The times of the process's end are the system's own: real time, some seconds.
  @Test(arguments: [FaultyMicrophone.Kind.hang, .stuck])
  func `whose driver does not return ends saved when the speaker finishes`(
    kind: FaultyMicrophone.Kind
  ) throws {
    let folder = try TemporaryFolder()
    let start = 2 * Self.rate + 7
    let microphone = try FaultyMicrophone(
      Self.speech.samples, rate: Self.rate,
      faults: [Fault(kind, at: start, for: 600 * Self.rate)], isRealTime: true, in: folder)
    try folder.write("# T\n## PHASE 1: A (1-2 s)\n", to: "notes.md")
    let wanted = kind == .hang ? "nothing arrives from the microphone" : "0:03  "
    let result = try CoachProcess.run(
      ["rehearse", "notes.md", "--device", "faulty", "--rate", "\(Self.rate)", "--format", "json"],
      in: folder, environment: microphone.environment
    ) { process in
      Eventually.isTrue {
        (try? String(contentsOfFile: folder.file(".messages"), encoding: .utf8))?
          .contains(wanted) == true
      }
      Glibc.kill(process, SIGINT)
    }
    #expect(result.status == 0, "\(result.messages)")
    let report = try JSONDecoder().decode(Report.self, from: Data(result.output.utf8))
    let frames = Int((report.audio.duration_s * Double(Self.rate)).rounded())
    // What the call that hangs had taken from the device, it never gives.
    if kind == .hang { #expect(frames <= start && frames > start - Self.tolerance) }
    let takes = folder.file("coach/takes")
    let name = try #require(FileManager.default.contentsOfDirectory(atPath: takes).first)
    let take = TakeFolder(path: "\(takes)/\(name)")
    var reader = try SoundFileReader(path: take.audio)
    var samples = [Int16](repeating: 0, count: reader.frames)
    var span = samples.mutableSpan
    #expect(reader.read(into: &span) == frames)
    let isIntact = samples[...] == Self.speech.samples[..<frames]
    #expect(isIntact)
    let record = try Data(contentsOf: URL(fileURLWithPath: take.record))
    #expect(try JSONDecoder().decode(TakeManifest.self, from: record).reason == .finished)
  }
}
