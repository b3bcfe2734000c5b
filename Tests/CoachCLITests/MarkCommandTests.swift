import Foundation
import TestSupport
import Testing

@testable import Coach

@Suite("coach mark")
struct MarkCommandTests {
  /// Marks with these keys; the exact places of the talk are given as times.
  private static func mark(
    _ arguments: [String], keys: [String], in folder: TemporaryFolder
  ) throws -> CoachProcess.Result {
    try folder.write(keys.map { $0 + "\n" }.joined(), to: "marking.keys")
    return try CoachProcess.run(
      ["mark"] + arguments + ["--keys", "marking.keys", "--device", "speaker"], in: folder,
      environment: ["ALSA_CONFIG_PATH": folder.file("alsa.conf")])
  }

  private static let source = UnmarkedTalk.source

  /// The keys that put every phase where it begins.
  private static let exact = UnmarkedTalk.talk.starts.flatMap { start in ["at \(start)s", "yes"] }

  private static func report(
    _ arguments: [String], in folder: TemporaryFolder
  ) throws -> Report {
    let result = try CoachProcess.run(arguments + ["--format", "json"], in: folder)
    #expect(result.status == 0, "\(result.messages)")
    return try JSONDecoder().decode(Report.self, from: Data(result.output.utf8))
  }

  private static func text(_ name: String, in folder: TemporaryFolder) -> String? {
    try? String(contentsOfFile: folder.file(name), encoding: .utf8)
  }

  private static func takes(_ folder: TemporaryFolder) -> [String] {
    let root = folder.file("coach/takes")
    return ((try? FileManager.default.contentsOfDirectory(atPath: root)) ?? []).sorted()
      .map { root + "/" + $0 }
  }

