import Foundation
import TestSupport
import Testing

@testable import AudioCore
@testable import Coach
@testable import Takes

/// The recorder from samples alone: no device, no process, no waiting.
@Suite("A recorder")
struct RecorderTests {
  private static let rate = 16_000
  private static let speech: [Int16] = {
    var speech = SyntheticSpeech(rate: rate, seed: 150)
    for _ in 0..<4 {
      speech.silence(0.5)
      speech.speak(1.5)
    }
    return speech.samples
  }()
  private static let agenda = Agenda(labels: ["WHY", "WHAT", "HOW"])

  /// What a recording left: in memory and on the disk.
  private struct Recorded {
    let folder: TakeFolder
    let outcome: RehearsalOutcome
    let states: [LiveState]
    let troubles: [Trouble]
    let samples: [Int16]
    let journal: Journal
  }

  private static func record(
    _ steps: [ScriptedFeed.Step], end: CaptureEnd = .stopped, portion: Int? = nil,
    scripted: [Rehearsal.Event] = [], limit: Int? = nil, endsBySilence: Bool = false,
    in folder: TemporaryFolder
  ) throws -> Recorded {
    let take = TakeFolder(path: folder.file("take"))
    try FileManager.default.createDirectory(
      atPath: take.path, withIntermediateDirectories: true)
    let start = JournalEntry.Start(
      startedAt: "2026-11-26T10:00:00+00:00", device: "scripted", rate: rate, channels: 1,
      plan: "plan.md", variant: nil, slot: nil)
    let publisher = StatePublisher(wakePipe: try #require(WakePipe()))
    let worker = RehearsalWorker(
      feed: ScriptedFeed(rate: rate, steps, end: end, portion: portion),
      writer: TakeWriter(
        take, audio: try WaveWriter(creating: take.audio, rate: rate),
        journal: try JournalWriter(beginning: take, with: start)),
      publisher: publisher, agenda: agenda, interviewer: nil, disk: take.path, scripted: scripted,
      limit: limit, endsBySilence: endsBySilence)
    worker.run()
    var reader = try SoundFileReader(path: take.audio)
    var samples = [Int16](repeating: 0, count: reader.frames)
    var span = samples.mutableSpan
    _ = reader.read(into: &span)
    let data = try Data(contentsOf: URL(fileURLWithPath: take.journal))
    return Recorded(
      folder: take, outcome: try #require(publisher.outcome), states: publisher.takeStates(),
      troubles: publisher.takeTroubles(), samples: samples,
      journal: try #require(Journal(decoding: data)))
  }

  private static func event(_ seconds: Double, _ command: RehearsalCommand) -> Rehearsal.Event {
    Rehearsal.Event(frame: Int(seconds * Double(rate)), command: command)
  }

  @Test func `writes what it is given, to the sample, and ends where the speaker does`() throws {
    let folder = try TemporaryFolder()
    let recorded = try Self.record(
      [.samples(Self.speech)],
      scripted: [Self.event(2, .next), Self.event(4.5, .next), Self.event(7, .finish)], in: folder)
    let frames = 7 * Self.rate
    #expect(recorded.samples[...] == Self.speech[..<frames])
    #expect(recorded.outcome.reason == .finished && recorded.outcome.failure == nil)
    #expect(recorded.outcome.timeline.frames == frames)
    #expect(recorded.outcome.timeline.marks.map(\.frame) == [0, 32_000, 72_000, frames])
    #expect(recorded.journal.frames == frames && recorded.journal.reason == .finished)
    let reader = try SoundFileReader(path: recorded.folder.audio)
    #expect(reader.cues.map(\.name) == ["WHY", "WHAT", "HOW", "(end)"])
  }

  @Test func `ends behind a speaker who has ended, and the answer with the last word`() throws {
    var speech = SyntheticSpeech(rate: Self.rate, seed: 4)
    for fall in [0.0, 0, 5] {
      speech.silence(2.5)
      speech.speak(4, fall: fall)
    }
    let end = speech.samples.count
    speech.silence(20)
    let folder = try TemporaryFolder()
    let recorded = try Self.record(
      [.samples(speech.samples)], endsBySilence: true, in: folder)
    let marks = recorded.outcome.timeline.marks
    #expect(marks.map(\.activity) == [.phase(0), .ended])
    #expect(abs(marks[1].frame - end) < Self.rate / 10)
    let silence = Double(recorded.outcome.timeline.frames - end) / Double(Self.rate)
    #expect(3.4...3.8 ~= silence)
    #expect(recorded.outcome.reason == .finished && recorded.journal.reason == .finished)
  }

  @Test func `does not end behind a speaker while it is held, nor as soon as it goes on`() throws {
    var speech = SyntheticSpeech(rate: Self.rate, seed: 4)
    speech.silence(1)
    speech.speak(4)
    speech.silence(20)
    let folder = try TemporaryFolder()
    let recorded = try Self.record(
      [.samples(speech.samples)], scripted: [Self.event(6, .hold), Self.event(16, .hold)],
      endsBySilence: true, in: folder)
    let seconds = Double(recorded.outcome.timeline.frames) / Double(Self.rate)
    #expect(19.4...19.8 ~= seconds)
  }

  @Test(arguments: [1, 7, 160, 319, 320, 4000])
  func `hears the same, however the samples come`(portion: Int) throws {
    let folder = try TemporaryFolder()
    let short = Array(Self.speech.prefix(3 * Self.rate))
    let whole = try Self.record([.samples(short)], in: folder)
    let other = try TemporaryFolder()
    let parts = try Self.record([.samples(short)], portion: portion, in: other)
    #expect(parts.samples == whole.samples)
    #expect(parts.outcome.contour == whole.outcome.contour)
  }

  @Test func `puts silence where the device lost frames, and marks stay true`() throws {
    let folder = try TemporaryFolder()
    let (first, second) = (Self.speech.prefix(Self.rate), Self.speech.dropFirst(Self.rate))
    let recorded = try Self.record(
      [.samples(Array(first)), .gap(8000), .samples(Array(second))],
      scripted: [Self.event(1.25, .next), Self.event(3, .next)], limit: 6 * Self.rate, in: folder)
    let gap = Self.rate..<Self.rate + 8000
    #expect(recorded.outcome.timeline.gaps == [gap] && recorded.journal.gaps == [gap])
    #expect(recorded.samples[gap].allSatisfy { $0 == 0 })
    #expect(recorded.samples[..<Self.rate] == first)
    #expect(
      recorded.samples[(Self.rate + 8000)...] == second.prefix(6 * Self.rate - gap.upperBound))
    #expect(recorded.outcome.timeline.marks.map(\.frame) == [0, 20_000, 48_000])
    #expect(recorded.troubles == [Trouble(kind: .lost(seconds: 0.5), at: 1.52)])
  }

  @Test func `takes over the rate that a device really has`() throws {
    let folder = try TemporaryFolder()
    let recorded = try Self.record(
      [
        .samples(Array(Self.speech.prefix(Self.rate))), .rate(8000),
        .samples(Array(Self.speech.dropFirst(Self.rate))),
      ],
      scripted: [Self.event(4, .next)], limit: 6 * Self.rate, in: folder)
    #expect(recorded.outcome.measuredRate == 8000 && recorded.journal.measuredRate == 8000)
    // Seconds are seconds of the true rate.
    #expect(recorded.outcome.timeline.marks.map(\.frame) == [0, 32_000])
    #expect(recorded.samples.count == 6 * 8000)
    #expect(try SoundFileReader(path: recorded.folder.audio).rate == 8000)
    #expect(recorded.troubles.map(\.kind) == [.wrongRate(measured: 8000, claimed: 16_000)])
  }

  @Test func `keeps what there is when the device is lost`() throws {
    let folder = try TemporaryFolder()
    let recorded = try Self.record(
      [.samples(Array(Self.speech.prefix(20_000))), .away(true), .nothing],
      end: .deviceLost(code: ENODEV), in: folder)
    #expect(recorded.outcome.reason == .device_lost && recorded.journal.reason == .device_lost)
    #expect(recorded.samples == Array(Self.speech.prefix(20_000)))
    #expect(recorded.troubles.map(\.kind) == [.deviceGone])
  }

  @Test func `that was given nothing holds nothing`() throws {
    let folder = try TemporaryFolder()
    let take = TakeFolder(path: folder.file("take"))
    #expect(throws: (any Error).self) { try Self.record([.nothing], in: folder) }
    #expect(take.frames == 0 && !take.hasSound)
    #expect(take.removeIfEmpty(plan: "plan.md"))
  }

  @Test func `shows where it is while it records`() throws {
    let folder = try TemporaryFolder()
    let recorded = try Self.record(
      [.samples(Self.speech)], scripted: [Self.event(2, .next), Self.event(7, .finish)], in: folder)
    #expect(recorded.states.contains { $0.isSpeaking })
    #expect(recorded.states.last?.position.isFinished == true)
    let recordedTimes = recorded.states.map(\.recorded)
    #expect(zip(recordedTimes, recordedTimes.dropFirst()).allSatisfy { $0 <= $1 })
    // The clock starts with the first speech.
    let clock = try #require(recorded.states.last?.clock)
    #expect(clock > 6 && clock < 7)
  }
}
