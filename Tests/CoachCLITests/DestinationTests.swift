import Foundation
import TestSupport
import Testing

@testable import CoachCLI

/// Nothing is written over by mistake, and everything that is no file is written through.
@Suite("What a result is written to")
struct DestinationTests {
  private static func write(
    _ text: String = "new", to path: String, inputs: [String] = [], isForced: Bool? = false
  ) throws(Failure) {
    try Destination(path, inputs: inputs, isForced: isForced).write(text)
  }

  private static func text(_ path: String) throws -> String {
    try String(contentsOfFile: path, encoding: .utf8)
  }

  private static func status(_ path: String) -> stat {
    var status = stat()
    lstat(path, &status)
    return status
  }

  /// What refuses to be written to, and still is what it was.
  private static func expectRefused(
    _ path: String, inputs: [String] = [], isForced: Bool? = false, _ words: String
  ) throws {
    let before = try Data(contentsOf: URL(fileURLWithPath: path))
    let failure = #expect(throws: Failure.self) {
      try write(to: path, inputs: inputs, isForced: isForced)
    }
    #expect(failure?.summary.contains(words) == true, "\(String(describing: failure))")
    #expect(failure?.remedy != nil)
    #expect(failure?.status == .usage)
    #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == before)
  }

  @Test func `a new file is made, and leaves nothing beside it`() throws {
    let folder = try TemporaryFolder()
    try Self.write(to: folder.file("a.txt"))
    #expect(try Self.text(folder.file("a.txt")) == "new")
    #expect(folder.names == ["a.txt"])
  }

  @Test func `a name as long as names can be is no trouble`() throws {
    let folder = try TemporaryFolder()
    let name = String(repeating: "n", count: 255)
    try Self.write(to: folder.file(name))
    #expect(folder.names == [name])
  }

  @Test func `a file that is there is replaced only when that is wanted`() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("old", to: "a.txt")
    try Self.expectRefused(path, "is there already")
    try Self.write(to: path, isForced: true)
    #expect(try Self.text(path) == "new")
    try Self.expectRefused(path, isForced: nil, "is there already")
  }

  @Test func `what is read is never replaced, under whatever name`() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("old", to: "a.md")
    try FileManager.default.createSymbolicLink(
      atPath: folder.file("link"), withDestinationPath: path)
    try FileManager.default.linkItem(atPath: path, toPath: folder.file("hard"))
    for name in ["a.md", "link", "hard", "./a.md"] {
      try Self.expectRefused(
        folder.file(name), inputs: ["3", path], isForced: true, "is read for it")
    }
  }

  @Test(arguments: ["talk.WAV", "talk.m4a", "talk.mp3"])
  func `a recording is never replaced, by its name`(name: String) throws {
    let folder = try TemporaryFolder()
    try Self.expectRefused(try folder.write("", to: name), isForced: true, "is a recording")
  }

  @Test(arguments: [
    Array("RIFF....WAVE".utf8), Array("fLaC".utf8), Array("OggS".utf8), Array("....ftypM4A ".utf8),
    Array("ID3".utf8), [0xFF, 0xFB, 0x90, 0x44], [0x1A, 0x45, 0xDF, 0xA3],
  ])
  func `a recording is never replaced, by its first bytes`(bytes: [UInt8]) throws {
    let folder = try TemporaryFolder()
    try Self.expectRefused(
      try folder.write(bytes, to: "talk.txt"), isForced: true, "is a recording")
  }

  @Test func `a text in UTF-16 is no recording`() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write([0xFF, 0xFE, 0x23, 0x00, 0x20, 0x00], to: "notes.txt")
    try Self.write(to: path, isForced: true)
    #expect(try Self.text(path) == "new")
  }

  @Test(arguments: [
    "audio.wav", "journal.jsonl", "take.json", "times.json", "report.html", "plan.md",
  ])
  func `a part of a take is never written, there or not`(name: String) throws {
    let folder = try TemporaryFolder()
    try folder.write("{}", to: "journal.jsonl")
    let before = folder.names
    let failure = #expect(throws: Failure.self) {
      try Self.write(to: folder.file(name), isForced: true)
    }
    #expect(failure?.summary.contains("is a part of a take") == true)
    #expect(folder.names == before)
    try Self.write(to: folder.file("mine.txt"))
  }

  @Test func `links are followed, also to what is not there yet`() throws {
    let folder = try TemporaryFolder()
    try FileManager.default.createDirectory(
      atPath: folder.file("b"), withIntermediateDirectories: true)
    try FileManager.default.createSymbolicLink(
      atPath: folder.file("link"), withDestinationPath: "b/target")
    for isForced in [false, true] {
      try Self.write(to: folder.file("link"), isForced: isForced)
      #expect(Self.status(folder.file("link")).st_mode & S_IFMT == S_IFLNK)
      #expect(try Self.text(folder.file("b/target")) == "new")
    }
    try FileManager.default.createSymbolicLink(
      atPath: folder.file("round"), withDestinationPath: "round")
    #expect(throws: Failure.self) { try Self.write(to: folder.file("round")) }
  }

  @Test func `mode, owner and access control list are kept`() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("old", to: "a.txt")
    chmod(path, 0o640)
    // Only root gives files away; others still see that nothing is lost.
    chown(path, geteuid() == 0 ? 12345 : geteuid(), getegid())
    let list = Self.command(["/usr/bin/setfacl", "-m", "u:23456:r", path]) == 0
    let before = Self.status(path)
    let access = Self.output(["/usr/bin/getfacl", "-n", path])
    try Self.write(to: path, isForced: true)
    let after = Self.status(path)
    #expect(try Self.text(path) == "new")
    #expect(after.st_mode == before.st_mode && after.st_uid == before.st_uid)
    #expect(after.st_gid == before.st_gid)
    if list { #expect(Self.output(["/usr/bin/getfacl", "-n", path]) == access) }
  }

  @Test func `a read-only file stays, for root too`() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("old", to: "a.txt")
    chmod(path, 0o444)
    try Self.expectRefused(path, isForced: true, "is read-only")
  }

  @Test func `a pipe is written through and stays a pipe`() throws {
    let folder = try TemporaryFolder()
    let path = folder.file("pipe")
    mkfifo(path, 0o600)
    let reader = open(path, O_RDONLY | O_NONBLOCK)
    defer { close(reader) }
    try Self.write(to: path)
    var bytes = [UInt8](repeating: 0, count: 10)
    #expect(read(reader, &bytes, 10) == 3)
    #expect(Self.status(path).st_mode & S_IFMT == S_IFIFO)
  }

  @Test(.enabled(if: geteuid() == 0)) func `a device is written through and stays a device`() throws
  {
    let folder = try TemporaryFolder()
    let (null, full) = (folder.file("null"), folder.file("full"))
    #expect(mknod(null, S_IFCHR | 0o600, Self.device(1, 3)) == 0)
    #expect(mknod(full, S_IFCHR | 0o600, Self.device(1, 7)) == 0)
    try Self.write(to: null)
    #expect(Self.status(null).st_mode & S_IFMT == S_IFCHR)
    let failure = #expect(throws: Failure.self) { try Self.write(to: full) }
    #expect(failure?.status == .lost)
  }

  @Test func `descriptors are written through, whatever they are`() throws {
    let folder = try TemporaryFolder()
    let log = open(folder.file("log"), O_WRONLY | O_CREAT | O_APPEND, 0o600)
    defer { close(log) }
    try Self.write("one", to: "/dev/fd/\(log)")
    try Self.write("two", to: "/proc/self/fd/\(log)")
    #expect(try Self.text(folder.file("log")) == "onetwo")
    var pair: [Int32] = [0, 0]
    socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0, &pair)
    defer { pair.forEach { close($0) } }
    try Self.write(to: "/dev/fd/\(pair[0])")
    var bytes = [UInt8](repeating: 0, count: 10)
    #expect(read(pair[1], &bytes, 10) == 3)
    let reading = open("/dev/null", O_RDONLY)
    defer { close(reading) }
    for bad in ["/dev/fd/\(reading)", "/dev/fd/9999"] {
      #expect(throws: Failure.self) { try Self.write(to: bad) }
    }
  }

  @Test func `folders, sockets and what is in no folder are refused`() throws {
    let folder = try TemporaryFolder()
    for path in [folder.path, folder.file("nowhere/a.txt"), folder.file("a.txt/b")] {
      #expect(throws: Failure.self) { try Self.write(to: path) }
    }
    #expect(folder.names == [])
  }

  private static func device(_ major: dev_t, _ minor: dev_t) -> dev_t { major << 8 | minor }

  private static func command(_ words: [String]) -> Int32 { run(words).status }
  private static func output(_ words: [String]) -> String { run(words).text }

  private static func run(_ words: [String]) -> (status: Int32, text: String) {
    guard FileManager.default.isExecutableFile(atPath: words[0]) else { return (127, "") }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: words[0])
    process.arguments = Array(words.dropFirst())
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = FileHandle.nullDevice
    guard (try? process.run()) != nil else { return (127, "") }
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: data, as: UTF8.self))
  }
}
