import Foundation
import TestSupport
import Testing

@testable import Coach
@testable import CoachCLI

@Suite("The screen of a drill", .serialized)
struct DrillScreenTests {
  private static let bank = """
    Situation → Task → Action → Result

    ## Courage
    - #### Tell me about a decision that nobody else wanted to make, and what you would do today
       - Situation: the iron that was sold
       - Action: asked the board, wrote the letter, counted the votes twice
    - #### Tell me about a conflict
    ## Care
    - #### Describe a reader you could not help
    """

  /// Speech with short pauses after a second and a half of silence.
  private static let samples: [Int16] = {
    var speech = SyntheticSpeech(rate: 16_000, seed: 21)
    speech.silence(1.5)
    for length in [2.1, 1.4, 3.3, 2.2, 1.8, 2.6, 3.1, 1.9, 2.4, 2.8] {
      speech.speak(length)
      speech.silence(0.6)
    }
    return speech.samples
  }()

  private static func rig(
    _ arguments: [String] = [], columns: Int = 80, rows: Int = 24, in folder: TemporaryFolder
  ) throws -> TerminalRig {
    try folder.write(bank, to: "bank.md")
    return try TerminalRig(
      ["drill", "bank.md", "--no-check", "--think", "1h"]
        + (arguments.contains("--budget") ? [] : ["--budget", "30-60s"]) + arguments,
      samples: samples, columns: columns, rows: rows, in: folder)
  }

  /// The screen with what depends on the wall clock masked.
  private static func timeless(_ screen: String) -> String {
    screen.replacing(#/(THINK\s+)\S+/#) { "\($0.1)##:##" }
      .replacing(#/\d{4}-\d\d-\d\d/#, with: "####-##-##")
  }

  @Test(arguments: [(80, 24), (40, 16)])
  func `shows the question, its parts and the time to think`(columns: Int, rows: Int) throws {
    let folder = try TemporaryFolder()
    let rig = try Self.rig(columns: columns, rows: rows, in: folder)
    let screen = Self.timeless(rig.firstScreen(showing: "THINK"))
    #expect(Golden.difference(screen, from: "drill-think-\(columns).txt") == nil)
    rig.press("q")
    #expect(rig.screen(showing: "status").contains("status 130"))
  }

  @Test func `keeps the question above the parts of the answer`() throws {
    let folder = try TemporaryFolder()
    let rig = try Self.rig(in: folder)
    _ = rig.firstScreen(showing: "THINK")
    rig.press("Space")
    rig.feed(until: 7.6)
    #expect(rig.difference(showing: "REC 0:08", from: "drill-answer.txt") == nil)
    rig.press("q")
    #expect(rig.screen(showing: "Finish").contains("Finish the answer?"))
    rig.press("y")
    rig.feed(until: 10)
    let between = Self.timeless(rig.screen(showing: "a to answer it again"))
    #expect(between.contains("grade 2 of 5; it is due again on ####-##-##\n"))
    #expect(between.contains("any other key for the next question, q to stop\n"))
  }

  @Test func `asks again, goes on, skips a question and stops as the keys say`() throws {
    let folder = try TemporaryFolder()
    let rig = try Self.rig(rows: 50, in: folder)
    let takes = folder.file("coach/takes")
    var answers = 0
    func answer(until seconds: Double) {
      rig.press("Space")
      // What is fed before the device is open again is lost.
      rig.feed(until: 0)
      _ = rig.firstScreen(showing: "u undo")
      rig.feed(until: seconds)
      rig.press("q", "q")
      rig.feed(until: seconds + 2)
      // The words of the answer before are still there.
      answers += 1
      Eventually.isTrue {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: takes)) ?? []
        return names.count { FileManager.default.fileExists(atPath: "\(takes)/\($0)/times.json") }
          == answers
      }
      _ = rig.screen(showing: "to answer it again")
    }
    #expect(rig.firstScreen(showing: "THINK").contains("question 1 of 3"))
    answer(until: 5)
    rig.press("a")
    #expect(rig.firstScreen(showing: "THINK").contains("question 1 of 3"))
    answer(until: 10)
    rig.press("Space")
    #expect(rig.firstScreen(showing: "question 2").contains("Tell me about a conflict"))
    rig.press("s")
    #expect(rig.firstScreen(showing: "question 3").contains("Describe a reader"))
    answer(until: 15)
    rig.press("x")
    #expect(rig.screen(showing: "status").contains("status 0"))
    let names = try FileManager.default.contentsOfDirectory(atPath: takes)
    let asked = ["decision", "conflict", "reader"].map { word in
      names.count { $0.contains(word) }
    }
    #expect(asked == [2, 0, 1])
  }

  @Test(arguments: FollowUp.Kind.allCases)
  func `shows what the interviewer asks, and how it goes on`(kind: FollowUp.Kind) throws {
    let folder = try TemporaryFolder()
    let plan = Plan(title: "", slot: nil, phases: [])
    let seed = (0...).first { Interviewer(plan, offers: [], seed: $0).followUp.kind == kind } ?? 0
    let rig = try Self.rig(
      ["--interrupt", "--seed", "\(seed)", "--budget", "10-20s"], in: folder)
    _ = rig.firstScreen(showing: "THINK")
    rig.press("Space")
    rig.feed(until: 15.6)
    #expect(rig.difference(showing: "REC 0:16", from: "drill-\(kind.rawValue).txt") == nil)
  }

  @Test func `ends with the answer that a signal ends, and gives the terminal back`() throws {
    let folder = try TemporaryFolder()
    let rig = try Self.rig(in: folder)
    _ = rig.firstScreen(showing: "THINK")
    rig.press("Space")
    rig.feed(until: 6)
    _ = rig.screen(showing: "REC 0:06")
    rig.signal(SIGTERM)
    rig.feed(until: 9)
    let end = rig.screen(showing: "status 0")
    #expect(end.contains("kept in"))
    #expect(!end.contains("any other key"))
    #expect(
      try String(contentsOfFile: folder.file("before"), encoding: .utf8)
        == String(contentsOfFile: folder.file("after"), encoding: .utf8))
  }
}
