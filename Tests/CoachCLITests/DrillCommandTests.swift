import Foundation
import TestSupport
import Testing

@testable import Coach
@testable import CoachCLI

@Suite("The drill command")
struct DrillCommandTests {
  private static let bank = """
    Situation → Task → Action → Result

    ## Courage
    - #### Tell me about a decision nobody wanted
       - Situation: the iron
       - Action: asked the board
    - #### Tell me about a conflict
    ## Care
    - #### Describe a reader you could not help
    """

  /// An answer of parts of these seconds, with its keys; a second of silence goes before it.
  private static func answer(_ parts: [Double], leadIn: Double = 1) -> (SyntheticSpeech, String) {
    var speech = SyntheticSpeech(rate: 8000, seed: 5)
    var keys = ""
    speech.silence(leadIn)
    for (index, part) in parts.enumerated() {
      speech.speak(part)
      let end = Double(speech.samples.count) / 8000
      keys += "\(end + 0.2) \(index + 1 < parts.count ? "next" : "finish")\n"
      speech.silence(0.4)
    }
    speech.silence(1)
    return (speech, keys)
  }

  private static func drill(
    _ arguments: [String], parts: [Double] = [4, 2, 10, 4], leadIn: Double = 1, answers: Int = 1,
    in folder: TemporaryFolder
  ) throws -> CoachProcess.Result {
    let (speech, keys) = answer(parts, leadIn: leadIn)
    let microphone = try FileMicrophone(speech.samples, rate: 8000, in: folder)
    try folder.write(bank, to: "bank.md")
    try folder.write(String(repeating: keys, count: answers), to: "keys")
    return try CoachProcess.run(
      [
        "drill", "bank.md", "--device", "filemic", "--rate", "8000", "--keys", "keys", "--budget",
        "10-30s",
      ] + arguments, in: folder, environment: microphone.environment)
  }

  private static func report(_ text: some StringProtocol) throws -> Report {
    try JSONDecoder().decode(Report.self, from: Data(text.utf8))
  }

  @Test func `records an answer in the parts of the framework, as a take like any other`() throws {
    let folder = try TemporaryFolder()
    let result = try Self.drill(["--question", "CONFLICT", "--format", "json"], in: folder)
    #expect(result.status == 0)
    #expect(result.messages.contains("Tell me about a conflict"))
    let report = try Self.report(result.output)
    #expect(report.title == "Tell me about a conflict")
    #expect(report.phases.map(\.name) == ["Situation", "Task", "Action", "Result"])
    #expect(report.phases.allSatisfy { [.within, .marginal].contains($0.verdict) })
    #expect(!report.advice.contains { $0.kind == .share || $0.kind == .opening })
    let takes = try FileManager.default.contentsOfDirectory(atPath: folder.file("coach/takes"))
    #expect(takes.count == 1)
    let again = try CoachProcess.run(["report", "--format", "json"], in: folder)
    #expect(try Self.report(again.output) == report)
    let history = try CoachProcess.run(["history", "--format", "json"], in: folder)
    let record = try JSONDecoder().decode(HistoryRecord.self, from: Data(history.output.utf8))
    #expect(record.title == "Tell me about a conflict")
    #expect(record.takes.count == 1)
  }

  @Test func `says what takes too much and too little of the answer, and that it began late`()
    throws
  {
    let folder = try TemporaryFolder()
    let result = try Self.drill(
      ["--question", "conflict", "--format", "json"], parts: [10, 2, 4, 4], leadIn: 4, in: folder)
    let advice = try Self.report(result.output).advice
    let shares = advice.filter { $0.kind == .share }
    #expect(shares.map(\.phase) == [0, 2] || shares.map(\.phase) == [2, 0])
    #expect(shares.contains { $0.text.hasPrefix("Situation: ") })
    #expect(shares.contains { $0.text.hasPrefix("Action: ") })
    #expect(advice.contains { $0.kind == .opening && $0.text.contains("began late") })
    // The take says it again without the drill.
    let again = try CoachProcess.run(["report", "--format", "json"], in: folder)
    #expect(try Self.report(again.output).advice.map(\.text) == advice.map(\.text))
  }

  @Test func `asks as many questions as the script answers, and the next ones another time`() throws
  {
    let folder = try TemporaryFolder()
    let first = try Self.drill(["--format", "json"], answers: 2, in: folder)
    let titles = try first.output.split(separator: "\n").map { try Self.report($0).title }
    #expect(titles == ["Tell me about a decision nobody wanted", "Tell me about a conflict"])
    let second = try Self.drill(["--format", "json"], in: folder)
    #expect(try Self.report(second.output).title == "Describe a reader you could not help")
    let list = try CoachProcess.run(["drill", "bank.md", "--list"], in: folder)
    #expect(list.output.split(separator: "\n").count == 6)
    #expect(!list.output.contains("new"))
    let due = try Self.drill(["--due"], in: folder)
    #expect(due.status == 0)
    #expect(due.messages.contains("nothing is due; the next one is on 20"))
    #expect(due.output.isEmpty)
  }

