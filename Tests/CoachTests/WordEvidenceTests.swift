import AudioCore
import Testing

@testable import Coach

@Suite("Words as evidence of phases")
struct WordEvidenceTests {
  private static let agenda = Agenda(
    Plan(
      title: "", slot: nil,
      phases: [
        ("WHY", ["unsold loaves"], "Every evening we threw loaves away, and nobody knew why."),
        (
          "DATA", ["till receipts", "weather station"],
          "The receipts of the till were joined with rain."
        ),
        ("RESULTS", ["nine tons of flour"], "The waste went down, which is nine tons of flour."),
      ].enumerated().map { index, part in
        Phase(
          number: index + 1, name: part.0, line: 1,
          budget: Budget(minimum: .seconds(60), maximum: .seconds(90)), cues: part.1, text: part.2)
      }))

  /// A second a word.
  private static func heard(_ text: String, from start: Double = 0) -> [HeardWords.Word] {
    text.split(separator: " ").enumerated().map {
      HeardWords.Word(
        text: String($1), start: start + Double($0), end: start + Double($0) + 0.6, isSpread: false)
    }
  }

  private static func evidence(
    _ words: [HeardWords.Word], places: [Int] = Array(stride(from: 0, to: 30_000, by: 1000))
  ) -> AlignmentEvidence {
    WordEvidence(agenda.parts, heard: words, rate: 100).evidence(places: places)
  }

  @Test func `of one phase speak for it`() {
    let evidence = Self.evidence(Self.heard("and then the receipts came"))
    #expect(evidence.tokens.count == 1)
    let ratios = evidence.tokens[0].logRatios
    #expect(ratios[1] > 0.3 && ratios[0] < 0 && ratios[2] < 0 && ratios[0] == ratios[2])
    #expect(evidence.tokens[0].frame == 330)
    #expect(evidence.tokens.allSatisfy { $0.source == .words })
  }

  @Test func `in no notes, and those that every sentence has, say nothing`() {
    #expect(Self.evidence(Self.heard("well the giraffe was there and it was ours")).tokens.isEmpty)
  }

  @Test func `heard all over the recording say less than those heard together`() {
    let places = [0, 10_000, 20_000]
    let together = Self.evidence(
      Self.heard("flour flour flour flour") + Self.heard("rain", from: 300), places: places)
    let scattered = Self.evidence(
      Self.heard("flour") + Self.heard("flour", from: 100) + Self.heard("flour", from: 200)
        + Self.heard("flour rain", from: 299), places: places)
    #expect(together.tokens[0].logRatios[2] > scattered.tokens[0].logRatios[2] + 0.02)
  }

  @Test func `said ten times do not tell ten times as much`() {
    let once = Self.evidence(Self.heard("flour"), places: [0]).tokens.map { $0.logRatios[2] }
    let often = Self.evidence(
      Self.heard(String(repeating: "flour ", count: 10)), places: [0]
    ).tokens.map { $0.logRatios[2] }
    #expect(often.count == 10 && often.reduce(0, +) < 4 * once.reduce(0, +))
  }

  @Test func `with which the notes of a phase begin speak for its beginning`() {
    let evidence = Self.evidence(
      Self.heard("some talk that nobody needs")
        + Self.heard("the receipts of the till joined", from: 10)
        + Self.heard("more talk", from: 20))
    func odds(_ phase: Int, _ frame: Int) -> Double {
      evidence.beginnings.first { $0.phase == phase && $0.frame == frame }?.logOdds ?? 0
    }
    #expect(odds(1, 1000) > 0.3 && odds(1, 0) < 0 && odds(1, 3000) < 0)
    #expect(odds(2, 1000) < odds(1, 1000))
  }

  @Test func `are found as compounds and as two words`() {
    var agenda = Self.agenda.parts
    agenda[0].text = "The pre-flight check of the firewall."
    let words = PhaseWords(agenda)
    func found(_ heard: String) -> Int {
      words.found(in: heard.split(separator: " ").map(String.init)).count
    }
    #expect(found("preflight") == 1 && found("fire wall") == 1 && found("pre-flight") == 2)
  }
}

