import AudioCore
import Foundation
import TestSupport
import Testing

@Suite("Lists of recordings")
struct FileListTests {
  private static func recordings(_ count: Int, in folder: TemporaryFolder) throws -> [String] {
    try (0..<count).map { index in
      var speech = SyntheticSpeech(rate: 8000, seed: UInt64(index))
      speech.silence(0.5)
      speech.speak(2 + Double(index) / 4)
      try folder.write(WaveBytes.file(speech.samples, rate: 8000), to: "r \(index).wav")
      return "r \(index).wav"
    }
  }

  private static func lines(_ text: String) -> Set<Substring> { Set(text.split(separator: "\n")) }

  @Test func `give a line each, from a file, from standard input, ended by lines or by zeros`()
    throws
  {
    let folder = try TemporaryFolder()
    let names = try Self.recordings(5, in: folder)
    try folder.write(names.joined(separator: "\r\n") + "\n\n", to: "list.txt")
    let expected = try Self.lines(
      CoachProcess.run(["analyse"] + names + ["-f", "json"], in: folder).output)
    #expect(expected.count == 5)
    let results = try [
      CoachProcess.run(["analyse", "--files-from", "list.txt"], in: folder),
      CoachProcess.run(
        ["analyse", "--files-from", "-"], in: folder, input: names.joined(separator: "\n")),
      CoachProcess.run(
        ["analyse", "--files-from", "-"], in: folder, input: names.joined(separator: "\0") + "\0"),
      CoachProcess.run(
        ["analyse", names[0], "--files-from", "-"], in: folder,
        input: names.dropFirst().joined(separator: "\n")),
    ]
    for result in results {
      #expect(result.status == 0 && Self.lines(result.output) == expected, "\(result.messages)")
    }
    for input in ["", "\n\n"] {
      #expect(
        try CoachProcess.run(["analyse", "--files-from", "-"], in: folder, input: input).status
          == 66)
    }
    #expect(try CoachProcess.run(["analyse"], in: folder).status == 64)
  }

  @Test func `go on where they stopped, also in the middle of a line`() throws {
    let folder = try TemporaryFolder()
    let names = try Self.recordings(6, in: folder)
    try folder.write((names + ["gone.wav"]).joined(separator: "\n"), to: "list.txt")
    let all = try CoachProcess.run(["analyse", "--files-from", "list.txt"], in: folder)
    #expect(all.status == 66 && all.messages.hasSuffix("1 of 7 could not be analysed\n"))
    let first =
      all.output.split(separator: "\n").prefix(2).joined(separator: "\n") + "\n{\"advice\":[\"cut"
    try folder.write(first, to: "out.jsonl")
    let rest = try CoachProcess.run(
      ["analyse", "--files-from", "list.txt", "--resume", "out.jsonl"], in: folder)
    #expect(rest.output.isEmpty && rest.messages.hasSuffix("2 of 7 were in 'out.jsonl' already\n"))
    let text = try String(contentsOfFile: folder.file("out.jsonl"), encoding: .utf8)
    #expect(text.split(separator: "\n").count == 7 && Self.lines(text) == Self.lines(all.output))
    let again = try CoachProcess.run(
      ["analyse", "--files-from", "list.txt", "--resume", "out.jsonl"], in: folder)
    #expect(again.status == 0)
    #expect(try String(contentsOfFile: folder.file("out.jsonl"), encoding: .utf8) == text)
  }

  @Test func `are added to no file of another kind`() throws {
    let folder = try TemporaryFolder()
    let names = try Self.recordings(1, in: folder)
    let sound = try Data(contentsOf: URL(fileURLWithPath: folder.file(names[0])))
    try folder.write("# Notes", to: "notes.md")
    try folder.write("{\"a\":1}\n", to: "other.jsonl")
    for name in ["notes.md", "other.jsonl", names[0]] {
      let before = try Data(contentsOf: URL(fileURLWithPath: folder.file(name)))
      #expect(
        try CoachProcess.run(["analyse", names[0], "--resume", name], in: folder).status == 65)
      #expect(try Data(contentsOf: URL(fileURLWithPath: folder.file(name))) == before)
    }
    #expect(try Data(contentsOf: URL(fileURLWithPath: folder.file(names[0]))) == sound)
    #expect(
      try CoachProcess.run(["analyse", names[0], "--resume", "a.jsonl", "-f", "csv"], in: folder)
        .status == 64)
  }

  @Test func `shared out to two workers give the same lines as one run`() throws {
    let folder = try TemporaryFolder()
    let names = try Self.recordings(7, in: folder)
    try folder.write(names.joined(separator: "\n") + "\n", to: "list.txt")
    let single = try CoachProcess.run(["analyse", "--files-from", "list.txt"], in: folder)
    let hasParallel = ProgramPath.find("parallel") != nil
    let binary = CoachProcess.binary
    let script =
      hasParallel
      ? "parallel --will-cite --jobs 2 --pipe -N 2 '\(binary) analyse --jobs 1 --files-from -' < list.txt"
      : "split -n l/2 list.txt part. && for part in part.??; do \(binary) analyse --jobs 1 --files-from $part "
        + "> $part.jsonl & done; wait; cat part.*.jsonl"
    let shared = try CoachProcess.run(
      ["-c", script], in: folder, launcher: ["/bin/sh"], isOwn: false)
    #expect(Self.lines(shared.output) == Self.lines(single.output), "\(shared.messages)")
    #expect(shared.output.split(separator: "\n").count == 7)
  }
}
