import AudioCore
import TestSupport
import Testing

@testable import Coach

@Suite("Advice")
struct AdviceTests {
  private static func part(
    _ spoken: Double, _ minimum: Double, _ maximum: Double, isOverrun: Bool = false
  ) -> CutPlan.Part {
    CutPlan.Part(
      spoken: spoken, minimum: min(spoken, minimum), maximum: maximum, isOverrun: isOverrun)
  }

  private static func texts(_ report: Report, _ kind: Advice.Kind) -> [String] {
    report.advice.filter { $0.kind == kind }.map(\.text)
  }

  // MARK: Cuts

  @Test func `cuts what lies over the maxima first, from as few phases as will do`() {
    let parts = [Self.part(200, 120, 180), Self.part(170, 120, 180), Self.part(260, 120, 180)]
    #expect(CutPlan(parts, excess: 60).cuts == [0, 0, 60])
    #expect(CutPlan(parts, excess: 100).cuts == [20, 0, 80])
    #expect(CutPlan(parts, excess: 0).cuts == [0, 0, 0])
  }

  @Test func `brings a phase that overran down to its maximum although the whole fits`() {
    let parts = [Self.part(60, 120, 180), Self.part(260, 120, 180, isOverrun: true)]
    #expect(CutPlan(parts, excess: 0).cuts == [0, 80])
  }

  @Test func `never cut below a minimum, and add up to what is too long or say what is missing`() {
    var generator = SeededGenerator(seed: 6)
    for _ in 0..<300 {
      let parts = (0..<Int.random(in: 1...12, using: &generator)).map { _ in
        let minimum = Double.random(in: 10...120, using: &generator)
        let maximum = minimum + Double.random(in: 0...60, using: &generator)
        let spoken = Double.random(in: 0...300, using: &generator)
        return Self.part(
          spoken, minimum, maximum,
          isOverrun: spoken > maximum && Bool.random(using: &generator))
      }
      let excess = Double.random(in: 0...600, using: &generator)
      let plan = CutPlan(parts, excess: excess)
      for (part, cut) in zip(parts, plan.cuts) {
        #expect(cut >= 0)
        #expect(part.spoken - cut >= part.minimum - 1e-9)
        #expect(!part.isOverrun || part.spoken - cut <= part.maximum + 1e-9)
      }
      let cut = plan.cuts.reduce(0, +)
      #expect(cut + plan.missing >= excess - 1e-6)
      if plan.missing > 1e-6 {
        for (part, cut) in zip(parts, plan.cuts) {
          #expect(abs(part.spoken - cut - part.minimum) < 1e-6, "something was left to cut")
        }
      }
    }
  }

