import Foundation
import TestSupport
import Testing

@testable import Coach

@Suite("The words") struct WordingTests {
  /// Words that a newcomer had to read twice, and what is said now.
  private static let retired = [
    "in grace", "aligned, not marked", "speaking time", "on the clock", "beginnings are sure",
    "half of it within", "stalled for", "the end pays", "their minima", "their maxima",
    "planned and not spoken", "that is not enough", "behind the end", "besides:", "not told",
    "nothing else is told", "told in", "never told", "come to the end", "it may end",
    "lies behind", "out of its band", "to drill:", "' is no take", "took back", "stay silent",
    "come nearer", "times will be exact", "of the mains", "without words", "what they say",
    "how far off", "by chance", "pinned twice", "any other key: go on", "what is understood",
    "add up to", "the interviewer speaks", "older revision",
  ]

  private static func findings(_ text: String) -> [String] {
    retired.filter { text.lowercased().contains($0) }
  }

  @Test("of reports in every form are those that a person would use") func reports() throws {
    var generator = SeededGenerator(seed: 23)
    var reports = try (0..<60).map { _ in try RandomReport.make(&generator) }
    reports += [
      try SampleReport.builder().report(file: "x.wav"),
      try SampleReport.builder(slot: 40, basis: .elapsed).report(file: "x.wav"),
      try SampleReport.builder(
        alignments: [.init(confidence: 0.5, second_best_s: 3), nil, nil, nil, nil]
      ).report(file: "x.wav"),
    ]
    for report in reports {
      for width in [40, 80, 120] {
        let text = TextReport.render(report, TextLayout(width: width, isVerbose: true))
        #expect(Self.findings(text) == [])
      }
      #expect(Self.findings(MarkdownReport.render(report)) == [])
      #expect(Self.findings(HTMLReport(report, levels: [], audio: nil).render()) == [])
    }
  }

  @Test("of every message, help text and page are in no literal of the sources") func literals()
    throws
  {
    let sources = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Sources")
    let files = try #require(
      FileManager.default.enumerator(at: sources, includingPropertiesForKeys: nil))
    var checked = 0
    for case let file as URL in files where file.pathExtension == "swift" {
      let text = try String(contentsOf: file, encoding: .utf8)
      for literal in Self.literals(in: text) {
        #expect(Self.findings(literal) == [], "\(file.lastPathComponent): \(literal)")
        checked += 1
      }
    }
    #expect(checked > 1000)
  }

  /// What stands in quotes and has blanks, as sentences have and keys have not.
  private static func literals(in text: String) -> [String] {
    text.split(separator: "\n").filter { !$0.drop { $0 == " " }.hasPrefix("//") }.flatMap { line in
      line.split(separator: "\"", omittingEmptySubsequences: false).enumerated()
        .filter { $0.offset % 2 == 1 && $0.element.contains(" ") }.map { String($0.element) }
    }
  }

  @Test(
    "of a text report fit their columns, and no name is broken at 120",
    arguments: [40, 60, 80, 120, 200])
  func widths(_ width: Int) throws {
    let report = try SampleReport.builder().report(file: "x.wav")
    let text = TextReport.render(report, TextLayout(width: width))
    for line in text.split(separator: "\n") { #expect(CellWidth.of(String(line)) <= width) }
    #expect(text.contains("WHAT - A Name That Is Far Too Long") == (width != 80))
  }

  @Test("and bars of a text report are ASCII where the locale is") func ascii() throws {
    let report = try SampleReport.builder(names: ["A", "B", "C", "D", "E"]).report(file: "x.wav")
    let text = TextReport.render(report, TextLayout(width: 80, isUnicode: false))
    let blocks = text.unicodeScalars.filter { (0x2500...0x25FF).contains($0.value) || $0 == "·" }
    #expect(blocks.isEmpty)
    #expect(text.contains("#"))
  }

  @Test("of many phases begin with those that are off") func many() throws {
    var generator = SeededGenerator(seed: 5)
    let report = try RandomReport.make(&generator)
    var long = report
    long.phases = (0..<20).map { report.phases[$0 % report.phases.count] }
    let off = long.phases.count { ![.within, .none].contains($0.verdict) }
    let brief = TextReport.render(long, TextLayout(width: 120, hint: "--all"))
    #expect(brief.contains("and \(20 - off) more as planned (--all)") == (off < 20))
    let all = TextReport.render(long, TextLayout(width: 120, showsAll: true))
    #expect(!all.contains("more as planned"))
  }
}
