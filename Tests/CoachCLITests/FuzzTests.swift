import Foundation
import TestSupport
import Testing

@testable import AudioCore
@testable import Coach
@testable import CoachCLI

/// Bad input of every kind: no crash, no hang, and an error that says what is wrong.
///
/// A short run with a fixed seed. `COACH_FUZZ_SECONDS=600` makes it a long one with another seed each
/// time; an input that crashes it lies in the system's temporary folder as `coach-fuzz-<kind>`. What
/// was found goes into `Corpus`, whose files are tried as they are, too.
@Suite("Spoilt input")
struct FuzzTests {
  enum Kind: String, CaseIterable { case plan, labels, journal, times, keys, wave, cues, ogg }

  private static let here = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
  private static let seconds = ProcessInfo.processInfo.environment["COACH_FUZZ_SECONDS"]
    .flatMap { Double($0) }

  @Test(arguments: Kind.allCases)
  func `does no harm`(kind: Kind) throws {
    let folder = try TemporaryFolder()
    let inputs = try Self.inputs(kind)
    #expect(!inputs.isEmpty)
    let seed = Self.seconds == nil ? 74 : UInt64.random(in: 0...UInt64.max)
    var mutator = Mutator(seed: seed, words: Self.words)
    var slowest = Duration.zero
    var runs = 0
    func attempt(_ bytes: [UInt8]) throws {
      if Self.seconds != nil {
        try Data(bytes).write(
          to: URL(fileURLWithPath: NSTemporaryDirectory() + "coach-fuzz-\(kind)"))
      }
      let start = SuspendingClock.now
      try Self.use(bytes, as: kind, in: folder)
      slowest = max(slowest, SuspendingClock.now - start)
      runs += 1
    }
    for input in inputs { try attempt(input) }
    let end = SuspendingClock.now + .seconds(Self.seconds ?? 0)
    while Self.seconds == nil ? runs < 300 : SuspendingClock.now < end {
      try attempt(mutator.spoil(inputs))
    }
    #expect(slowest < .seconds(2), "seed \(seed)")
    if Self.seconds != nil { print("\(kind): \(runs) runs, the slowest \(slowest), seed \(seed)") }
  }

  private static let words = [
    "## PHASE 1: A (2-3 min)", "(90s)", "**Memory Trigger:** a, b", "**Time:** 30 minutes",
    "5-Minute Version:", "---\nslot: 30m\n---\n", "> ", "- ", "1. ", "`", "```", "](", "&amp;",
    "\\\t0.5\t1\n", "END", "FINISH", "{\"event\":\"command\",\"frame\":1,\"command\":\"next\"}\n",
    "{\"event\":\"gap\",\"frame\":5,\"frames\":9223372036854775800}\n", "\"undo\"", "\"frame\":",
    "RIFF", "WAVE", "fmt ", "data", "cue ", "LIST", "adtl", "labl", "\u{1}\u{0}", "OggS",
  ]

  /// What the program does with a file of a kind.
  private static func use(_ bytes: [UInt8], as kind: Kind, in folder: TemporaryFolder) throws {
    let data = Data(bytes)
    switch kind {
    case .plan:
      guard let document = try? PlanDocument(decoding: data) else { return }
      _ = TextPlan.render(document, file: "notes.md")
      for variant in document.plan.variants { _ = document.plan.applying(variant) }
    case .labels:
      guard let file = try? LabelFile(SourceText(decoding: data)),
        let track = try? MarkTrack(file, rate: 16_000, frames: 960_000)
      else { return }
      try measure(track)
    case .journal:
      guard let journal = Journal(decoding: data) else { return }
      measure(journal.timeline(frames: 960_000, phaseCount: 3), phaseCount: 3)
    case .times: _ = try? JSONDecoder().decode(TakeTimes.self, from: data)
    case .keys: _ = try? KeyScript(SourceText(decoding: data).text, file: "keys")
    case .wave, .cues, .ogg:
      let path = try folder.write(bytes, to: "a.wav")
      guard let recording = try? Recording(reading: path) else { return }
      let contour = recording.contour
      // No more than the file can hold: eight-bit samples of one channel, or packed ones.
      #expect(kind == .ogg || contour.frames <= bytes.count)
      if let track = try? MarkTrack(
        cues: recording.cues, rate: contour.rate, frames: contour.frames)
      {
        try measure(track)
      }
    }
  }

  private static func measure(_ track: MarkTrack) throws {
    let outline = track.outline(slot: nil)
    guard let timeline = try? track.timeline(for: outline) else { return }
    measure(timeline, phaseCount: outline.parts.count)
  }

  private static func measure(_ timeline: Timeline, phaseCount: Int) {
    guard phaseCount > 0, timeline.frames > 1000 else { return }
    let frames = timeline.frames
    let speech = [frames / 10..<frames / 5, frames / 4..<frames / 2, frames / 2 + 9..<frames - 9]
    let timings = Timings(
      timeline, speech: speech, phaseCount: phaseCount, rate: 16_000, rules: TimingRules())
    for phase in timings.phases {
      #expect(phase.speech >= 0 && phase.gapFrames >= 0 && phase.pauseFrames >= 0)
    }
  }

  private static func inputs(_ kind: Kind) throws -> [[UInt8]] {
    let tone = (0..<4000).map { Int16($0 % 80 * 300 - 12_000) }
    switch kind {
    case .wave:
      return WaveBytes.Encoding.allCases.flatMap { encoding in
        [1, 2].map { WaveBytes.file(tone, rate: 8000, channels: $0, encoding: encoding) }
      }
    case .cues:
      let cues = (0..<6).map { CuePoint(frame: $0 * 500, name: "\($0) PHASE") }
      return [WaveBytes.file(tone, rate: 8000) + CueChunk(cues).bytes]
    case .ogg:
      let examples = here.appendingPathComponent("../../Examples/sample-rehearsal.ogg")
      return [Array(try Data(contentsOf: examples).prefix(20_000))]
    case .plan, .labels, .journal, .times, .keys:
      let folder = here.appendingPathComponent("Corpus/\(kind.rawValue)")
      return try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted().map {
        Array(try Data(contentsOf: folder.appendingPathComponent($0)))
      }
    }
  }
}
