import Foundation
import TestSupport
import Testing

@testable import AudioCore
@testable import Coach
@testable import CoachCLI
@testable import Takes

@Suite("A page for somebody else, and in the browser")
struct SharedPageTests {
  @Test(arguments: [8000, 44_100])
  func `holds its sound and names nothing of this machine`(rate: Int) throws {
    let folder = try TemporaryFolder()
    let take = try StoredTake.make(day: 1, in: folder)
    if rate != StoredTake.rate {
      // The same frames at a rate that Opus does not know.
      try Data(WaveBytes.file(StoredTake.samples, rate: rate))
        .write(to: URL(fileURLWithPath: take.audio))
    }
    _ = try CoachProcess.run(["takes", "note", "1s", "shown on the page"], in: folder)
    _ = try CoachProcess.run(["takes", "rename", "1", "secret name"], in: folder)
    let result = try CoachProcess.run(["report", "--share", "talk.html"], in: folder)
    #expect(result.status == 0 && result.output.isEmpty, "\(result.messages)")
    let page = try String(contentsOfFile: folder.file("talk.html"), encoding: .utf8)
    let size = SizeText.text(page.utf8.count)
    #expect(result.messages == "talk.html: \(size), with its sound\n")
    #expect(page.contains("shown on the page") && !page.contains("secret name"))
    for secret in [folder.path, "coach/takes", "audio.wav", take.name, "journal"] {
      #expect(!page.contains(secret), "\(secret)")
    }
    let match = try #require(try /src="data:audio\/ogg;base64,([^"]*)"/.firstMatch(in: page))
    let sound = try #require(Data(base64Encoded: String(match.1)))
    let path = folder.file("sound.opus")
    try sound.write(to: URL(fileURLWithPath: path))
    let reader = try SoundFileReader(path: path)
    let seconds = Double(StoredTake.samples.count) / Double(rate)
    #expect(abs(Double(reader.frames) / Double(reader.rate) - seconds) < 0.1)
    // Half an hour under 10 MB, with some bytes for the page.
    #expect(Double(page.utf8.count - 60_000) / seconds < 10e6 / 1800)
    #expect(folder.names.allSatisfy { !$0.hasSuffix(".tmp") })
    let again = try CoachProcess.run(["report", "--share", "talk.html"], in: folder)
    #expect(again.status == 64 && again.messages.contains("--force"))
  }

  @Test(arguments: [
    (["--share", "-"], "cannot be written to '-'"),
    (["--share", "a.html", "-f", "json"], "--format"),
    (["--share", "a.html", "-o", "b.html"], "--output"),
    (["--open", "--basis", "elapsed"], "without '--basis'"),
  ])
  func `says what does not go together`(words: [String], message: String) throws {
    let folder = try TemporaryFolder()
    try StoredTake.make(day: 1, in: folder)
    let result = try CoachProcess.run(["report"] + words, in: folder)
    #expect(result.status == 64 && result.messages.contains(message), "\(result.messages)")
  }

  /// A folder for PATH with an `xdg-open` that does this.
  private static func opener(_ script: String, in folder: TemporaryFolder) throws -> String {
    let bin = folder.file("bin")
    try FileManager.default.createDirectory(atPath: bin, withIntermediateDirectories: true)
    try folder.write("#!/bin/sh\n\(script)\n", to: "bin/xdg-open")
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o755], ofItemAtPath: bin + "/xdg-open")
    return bin + ":/usr/bin:/bin"
  }

  @Test func `is opened by xdg-open, made first where the take has none`() throws {
    let folder = try TemporaryFolder()
    let take = try StoredTake.make(day: 1, in: folder)
    // A browser goes on when this program has ended.
    let path = try Self.opener(
      "echo \"$1\" > '\(folder.file("asked"))'; sleep 7; echo > '\(folder.file("later"))'",
      in: folder)
    let result = try CoachProcess.run(
      ["report", "--open"], in: folder, environment: ["PATH": path])
    #expect(result.status == 0, "\(result.messages)")
    let address = try String(contentsOfFile: folder.file("asked"), encoding: .utf8)
    let page = try #require(URL(string: address.trimmingCharacters(in: .newlines)))
    #expect(page.isFileURL && page.path.hasSuffix("\(take.name)/report.html"))
    #expect(FileManager.default.fileExists(atPath: page.path))
    Eventually.isTrue { folder.names.contains("later") }
    #expect(folder.names.contains("later"))
  }

  @Test(arguments: ["exit 3", nil])
  func `that nothing opens is named`(script: String?) throws {
    let folder = try TemporaryFolder()
    let take = try StoredTake.make(day: 1, in: folder)
    let path = try script.map { try Self.opener($0, in: folder) } ?? "/nowhere"
    let result = try CoachProcess.run(
      ["report", "--open"], in: folder, environment: ["PATH": path])
    #expect(result.status == 1)
    #expect(result.messages.contains("open it yourself: file://"))
    #expect(result.messages.contains("\(take.name)/report.html"))
  }
}
