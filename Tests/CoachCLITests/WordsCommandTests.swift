import Foundation
import Glibc
import TestSupport
import Testing

@testable import Coach
@testable import Takes

@Suite("Words on the command line")
struct WordsCommandTests {
  private static let rate = 8000
  private static let plan = """
    # Three parts
    ## PHASE 1: WHY (20-40 s)
    **Trigger:** org standards, the mess
    ## PHASE 2: WHAT (20-40 s)
    **Trigger:** weather station, receipts, tills
    ## PHASE 3: HOW (20-40 s)
    **Trigger:** state machine, ovens, bakers
    """

  /// Thirty stretches of 2 s with pauses of 0.6 s that are all alike, so that only words tell the phases.
  private static func talk(_ words: String = ctm) throws -> TemporaryFolder {
    var speech = SyntheticSpeech(rate: rate, seed: 72)
    speech.silence(1)
    for _ in 0..<30 {
      speech.speak(2)
      speech.silence(0.6)
    }
    let folder = try TemporaryFolder()
    try folder.write(plan, to: "notes.md")
    try folder.write(words, to: "talk.ctm")
    try folder.write(WaveBytes.file(speech.samples, rate: rate), to: "talk.wav")
    return folder
  }

  /// A word in each stretch; the phases begin with the 1st, the 8th and the 22nd.
  private static let words = (0..<30).map { stretch in
    let own = [
      ["standards", "mess", "um"], ["receipts", "weather", "tills"],
      ["ovens", "bakers", "machine"],
    ]
    return own[stretch < 7 ? 0 : stretch < 21 ? 1 : 2][stretch % 3]
  }
  private static let ctm = words.enumerated().map {
    "talk 1 \(1.2 + 2.6 * Double($0)) 0.5 \($1) 0.9\n"
  }.joined()
  private static let starts = [1.0, 1 + 7 * 2.6, 1 + 21 * 2.6]

  private static func report(
    _ arguments: [String], in folder: TemporaryFolder, environment: [String: String] = [:]
  ) throws -> Report {
    let result = try CoachProcess.run(
      ["analyse", "--format", "json"] + arguments, in: folder, environment: environment)
    #expect(result.status == 0, "\(result.messages)")
    return try JSONDecoder().decode(Report.self, from: Data(result.output.utf8))
  }

  @Test func `find the phases that pauses do not tell, and say what was heard`() throws {
    let folder = try Self.talk()
    let report = try Self.report(
      ["talk.wav", "--plan", "notes.md", "--words", "talk.ctm"], in: folder)
    for (part, start) in zip(report.phases, Self.starts) {
      #expect(abs((part.start_s ?? .infinity) - start) <= 0.3)
    }
    #expect(report.words?.source == "talk.ctm" && report.words?.format == .ctm)
    #expect(report.total.words?.count == 30 && report.total.words?.fillers == 2)
    #expect(report.phases[1].words?.triggers.map { $0.at_s != nil } == [true, true, true])
    let text = try CoachProcess.run(
      ["analyse", "talk.wav", "--plan", "notes.md", "--words", "talk.ctm", "--fillers", "mess"],
      in: folder)
    #expect(text.output.contains("2 fillers (mess 2), as the transcript has them: talk.ctm (CTM)"))
    #expect(text.output.contains("trigger words that were heard"))
  }

