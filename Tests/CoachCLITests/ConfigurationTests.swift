import Foundation
import TestSupport
import Testing

@testable import CoachCLI

@Suite("What a person keeps in the configuration") struct ConfigurationTests {
  private static let spec = CommandSpec(
    name: "x", abstract: "", group: .practise,
    options: [
      .init(name: "device", value: "pcm", help: ""), .init(name: "grace", value: "time", help: ""),
      .init(name: "plain", help: ""), .init(name: "focus", help: ""),
    ])

  private static func failure(_ text: String) -> Failure? {
    do throws(Failure) {
      _ = try Configuration(text, file: "c").completing(ParsedArguments(), of: spec)
      return nil
    } catch {
      return error
    }
  }

  @Test func `stands in for what the command line does not say`() throws {
    let text = "# mine\n\n device = hw:1\r\ngrace=20s\nplain = yes\nfocus = no\nrate = 16000\n"
    let kept = try Configuration(text, file: "c")
    let bare = try kept.completing(ParsedArguments(), of: Self.spec)
    #expect(bare.value("device") == "hw:1" && bare.value("grace") == "20s")
    #expect(bare.flags == ["plain"])
    // An option that the command does not have is for others.
    #expect(bare.value("rate") == nil)
    var typed = ParsedArguments()
    typed.values["device"] = ["pulse"]
    #expect(try kept.completing(typed, of: Self.spec).value("device") == "pulse")
  }

  @Test func `keeps a microphone, which is no loudspeaker`() throws {
    let kept = try Configuration("device = hw:1\n", file: "c")
    for spec in CommandList.specs {
      let completed = try kept.completing(ParsedArguments(), of: spec)
      #expect(completed.value("device") == (spec.option(named: "rate") == nil ? nil : "hw:1"))
    }
  }

  @Test(arguments: [
    ("\ndevise = x", "c:2: 'devise' cannot be kept; did you mean 'device'?"),
    ("output = x", "c:1: 'output' cannot be kept"), ("device", "c:1: 'device' is no setting"),
    ("device =", "c:1: 'device' has no value"),
    ("grace = 1s\ngrace = 2s", "c:2: 'grace' is set twice"),
    ("plain = perhaps", "c:1: 'plain' is yes or no, not 'perhaps'"),
  ])
  func `is refused by its line`(_ text: String, _ message: String) {
    #expect(Self.failure(text)?.summary.hasPrefix(message) == true)
    #expect(Self.failure(text)?.status == .usage)
  }

  @Test func `may keep nothing that is no option`() {
    let names = Set(CommandList.specs.flatMap(\.options).map(\.name))
    #expect(Configuration.keys.filter { !names.contains($0) } == [])
    #expect(Configuration.keys == Configuration.keys.sorted())
  }

  @Test func `is read by commands, and its file is named where a value makes no sense`() throws {
    let folder = try TemporaryFolder()
    try FileManager.default.createDirectory(
      atPath: folder.file(".config/coach"), withIntermediateDirectories: true)
    try folder.write("# T\n## A (1 min)\n## B (1 min)\n", to: "t.md")
    try folder.write("grace = soon\n", to: ".config/coach/config")
    let wrong = try CoachProcess.run(["history", "t.md"], in: folder)
    #expect(wrong.status == 64)
    #expect(wrong.messages.contains(".config/coach/config:1: the value 'soon' is invalid"))
    // The command line wins, and other commands do not ask.
    #expect(try CoachProcess.run(["history", "t.md", "--grace", "5s"], in: folder).status == 0)
    #expect(try CoachProcess.run(["plan", "t.md"], in: folder).status == 0)
    try folder.write("basis = elapsed\n", to: ".config/coach/config")
    let kept = try CoachProcess.run(["history", "t.md", "--format", "json"], in: folder)
    #expect(kept.output.contains("\"basis\" : \"elapsed\""))
    try FileManager.default.removeItem(atPath: folder.file(".config/coach/config"))
    try FileManager.default.createDirectory(
      atPath: folder.file(".config/coach/config"), withIntermediateDirectories: false)
    #expect(try CoachProcess.run(["history", "t.md"], in: folder).status == 66)
  }

  @Test func `is changed in the line of what is kept`() {
    #expect(Configuration.changed("", "device", "a") == "device = a\n")
    #expect(
      Configuration.changed("# mine\ndevice=b\n\ngrace = 1s", "device", "a")
        == "# mine\ndevice = a\n\ngrace = 1s\n")
  }

  @Test func `keeps the microphone that was chosen by its number, and nothing else`() throws {
    let folder = try TemporaryFolder()
    var speech = SyntheticSpeech(rate: 8000, seed: 3)
    speech.silence(3)
    speech.speak(6)
    speech.silence(2)
    let microphone = try FileMicrophone(speech.samples, rate: 8000, in: folder)
    func choose(_ answer: String) throws -> CoachProcess.Result {
      try CoachProcess.run(
        ["mic", "--choose", "--rate", "8000"], in: folder, environment: microphone.environment,
        input: answer + "\n")
    }
    let devices = try CoachProcess.run(["devices"], in: folder, environment: microphone.environment)
    let lines = devices.output.split(separator: "\n")
    let number = try #require(lines.firstIndex { $0.contains(" filemic ") }) + 1
    #expect(try choose("no number").status == 64)
    #expect(!FileManager.default.fileExists(atPath: folder.file(".config/coach/config")))
    let chosen = try choose("\(number)")
    #expect(chosen.status == 0, "\(chosen.messages)")
    let path = folder.file(".config/coach/config")
    #expect(try String(contentsOfFile: path, encoding: .utf8) == "device = filemic\n")
    let now = try CoachProcess.run(["devices"], in: folder, environment: microphone.environment)
    #expect(now.output.contains("* filemic "))
    let check = try CoachProcess.run(
      ["mic", "--rate", "8000"], in: folder, environment: microphone.environment)
    #expect(check.output.contains("microphone 'filemic'"))
  }
}
