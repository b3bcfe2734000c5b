import AudioCore
import TestSupport

@testable import Coach

/// A short rehearsal with everything in it that a report can tell.
enum SampleReport {
  /// - Parameters:
  ///   - slot: the time for all of it, in seconds.
  ///   - names: of the five phases.
  static func builder(
    title: String = "The sample", names: [String] = standardNames, slot: Int = 120,
    basis: Verdict.Basis = .speaking, past: [EarlierTake] = [],
    alignments: [Report.Alignment?] = [], heard: Transcript? = nil, cues: [String] = []
  ) throws -> ReportBuilder {
    let plan = Plan(
      title: title, slot: .seconds(slot),
      phases: names.enumerated().map { index, name in
        Phase(
          number: index == 3 ? nil : index + 1, name: name, line: index + 1,
          budget: Budget(minimum: .seconds(15), maximum: .seconds(25)),
          cues: index == 1 ? ["one", "two", "three"] : index == 0 ? cues : [])
      })
    return ReportBuilder(
      contour: recording.contour, summary: RecordingSummary(recording.contour, channels: 1),
      timeline: recording.timeline, agenda: Agenda(plan),
      source: alignments.isEmpty ? .labels : .aligned, rules: ReportRules(basis: basis),
      alignments: alignments,
      past: past,
      heard: heard.map { HeardWords($0, source: "talk.ctm", contour: recording.contour) })
  }

  static let standardNames = [
    "WHY", "WHAT - A Name That Is Far Too Long", "HOW", "TROUBLE\u{1B}[31m", "END",
  ]

  /// Phase 2 has a stall, phase 3 is far too long, phase 4 is nearly nothing, phase 5 is not spoken.
  private static let recording: (contour: Contour, timeline: Timeline) = {
    var speech = SyntheticSpeech(rate: 8000, seed: 51)
    speech.silence(1.5)
    let phases: [[(Double, Double)]] = [
      [(5, 0.5), (6, 0.8), (4, 1.0)], [(8, 0.6), (8, 4.0), (7, 1.0)],
      [(20, 0.5), (20, 0.7), (20, 1.0)], [(3, 0.5)], [],
    ]
    var marks: [Mark] = []
    for (index, groups) in phases.enumerated() {
      marks.append(
        Mark(frame: index == 0 ? 0 : speech.samples.count - 2000, activity: .phase(index)))
      for (spoken, pause) in groups {
        speech.speak(spoken)
        speech.silence(pause)
      }
    }
    var builder = ContourBuilder(rate: 8000)
    builder.process(speech.samples.span)
    builder.finish()
    return (builder.contour, Timeline(frames: speech.samples.count, marks: marks))
  }()
}
