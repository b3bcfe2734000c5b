import AudioCore
import TestSupport
import Testing

@testable import Coach

@Suite("Report pages")
struct HTMLReportTests {
  /// The page without its style and its script, which no golden file need repeat.
  private static func body(_ page: String) -> String {
    var body = ""
    var isCode = false
    for line in page.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("<style>") || line.hasPrefix("<script>") { isCode = true }
      if !isCode { body += line + "\n" }
      if line.hasSuffix("</style>") || line.hasSuffix("</script>") { isCode = false }
    }
    return body
  }

  @Test func `tell everything of a report`() throws {
    let builder = try SampleReport.builder()
    let page = HTMLReport(
      builder.report(file: "sample.wav"), levels: builder.contour.peakLevels(columns: 60),
      audio: "audio.wav"
    ).render()
    #expect(Golden.difference(Self.body(page), from: "report.html") == nil)
  }

  @Test func `ask for nothing but the recording beside them`() throws {
    let builder = try SampleReport.builder()
    let page = HTMLReport(
      builder.report(file: "sample.wav"), levels: [], audio: "a b/50%?#.wav"
    ).render()
    #expect(page.contains("src=\"a%20b/50%25%3F%23.wav\""))
    for word in ["http:", "https:", "//cdn", "@import", "url("] { #expect(!page.contains(word)) }
    let silent = HTMLReport(builder.report(file: "sample.wav"), levels: [], audio: nil).render()
    #expect(!silent.contains("<audio"))
  }

  @Test(arguments: [
    "<script>alert(1)</script>", "\" onload=\"alert(1)", "' x='", "&lt;b&gt;",
    "</title><img src=x>",
    "\u{1B}[31m", "\u{202E}evil",
  ])
  func `show what notes say as text, whatever it is`(_ text: String) throws {
    let report = try SampleReport.builder(title: text, names: [text, "A", "B", "C", text])
      .report(file: text)
    let page = HTMLReport(report, levels: [], audio: nil).render()
    let clean = try HTMLReport(
      SampleReport.builder(title: "T", names: ["N", "A", "B", "C", "N"]).report(file: "f"),
      levels: [], audio: nil
    ).render()
    // As many tags and attributes as with harmless names: nothing of the text became markup.
    for mark in ["<", ">", "\"", "'"] {
      #expect(page.split(separator: mark).count == clean.split(separator: mark).count, "\(mark)")
    }
    #expect(!page.contains("\u{1B}") && !page.contains("\u{202E}"))
  }

  @Test func `of silence say so`() throws {
    var builder = ContourBuilder(rate: 8000)
    builder.process([Int16](repeating: 0, count: 80_000).span)
    builder.finish()
    let report = ReportBuilder(
      contour: builder.contour, summary: RecordingSummary(builder.contour, channels: 1),
      timeline: Timeline(frames: 80_000, marks: []), agenda: Agenda(labels: []), source: .none
    ).report(file: "silence.wav")
    let page = HTMLReport(report, levels: [], audio: nil).render()
    #expect(page.contains("Nobody speaks in this recording."))
  }

  @Test(arguments: [
    (0.0, "0"), (1.5, "1.5"), (2.25, "2.25"), (3.004, "3"), (-0.05, "-0.05"), (12.999, "13"),
  ])
  func `write numbers as short as they can be`(_ number: Double, _ text: String) {
    #expect(TimeText.shortest(number) == text)
  }

  @Test(arguments: [
    ("2026-11-21T14:05:00+01:00", "21 November 2026, 14:05"), ("yesterday", "yesterday"),
  ])
  func `write dates for people`(_ iso8601: String, _ text: String) {
    #expect(DateText.moment(iso8601) == text)
  }

  @Test(arguments: [
    ("from 0:51 to 0:30.", "from <b>0:51</b> to <b>0:30</b>."),
    ("(2:00-3:00)", "(<b>2:00-3:00</b>)"),
    ("at 3 min", "at 3 min"), ("a:1", "a:1"), ("1<2:30", "1&lt;2:30"),
  ])
  func `emphasise times and nothing else`(_ text: String, _ html: String) {
    #expect(PageText.emphasised(text) == html)
  }
}
