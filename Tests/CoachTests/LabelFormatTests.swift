import Foundation
import Testing

@testable import Coach

/// The same three labels, ONE at 1 s, TWO at 4 s and THREE at 8 s, as other programs and people write them.
@Suite("Labels in other forms")
struct LabelFormatTests {
  static let texts: [String: String] = [
    "SubRip":
      "1\n00:00:01,000 --> 00:00:04,000\nONE\n\n2\n00:00:04,000 --> 00:00:08,000\n<i>TWO</i>\n\n3\n00:00:08,000 --> 00:00:11,000\nTHREE\n",
    "WebVTT without blank lines":
      "WEBVTT\n\n00:01.000 --> 00:04.000\nONE\n00:04.000 --> 00:08.000\nTWO\n00:08.000 --> 00:11.000\nTHREE\n",
    "Audition":
      "Name\tStart\tDuration\tTime Format\tType\tDescription\nONE\t0:01.000\t0:00.000\tdecimal\tCue\t\nTWO\t0:04.000\t0:00.000\tdecimal\tCue\t\nTHREE\t0:08.000\t0:00.000\tdecimal\tCue\t\n",
    "Premiere":
      "Marker Name\tDescription\tIn\tOut\tDuration\tMarker Type\nONE\t\t00;00;01;00\t00;00;01;00\t00;00;00;00\tComment\nTWO\t\t00;00;04;00\t00;00;04;00\t00;00;00;00\tComment\nTHREE\t\t00;00;08;00\t00;00;08;00\t00;00;00;00\tComment\n",
    "Reaper":
      "#,Name,Start,End,Length,Color\nR1,\"ONE\",0:01.000,0:04.000,0:03.000,FF0000\nR2,TWO,0:04.000,0:08.000,0:04.000,\nR3,THREE,0:08.000,0:11.000,0:03.000,\n",
    "podcast chapters":
      #"{"version":"1.2.0","chapters":[{"startTime":1,"title":"ONE"},{"startTime":4.0,"title":"TWO","img":"x"},{"startTime":8,"title":"THREE"}]}"#,
    "ffprobe":
      #"{"chapters":[{"start_time":"1.000000","end_time":"4.0","tags":{"title":"ONE"}},{"start_time":"4.0","tags":{"title":"TWO"}},{"start_time":"8.0","tags":{"title":"THREE"}}]}"#,
    "CUE sheet":
      "TITLE \"Talk\"\nFILE \"a.wav\" WAVE\n  TRACK 01 AUDIO\n    TITLE \"ONE\"\n    INDEX 01 00:01:00\n  TRACK 02 AUDIO\n    TITLE \"TWO\"\n    INDEX 00 00:03:50\n    INDEX 01 00:04:00\n  TRACK 03 AUDIO\n    TITLE \"THREE\"\n    INDEX 01 00:08:00\n",
    "OGM":
      "CHAPTER01=00:00:01.000\nCHAPTER01NAME=ONE\nCHAPTER02=00:00:04.000\nCHAPTER02NAME=TWO\nCHAPTER03=00:00:08.000\nCHAPTER03NAME=THREE\n",
    "RTTM":
      "SPEAKER a 1 1.00 3.00 <NA> <NA> ONE <NA> <NA>\nSPEAKER a 1 4.00 4.0 <NA> <NA> TWO <NA> <NA>\nSPEAKER a 1 8.00 3.0 <NA> <NA> THREE <NA> <NA>\n",
    "ELAN's tabs":
      "t\t\t00:00:01.000\t1.0\t00:00:04.000\t4.0\t00:00:03.000\t3.0\tONE\nt\t\t00:00:04.000\t4.0\t00:00:08.000\t8.0\t00:00:04.000\t4.0\tTWO\nt\t\t00:00:08.000\t8.0\t00:00:11.000\t11.0\t00:00:03.000\t3.0\tTHREE\n",
    "ELAN's milliseconds":
      "Begin Time - msec\tEnd Time - msec\tAnnotation\n1000\t4000\tONE\n4000\t8000\tTWO\n8000\t11000\tTHREE\n",
    "a spreadsheet": "Start;End;Label\n0:01;0:04;ONE\n0:04;0:08;TWO\n0:08;0:11;THREE\n",
    "a German spreadsheet": "Titel;Beginn;Ende\nONE;1,0;4,0\nTWO;4,0;8,0\nTHREE;8,0;11,0\n",
    "a spreadsheet without titles": "0:01,0:04,ONE\n0:04,0:08,TWO\n0:08,0:11,THREE\n",
    "tabs": "0:01\t0:04\tONE\n0:04\t0:08\tTWO\n0:08\t0:11\tTHREE\n",
    "brackets": "Chapters:\n[0:01] ONE\n[0:04] TWO\n[0:08] THREE\n",
    "time last": "ONE 0:01\nTWO 0:04\nTHREE 0:08\n",
    "numbers": "1. 0:01 ONE\n2. 0:04 TWO\n3. 0:08 THREE\n",
    "dashes": "(00:01) - ONE\n(00:04) - TWO\n(00:08) - THREE\n",
    "bullets": "• 0:01 | ONE\n• 0:04 | TWO\n• 0:08 | THREE\n",
    "time last in brackets": "ONE (0:01)\nTWO (0:04)\nTHREE (0:08)\n",
    "ranges": "0:01-0:04 ONE\n0:04 – 0:08 TWO\n0:08 to 0:11 THREE\n",
    "hours": "00:00:01.000 ONE\r\n00:00:04.000 TWO\r\n00:00:08.000 THREE\r\n",
    "Markdown": "- [0:01](https://example.org/x?t=1) ONE\n- **0:04** TWO\n- `0:08` THREE\n",
    "units": "1s ONE\n0m4s TWO\n8s THREE\n",
  ]

