import Foundation
import TestSupport
import Testing

@Suite("Errors are one sentence, one remedy and an exit status")
struct ErrorTests {
  struct Case: CustomTestStringConvertible {
    let arguments: [String]
    let status: Int32
    let summary: String
    var testDescription: String { arguments.joined(separator: " ") }
  }

  static let cases = [
    Case(
      arguments: ["plan", "missing.md"], status: 66,
      summary: "cannot read the plan 'missing.md': No such file or directory"),
    Case(
      arguments: ["plan", "none.md"], status: 65,
      summary: "none.md: the document gives no part a time, so there are no phases"),
    Case(
      arguments: ["plan", "backwards.md"], status: 65,
      summary:
        "backwards.md:2: the document has no parts with times that are understood; closest: "
        + "line 2: '## PHASE 1: A (3-2 min)' (it runs backwards)"),
    Case(
      arguments: ["rehearse", "good.md", "--variant", "7"], status: 65,
      summary: "good.md: the plan has no variant '7'"),
    Case(
      arguments: ["analyse", "missing.wav"], status: 66,
      summary: "cannot open 'missing.wav': No such file or directory"),
    Case(arguments: ["analyse", "empty.wav"], status: 66, summary: "'empty.wav' holds no audio"),
    Case(arguments: ["analyse", "zero.wav"], status: 66, summary: "'zero.wav' holds no audio"),
    Case(
      arguments: ["analyse", "good.md"], status: 66,
      summary: "'good.md' is not audio that can be read: Format not recognised"),
    Case(
      arguments: ["analyse", "tone.wav", "--plan", "good.md", "--marks", "backwards.txt"],
      status: 65, summary: "backwards.txt:2: the marks run backwards at 'B'"),
    Case(
      arguments: ["analyse", "tone.wav", "--plan", "good.md", "--marks", "other.txt"], status: 65,
      summary: "other.txt:1: the mark 'C' fits no phase of the plan"),
    Case(
      arguments: ["analyse", "tone.wav", "--plan", "good.md", "--marks", "late.txt"], status: 65,
      summary: "late.txt:1: the mark 'A' lies after the end of the recording (0:01)"),
    Case(
      arguments: ["analyse", "tone.wav", "--plan", "good.md", "--at", "2=0:09"], status: 64,
      summary: "'2=0:09' lies after the end of the recording (0:01)"),
    Case(
      arguments: ["analyse", "tone.wav", "--plan", "good.md", "--skipped", "3"], status: 64,
      summary: "there is no phase '3'"),
    Case(
      arguments: ["analyse", "tone.wav", "--align"], status: 64,
      summary: "without a plan there are no phases to find"),
    Case(
      arguments: ["analyse", "tone.wav", "--align", "--plan", "good.md", "--marks", "late.txt"],
      status: 64, summary: "'--align' and '--marks' exclude each other"),
    Case(
      arguments: ["analyse", "tone.wav", "tone.wav", "--plan", "good.md", "--at", "1=0:00"],
      status: 64, summary: "'--at' is about one recording, and there are 2"),
    Case(
      arguments: ["rehearse", "good.md", "--device", "nowhere"], status: 69,
      summary: "cannot open capture device 'nowhere': No such file or directory"),
    Case(
      arguments: ["rehearse", "good.md", "--device", "filemic", "--keys", "bad.keys"], status: 65,
      summary: "bad.keys:1: cannot read the key '1 dance'"),
    Case(
      arguments: ["report"], status: 66, summary: "there are no takes yet"),
    Case(arguments: ["analyse"], status: 64, summary: "missing expected argument '<audio>'"),
    Case(
      arguments: ["anlyse", "tone.wav"], status: 64,
      summary: "unknown command 'anlyse'; did you mean 'analyse'?"),
    Case(
      arguments: ["analyse", "tone.wav", "--format", "xml"], status: 64,
      summary: "the value 'xml' is invalid for '--format'"),
    Case(
      arguments: ["rehearse", "good.md", "--duration", "soon"], status: 64,
      summary: "the value 'soon' is invalid for '--duration'"),
  ]

  static func folder() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.write("# T\n## PHASE 1: A (1 min)\n## PHASE 2: B (1 min)\n", to: "good.md")
    try folder.write("# nothing here\n", to: "none.md")
    try folder.write("\n## PHASE 1: A (3-2 min)\n", to: "backwards.md")
    try folder.write("0:01 A\n0:00 B\n", to: "backwards.txt")
    try folder.write("0:00 C\n0:00 A\n", to: "other.txt")
    try folder.write("0:09 A\n", to: "late.txt")
    try folder.write("1 dance\n", to: "bad.keys")
    try folder.write([UInt8](), to: "empty.wav")
    try folder.write(WaveBytes.file([], rate: 8000), to: "zero.wav")
    let tone = (0..<8000).map { Int16($0 % 100 * 50) }
    try folder.write(WaveBytes.file(tone, rate: 8000), to: "tone.wav")
    return folder
  }

  @Test(arguments: cases)
  func `in all their kinds`(_ test: Case) throws {
    let folder = try Self.folder()
    let microphone = try FileMicrophone([0, 0], in: folder)
    let result = try CoachProcess.run(
      test.arguments, in: folder, environment: microphone.environment)
    #expect(result.status == test.status)
    #expect(result.output == "")
    let lines = result.messages.split(separator: "\n").filter { !$0.hasPrefix("recording") }
    #expect(lines.first.map(String.init) == "coach: error: \(test.summary)")
    #expect(lines.count == 2 && lines.last?.hasPrefix("  try: ") == true)
  }

  @Test func `never carry control characters of a file's name to the terminal`() throws {
    let folder = try TemporaryFolder()
    let result = try CoachProcess.run(["analyse", "a\u{1B}[2Jb.wav"], in: folder)
    #expect(result.status == 66)
    #expect(!result.messages.contains("\u{1B}"))
  }

  @Test func `of a folder that cannot be made leave nothing behind`() throws {
    let folder = try Self.folder()
    let microphone = try FileMicrophone([0, 0], in: folder)
    try folder.write("in the way", to: "blocked")
    let result = try CoachProcess.run(
      ["rehearse", "good.md", "--device", "filemic"], in: folder,
      environment: microphone.environment.merging(["XDG_DATA_HOME": folder.file("blocked")]) { $1 })
    #expect(result.status == 1)
    #expect(result.messages.contains("cannot create the folder"))
    #expect(try String(contentsOfFile: folder.file("blocked"), encoding: .utf8) == "in the way")
  }
}
