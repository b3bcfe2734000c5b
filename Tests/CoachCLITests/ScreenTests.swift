import Foundation
import TestSupport
import Testing

@testable import Coach
@testable import CoachCLI

@Suite("The screen", .serialized)
struct ScreenTests {
  private static let plan = """
    # The screen
    **Time:** 1 minute
    ## PHASE 1: WHY - The old catalogue (8-16 s)
    **Trigger:** one terminal, paper slips, lost reservations
    ## PHASE 2: WHAT - The plan and everything that had to be done before it could begin (8-16 s)
    **Trigger:** three months, no closed day, two catalogues side by side
    ## PHASE 3: HOW (10-20 s)
    **Trigger:** ninety thousand records
    ## PHASE 4: TROUBLE (10-20 s)
    ## PHASE 5: RESULT (5-10 s)
    **Trigger:** half the queue

    **20-Second Version:**
    - Phase 1
    - Phase 5
    """

  /// Speech with short pauses after a second and a half of silence.
  private static let samples: [Int16] = {
    var speech = SyntheticSpeech(rate: 16_000, seed: 12)
    speech.silence(1.5)
    for length in [2.1, 1.4, 3.3, 2.2, 1.8, 2.6, 3.1, 1.9, 2.4, 2.8, 2.0, 3.0, 2.5, 2.2, 2.7] {
      speech.speak(length)
      speech.silence(0.6)
    }
    return speech.samples
  }()

  private static func rig(
    _ arguments: [String] = [], keys: String = "", columns: Int = 80, rows: Int = 24,
    environment: [String: String] = [:], in folder: TemporaryFolder
  ) throws -> TerminalRig {
    try folder.write(plan, to: "notes.md")
    try folder.write(keys, to: "keys")
    return try TerminalRig(
      ["rehearse", "notes.md", "--keys", "keys"] + arguments, samples: samples, columns: columns,
      rows: rows, environment: environment, in: folder)
  }

  /// Green in the first phase; red and behind in the second; held, with a note, in the third.
  private static let moments = [
    (name: "green", keys: "", seconds: 12.6, shows: "REC 0:13"),
    (name: "behind", keys: "10 next\n", seconds: 31.6, shows: "REC 0:32"),
    (name: "held", keys: "10 next\n12 note\n20 skip\n24 hold\n", seconds: 25.6, shows: "REC 0:26"),
  ]