  @Test func `takes the keys of one answer after another from a pipe`() throws {
    let folder = try TemporaryFolder()
    let (speech, keys) = Self.answer([4, 2, 10, 4])
    let microphone = try FileMicrophone(speech.samples, rate: 8000, in: folder)
    try folder.write(Self.bank, to: "bank.md")
    let result = try CoachProcess.run(
      [
        "drill", "bank.md", "--device", "filemic", "--rate", "8000", "--budget", "10-30s",
        "--think", "1s", "--format", "json",
      ], in: folder, environment: microphone.environment, input: keys + keys)
    #expect(result.status == 0)
    let reports = try result.output.split(separator: "\n").map(Self.report)
    #expect(
      reports.map(\.title) == [
        "Tell me about a decision nobody wanted", "Tell me about a conflict",
      ])
    #expect(reports.allSatisfy { $0.phases.allSatisfy { $0.speaking_s > 1 } })
    #expect(result.messages.contains("question 2 of 3, Courage"))
    #expect(!result.messages.contains("question 3 of 3"))
    let broken = try CoachProcess.run(
      ["drill", "bank.md", "--device", "filemic", "--rate", "8000"], in: folder,
      environment: microphone.environment, input: keys + "1 nxt\n")
    #expect(broken.status == 65)
    #expect(broken.messages.contains("standard input:5: cannot read the key '1 nxt'"))
  }

  @Test func `lists the questions under their principles, none cut short`() throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.bank, to: "bank.md")
    let list = try CoachProcess.run(["drill", "bank.md", "--list"], in: folder)
    #expect(
      list.output == """
        line  due        answers   last  grade  question

        Courage
           4  new                              Tell me about a decision nobody wanted
           7  new                              Tell me about a conflict

        Care
           9  new                              Describe a reader you could not help

        """)
  }

  @Test func `keeps the history of a talk clean of answers, and of another question's`() throws {
    let folder = try TemporaryFolder()
    _ = try Self.drill(["--question", "decision", "--count", "1"], in: folder)
    _ = try Self.drill(["--question", "conflict", "--count", "1"], in: folder)
    let talk = "# T\n## Situation (5 s)\n## Task (5 s)\n## Action (5 s)\n## Result (5 s)\n"
    try folder.write(talk, to: "talk.md")
    let others = try CoachProcess.run(["history", "talk.md", "--format", "json"], in: folder)
    let talkRecord = try JSONDecoder().decode(HistoryRecord.self, from: Data(others.output.utf8))
    #expect(talkRecord.takes.isEmpty)
    #expect(talkRecord.other_takes == 2)
    let own = try CoachProcess.run(["history", "--format", "json"], in: folder)
    let record = try JSONDecoder().decode(HistoryRecord.self, from: Data(own.output.utf8))
    #expect(record.takes.count == 1)
  }

  @Test func `practises the weakest phases of a plan in one take, apart from the whole`() throws {
    let folder = try TemporaryFolder()
    let (speech, keys) = Self.answer([4, 4, 4, 4])
    let microphone = try FileMicrophone(speech.samples, rate: 8000, in: folder)
    try folder.write(keys, to: "keys")
    let plan = "# T\n## A (3-6 s)\n## B (1-2 s)\n## C (3-6 s)\n## D (10-12 s)\n"
    try folder.write(plan, to: "talk.md")
    let device = ["--device", "filemic", "--rate", "8000", "--keys", "keys", "--format", "json"]
    let before = try CoachProcess.run(["drill", "talk.md"] + device, in: folder)
    #expect(before.status == 66)
    _ = try CoachProcess.run(
      ["rehearse", "talk.md"] + device, in: folder, environment: microphone.environment)
    try folder.write("5 next\n9.5 finish\n", to: "keys")
    let drilled = try CoachProcess.run(
      ["drill", "talk.md", "--weakest", "--count", "2"] + device, in: folder,
      environment: microphone.environment)
    #expect(try Self.report(drilled.output).phases.map(\.name) == ["B", "D"])
    let history = try CoachProcess.run(["history", "talk.md", "--format", "json"], in: folder)
    let record = try JSONDecoder().decode(HistoryRecord.self, from: Data(history.output.utf8))
    #expect(record.takes.map(\.is_partial) == [false, true])
    #expect(record.phases.map(\.drills.count) == [0, 1, 0, 1])
  }

  /// The first seed with which the interviewer asks for this.
  private static func seed(_ kind: FollowUp.Kind) -> UInt64 {
    let plan = Plan(title: "", slot: nil, phases: [])
    return (0...).first { Interviewer(plan, offers: [], seed: $0).followUp.kind == kind } ?? 0
  }

  @Test(arguments: FollowUp.Kind.allCases)
  func `measures what an interviewer asks in between as a part of its own`(kind: FollowUp.Kind)
    throws
  {
    let folder = try TemporaryFolder()
    let result = try Self.drill(
      [
        "--question", "conflict", "--interrupt", "--seed", "\(Self.seed(kind))", "--format", "json",
      ], parts: [4, 2, 10, 4, 4], in: folder)
    let report = try Self.report(result.output)
    let part = try #require(report.phases.last)
    #expect(report.phases.count == 5)
    #expect(part.follow_up?.kind == kind)
    let words = try #require(part.follow_up?.words)
    #expect(result.messages.contains("THE INTERVIEWER ASKS: \"\(words)\" (0:45-1:00)"))
    #expect(part.budget?.max_s == 60)
    #expect(part.verdict == .under)
    let start = try #require(part.start_s)
    // 20 to 80 % of the 20 s that the parts are to take, behind a second of silence.
    #expect((4.9...17.2).contains(start))
    let sum = report.phases.reduce(0) { $0 + $1.elapsed_s }
    #expect(abs(sum - report.total.elapsed_s) < 1e-5)
    if kind == .short_version {
      #expect(report.phases.compactMap(\.share).isEmpty)
      #expect(report.total.verdict == .none)
      #expect(report.phases.dropLast().last?.verdict == Verdict.Standing.none)
      #expect(part.end_s == report.total.end_s)
    } else {
      let shares = report.phases.compactMap(\.share)
      #expect(shares.count == 4)
      #expect(abs(shares.reduce(0) { $0 + $1.taken } - 1) < 0.03)
      #expect(report.total.budget?.max_s == 90)
    }
    // The take tells the same without the drill, and the history leaves what was asked out.
    let again = try CoachProcess.run(["report", "--format", "json"], in: folder)
    #expect(try Self.report(again.output) == report)
    let history = try CoachProcess.run(["history", "--format", "json"], in: folder)
    let record = try JSONDecoder().decode(HistoryRecord.self, from: Data(history.output.utf8))
    #expect(record.phases.count == 4)
    #expect(record.takes.map(\.is_partial) == [kind == .short_version])
  }

  @Test func `an interviewer asks what the plan itself offers`() throws {
    let folder = try TemporaryFolder()
    let (speech, keys) = Self.answer([6, 6, 6])
    let microphone = try FileMicrophone(speech.samples, rate: 8000, in: folder)
    try folder.write(keys, to: "keys")
    try folder.write(
      "# T\n## A (3-6 s)\n## B (3-6 s)\n\nOffer: more on [the vote / the iron]?\n", to: "talk.md")
    let device = ["--device", "filemic", "--rate", "8000", "--keys", "keys", "--format", "json"]
    _ = try CoachProcess.run(
      ["rehearse", "talk.md"] + device, in: folder, environment: microphone.environment)
    let drilled = try CoachProcess.run(
      ["drill", "talk.md", "--interrupt", "--seed", "\(Self.seed(.deeper))"] + device, in: folder,
      environment: microphone.environment)
    let report = try Self.report(drilled.output)
    let name = try #require(report.phases.last?.name)
    #expect(["deeper: the vote", "deeper: the iron"].contains(name))
    #expect(report.phases.allSatisfy { $0.elapsed_s > 0 })
  }

  @Test(arguments: [
    (["--seed", "1"], 64, "'--seed' needs '--random' or '--interrupt'"),
    (["--principle", "Nope"], 64, "has no principle 'Nope'"),
    (["--question", "Nope"], 64, "no such question"),
    (["--framework", "SPSIL"], 64, "has no framework 'SPSIL'"),
    (["--due", "--random"], 64, "cannot be used together"),
    (["--budget", "2"], 64, "invalid for '--budget'"),
    (["--count", "0"], 64, "invalid for '--count'"),
    (["--think", "long"], 64, "invalid for '--think'"),
    (["--random", "--seed", "-1"], 64, "invalid for '--seed'"),
  ])
  func `tells what is wrong with its options`(arguments: [String], status: Int32, text: String)
    throws
  {
    let result = try Self.drill(arguments, in: TemporaryFolder())
    #expect(result.status == status)
    #expect(result.messages.contains(text))
  }

  @Test func `tells the place of a bad key in the script of a later answer`() throws {
    #expect(throws: Failure.self) { try KeyScript.answers("1 next\n2 finish\n1 nxt\n", file: "k") }
    do throws(Failure) {
      _ = try KeyScript.answers("1 next\n2 finish\n\n3 next\n1 next\n2 finish\n", file: "k")
      Issue.record("the keys run backwards")
    } catch {
      #expect(error.summary == "k:5: the keys run backwards")
    }
    #expect(
      try KeyScript.answers("1 finish\n# end\n1 next\n", file: "k").map(\.keys.count) == [1, 1])
  }
}