  @Test func `say that a slot cannot be kept, and which phase would have to go`() throws {
    let report = try SampleReport.builder(slot: 40).report(file: "x.wav")
    let texts = Self.texts(report, .total)
    #expect(texts.count == 2)
    #expect(
      texts[1].hasPrefix(
        "These cuts are not enough: with every phase that you spoke at its minimum"))
    for advice in report.advice where advice.kind == .cut {
      let part = try #require(advice.phase.map { report.phases[$0] })
      let minimum = try #require(part.budget?.min_s)
      #expect(part.speaking_s - (advice.amount_s ?? 0) >= minimum - 1e-6)
    }
  }

  @Test func `leave material alone that is too long only because of stalls`() throws {
    let report = try SampleReport.builder(slot: 109).report(file: "x.wav")
    #expect(report.total.verdict == .within)
    let text = try #require(Self.texts(report, .total).first)
    #expect(
      text
        == "You would have finished in 1:47, but by the clock it was 0:02 over the slot of 1:49: 0:04 in "
        + "one stall.")
  }

  // MARK: Properties

  @Test func `never contradicts itself, adds up, and begins with what costs most`() throws {
    var generator = SeededGenerator(seed: 19)
    for _ in 0..<400 {
      let report = try RandomReport.make(&generator)
      let advice = Advisor(report).advice
      let cut = Set(advice.filter { $0.kind == .cut }.compactMap(\.phase))
      for index in cut {
        let part = report.phases[index]
        #expect(![.under, .skipped].contains(part.verdict))
        let amount = advice.first { $0.kind == .cut && $0.phase == index }?.amount_s ?? 0
        #expect(part.speaking_s - amount >= (part.budget?.min_s ?? 0) - 1e-3)
      }
      let isExcused = !report.total.isOverrun
      #expect(!isExcused || !advice.contains { $0.text.contains("not enough") })
      // What is said of the end is not said again of its phases.
      let ending = advice.contains { $0.kind == .ending }
      if ending, let last = report.phases.last, let number = last.number {
        for other in advice where other.kind == .room {
          #expect(!other.text.contains("phase \(number) "))
        }
      }
      if let first = advice.first {
        let most = advice.map { $0.amount_s ?? 0 }.max() ?? 0
        let groups: [Advice.Kind: Int] = [
          .total: 0, .cut: 0, .stall: 1, .opening: 2, .ending: 2, .room: 3,
        ]
        let best = advice.filter { groups[$0.kind] == groups[first.kind] }.map { $0.amount_s ?? 0 }
          .max()
        #expect(best == most)
      }
      #expect(Set(advice.map(\.text)).count == advice.count)
    }
  }

  // MARK: Stalls

  @Test func `locate a stall and the trigger that was due`() throws {
    let report = try SampleReport.builder().report(file: "x.wav")
    #expect(
      Self.texts(report, .stall) == [
        "You went silent for 4 s, 0:17 into phase 2 (WHAT), probably before “three”."
      ])
    let advice = try #require(report.advice.first { $0.kind == .stall })
    #expect(advice.at_s == report.phases[1].stalls.list[0].start_s)
    #expect(advice.takes == nil)
  }

  @Test func `call a recording without parts the recording`() throws {
    var speech = SyntheticSpeech(rate: 8000, seed: 9)
    for pause in [4.0, 0.5, 1.0] {
      speech.speak(6)
      speech.silence(pause)
    }
    var builder = ContourBuilder(rate: 8000)
    builder.process(speech.samples.span)
    builder.finish()
    let report = ReportBuilder(
      contour: builder.contour, summary: RecordingSummary(builder.contour, channels: 1),
      timeline: Timeline(frames: speech.samples.count, marks: []), agenda: Agenda(labels: []),
      source: .none
    ).report(file: "x.wav")
    #expect(Self.texts(report, .stall) == ["You went silent for 4 s, 0:06 into the recording."])
  }

  @Test func `count the takes that stall at the same place, of those that spoke the phase`() throws
  {
    func past(_ place: Double?, phases: Set<Int> = [0, 1]) -> EarlierTake {
      EarlierTake(
        times: Dictionary(
          uniqueKeysWithValues: phases.map { ($0, .init(elapsed: 20, speaking: 20)) }),
        stalls: place.map { [.init(phase: 1, into_phase_s: $0)] } ?? [],
        median_syllables_per_s: 4)
    }
    let report = try SampleReport.builder(
      past: [past(10), past(30), past(60), past(nil), past(nil, phases: [0])]
    ).report(file: "x.wav")
    let advice = try #require(report.advice.first { $0.kind == .stall })
    #expect(advice.takes == 3)
    #expect(advice.of_takes == 5)
    #expect(advice.text.contains("; so in 3 of 5 takes"))
    #expect(report.pace?.usual_syllables_per_s == 4)
  }

  @Test func `take the evidence of an old report by where its phases are now`() throws {
    let old = try SampleReport.builder().report(file: "x.wav")
    let take = EarlierTake(old) { $0.name == "WHY" ? nil : ($0.number ?? 0) + 10 }
    #expect(take.phases == [12, 13, 10])
    #expect(take.stalls.map(\.phase) == [12])
  }

  // MARK: The course

  /// A report whose pace has these rates, in windows of equal length.
  private static func paced(_ rates: [Double], error: Double = 0.4) throws -> Report {
    var report = try SampleReport.builder().report(file: "x.wav")
    let windows = rates.enumerated().map { index, rate -> PaceRecord.Window in
      let start = Double(index) * 10 + 1
      return PaceRecord.Window(
        start_s: start, end_s: start + 9, syllables_per_s: rate, error_syllables_per_s: error,
        phase: min(3, index * 4 / rates.count))
    }
    report.pace = PaceRecord(
      window_s: 15, median_syllables_per_s: 4, error_syllables_per_s: 0.1, words_per_min: 160,
      lower_quartile_syllables_per_s: 4,
      upper_quartile_syllables_per_s: 4, spread: 0, usual_syllables_per_s: nil, windows: windows)
    return report
  }

  @Test func `call an end rushed that is a tenth faster, with its figures`() throws {
    let rushed = try Self.paced([4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 5, 5])
    let texts = CourseAdvisor(rushed).pace.filter { $0.kind == .ending }.map(\.text)
    #expect(texts.first?.hasPrefix("The end is rushed: the last 0:19 have 5.0 syllables") == true)
    let steady = try Self.paced([4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4.3, 4.3])
    #expect(!CourseAdvisor(steady).pace.contains { $0.text.contains("rushed") })
  }

  @Test func `call an opening hurried that is a tenth faster`() throws {
    let hurried = try Self.paced([5, 5, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4])
    let advice = CourseAdvisor(hurried).pace.filter { $0.kind == .opening }
    #expect(advice.map(\.pace_ratio) == [1.25])
  }

  @Test func `call nothing faster whose difference is smaller than its error`() throws {
    let end = [4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4.6, 4.6]
    for (error, isCalled) in [(0.3, true), (1.0, false)] {
      let advice = CourseAdvisor(try Self.paced(end, error: error)).pace
      #expect(advice.contains { $0.text.contains("rushed") } == isCalled)
    }
  }

  @Test func `say nothing about the course of a few words`() throws {
    let short = try Self.paced([5, 3, 5])
    #expect(CourseAdvisor(short).pace.allSatisfy { $0.pace_ratio == nil })
  }

  @Test func `rest on a figure in every sentence`() throws {
    for slot in [40, 109, 120] {
      for advice in try SampleReport.builder(slot: slot).report(file: "x.wav").advice {
        #expect(advice.amount_s != nil || advice.pace_ratio != nil, "\(advice.text)")
        #expect(advice.text.contains { $0.isWholeNumber })
        #expect(advice.text.hasSuffix("."))
      }
    }
  }
}
