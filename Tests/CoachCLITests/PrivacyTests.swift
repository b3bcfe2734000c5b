import Foundation
import TestSupport
import Testing

@testable import AudioCore
@testable import Coach
@testable import CoachCLI

@Suite("Nothing escapes")
struct PrivacyTests {
  private static let escape = "\u{1B}[2J\u{1B}]0;owned\u{7}\u{9B}31m\u{202E}"

  private static func expectHarmless(_ result: CoachProcess.Result, _ what: String) {
    for text in [result.output, result.messages] {
      let bad = text.unicodeScalars.filter {
        $0.properties.generalCategory == .control && $0 != "\n" || $0 == "\u{202E}"
      }
      #expect(bad.isEmpty, "\(what): \(bad.map { $0.value })")
    }
  }

  /// A take whose plan, labels and names all try to command the terminal.
  private static func hostile(in folder: TemporaryFolder) throws -> (take: String, plan: String) {
    let plan = "hostile\(escape).md"
    try folder.write(
      """
      # Title\(escape)
      ## PHASE 1: A\(escape) (1-5 s)
      **Trigger:** one\(escape), two
      ## PHASE 2: B (1-5 s)
      ## PHASE 3: C\(escape)
      **5-Minute Version:**
      - Phase 1 (\(escape))
      """, to: plan)
    var speech = SyntheticSpeech(rate: 16_000, seed: 75)
    for _ in 0..<4 {
      speech.silence(0.5)
      speech.speak(1.5)
    }
    let microphone = try FileMicrophone(speech.samples, in: folder)
    let result = try CoachProcess.run(
      ["rehearse", plan, "--device", "filemic", "--rate", "16000"], in: folder,
      environment: microphone.environment, input: "3 next\n7 q\n")
    #expect(result.status == 0)
    expectHarmless(result, "rehearse")
    let takes = folder.file("coach/takes")
    let name = try #require(FileManager.default.contentsOfDirectory(atPath: takes).first)
    return ("\(takes)/\(name)", plan)
  }

  @Test func `to the terminal, whatever names and labels hold`() throws {
    let folder = try TemporaryFolder()
    let (take, plan) = try Self.hostile(in: folder)
    try folder.write("0\t3\tA\(Self.escape)\n3\t7\tB\n", to: "labels.txt")
    try folder.write("0:01 \(Self.escape)\n0:00 B\n", to: "backwards.txt")
    try folder.write("1 dance\(Self.escape)\n", to: "bad.keys")
    try FileManager.default.copyItem(
      atPath: take + "/audio.wav", toPath: folder.file("a\(Self.escape).wav"))
    let commands = [
      ["plan", plan], ["plan", plan, "--format", "json"], ["report"],
      ["report", "--format", "json"],
      ["analyse", take + "/audio.wav"], ["analyse", "a\(Self.escape).wav"],
      ["analyse", "a\(Self.escape).wav", "--marks", "labels.txt"],
      ["analyse", "a\(Self.escape).wav", "--marks", "backwards.txt"],
      ["analyse", "a\(Self.escape).wav", "--plan", plan], ["report", "no\(Self.escape)take"],
      ["history"], ["history", plan], ["rehearse", plan, "--keys", "bad.keys"],
      ["rehearse", plan, "--device", Self.escape], ["rehearse", plan, "--variant", Self.escape],
      ["recover", Self.escape], [Self.escape], ["plan", "--\(Self.escape)"],
      ["report", "--format", "markdown"], ["report", "--format", "csv"],
    ]
    for command in commands {
      Self.expectHarmless(
        try CoachProcess.run(command, in: folder), command.joined(separator: " ").debugDescription)
    }
  }

  @Test func `to other users: files are the owner's alone`() throws {
    let folder = try TemporaryFolder()
    let (take, _) = try Self.hostile(in: folder)
    for part in ["/coach", "/coach/takes"] {
      let mode = try FileManager.default.attributesOfItem(atPath: folder.path + part)
      #expect(mode[.posixPermissions] as? Int == 0o700)
    }
    for name in try FileManager.default.contentsOfDirectory(atPath: take) {
      let mode = try FileManager.default.attributesOfItem(atPath: "\(take)/\(name)")
      #expect(mode[.posixPermissions] as? Int == 0o600, "\(name)")
    }
  }

  @Test(arguments: ["audio.wav", "journal.jsonl", "plan.md"])
  func `through symbolic links in a take's folder`(name: String) throws {
    let folder = try TemporaryFolder()
    let (take, _) = try Self.hostile(in: folder)
    try FileManager.default.removeItem(atPath: take + "/take.json")
    try FileManager.default.moveItem(atPath: "\(take)/\(name)", toPath: folder.file("elsewhere"))
    let before = try Data(contentsOf: URL(fileURLWithPath: folder.file("elsewhere")))
    try FileManager.default.createSymbolicLink(
      atPath: "\(take)/\(name)", withDestinationPath: folder.file("elsewhere"))
    for command in ["report", "recover"] {
      let result = try CoachProcess.run([command], in: folder)
      #expect(result.status == 66)
      #expect(result.output == "")
    }
    #expect(try Data(contentsOf: URL(fileURLWithPath: folder.file("elsewhere"))) == before)
  }

  @Test func `to the network: the program calls nothing that could reach it`() throws {
    let folder = try TemporaryFolder()
    let list = Process()
    list.executableURL = URL(fileURLWithPath: "/usr/bin/nm")
    list.arguments = ["-D", "--undefined-only", CoachProcess.binary]
    let pipe = Pipe()
    list.standardOutput = pipe
    try list.run()
    let text = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    list.waitUntilExit()
    let names = Set(
      text.split(separator: "\n").compactMap { line in
        line.split(separator: " ").last.map { String($0.prefix { $0 != "@" }) }
      })
    #expect(names.contains("snd_pcm_open"), "the list of imports cannot be read")
    #expect(
      names.isDisjoint(with: [
        "socket", "socketpair", "connect", "bind", "listen", "accept", "accept4", "send", "sendto",
        "sendmsg", "recv", "recvfrom", "recvmsg", "getaddrinfo", "gethostbyname", "res_query",
      ]))
    _ = folder
  }
}
