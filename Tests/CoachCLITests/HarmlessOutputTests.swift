import Foundation
import TestSupport
import Testing

@testable import CoachCLI
@testable import Takes

/// The built program, with `-o` onto what it must not destroy, and results that do not get out.
@Suite("Results that could do harm")
struct HarmlessOutputTests {
  /// A folder with a take, a recording, notes and labels.
  private static func folder() throws -> (TemporaryFolder, TakeFolder) {
    let folder = try TemporaryFolder()
    let take = try ShortTake.record(in: folder)
    for name in ["in.wav", "b.wav"] {
      try FileManager.default.copyItem(atPath: take.audio, toPath: folder.file(name))
    }
    try folder.write("0\t3\tA\n", to: "marks.txt")
    try folder.write("3 next\n7 q\n", to: "keys")
    return (folder, take)
  }

  /// Every file below a folder with its bytes.
  private static func contents(_ folder: TemporaryFolder) throws -> [String: Data] {
    var contents: [String: Data] = [:]
    for case let name as String in FileManager.default.enumerator(atPath: folder.path) ?? .init()
    where name != ".output" && name != ".messages" {
      contents[name] = FileManager.default.contents(atPath: folder.file(name))
    }
    return contents
  }

  @Test func `replace no input, no recording and no part of a take`() throws {
    let (folder, take) = try Self.folder()
    let before = try Self.contents(folder)
    let rehearse = ShortTake.command + ["--keys", "keys"]
    let commands = [
      ["analyse", "in.wav", "-o", "in.wav"], ["analyse", "in.wav", "b.wav", "-o", "b.wav"],
      ["analyse", "-o", "b.wav", "in.wav"],
      ["analyse", "in.wav", "--marks", "marks.txt", "-o", "marks.txt"],
      ["analyse", "in.wav", "--plan", "notes.md", "-o", "notes.md"],
      ["report", take.name, "-o", take.audio], ["report", "-o", take.record],
      ["report", "-f", "html", "-o", take.page], ["history", "-o", take.times],
      ["diff", take.name, take.name, "-o", take.journal],
      ["plan", "notes.md", "-o", "notes.md"], ["plan", "notes.md", "-o", "in.wav"],
      ["export", "in.wav", "-o", "in.wav"], ["mic", "--device", "filemic", "-o", "in.wav"],
      ["cut", take.name, "1", "-o", "in.wav"], rehearse + ["-o", "notes.md"],
      rehearse + ["--state-file", "notes.md"], rehearse + ["--state-file", "keys"],
      rehearse + ["--state-file", take.journal],
      ["drill", "notes.md", "--device", "filemic", "--keys", "keys", "-o", "keys"],
    ]
    let environment = try ShortTake.prepare(in: folder)
    for command in commands {
      for force in command[0] == "cut" ? [[]] : [[], ["--force"]] {
        let result = try CoachProcess.run(command + force, in: folder, environment: environment)
        #expect(result.status == 64, "\(command + force): \(result.messages)")
        #expect(result.output == "")
      }
    }
    let after = try Self.contents(folder)
    #expect(after == before, "\(Set(after.keys).symmetricDifference(before.keys))")
  }

  @Test func `replace none of the files of all layers, if one is there`() throws {
    let (folder, _) = try Self.folder()
    try folder.write("mine", to: "all.speech.txt")
    let command = ["export", "in.wav", "--plan", "notes.md", "--layer", "all", "-o", "all.txt"]
    let before = try Self.contents(folder)
    #expect(try CoachProcess.run(command, in: folder).status == 64)
    #expect(try Self.contents(folder) == before)
    #expect(try CoachProcess.run(command + ["--force"], in: folder).status == 0)
    #expect(folder.names.filter { $0.hasPrefix("all.") }.count == 3)
  }

  @Test func `a state file replaces a state, and nothing else without being told to`() throws {
    let folder = try TemporaryFolder()
    let environment = try ShortTake.prepare(in: folder)
    func rehearse(_ words: [String]) throws -> Int32 {
      try CoachProcess.run(
        ShortTake.command + words, in: folder, environment: environment, input: ShortTake.keys
      ).status
    }
    try folder.write("mine", to: "other.json")
    #expect(try rehearse(["--state-file", "state.json"]) == 0)
    #expect(try rehearse(["--state-file", "state.json"]) == 0)
    #expect(try rehearse(["--state-file", "other.json"]) == 64)
    #expect(try String(contentsOfFile: folder.file("other.json"), encoding: .utf8) == "mine")
    #expect(try rehearse(["--state-file", "other.json", "--force"]) == 0)
    // A pipe that nobody reads, and a device.
    mkfifo(folder.file("pipe"), 0o600)
    #expect(try rehearse(["--state-file", "pipe"]) == 0)
    #expect(try rehearse(["--state-file", "/dev/null"]) == 0)
  }