  @Test(arguments: texts.keys.sorted())
  func `are read`(form: String) throws {
    let labels = try LabelFile(SourceText(Self.texts[form] ?? "")).labels
    #expect(labels.map(\.text) == ["ONE", "TWO", "THREE"])
    #expect(labels.map(\.start) == [1, 4, 8])
  }

  @Test(arguments: [
    "SubRip", "Reaper", "RTTM", "ELAN's tabs", "ELAN's milliseconds", "a spreadsheet", "tabs",
    "ranges",
  ])
  func `keep their ends`(form: String) throws {
    let labels = try LabelFile(SourceText(Self.texts[form] ?? "")).labels
    #expect(labels.map(\.end) == [4, 8, 11])
  }

  @Test func `are read from a TextGrid saved as binary`() throws {
    func real(_ value: Double) -> [UInt8] {
      (0..<8).map { UInt8(truncatingIfNeeded: value.bitPattern >> (56 - 8 * $0)) }
    }
    func number(_ value: Int, _ count: Int) -> [UInt8] {
      (0..<count).map { UInt8(truncatingIfNeeded: value >> (8 * (count - 1 - $0))) }
    }
    func wide(_ text: String) -> [UInt8] {
      [0xFF, 0xFF] + number(text.utf16.count, 2) + text.utf16.flatMap { number(Int($0), 2) }
    }
    var bytes =
      Array("ooBinaryFile".utf8) + [8] + Array("TextGrid".utf8) + real(0) + real(12) + [1]
      + number(1, 4)
    bytes +=
      [12] + Array("IntervalTier".utf8) + number(6, 2) + Array("phases".utf8) + real(0) + real(12)
      + number(3, 4)
    for (start, end, text) in [(0.0, 1.0, ""), (1, 4, "ÜB\"ER"), (4, 12, "→ zwei")] {
      let isPlain = text.unicodeScalars.allSatisfy { $0.value < 256 }
      bytes += real(start) + real(end)
      bytes +=
        isPlain
        ? number(text.unicodeScalars.count, 2) + text.unicodeScalars.map { UInt8($0.value) }
        : wide(text)
    }
    let labels = try LabelFile(decoding: Data(bytes)).labels
    #expect(labels.map(\.text) == ["ÜB\"ER", "→ zwei"])
    #expect(labels.map(\.start) == [1, 4])
    for count in stride(from: 12, to: bytes.count, by: 7) {
      #expect(throws: MarksError.self) { try LabelFile(decoding: Data(bytes.prefix(count))) }
    }
  }

