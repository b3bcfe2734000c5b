import AudioCore
import FoundationEssentials
import TestSupport
import Testing

@testable import Coach

@Suite("Exchange with other programs")
struct ExchangeTests {
  private static let rate = 8000
  private static let agenda = Agenda(
    MadeTakes.plan([
      ("WHY - The Problem", 5...10), ("WHAT \"exactly\" = <b>; #1 & more", 5...10), ("HOW", 5...10),
    ]))

  /// Speech with a hold, an interruption, a lost stretch, a stall and notes in it.
  private static let heard: (contour: Contour, timeline: Timeline) = {
    var speech = SyntheticSpeech(rate: rate, seed: 81)
    speech.silence(1)
    for length in [3, 2.5, 4, 2, 3.3, 2] {
      speech.speak(length)
      speech.silence(0.6)
    }
    speech.silence(3)
    speech.speak(3)
    speech.silence(1)
    var builder = ContourBuilder(rate: rate)
    builder.process(speech.samples.span)
    builder.finish()
    let timeline = Timeline(
      frames: speech.samples.count,
      marks: [
        Mark(frame: 0, activity: .phase(0)), Mark(frame: 37_001, activity: .held),
        Mark(frame: 60_002, activity: .phase(1)), Mark(frame: 92_003, activity: .interruption),
        Mark(frame: 100_004, activity: .phase(1)), Mark(frame: 130_005, activity: .phase(2)),
        Mark(frame: 193_000, activity: .ended),
      ], gaps: [36_000..<36_123, 150_000..<151_001],
      notes: [
        Timeline.Note(frame: 20_000, text: "forgot the figure"),
        Timeline.Note(frame: 140_000, text: ""),
      ])
    return (builder.contour, timeline)
  }()

  private static func report(_ timeline: Timeline = heard.timeline) -> Report {
    ReportBuilder(
      contour: heard.contour, summary: RecordingSummary(heard.contour, channels: 1),
      timeline: timeline, agenda: agenda, source: .labels
    ).report(file: "talk.wav")
  }

  /// What a report says, apart from how the recording and the marks are named.
  private static func facts(_ report: Report) throws -> String {
    try JSONText.encode(report.phases) + JSONText.encode(report.intervals)
      + JSONText.encode(report.silences) + JSONText.encode(report.gaps)
      + JSONText.encode(report.notes) + "\(report.lead_in_s) \(report.held_s) \(report.tail_s)"
  }

  private static func reread(_ text: String) throws -> Timeline {
    try MarkTrack(LabelFile(SourceText(text)), rate: rate, frames: heard.timeline.frames)
      .timeline(for: agenda)
  }

  @Test(arguments: [ExchangeFormat.labels, .textgrid])
  func `gives the same report to the frame when phases are read back`(format: ExchangeFormat) throws
  {
    let report = Self.report()
    let text = format.render(Annotation(report), [.phases])
    #expect(try Self.facts(Self.report(Self.reread(text))) == Self.facts(report))
  }

  @Test(arguments: [
    (ExchangeFormat.ffmetadata, 1), (.vtt, rate / 1000 + 1), (.chapters, rate / 2 + 1),
  ])
  func `keeps the marks in chapters as exactly as they can tell`(
    format: ExchangeFormat, frames: Int
  ) throws {
    let report = Self.report()
    let marks = try Self.reread(format.render(Annotation(report), [.phases])).marks
    let expected = Self.heard.timeline.marks
    #expect(marks.map(\.activity) == expected.map(\.activity))
    for (mark, original) in zip(marks, expected).dropFirst().dropLast() {
      #expect(abs(mark.frame - original.frame) <= frames)
    }
  }

  @Test func `a moved label moves the phase`() throws {
    let text = ExchangeFormat.labels.render(Annotation(Self.report()), [.phases])
    let moved = text.replacing("16.250625", with: "17.000000")
    #expect(moved != text)
    let report = Self.report(try Self.reread(moved))
    #expect(report.phases[2].start_s == 17)
    #expect(report.phases[1].end_s == 17)
  }

  @Test(arguments: ExchangeFormat.allCases)
  func `has the form that the other program wants`(format: ExchangeFormat) {
    let layers = format.takesLayers ? Annotation.Layer.allCases : [.phases]
    let text = format.render(Annotation(Self.report()), layers)
    #expect(Golden.difference(text, from: "exchange-\(format.rawValue).txt") == nil)
  }

