import Foundation
import TestSupport
import Testing

@testable import Coach
@testable import CoachCLI

@Suite("The forms of a report")
struct ReportFormatTests {
  /// Two recordings of a few seconds of speech, one of them with a name that URLs have to escape.
  private static func folder() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    var speech = SyntheticSpeech(rate: 8000, seed: 71)
    speech.silence(1)
    for _ in 0..<3 {
      speech.speak(3)
      speech.silence(0.6)
    }
    try FileManager.default.createDirectory(
      atPath: folder.file("a"), withIntermediateDirectories: true)
    try FileManager.default.createDirectory(
      atPath: folder.file("b"), withIntermediateDirectories: true)
    for name in ["a/one.wav", "a/t w#o?.wav"] {
      try folder.write(WaveBytes.file(speech.samples, rate: 8000), to: name)
    }
    return folder
  }

  @Test func `rest on the pause and the tolerance that are asked for`() throws {
    let folder = try Self.folder()
    func report(_ options: String...) throws -> Report {
      let result = try CoachProcess.run(
        ["analyse", "a/one.wav", "-f", "json", "--slot", "8s"] + options, in: folder)
      return try JSONDecoder().decode(Report.self, from: Data(result.output.utf8))
    }
    let usual = try report()
    #expect(usual.total.pauses.count == 2)
    #expect(!usual.total.in_grace)
    #expect(usual.total.grace_s == 0.8)
    let own = try report("--pause", "0.9s", "--grace", "2s")
    #expect(own.total.pauses.count == 0)
    #expect(own.total.in_grace)
    #expect(own.total.grace_s == 4)
    #expect(try report("--grace", "0").total.grace_s == 0)
    for options in [["--pause", "3s"], ["--pause", "0"], ["--grace", "x"]] {
      let result = try CoachProcess.run(["analyse", "a/one.wav"] + options, in: folder)
      #expect(result.status == 64)
      #expect(result.messages.contains("'\(options[0])'"))
    }
  }

  @Test func `have one header for many recordings as comma-separated values`() throws {
    let folder = try Self.folder()
    let result = try CoachProcess.run(
      ["analyse", "a/one.wav", "a/t w#o?.wav", "-f", "csv"], in: folder)
    let lines = result.output.split(separator: "\n")
    #expect(lines.count == 5)
    #expect(lines.filter { $0.hasPrefix("file,title,number") }.count == 1)
    #expect(lines[3].hasPrefix("a/t w#o?.wav,,,(all),"))
  }

  @Test func `play the recording from wherever the page is put`() throws {
    let folder = try Self.folder()
    let result = try CoachProcess.run(
      ["analyse", "a/t w#o?.wav", "-f", "html", "-o", "b/page.html"], in: folder)
    #expect(result.status == 0)
    let page = try String(contentsOfFile: folder.file("b/page.html"), encoding: .utf8)
    #expect(page.contains("src=\"../a/t%20w%23o%3F.wav\""))
    let printed = try CoachProcess.run(["analyse", "a/one.wav", "-f", "html"], in: folder)
    #expect(printed.output.contains("src=\"a/one.wav\""))
  }

  @Test func `refuse one page for two recordings`() throws {
    let folder = try Self.folder()
    let result = try CoachProcess.run(
      ["analyse", "a/one.wav", "a/one.wav", "-f", "html"], in: folder)
    #expect(result.status == 64)
    #expect(result.messages.contains("a page reports one recording, not 2"))
    #expect(result.output.isEmpty)
  }
}