  @Test(arguments: [(40, 24), (80, 24), (120, 30), (20, 10)])
  func `looks as it did, at every width`(columns: Int, rows: Int) throws {
    for moment in Self.moments {
      let folder = try TemporaryFolder()
      let rig = try Self.rig(keys: moment.keys, columns: columns, rows: rows, in: folder)
      rig.feed(until: moment.seconds)
      #expect(
        rig.difference(
          showing: moment.shows, from: "screen-\(moment.name)-\(columns).txt") == nil)
    }
  }

  @Test(arguments: [("colour", [:]), ("no-colour", ["NO_COLOR": "1"]), ("ascii", ["LANG": "C"])])
  func `has colours, none, or ASCII alone, as the user's environment says`(
    name: String, environment: [String: String]
  ) throws {
    let folder = try TemporaryFolder()
    let moment = Self.moments[1]
    let rig = try Self.rig(keys: moment.keys, environment: environment, in: folder)
    rig.feed(until: moment.seconds)
    #expect(rig.difference(showing: " 0:32", from: "screen-\(name).txt", styled: true) == nil)
    let screen = rig.screen(styled: true)
    let colours = ["\u{1B}[41m", "\u{1B}[31m", "\u{1B}[97"]
    #expect(colours.contains { screen.contains($0) } == (name != "no-colour"))
    if name == "ascii" { #expect(screen.unicodeScalars.allSatisfy { $0.isASCII }) }
  }

  @Test func `on a dumb terminal is lines, at each phase, zone and time left`() throws {
    let folder = try TemporaryFolder()
    let rig = try Self.rig(
      keys: "10 next\n24 hold\n27 hold\n28 next\n31 finish\n", columns: 120, rows: 60,
      environment: ["TERM": "dumb"], in: folder)
    rig.feed(until: 32)
    let screen = rig.screen(showing: "status 0")
    let lines = screen.split(separator: "\n").filter {
      $0.prefix(6).contains(":") && $0.contains("  ")
    }
    .prefix { !$0.contains("audio.wav") }
    #expect(
      Golden.difference(lines.joined(separator: "\n") + "\n", from: "screen-dumb.txt") == nil)
  }

  @Test func `with --focus shows the phase, its trigger words and its bar`() throws {
    let folder = try TemporaryFolder()
    let rig = try Self.rig(["--focus"], keys: "10 next\n", in: folder)
    rig.feed(until: 14.6)
    #expect(rig.difference(showing: "REC 0:15", from: "screen-focus.txt") == nil)
  }

  @Test func `remembers the take before, whatever lies beside it`() throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.plan, to: "notes.md")
    try folder.write("10 next\n31 next\n34 next\n37 next\n40 finish\n", to: "earlier")
    let earlier = try CoachProcess.run(
      ["rehearse", "notes.md", "--keys", "earlier", "--device", "filemic", "--rate", "16000"],
      in: folder, environment: try FileMicrophone(Self.samples, in: folder).environment)
    try #require(earlier.status == 0, "\(earlier.messages)")
    let damaged = folder.file("coach/takes/2026-01-01T10-00-00-notes")
    try FileManager.default.createDirectory(atPath: damaged, withIntermediateDirectories: true)
    for name in ["times.json", "journal.jsonl", "audio.wav"] {
      try folder.write("{\u{0}", to: "coach/takes/2026-01-01T10-00-00-notes/\(name)")
    }
    let rig = try Self.rig(keys: "10 next\n", rows: 26, in: folder)
    rig.feed(until: 1)
    let first = rig.screen(showing: "last time")
    #expect(first.contains("last time WHAT ran over by 0:05"), "\(first)")
    rig.feed(until: 12.6)
    let second = rig.screen(showing: "REC 0:13")
    #expect(second.contains("last 0:21 ▼") || second.contains("▼ last 0:21"), "\(second)")
  }

  @Test func `claims to record only once there is audio`() throws {
    let folder = try TemporaryFolder()
    let rig = try Self.rig(in: folder)
    rig.feed(until: 0)
    let waiting = rig.screen(showing: "WAITING for the microphone")
    #expect(waiting.contains("WAITING for the microphone"))
    #expect(waiting.contains("nothing is recorded yet"))
    #expect(!waiting.contains("REC"))
    rig.feed(until: 12.6)
    #expect(rig.difference(showing: "REC 0:13", from: "screen-green-80.txt") == nil)
  }

  @Test func `says two minutes ahead that the disk is nearly full`() throws {
    let folder = try TemporaryFolder()
    // Enough for twice the slot when it begins.
    let rig = try Self.rig(
      environment: [
        "LD_PRELOAD": try FaultyMicrophone.disk.get(), "FAULTY_DISK_FREE": "4100000",
        "ASAN_OPTIONS": "verify_asan_link_order=0",
      ], in: folder)
    rig.feed(until: 7)
    #expect(!rig.screen(showing: "REC 0:07").contains("nearly full"))
    rig.feed(until: 12.6)
    _ = rig.screen(showing: "nearly full")
    let screen = rig.screen(showing: "REC 0:13")
    #expect(screen.contains("the disk is nearly full: about 11"))
    #expect(screen.contains("REC 0:13"))
  }

  @Test func `is drawn anew when its size changes`() throws {
    let folder = try TemporaryFolder()
    let rig = try Self.rig(columns: 100, rows: 40, in: folder)
    rig.feed(until: 12.6)
    _ = rig.screen(showing: "REC 0:13")
    rig.resize(columns: 80, rows: 24)
    #expect(rig.difference(showing: "REC 0:13", from: "screen-green-80.txt") == nil)
  }

  @Test func `shows what would still fit and the keys, and asks before the end`() throws {
    let folder = try TemporaryFolder()
    let rig = try Self.rig(keys: "10 next\n", in: folder)
    rig.feed(until: 31.6)
    _ = rig.screen(showing: "REC 0:32")
    rig.press("v")
    #expect(
      rig.difference(showing: "v closes", from: "screen-advice.txt") == nil)
    rig.press("?")
    #expect(rig.difference(showing: "any key", from: "screen-keys.txt") == nil)
    rig.press("q")
    #expect(rig.screen(showing: "Finish").contains("any other key: keep recording"))
    rig.press("w")
    #expect(rig.screen(showing: "2 WHAT").contains("REC 0:32"))
    rig.press("q", "y")
    rig.feed(until: 34)
    let end = rig.screen(showing: "status 0")
    #expect(end.contains("kept in"))
    #expect(!end.contains("REC"))
  }

  @Test func `with --plain says in lines what is asked and noted, for a clicker alone too`() throws
  {
    let folder = try TemporaryFolder()
    let rig = try Self.rig(["--plain"], columns: 100, rows: 60, in: folder)
    rig.feed(until: 10)
    _ = rig.screen(showing: "green")
    rig.press("n")
    _ = rig.screen(showing: "NOTE: type it; enter keeps it, Esc drops it")
    for key in ["q", "p", "r", "i", "c", "e", "BSpace", "Enter"] { rig.press(key) }
    rig.press("5")
    rig.feed(until: 14)
    let noted = rig.screen(showing: "5 RESULT")
    #expect(noted.contains("noted: qpric\n"))
    rig.press("NPage")
    let asked = rig.screen(showing: "x: discard it")
    #expect(asked.contains("Finish the rehearsal?"))
    rig.press("PPage")
    #expect(rig.screen(showing: "still recording").contains("still recording"))
    rig.press("NPage")
    rig.press("NPage")
    rig.feed(until: 18)
    #expect(rig.screen(showing: "status 0").contains("status 0"))
    let report = try CoachProcess.run(["report", "--format", "json"], in: folder)
    let notes = try JSONDecoder().decode(Report.self, from: Data(report.output.utf8)).notes
    #expect(notes.map(\.text) == ["qpric"])
    for format in ["text", "markdown", "html"] {
      let text = try CoachProcess.run(["report", "--format", format], in: folder).output
      #expect(text.contains("qpric"), "\(format)")
    }
  }

  @Test(arguments: [(["q", "x"], "Discard the rehearsal?", "x"), (["r"], "Start over?", "r")])
  func `removes what was recorded once it is asked twice`(
    keys: [String], question: String, answer: String
  ) throws {
    let folder = try TemporaryFolder()
    let other = try ShortTake.record(in: folder)
    let rig = try Self.rig(in: folder)
    rig.feed(until: 5)
    _ = rig.screen(showing: "REC 0:05")
    for key in keys { rig.press(key) }
    #expect(rig.screen(showing: question).contains("any other key: keep recording"))
    // Nothing but its own key is an answer.
    rig.press("Enter")
    rig.feed(until: 6)
    _ = rig.screen(showing: "REC 0:06")
    #expect(try ShortTake.takes(in: folder).count == 2)
    for key in keys { rig.press(key) }
    _ = rig.screen(showing: question)
    rig.press(answer)
    if answer == "x" {
      rig.feed(from: 8, until: "status 0")
      #expect(rig.screen(showing: "status 0").contains("discarded; nothing of it is kept"))
      #expect(try ShortTake.takes(in: folder) == [other])
    } else {
      rig.feed(from: 8, until: "WAITING")
      let takes = try ShortTake.takes(in: folder)
      #expect(takes.count == 2 && takes.contains(other))
    }
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.file("coach/takes"))
    #expect(!names.contains { $0.hasPrefix(".") })
  }

  @Test(arguments: [SIGTERM, SIGINT, SIGHUP])
  func `gives the terminal back when a signal ends the rehearsal`(signal: Int32) throws {
    let folder = try TemporaryFolder()
    let rig = try Self.rig(in: folder)
    rig.feed(until: 12)
    _ = rig.screen(showing: "REC 0:12")
    rig.signal(signal)
    rig.feed(until: 15)
    #expect(rig.screen(showing: "status 0").contains("kept in"))
    try Self.expectTerminalAsBefore(folder)
  }

  @Test(arguments: [SIGSEGV, SIGABRT, SIGTRAP])
  func `gives the terminal back when the program crashes`(signal: Int32) throws {
    let folder = try TemporaryFolder()
    let rig = try Self.rig(in: folder)
    rig.feed(until: 12)
    _ = rig.screen(showing: "REC 0:12")
    rig.signal(signal)
    let end = rig.screen(showing: "status \(128 + signal)")
    #expect(end.contains("status \(128 + signal)"))
    #expect(!end.contains("REC"))
    try Self.expectTerminalAsBefore(folder)
  }

  private static func expectTerminalAsBefore(_ folder: TemporaryFolder) throws {
    let before = try String(contentsOfFile: folder.file("before"), encoding: .utf8)
    let after = try String(contentsOfFile: folder.file("after"), encoding: .utf8)
    #expect(before == after)
  }

  @Test func `is not needed: a closed terminal ends the rehearsal and keeps the take`() throws {
    let folder = try TemporaryFolder()
    let rig = try Self.rig(in: folder)
    rig.feed(until: 12)
    _ = rig.screen(showing: "REC 0:12")
    rig.closeTerminal()
    rig.feed(until: 14)
    let takes = folder.file("coach/takes")
    let name = try #require(try FileManager.default.contentsOfDirectory(atPath: takes).first)
    let path = takes + "/" + name + "/take.json"
    Eventually.isTrue { FileManager.default.fileExists(atPath: path) }
    let record = try Data(contentsOf: URL(fileURLWithPath: path))
    let take = try JSONDecoder().decode(TakeManifest.self, from: record)
    #expect(take.reason == .finished)
    #expect(take.frames > 11 * 16_000)
  }

  @Test func `writes its state for other programs`() throws {
    let folder = try TemporaryFolder()
    let rig = try Self.rig(["--state-file", "state.json"], keys: "10 next\n", in: folder)
    rig.feed(until: 31)
    _ = rig.screen(showing: "REC 0:31")
    let data = try Data(contentsOf: URL(fileURLWithPath: folder.file("state.json")))
    let record = try JSONDecoder().decode(LiveRecord.self, from: data)
    #expect(record.schema == 1)
    #expect(record.activity == "phase")
    #expect(record.position == 2 && record.phase_count == 5)
    #expect(record.phase.name.hasPrefix("WHAT"))
    #expect(record.next?.name == "HOW")
    #expect(record.recorded_s > 29)
    #expect(record.zone == .red)
    #expect(record.slot_s == 60)
    #expect(record.behind_s > 0)
  }
}