  @Test func `marks a recording, and analyse reads it by itself and says so`() throws {
    let folder = try UnmarkedTalk.folder()
    let result = try Self.mark(Self.source + ["--all"], keys: Self.exact, in: folder)
    #expect(result.status == 0)
    #expect(result.output.isEmpty)
    #expect(result.messages.contains("all 4 phases are marked in talk.labels.txt"))
    #expect(result.messages.contains("2 WHAT begins at 0:11.0\n"))
    let labels = try #require(Self.text("talk.labels.txt", in: folder))
    #expect(labels.split(separator: "\n").count == 4)
    let report = try Self.report(["analyse"] + Self.source, in: folder)
    #expect(report.marks_source == .labels)
    #expect(
      report.warnings.contains { $0.contains("'talk.labels.txt' beside the recording") })
    for (part, start) in zip(report.phases, UnmarkedTalk.talk.starts) {
      #expect(abs((part.start_s ?? 0) - start) < 0.05)
    }
    // What is beside it is left aside where that is wanted.
    let aligned = try Self.report(["analyse"] + Self.source + ["--align"], in: folder)
    #expect(aligned.marks_source == .aligned)
    // Several recordings, each with its own.
    try FileManager.default.copyItem(
      atPath: folder.file("talk.wav"), toPath: folder.file("other.wav"))
    let both = try CoachProcess.run(
      ["analyse", "talk.wav", "other.wav", "--plan", "notes.md", "-f", "csv"], in: folder)
    #expect(both.output.contains(",labels,") && both.output.contains(",aligned,"))
  }

  @Test func `keeps what was done, says what is estimated, and goes on from there`() throws {
    let folder = try UnmarkedTalk.folder()
    var result = try Self.mark(
      Self.source + ["--all"], keys: Array(Self.exact.prefix(4)) + ["quit"], in: folder)
    #expect(result.status == 0)
    let labels = try #require(Self.text("talk.labels.txt", in: folder))
    #expect(labels.contains("\t1 WHY\n") && labels.contains("\t3 HOW (estimated)\n"))
    #expect(result.messages.contains("2 of 4 phases are marked in talk.labels.txt"))
    let report = try Self.report(["analyse"] + Self.source, in: folder)
    #expect(report.marks_source == .aligned)
    #expect(report.phases[1].alignment?.confidence == 1)
    result = try Self.mark(
      Self.source + ["--all"], keys: Array(Self.exact.suffix(4)), in: folder)
    #expect(!result.messages.contains("2 WHAT: begins"))
    #expect(result.messages.contains("all 4 phases are marked"))
    #expect(Self.text("talk.labels.txt", in: folder)?.contains("estimated") == false)
  }

  @Test func `a phase that was not spoken has no label and no time`() throws {
    let folder = try UnmarkedTalk.folder()
    let keys = Self.exact.prefix(4) + ["not spoken"] + Self.exact.suffix(2)
    let result = try Self.mark(Self.source + ["--all"], keys: Array(keys), in: folder)
    #expect(result.messages.contains("3 HOW was not spoken\n"))
    let report = try Self.report(["analyse"] + Self.source, in: folder)
    #expect(report.phases[2].start_s == nil)
    #expect(report.phases[3].start_s != nil)
  }

  @Test func `never replaces a file of somebody's own`() throws {
    let folder = try UnmarkedTalk.folder()
    try folder.write("0\t1\tmy own words\n", to: "talk.labels.txt")
    var result = try Self.mark(Self.source + ["--align"], keys: Self.exact, in: folder)
    #expect(result.status == 64)
    #expect(result.messages.contains("'talk.labels.txt' is there already"))
    #expect(Self.text("talk.labels.txt", in: folder) == "0\t1\tmy own words\n")
    result = try Self.mark(
      Self.source + ["--align", "--all", "-o", "mine.txt"], keys: Self.exact, in: folder)
    #expect(result.status == 0)
    #expect(Self.text("mine.txt", in: folder)?.hasSuffix("\t4 END\n") == true)
    result = try Self.mark(
      Self.source + ["--align", "--all", "--force"], keys: Self.exact, in: folder)
    #expect(result.status == 0)
    // Its own is corrected without a question, unless somebody has changed it since.
    result = try Self.mark(Self.source, keys: ["yes", "+0.1", "yes", "quit"], in: folder)
    #expect(result.status == 0, "\(result.messages)")
    // A recording is none of these.
    result = try Self.mark(
      Self.source + ["--force", "-o", "talk.wav"], keys: Self.exact, in: folder)
    #expect(result.status == 64)
  }

  @Test func `prints the labels where that is wanted`() throws {
    let folder = try UnmarkedTalk.folder()
    let result = try Self.mark(
      Self.source + ["--all", "-o", "-"], keys: Self.exact, in: folder)
    #expect(result.output.split(separator: "\n").count == 4)
    #expect(Self.text("talk.labels.txt", in: folder) == nil)
  }

  @Test func `plays three seconds, shorter when it is faster`() throws {
    let folder = try UnmarkedTalk.folder()
    func heard() throws -> Double {
      let data = try Data(contentsOf: URL(fileURLWithPath: folder.file("heard.raw")))
      return Double(data.count / 2) / Double(UnmarkedTalk.rate)
    }
    _ = try Self.mark(Self.source + ["--all"], keys: ["at 11.02", "quit"], in: folder)
    #expect(abs(try heard() - 3) < 0.5)
    let usual = try heard()
    _ = try Self.mark(
      Self.source + ["--all", "--speed", "2"], keys: ["at 11.02", "quit"], in: folder)
    #expect(abs(try heard() - usual / 2) < 0.1)
    _ = try Self.mark(Self.source + ["--all"], keys: ["at 20", "more", "quit"], in: folder)
    #expect(try heard() > 6)
  }

  @Test func `shows and takes keys where nothing can be heard`() throws {
    let folder = try UnmarkedTalk.folder()
    try folder.write(Self.exact.map { $0 + "\n" }.joined(), to: "marking.keys")
    let result = try CoachProcess.run(
      ["mark"] + Self.source + ["--all", "--keys", "marking.keys", "--device", "nowhere"],
      in: folder)
    #expect(result.status == 0)
    let told = result.messages.components(separatedBy: "nothing can be heard: ").count - 1
    #expect(told == 1)
    #expect(result.messages.contains("all 4 phases are marked"))
  }

  @Test func `takes a key a line from a pipe, and says which line is none`() throws {
    let folder = try UnmarkedTalk.folder()
    let alsa = ["ALSA_CONFIG_PATH": folder.file("alsa.conf")]
    let arguments = ["mark"] + Self.source + ["--all", "--device", "speaker"]
    var result = try CoachProcess.run(
      arguments, in: folder, environment: alsa, input: "# first\n\nyes\nUNDO\nu\nyes\n")
    #expect(result.status == 0)
    #expect(result.messages.contains("undone\n"))
    #expect(result.messages.contains("there is nothing to undo\n"))
    result = try CoachProcess.run(
      arguments + ["--force"], in: folder, environment: alsa, input: "yes\nsing\n")
    #expect(result.status == 65)
    #expect(result.messages.contains("standard input:2: cannot read the key 'sing'"))
    result = try CoachProcess.run(arguments + ["-o", "new.txt"], in: folder, environment: alsa)
    #expect(result.status == 0)
    #expect(result.messages.contains("nothing was marked"))
    #expect(Self.text("new.txt", in: folder) == nil)
  }

  @Test func `makes a take with everything that takes have`() throws {
    let folder = try UnmarkedTalk.folder()
    var result = try Self.mark(
      Self.source + ["--all", "--keep"], keys: Array(Self.exact.prefix(2)), in: folder)
    #expect(result.messages.contains("it becomes a take when all phases are marked"))
    #expect(Self.takes(folder).isEmpty)
    result = try Self.mark(
      Self.source + ["--all", "--keep"], keys: Array(Self.exact.suffix(6)), in: folder)
    #expect(result.status == 0)
    let take = try #require(Self.takes(folder).first)
    #expect(Self.takes(folder).count == 1)
    #expect(result.messages.contains("kept in \(take)"))
    let files = try FileManager.default.contentsOfDirectory(atPath: take).sorted()
    #expect(
      files == ["audio.wav", "journal.jsonl", "plan.md", "report.html", "take.json", "times.json"])
    let analysed = try Self.report(["analyse"] + Self.source, in: folder)
    let kept = try Self.report(["report"], in: folder)
    #expect(kept.marks_source == .take)
    // The same sound has the same times.
    for (one, other) in zip(kept.phases, analysed.phases) {
      #expect(one.elapsed_s == other.elapsed_s && one.speech_s == other.speech_s)
      #expect(one.verdict == other.verdict)
    }
    let moved = try CoachProcess.run(["report", "--format", "text"], in: folder)
    #expect(moved.status == 0 && !moved.output.contains("note:"))
    let commands: [[String]] = [
      ["history", "notes.md"], ["takes"], ["diff", take, take], ["export"], ["takes", "pack", "1"],
      ["report"], ["recover"],
    ]
    for words in commands {
      let result = try CoachProcess.run(words, in: folder)
      #expect(result.status == 0, "\(words): \(result.messages)")
    }
    let played = try CoachProcess.run(
      ["play", "2", "--device", "speaker"], in: folder,
      environment: ["ALSA_CONFIG_PATH": folder.file("alsa.conf")])
    #expect(played.messages.contains("playing 2 WHAT"))
    // Marks that are there make a take at once.
    result = try CoachProcess.run(["mark"] + Self.source + ["--keep"], in: folder)
    #expect(result.status == 0)
    #expect(Self.takes(folder).count == 2)
  }

  @Test func `what is said before the first phase is in none`() throws {
    let folder = try UnmarkedTalk.folder()
    let keys = ["not spoken"] + Self.exact.dropFirst(2)
    let result = try Self.mark(Self.source + ["--all", "--keep"], keys: Array(keys), in: folder)
    #expect(result.status == 0, "\(result.messages)")
    let report = try Self.report(["report"], in: folder)
    #expect(report.phases[0].start_s == nil)
    #expect(abs((report.phases[1].start_s ?? 0) - UnmarkedTalk.talk.starts[1]) < 0.05)
    let sum = report.phases.reduce(0) { $0 + $1.elapsed_s } + report.held_s + report.lead_in_s
    #expect(abs(sum + report.tail_s - report.audio.duration_s) < 0.01)
  }

  @Test func `what a kill left of a recording that became a take is removed with the next`() throws
  {
    let folder = try UnmarkedTalk.folder()
    let root = folder.file("coach/takes/")
    let manager = FileManager.default
    for name in [".coach-999999999-0.tmp", ".coach-\(getpid())-0.tmp"] {
      try manager.createDirectory(atPath: root + name, withIntermediateDirectories: true)
      _ = manager.createFile(atPath: root + name + "/audio.wav", contents: Data(count: 99))
    }
    #expect(try CoachProcess.run(["takes"], in: folder).output.contains("no takes yet"))
    let result = try Self.mark(Self.source + ["--all", "--keep"], keys: Self.exact, in: folder)
    #expect(result.status == 0)
    let names = try manager.contentsOfDirectory(atPath: root)
    #expect(!names.contains(".coach-999999999-0.tmp"))
    // Whoever is at it still has its own.
    #expect(names.contains(".coach-\(getpid())-0.tmp"))
    #expect(names.count == 2)
  }

  @Test func `leaves nothing where a recording cannot become a take`() throws {
    let folder = try UnmarkedTalk.folder()
    try folder.write("no folder", to: "coach")
    let result = try Self.mark(Self.source + ["--all", "--keep"], keys: Self.exact, in: folder)
    #expect(result.status != 0)
    #expect(result.messages.contains("  try: "))
    #expect(Self.text("talk.labels.txt", in: folder)?.contains("4 END") == true)
  }

  /// A take whose key was forgotten after the second phase.
  private static func take(in folder: TemporaryFolder) throws -> String {
    let result = try mark(source + ["--all", "--keep"], keys: exact, in: folder)
    #expect(result.status == 0)
    let take = try #require(takes(folder).first)
    let journal = take + "/journal.jsonl"
    let lines = try String(contentsOfFile: journal, encoding: .utf8).split(separator: "\n")
    let kept = lines.filter { !$0.contains("\"phase\":2") && !$0.contains("\"phase\":3") }
    try (kept.joined(separator: "\n") + "\n").write(
      toFile: journal, atomically: true, encoding: .utf8)
    return take
  }

  @Test func `corrects a take, whose journal stays as it is, and takes that back`() throws {
    let folder = try UnmarkedTalk.folder()
    let take = try Self.take(in: folder)
    let journal = try Data(contentsOf: URL(fileURLWithPath: take + "/journal.jsonl"))
    let before = try Self.report(["report"], in: folder)
    #expect(before.phases[3].start_s == nil)
    let keys = ["yes"] + Self.exact.suffix(4)
    var result = try Self.mark(["-1"], keys: Array(keys), in: folder)
    #expect(result.status == 0, "\(result.messages)")
    #expect(result.messages.contains("corrected the marks of "))
    #expect(try Data(contentsOf: URL(fileURLWithPath: take + "/journal.jsonl")) == journal)
    let corrected = try Self.report(["report"], in: folder)
    #expect(corrected.marks_source == .take)
    for (part, start) in zip(corrected.phases, UnmarkedTalk.talk.starts) {
      #expect(abs((part.start_s ?? 0) - start) < 0.05)
    }
    #expect(corrected.warnings.contains("the marks were corrected after the rehearsal"))
    // History and the page go by them; so does a packed take.
    let history = try CoachProcess.run(["history", "notes.md", "-f", "json"], in: folder)
    let times = try #require(
      Self.text("coach/takes/\(take.split(separator: "/").last ?? "")/times.json", in: folder))
    #expect(times.contains("corrected_frames"))
    #expect(history.status == 0)
    #expect(try CoachProcess.run(["takes", "pack", "1"], in: folder).status == 0)
    #expect(try Self.report(["report"], in: folder).phases == corrected.phases)
    result = try CoachProcess.run(["mark", "-1", "--undo"], in: folder)
    #expect(result.status == 0)
    #expect(try Self.report(["report"], in: folder).phases == before.phases)
    result = try CoachProcess.run(["mark", "-1", "--undo"], in: folder)
    #expect(result.messages.contains("are as they were pressed"))
  }

  @Test func `corrects a take by labels, such as its page saves`() throws {
    let folder = try UnmarkedTalk.folder()
    _ = try Self.take(in: folder)
    let lines = zip(UnmarkedTalk.talk.starts, ["1 WHY", "2 WHAT", "3 HOW", "4 END"]).map {
      "\($0)\t\($0)\t\($1)\n"
    }
    try folder.write(lines.joined(), to: "saved.txt")
    let result = try CoachProcess.run(["mark", "-1", "--marks", "saved.txt"], in: folder)
    #expect(result.status == 0, "\(result.messages)")
    let report = try Self.report(["report"], in: folder)
    #expect(report.phases.allSatisfy { $0.start_s != nil })
  }

  @Test func `a correction that is damaged is told, and not used`() throws {
    let folder = try UnmarkedTalk.folder()
    let take = try Self.take(in: folder)
    let before = try Self.report(["report"], in: folder)
    try "{".write(toFile: take + "/marks.json", atomically: true, encoding: .utf8)
    let after = try Self.report(["report"], in: folder)
    #expect(after.phases == before.phases)
    #expect(after.warnings.contains { $0.contains("cannot be understood") })
  }

  @Test(arguments: [
    (["talk.wav"], "without a plan there are no phases to mark"),
    (["talk.wav", "--plan", "notes.md", "--speed", "9"], "is invalid for '--speed'"),
    (["talk.wav", "--plan", "notes.md", "--undo"], "'--undo' is for takes"),
    (["none.wav", "--plan", "notes.md"], "cannot open 'none.wav'"),
    (["-", "--plan", "notes.md"], "has no place for its labels"),
    (["silence.wav", "--plan", "notes.md"], "nobody speaks in"),
    (["talk.wav", "--plan", "notes.md", "--keys", "bad.keys"], "bad.keys:2: cannot read the key"),
  ])
  func `says what is wrong before anybody listens`(arguments: [String], words: String) throws {
    let folder = try UnmarkedTalk.folder()
    try folder.write("yes\nwhistle\n", to: "bad.keys")
    try folder.write(
      WaveBytes.file([Int16](repeating: 0, count: UnmarkedTalk.rate), rate: UnmarkedTalk.rate),
      to: "silence.wav")
    let result = try CoachProcess.run(["mark"] + arguments, in: folder)
    #expect(result.status != 0)
    #expect(result.messages.contains(words), "\(result.messages)")
    #expect(result.messages.contains("  try: "))
    #expect(Self.text("talk.labels.txt", in: folder) == nil)
  }
}
