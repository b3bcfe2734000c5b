import AudioCore
import FoundationEssentials
import TestSupport
import Testing

@testable import Coach

@Suite("Reports")
struct ReportTests {
  private static func report(basis: Verdict.Basis = .speaking) throws -> Report {
    try SampleReport.builder(basis: basis).report(file: "sample.wav")
  }

  @Test func `are shown as text of at most eighty columns`() throws {
    let text = TextReport.render(try Self.report())
    #expect(text.split(separator: "\n").allSatisfy { $0.count <= 80 })
    #expect(!text.contains("\u{1B}"))
    #expect(Golden.difference(text, from: "report.txt") == nil)
  }

  @Test(arguments: [40, 120, 200])
  func `are shown as text in the columns that there are`(_ width: Int) throws {
    let text = TextReport.render(try Self.report(), TextLayout(width: width))
    #expect(text.split(separator: "\n").allSatisfy { CellWidth.of(String($0)) <= width })
    #expect(Golden.difference(text, from: "report-\(width).txt") == nil)
  }

  @Test func `are shown as Markdown in which names are no markup`() throws {
    let markdown = MarkdownReport.render(try Self.report())
    #expect(!markdown.contains("\u{1B}"))
    #expect(Golden.difference(markdown, from: "report.md") == nil)
  }

  @Test func `are shown as comma-separated values, a line for each phase and the total`() throws {
    let report = try Self.report()
    let table = CSVReport.header + CSVReport.rows(report)
    #expect(table.split(separator: "\n").count == 1 + report.phases.count + 1)
    #expect(Golden.difference(table, from: "report.csv") == nil)
  }

  @Test func `can rest on the clock`() throws {
    let report = try Self.report(basis: .elapsed)
    #expect(report.phases[1].verdict == .over)
    #expect(Golden.difference(TextReport.render(report), from: "report-elapsed.txt") == nil)
  }

  @Test func `have a JSON that is read back`() throws {
    let report = try Self.report()
    let text = try JSONText.encode(report)
    let back = try JSONDecoder().decode(Report.self, from: Data(text.utf8))
    #expect(back == report)
    #expect(Golden.difference(text + "\n", from: "report.json") == nil)
  }

  @Test func `flag a phase that only its stall put over the clock`() throws {
    let part = try Self.report().phases[1]
    #expect(part.verdict == .within)
    #expect(part.over_on_other_basis_s > 3)
    #expect(part.stalls.count == 1)
    #expect(part.stalls.list.count == 1)
  }

  @Test func `add up in seconds too`() throws {
    let report = try Self.report()
    for part in report.phases + [report.total] {
      let sum = part.speech_s + part.pauses.total_s + part.stalls.total_s + part.gaps_s
      #expect(abs(sum - part.elapsed_s) < 1e-5)
    }
    let whole = report.lead_in_s + report.total.elapsed_s + report.held_s + report.interruptions_s
    #expect(abs(whole + report.tail_s - report.audio.duration_s) < 1e-5)
  }

  @Test func `of silence say so`() throws {
    var builder = ContourBuilder(rate: 8000)
    builder.process([Int16](repeating: 0, count: 80_000).span)
    builder.finish()
    let report = ReportBuilder(
      contour: builder.contour, summary: RecordingSummary(builder.contour, channels: 1),
      timeline: Timeline(frames: 80_000, marks: []), agenda: Agenda(labels: []), source: .none
    ).report(file: "silence.wav")
    #expect(report.total.speech_s == 0)
    #expect(report.audio.speech_level_dbfs == nil)
    #expect(Golden.difference(TextReport.render(report), from: "report-silence.txt") == nil)
  }

  /// How wide the range of the speech time is where each pause has a knock of so many seconds in it.
  private static func width(knock: Double) -> Double {
    var speech = SyntheticSpeech(rate: 8000, seed: 52)
    speech.silence(2)
    for _ in 0..<10 {
      speech.speak(3)
      speech.silence(1.2)
      for _ in 0..<Int(knock / 0.005) { speech.click() }
      speech.silence(1.2)
    }
    var builder = ContourBuilder(rate: 8000)
    builder.process(speech.samples.span)
    builder.finish()
    let report = ReportBuilder(
      contour: builder.contour, summary: RecordingSummary(builder.contour, channels: 1),
      timeline: Timeline(frames: speech.samples.count, marks: []), agenda: Agenda(labels: []),
      source: .none
    ).report(file: "knocks.wav")
    return report.total.speech_range_s[1] - report.total.speech_range_s[0]
  }

  @Test func `allow for more where pauses are noisy`() {
    // Ten stretches of speech, 50 ms each way where pauses are quiet and up to 120 where not.
    let (quiet, noisy) = (Self.width(knock: 0), Self.width(knock: 0.2))
    #expect((1.0...1.3).contains(quiet))
    #expect((quiet + 0.3...quiet + 1.5).contains(noisy))
  }

  @Test func `count silences just under the shortest pause among what could be otherwise`() {
    func builder(pause: Duration) -> ReportBuilder {
      var speech = SyntheticSpeech(rate: 16_000, seed: 61, noiseLevel: nil)
      speech.silence(3)
      for _ in 0..<10 {
        speech.speak(1.5)
        speech.silence(0.23)
      }
      speech.speak(1.5)
      speech.silence(3)
      var builder = ContourBuilder(rate: 16_000)
      builder.process(speech.samples.span)
      builder.finish()
      return ReportBuilder(
        contour: builder.contour, summary: RecordingSummary(builder.contour, channels: 1),
        timeline: Timeline(frames: speech.samples.count, marks: []), agenda: Agenda(labels: []),
        source: .none, rules: ReportRules(timing: TimingRules(shortestPause: pause)))
    }
    let usual = builder(pause: .milliseconds(250)).report(file: "a.wav")
    #expect(usual.total.pauses.count == 0)
    #expect(usual.total.speech_s - usual.total.speech_range_s[0] > 2)
    let own = builder(pause: .milliseconds(200)).report(file: "a.wav")
    #expect(own.total.pauses.count == 10)
    #expect(own.rules.pause_s == 0.2)
    #expect(own.total.speech_range_s[1] - own.total.speech_s > 2)
  }

  @Test func `of plans are shown as text and JSON`() throws {
    let document = try Documents.read("walkthrough-macroman.md")
    let text = TextPlan.render(document, file: "notes.md")
    #expect(text.split(separator: "\n").allSatisfy { $0.count <= 80 })
    #expect(Golden.difference(text, from: "plan.txt") == nil)
    for width in [20, 40, 120] {
      let text = TextPlan.render(document, file: "notes.md", TextLayout(width: width))
      let wide = text.split(separator: "\n").filter { CellWidth.of(String($0)) > width }
      #expect(width == 20 || wide.isEmpty)
      if width > 20 { #expect(Golden.difference(text, from: "plan-\(width).txt") == nil) }
    }
    let json = try JSONText.encode(PlanRecord(document)) + "\n"
    #expect(Golden.difference(json, from: "plan.json") == nil)
    let bank = try Documents.read("questions.md")
    let questions = TextPlan.render(bank, file: "questions.md")
    #expect(Golden.difference(questions, from: "questions.txt") == nil)
  }
}
