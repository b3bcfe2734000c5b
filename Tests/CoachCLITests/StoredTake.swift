import Foundation
import TestSupport
import Testing

@testable import Coach
@testable import CoachCLI
@testable import Takes

/// A take as a finished rehearsal leaves it, written without the program: many of them cost nothing.
enum StoredTake {
  static let rate = 8000

  /// The plan that takes have unless they are given another.
  static let plan = "# Talk\n## PHASE 1: WHY (5-20 s)\n## PHASE 2: HOW (5-20 s)\n"

  /// Speech that fills the plan: eight seconds a phase.
  static let samples: [Int16] = {
    var speech = SyntheticSpeech(rate: rate, seed: 18)
    for _ in 0..<4 {
      speech.speak(3.5)
      speech.silence(0.5)
    }
    return speech.samples
  }()

  /// Puts a take into a folder's takes.
  ///
  /// - Parameters:
  ///   - day: of November 2026, at 10:00; later takes have later days.
  ///   - next: the seconds at which the next phase begins.
  ///   - start: what the journal's first line has besides.
  @discardableResult
  static func make(
    day: Int, stem: String = "talk", plan: String = plan, samples: [Int16] = samples,
    next: [Double] = [8], start: String = "", in folder: TemporaryFolder
  ) throws -> TakeFolder {
    let date = "2026-11-\(day < 10 ? "0" : "")\(day)T10"
    let take = TakeFolder(path: folder.file("coach/takes/\(date)-00-00-\(stem)"))
    try FileManager.default.createDirectory(
      atPath: take.path, withIntermediateDirectories: true)
    func write(_ data: Data, _ name: String) throws {
      try data.write(to: URL(fileURLWithPath: take.file(name)))
    }
    try write(Data(WaveBytes.file(samples, rate: rate)), "audio.wav")
    try write(Data(plan.utf8), "plan.md")
    var lines = [
      #"{"event":"start","start":{"schema":1,"started_at":"\#(date):00:00+00:00","device":"d","#
        + #""sample_rate_hz":\#(rate),"channels":1,"plan":"plan.md"\#(start)}}"#
    ]
    lines += next.map {
      #"{"event":"command","command":"next","frame":\#(Int($0 * Double(rate)))}"#
    }
    lines.append(#"{"event":"end","frame":\#(samples.count),"reason":"finished"}"#)
    try write(Data((lines.joined(separator: "\n") + "\n").utf8), "journal.jsonl")
    let reader = try TakeReader(take)
    try TakeManifest(
      start: reader.journal.start, measuredRate: nil,
      timeline: reader.journal.timeline(
        frames: samples.count, phaseCount: reader.plan.phases.count),
      agenda: reader.agenda, reason: .finished, ringHighWater: 0
    ).write(to: take)
    return take
  }
}