  @Test func `of silence writes what every reader takes`() throws {
    var builder = ContourBuilder(rate: 8000)
    builder.process([Int16](repeating: 0, count: 16_000).span)
    builder.finish()
    let report = ReportBuilder(
      contour: builder.contour, summary: RecordingSummary(builder.contour, channels: 1),
      timeline: Timeline(frames: 16_000, marks: []), agenda: Agenda(labels: []), source: .none
    ).report(file: "silence.wav")
    let annotation = Annotation(report)
    #expect(ExchangeFormat.labels.render(annotation, [.speech]) == "")
    #expect(ExchangeFormat.chapters.render(annotation, [.phases]) == "")
    #expect(ExchangeFormat.vtt.render(annotation, [.phases]) == "WEBVTT\n")
    #expect(
      ExchangeFormat.textgrid.render(annotation, [.speech]).contains(
        "intervals: size = 1\n        intervals [1]:\n            xmin = 0.000000\n"))
  }

  @Test(arguments: [
    // As Praat 6 writes it, in the long form.
    """
    File type = "ooTextFile"
    Object class = "TextGrid"

    xmin = 0 
    xmax = 20 
    tiers? <exists> 
    size = 2 
    item []: 
        item [1]:
            class = "IntervalTier" 
            name = "words" 
            xmin = 0 
            xmax = 20 
            intervals: size = 1 
            intervals [1]:
                xmin = 0 
                xmax = 20 
                text = "5 words ""quoted"" 7" 
        item [2]:
            class = "IntervalTier" 
            name = "Phases" 
            xmin = 0 
            xmax = 20 
            intervals: size = 4 
            intervals [1]:
                xmin = 0 
                xmax = 2.5 
                text = "" 
            intervals [2]:
                xmin = 2.5 
                xmax = 8 
                text = "WHY" 
            intervals [3]:
                xmin = 8 
                xmax = 10 
                text = "" 
            intervals [4]:
                xmin = 10 
                xmax = 20 
                text = "HOW" 
    """,
    // The short form, as points, with comments.
    """
    File type = "ooTextFile"
    Object class = "TextGrid"

    0
    20
    <exists>
    1 ! 9 "no"
    "TextTier"
    "marks"
    0
    20
    4
    2.5
    "WHY"
    8
    "(hold)"
    10
    "HOW"
    20 "END"
    """,
    "WEBVTT - phases\n\nNOTE\nnothing\n\n1\n00:02.500 --> 00:08.000 line:0\n<v Ann>WHY</v>\n\n"
      + "00:00:10.000 --> 00:00:20.000\nHOW\n",
    ";FFMETADATA1\ntitle=x\n[STREAM]\nSTART=7\n[CHAPTER]\nSTART=2500000000\nEND=8000000000\ntitle=WHY\n"
      + "[CHAPTER]\nTIMEBASE=1/1000\nSTART=10000\nEND=20000\ntitle=H\\OW\n",
  ])
  func `reads what other programs write`(text: String) throws {
    let file = try LabelFile(SourceText(text))
    let agenda = Agenda(MadeTakes.plan([("WHY", 1...2), ("HOW", 1...2)]))
    let marks = try MarkTrack(file, rate: 1000, frames: 20_000).timeline(for: agenda).marks
    #expect(marks.map(\.activity).prefix(3) == [.phase(0), .held, .phase(1)])
    #expect(marks.map(\.frame).prefix(3) == [2500, 8000, 10_000])
  }

  @Test func `reads a TextGrid in UTF-16`() throws {
    let text = ExchangeFormat.textgrid.render(Annotation(Self.report()), [.phases])
    let bytes: [UInt8] =
      [0xFE, 0xFF]
      + text.utf16.flatMap { unit -> [UInt8] in [UInt8(unit >> 8), UInt8(unit & 0xFF)] }
    let file = try LabelFile(SourceText(decoding: Data(bytes)))
    #expect(file == (try LabelFile(SourceText(text))))
  }

  @Test(arguments: [
    ("File type = \"ooTextFile\"\nObject class = \"TextGrid\"\n0 1 <exists> 1 \"IntervalTier\"", 3),
    ("File type = \"ooTextFile\"\nObject class = \"TextGrid\"\n0 1 <exists> -5\n", 3),
    (
      "File type = \"ooTextFile\"\nObject class = \"TextGrid\"\n0 1 <exists> 1\n\"IntervalTier\" "
        + "\"a\" 0 1 1\n5 4 \"x\"", 5
    ),
    ("WEBVTT\n\n00:aa.000 --> 00:02.000\nx\n", 3),
    ("WEBVTT\n\n00:01.000 -->\nx\n", 3),
    (";FFMETADATA1\n[CHAPTER]\nEND=3\ntitle=x\n", 2),
  ])
  func `says where it cannot read`(text: String, line: Int) {
    let error = #expect(throws: MarksError.self) { try LabelFile(SourceText(text)) }
    #expect(error?.line == line)
  }

  @Test(arguments: ["WEBVTT\n", ";FFMETADATA1\ntitle=x\n"])
  func `says when there are no marks`(text: String) {
    #expect(throws: MarksError(.none)) { try LabelFile(SourceText(text)) }
  }
}