  @Test func `stay with a take, and are read again by later reports`() throws {
    let folder = try TemporaryFolder()
    let take = try StoredTake.make(
      day: 1,
      plan:
        "# T\n## 1. WHY (5-20 s)\n**Trigger:** org standards, blue whales\n## 2. HOW (5-20 s)\n",
      in: folder)
    try folder.write("t 1 2 0.5 um 1\nt 1 3 0.5 standards 1\nt 1 9 0.5 bread 1\n", to: "w.ctm")
    let first = try CoachProcess.run(["report", "--words", "w.ctm"], in: folder)
    #expect(first.status == 0, "\(first.messages)")
    #expect(first.output.contains("not heard: blue whales"))
    #expect(take.hasWords)
    try FileManager.default.removeItem(atPath: folder.file("w.ctm"))
    for command in [["report"], ["analyse", take.path]] {
      let later = try CoachProcess.run(command, in: folder)
      #expect(later.output.contains("not heard: blue whales"), "\(command) \(later.messages)")
      #expect(later.output.contains("w.ctm (CTM)"))
    }
    try Data("{".utf8).write(to: URL(fileURLWithPath: take.words))
    let spoilt = try CoachProcess.run(["report"], in: folder)
    #expect(
      spoilt.status == 0 && spoilt.output.contains("the words kept with the take cannot be used"))
  }

  @Test(arguments: [
    (["analyse", "talk.wav", "--words", "none.vtt"], 66, "cannot read the transcript 'none.vtt'"),
    (["analyse", "talk.wav", "--words", "notes.md"], 65, "notes.md:1: this is no transcript"),
    (
      ["analyse", "talk.wav", "talk.wav", "--words", "talk.ctm"], 64,
      "'--words' is about one recording"
    ),
    (["analyse", "talk.wav", "--words", "bad.ctm"], 65, "bad.ctm:6: cannot read 't 1 0 f'"),
    (["analyse", "talk.wav", "--words", "auto"], 66, "no recogniser of speech is installed"),
  ])
  func `that cannot be used are refused in one sentence`(
    arguments: [String], status: Int, words: String
  ) throws {
    let folder = try Self.talk()
    try folder.write(String(repeating: "t 1 0 1 a\n", count: 5) + "t 1 0 f\n", to: "bad.ctm")
    let result = try CoachProcess.run(arguments, in: folder, environment: ["PATH": folder.path])
    #expect(result.status == Int32(status))
    #expect(result.messages.contains(words) && result.messages.contains("  try: "))
    #expect(result.output == "")
  }

  /// A folder for PATH with a `whisper-cli` that does this.
  private static func whisper(_ script: String, in folder: TemporaryFolder) throws -> [String:
    String]
  {
    try FileManager.default.createDirectory(
      atPath: folder.file("bin"), withIntermediateDirectories: true)
    let path = try folder.write("#!/bin/sh\n" + script, to: "bin/whisper-cli")
    chmod(path, 0o755)
    try folder.write("model", to: "ggml-base.en.bin")
    return ["PATH": folder.file("bin") + ":/usr/bin:/bin", "TMPDIR": folder.path]
  }

  @Test func `come from a recogniser that is installed`() throws {
    let folder = try Self.talk()
    // It is given 16 kHz in one channel, and says so by a word.
    let environment = try Self.whisper(
      """
      rate=$(head -c 28 | tail -c 4 | od -An -tu4 | tr -d ' ')
      echo "[00:00:01.200 --> 00:00:01.700]   rate$rate"
      echo "[00:00:03.800 --> 00:00:04.300]   mess"
      cat > /dev/null
      """, in: folder)
    let report = try Self.report(
      ["talk.wav", "--plan", "notes.md", "--words", "auto", "--whisper-model", "ggml-base.en.bin"],
      in: folder, environment: environment)
    #expect(report.words?.source == "whisper-cli" && report.total.words?.count == 2)
    #expect(report.phases[0].words?.triggers[1].at_s == 3.8)
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    #expect(!names.contains { $0.hasSuffix(".tmp") })
  }

  @Test func `need the recogniser's model, and its success`() throws {
    let folder = try Self.talk()
    let environment = try Self.whisper("cat > /dev/null; echo no memory >&2; exit 3", in: folder)
    let arguments = ["analyse", "talk.wav", "--words", "auto", "--whisper-model"]
    let failed = try CoachProcess.run(
      arguments + ["ggml-base.en.bin"], in: folder, environment: environment)
    #expect(failed.status == 1)
    #expect(
      failed.messages.contains(
        "whisper-cli did not recognise the recording: 'whisper-cli' failed: no memory"))
    let missing = try CoachProcess.run(
      arguments + ["none.bin"], in: folder, environment: environment)
    #expect(missing.status == 66 && missing.messages.contains("cannot read the model 'none.bin'"))
  }

  // Ctrl-C ends it in the same way, but signals that can be blocked are so in what a test starts.
  @Test func `end with the program, whatever ends that, and nothing is left behind`() throws {
    let folder = try Self.talk()
    let environment = try Self.whisper("echo $$ > pid; exec sleep 600", in: folder)
    let result = try CoachProcess.run(
      ["analyse", "talk.wav", "--words", "auto", "--whisper-model", "ggml-base.en.bin"],
      in: folder, environment: environment
    ) { process in
      Eventually.isTrue {
        (try? String(contentsOfFile: folder.file("pid"), encoding: .utf8))?.hasSuffix("\n") ?? false
      }
      kill(process, SIGKILL)
    }
    #expect(result.status == SIGKILL && result.output == "")
    let pid = try #require(
      Int32(String(contentsOfFile: folder.file("pid"), encoding: .utf8).dropLast()))
    Eventually.isTrue { Self.hasEnded(pid) }
    #expect(Self.hasEnded(pid))
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    #expect(!names.contains { $0.hasSuffix(".tmp") })
  }

  /// Whether a process is gone, or waits only for somebody to ask how it ended.
  private static func hasEnded(_ process: Int32) -> Bool {
    let stat = try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8)
    return stat?.contains(") Z ") ?? true
  }
}