  @Test(arguments: [
    ["report"], ["report", "-f", "csv"], ["history"], ["plan", "notes.md"], ["--help"],
    ["--version"],
    ["completions", "bash"], ["analyse", "in.wav", "b.wav", "-f", "csv"], ["recover"],
  ])
  func `that find no room on standard output end with a message and status 74`(
    command: [String]
  ) throws {
    let (folder, _) = try Self.folder()
    let result = try CoachProcess.run(
      ["-c", "exec \"$0\" \"$@\" >/dev/full", CoachProcess.binary] + command, in: folder,
      launcher: ["/bin/sh"], isOwn: false)
    #expect(result.status == 74)
    #expect(result.messages.contains("cannot write the result"))
  }

  @Test func `whose reader went away are no error`() throws {
    let (folder, _) = try Self.folder()
    let result = try CoachProcess.run(
      [
        "-c", "(trap '' PIPE; \"$0\" report; echo $? >status) | true; cat status",
        CoachProcess.binary,
      ],
      in: folder, launcher: ["/bin/sh"], isOwn: false)
    #expect(result.output == "0\n", "\(result.messages)")
  }

  @Test func `whose terminal was closed are no error either; a broken disk is`() throws {
    let folder = try TemporaryFolder()
    var (master, slave): (Int32, Int32) = (-1, -1)
    try #require(openpty(&master, &slave, nil, nil, nil) == 0)
    defer { close(slave) }
    close(master)
    #expect(write(slave, "x", 1) == -1 && errno == EIO)
    #expect(Console.isReaderGone(EIO, slave))
    let file = open(folder.file("result"), O_WRONLY | O_CREAT, 0o600)
    defer { close(file) }
    #expect(!Console.isReaderGone(EIO, file) && Console.isReaderGone(EPIPE, file))
  }

  @Test func `do not take in messages where standard error is closed`() throws {
    let (folder, _) = try Self.folder()
    // The file would be descriptor 2, and the message about the missing recording a line of it.
    let result = try CoachProcess.run(
      ["-c", "exec \"$0\" analyse in.wav nowhere.wav -f csv -o out.csv 2>&-", CoachProcess.binary],
      in: folder, launcher: ["/bin/sh"], isOwn: false)
    #expect(result.status == 66)
    let text = try String(contentsOfFile: folder.file("out.csv"), encoding: .utf8)
    #expect(!text.contains("error:") && text.hasPrefix("file,"))
  }

  @Test(arguments: ["0<&-", "1>&-", "2>&-", "0<&- 1>&- 2>&-"])
  func `and takes are recorded with any of the standard streams closed`(closed: String) throws {
    let folder = try TemporaryFolder()
    let environment = try ShortTake.prepare(in: folder)
    try folder.write(ShortTake.keys, to: "keys")
    let result = try CoachProcess.run(
      ["-c", "exec \"$0\" \"$@\" \(closed)", CoachProcess.binary] + ShortTake.command
        + ["--keys", "keys"], in: folder, launcher: ["/bin/sh"], environment: environment,
      isOwn: false)
    #expect(result.status == 0, "\(result.messages)")
    let take = try #require(try ShortTake.takes(in: folder).first)
    #expect(take.isComplete && take.frames == 7 * 16_000)
  }

  @Test func `a word that is no UTF-8 leads to no other file`() throws {
    let folder = try TemporaryFolder()
    try folder.write("# T\n## PHASE 1: A (1 min)\n## PHASE 2: B (1 min)\n", to: "notes.md")
    let result = try CoachProcess.run(
      ["-c", "exec \"$0\" plan notes.md -o \"$(printf 'a\\377.txt')\"", CoachProcess.binary],
      in: folder, launcher: ["/bin/sh"], isOwn: false)
    #expect(result.status == 64)
    #expect(result.messages.contains("UTF-8"))
    #expect(folder.names.filter { $0.hasPrefix("a") } == [])
  }
}