  @Test(arguments: [
    ("Name,Start\nONE,0:01\nTWO,soon\n", 3), ("0:01 ONE\nand then the rest\n", 2),
    ("CHAPTER01=00:00:01\nwhat\n", 2),
    ("1\n00:00:01,000 --> later\nONE\n", 2), ("SPEAKER a 1 x 3 <NA> <NA> A <NA> <NA>\n", 1),
    ("TRACK 01 AUDIO\nINDEX 01 00:99:00\n", 2),
  ])
  func `that are not understood say which line it is`(text: String, line: Int) {
    let error = #expect(throws: MarksError.self) { try LabelFile(SourceText(text)) }
    #expect(error?.line == line)
  }
}

@Suite("Marks that nobody named")
struct UnnamedMarksTests {
  private static let agenda = Agenda(
    Plan(
      title: "T", slot: nil,
      phases: ["WHY", "WHAT", "HOW", "RESULT"].enumerated().map {
        Phase(number: $0 + 1, name: $1, line: 1, budget: Budget(single: .seconds(60)), cues: [])
      }))

  /// Marks every ten seconds from 10 s on, and someone who speaks from some second on.
  private static func read(
    _ labels: [String], spokenFrom: Int = 0
  ) throws -> (parts: [Activity], frames: [Int], notes: [String]) {
    let lines = labels.enumerated().map { "\(10 * ($0 + 1))\t\(10 * ($0 + 1))\t\($1)\n" }.joined()
    let track = try MarkTrack(LabelFile(SourceText(lines)), rate: 1000, frames: 100_000)
    let (timeline, notes) = try track.reading(for: agenda) { [1000 * spokenFrom..<99_000] }
    return (timeline.marks.map(\.activity), timeline.marks.map(\.frame), notes)
  }

  @Test(arguments: [
    ["", "", ""], ["1", "2", "3"], ["Marker 01", "Marker 02", "Marker 03"], ["a", "b", "c"],
  ])
  func `and are one fewer than phases stand at the changes, where someone speaks before the first`(
    labels: [String]
  ) throws {
    let (parts, frames, notes) = try Self.read(labels)
    #expect(parts == [.phase(0), .phase(1), .phase(2), .phase(3)])
    #expect(frames == [0, 10_000, 20_000, 30_000])
    #expect(notes.count == 1)
  }

  @Test func `and are one fewer than phases begin with the first where nobody speaks before`()
    throws
  {
    let (parts, _, notes) = try Self.read(["", "?", "Marker 03"], spokenFrom: 11)
    #expect(parts == [.phase(0), .phase(1), .phase(2)])
    #expect(notes.count == 1)
  }

  @Test func `begin at the first in order when there are as many as phases, and it is told`() throws
  {
    let (parts, _, notes) = try Self.read(["Marker 1", "Marker 2", "Marker 3", "Marker 4"])
    #expect(parts == [.phase(0), .phase(1), .phase(2), .phase(3)])
    #expect(notes.count == 1)
  }

  @Test func `stand between those that are named`() throws {
    let (parts, _, notes) = try Self.read(["WHY", "", "HOW", "?"])
    #expect(parts == [.phase(0), .phase(1), .phase(2), .phase(3)])
    #expect(notes.count == 1)
    #expect(throws: MarksError(.unknownPhase(""), line: 2)) { try Self.read(["WHY", "", "WHAT"]) }
  }

  @Test func `by a number are that phase where numbers do not count from one`() throws {
    let (parts, _, notes) = try Self.read(["1", "3", "4"])
    #expect(parts == [.phase(0), .phase(2), .phase(3)])
    #expect(notes.isEmpty)
  }

  @Test func `make parts of their own without a plan`() throws {
    let track = try MarkTrack(
      LabelFile(SourceText("1\t1\tONE\n4\t4\t\n8\t8\t?\n")), rate: 1000, frames: 12_000)
    let agenda = track.agenda(slot: nil)
    #expect(agenda.parts.map(\.name) == ["ONE", "part 2", "part 3"])
    let (timeline, notes) = try track.reading(for: agenda) { [] }
    #expect(timeline.marks.map(\.activity) == [.phase(0), .phase(1), .phase(2)])
    #expect(notes.isEmpty)
  }
}