@Suite("Trigger words that were said")
struct TriggerSearchTests {
  private static func words(_ text: String, from start: Double = 0) -> [HeardWords.Word] {
    text.split(separator: " ").enumerated().map {
      HeardWords.Word(
        text: String($1), start: start + Double($0), end: start + Double($0) + 0.6, isSpread: false)
    }
  }

  private static let search = TriggerSearch(
    words("it was a mess for two days and every organisation's standard was broken")
      + words("so we drew a state machine with six states and pre flight checks", from: 30))

  @Test(arguments: [
    ("org standards", 9.0), ("two days", 6.0), ("the mess", 3.0), ("Mess!", 3.0),
  ])
  func `are found in their phase`(trigger: String, time: Double) {
    #expect(Self.search.find(trigger, in: [0...20]).inside == time)
  }

  @Test(arguments: ["deployment", "no single way", "blue whales"])
  func `are missed where they were not`(trigger: String) {
    #expect(Self.search.find(trigger, in: [0...20]) == .init(inside: nil, outside: nil))
  }

  @Test func `are found in another phase`() {
    #expect(Self.search.find("state machine", in: [0...20]) == .init(inside: nil, outside: 34))
    #expect(Self.search.find("preflight checks", in: [25...60]).inside != nil)
  }
}

@Suite("Filler words")
struct FillerWordsTests {
  private static func count(_ text: String, _ fillers: FillerWords) -> [String: Int] {
    let places = fillers.places(in: text.split(separator: " ").map(String.init))
    return Dictionary(places.map { (fillers.list[$0.filler], 1) }, uniquingKeysWith: +)
  }

  @Test func `are counted as they are heard`() {
    let found = Self.count(
      "Um, so, uh you know ummm we sort of did, I mean, it", FillerWords(language: "en"))
    #expect(found == ["um": 2, "uh": 1, "you know": 1, "sort of": 1, "I mean": 1])
  }

  @Test func `are those of a language, or a person's own`() {
    #expect(
      Self.count("ähm das ist quasi gut", FillerWords(language: "de")) == ["ähm": 1, "quasi": 1])
    #expect(Self.count("like I like", FillerWords(["like", " "])) == ["like": 2])
  }
}

@Suite("Reports with words")
struct WordReportTests {
  private static func report(_ words: [HeardWords.Word], cues: [String]) throws -> Report {
    let sample = try SampleReport.builder()
    let transcript = try Transcript(
      .ctm,
      words.map { Transcript.Phrase($0.text, start: $0.start, end: $0.end) })
    return try SampleReport.builder(heard: transcript, cues: cues).report(
      file: "a.wav"
    )
    .checked(sample)
  }

  @Test func `say what was heard in each phase, how fast, and what never was`() throws {
    let words = ["hello", "um", "standards", "of", "work"].enumerated().map {
      HeardWords.Word(
        text: $1, start: 2 + Double($0) / 2, end: 2.4 + Double($0) / 2, isSpread: false)
    }
    let report = try Self.report(words, cues: ["org standards", "state machine"])
    let part = report.phases[0].words
    #expect(part?.count == 5 && part?.fillers == 1)
    #expect(part?.triggers.map(\.at_s) == [3, nil])
    #expect(report.total.words?.count == 5 && report.words?.source == "talk.ctm")
    let text = TextReport.render(report)
    #expect(text.contains("org standards 0:03; not heard: state machine"))
    #expect(text.contains("1 filler (um 1), as the transcript has them: talk.ctm (CTM)"))
    #expect(MarkdownReport.render(report).contains("not heard: state machine"))
    let page = HTMLReport(report, levels: [], audio: "a.wav").render()
    #expect(page.contains("Not heard: state machine") && page.contains("data-from=\"2\""))
    #expect(CSVReport.rows(report).contains("org standards,state machine"))
    #expect(CSVReport.header.hasSuffix("triggers_heard,triggers_not_heard\n"))
  }

  @Test func `without words say nothing of them`() throws {
    let text = TextReport.render(try SampleReport.builder().report(file: "a.wav"))
    #expect(!text.contains("filler") && !text.contains("heard"))
  }
}

extension Report {
  /// The report itself; its times are those of a report without words.
  fileprivate func checked(_ other: ReportBuilder) -> Report {
    #expect(phases.map(\.speaking_s) == other.report(file: "a.wav").phases.map(\.speaking_s))
    return self
  }
}
