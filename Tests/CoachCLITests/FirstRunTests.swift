import Foundation
import TestSupport
import Testing

@testable import CoachCLI

@Suite("The first run")
struct FirstRunTests {
  @Test func `without a command says in five lines what to do first`() throws {
    let folder = try TemporaryFolder()
    let result = try CoachProcess.run([], in: folder)
    #expect(result.status == 0)
    #expect(result.messages == "")
    #expect(result.output.split(separator: "\n").count == 5)
    for line in result.output.split(separator: "\n").dropFirst() {
      let words = line.split(separator: " ").map(String.init)
      let command = try #require(CommandList.named(words[1]), "\(line)")
      for option in words.dropFirst(2).prefix(while: { $0.hasPrefix("--") }) {
        #expect(command.spec.option(named: String(option.dropFirst(2))) != nil, "\(line)")
      }
    }
  }

  @Test func `of the demo reports the sample, with nothing among the user's takes`() throws {
    let folder = try TemporaryFolder()
    let result = try CoachProcess.run(["demo"], in: folder)
    #expect(result.status == 0, "\(result.messages)")
    #expect(result.output.contains("OVER by 0:21"))
    #expect(try Self.takes(folder, "coach/takes").isEmpty)
    let demo = try Self.takes(folder, "coach/demo/coach/takes")
    #expect(demo.count == 1)
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: folder.file("coach/demo")) == ["coach"])
    #expect(FileManager.default.fileExists(atPath: (demo.first ?? "") + "/report.html"))
    // Another one takes its place, and is not compared with it.
    let again = try CoachProcess.run(["demo"], in: folder)
    #expect(Self.figures(again.output) == Self.figures(result.output))
    #expect(try Self.takes(folder, "coach/demo/coach/takes").count == 1)
  }

  @Test func `of the demo is private, whatever stands in its folder's place`() throws {
    let folder = try TemporaryFolder()
    for name in ["coach", "elsewhere"] {
      try FileManager.default.createDirectory(
        atPath: folder.file(name), withIntermediateDirectories: true)
    }
    try folder.write("mine", to: "elsewhere/notes.md")
    try FileManager.default.createSymbolicLink(
      atPath: folder.file("coach/demo"), withDestinationPath: folder.file("elsewhere"))
    let result = try CoachProcess.run(["demo"], in: folder)
    #expect(result.status == 0, "\(result.messages)")
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: folder.file("elsewhere")) == ["notes.md"])
    let mode = try FileManager.default.attributesOfItem(atPath: folder.file("coach/demo"))
    #expect(mode[.posixPermissions] as? Int == 0o700)
  }

  @Test func `of a program without its sample says so`() throws {
    let folder = try TemporaryFolder()
    let copy = folder.file("coach-alone")
    try FileManager.default.copyItem(atPath: CoachProcess.binary, toPath: copy)
    let result = try CoachProcess.run(["demo"], in: folder, launcher: [copy], isOwn: false)
    #expect(result.status == 66)
    #expect(result.messages.contains("the sample rehearsal is not installed"))
  }

  @Test func `of an installed program finds the sample beside it`() throws {
    let folder = try TemporaryFolder()
    for part in ["usr/bin", "usr/share"] {
      try FileManager.default.createDirectory(
        atPath: folder.file(part), withIntermediateDirectories: true)
    }
    let copy = folder.file("usr/bin/coach")
    try FileManager.default.copyItem(atPath: CoachProcess.binary, toPath: copy)
    let examples = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Examples")
    try FileManager.default.createSymbolicLink(
      atPath: folder.file("usr/share/coach"), withDestinationPath: examples.path)
    let result = try CoachProcess.run(["demo"], in: folder, launcher: [copy], isOwn: false)
    #expect(result.status == 0, "\(result.messages)")
    #expect(result.output.contains("OVER by 0:21"))
  }

  @Test func `says which program it is, and with which libraries`() throws {
    let folder = try TemporaryFolder()
    let lines = try CoachProcess.run(["--version"], in: folder).output.split(separator: "\n")
    #expect(lines.count == 3)
    #expect(lines[0] == "coach \(Version.number)")
    #expect(Version.number.split(separator: ".").compactMap { Int($0) }.count == 3)
    #expect(lines[1].hasPrefix("commit "))
    for name in ["alsa-lib", "libsndfile", "libcmark-gfm"] {
      #expect(lines[2].contains(name + " "), "\(lines[2])")
    }
  }

  private static func takes(_ folder: TemporaryFolder, _ path: String) throws -> [String] {
    let root = folder.file(path)
    guard FileManager.default.fileExists(atPath: root) else { return [] }
    return try FileManager.default.contentsOfDirectory(atPath: root).map { root + "/" + $0 }
  }

  /// A report without the lines that name the take.
  private static func figures(_ report: String) -> [Substring] {
    report.split(separator: "\n").filter { !$0.contains("sample-rehearsal") }
  }
}
