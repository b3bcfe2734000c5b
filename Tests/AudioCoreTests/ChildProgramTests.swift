import Foundation
import TestSupport
import Testing

@testable import AudioCore

@Suite("Another program")
struct ChildProgramTests {
  private static func run(
    _ name: String, _ arguments: [String], limit: Int = 1 << 20, seconds: Int = 60
  ) throws(ProgramError) -> String {
    String(
      decoding: try ChildProgram.output(of: name, arguments, limit: limit, seconds: seconds),
      as: UTF8.self)
  }

  @Test func `gets its arguments as they are, past any shell`() throws {
    let words = ["-n", "a b", "$HOME", "*", "x;y", "new\nline", "'\""]
    #expect(try Self.run("printf", ["%s|"] + words) == words.map { $0 + "|" }.joined())
  }

  @Test func `that is not installed is an error of its own`() {
    #expect(throws: ProgramError.missing(program: "no-such-program")) {
      try Self.run("no-such-program", [])
    }
    #expect(ProgramPath.find("../bin/sh") == nil || ProgramPath.find("sh") != nil)
  }

  @Test func `that fails says why, and nothing of it reaches the terminal`() {
    #expect(throws: ProgramError.failed(program: "sh", why: "the last")) {
      try Self.run("sh", ["-c", "echo first >&2; printf 'the\\033 last\\n\\n' >&2; exit 3"])
    }
  }

  @Test func `may say more than a pipe holds before it writes`() throws {
    #expect(
      try Self.run("sh", ["-c", "head -c 300000 /dev/zero >&2; echo done"]) == "done\n")
  }

  @Test func `that writes too much is ended`() {
    #expect(throws: ProgramError.tooMuch(program: "cat", bytes: 1000)) {
      try Self.run("cat", ["/dev/zero"], limit: 1000)
    }
  }

  @Test func `that takes too long is ended, with all that it started`() throws {
    let folder = try TemporaryFolder()
    #expect(throws: ProgramError.tooSlow(program: "sh", seconds: 1)) {
      try Self.run(
        "sh", ["-c", "sleep 1000 & echo $! > '\(folder.file("pid"))'; wait"], seconds: 1)
    }
    let text = try String(contentsOfFile: folder.file("pid"), encoding: .utf8)
    let process = try #require(pid_t(text.trimmingCharacters(in: .whitespacesAndNewlines)))
    Eventually.isTrue { Self.isGone(process) }
    #expect(Self.isGone(process))
  }

  /// Ended, whether or not anyone has collected it.
  private static func isGone(_ process: pid_t) -> Bool {
    let status = (try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8)) ?? ""
    return status.isEmpty || status.contains(") Z ")
  }

  @Test func `reads what it is given on standard input`() throws {
    let folder = try TemporaryFolder()
    try folder.write("given", to: "in.txt")
    let file = open(folder.file("in.txt"), O_RDONLY)
    defer { close(file) }
    let output = try ChildProgram.output(of: "cat", [], input: file, limit: 100, seconds: 60)
    #expect(String(decoding: output, as: UTF8.self) == "given")
    #expect(try Self.run("cat", []).isEmpty)
  }

  @Test func `is ended with the thread that started it`() throws {
    let process = Locked<pid_t?>(nil)
    let thread = try WorkerThread {
      guard var program = try? ChildProgram("sh", ["-c", "echo $$; exec sleep 1000"]) else {
        return
      }
      var bytes = [UInt8](repeating: 0, count: 100)
      let count = bytes.withUnsafeMutableBytes { program.read(into: $0) } ?? 0
      let text = String(decoding: bytes.prefix(count), as: UTF8.self)
      process.withLock { $0 = pid_t(text.trimmingCharacters(in: .whitespacesAndNewlines)) }
      pthread_exit(nil)  // without ending the program
    }
    thread.join()
    let found = try #require(process.withLock { $0 })
    Eventually.isTrue { Self.isGone(found) }
    #expect(Self.isGone(found))
  }

  @Test func `starts many times at once without keeping another's pipes open`() {
    DispatchQueue.concurrentPerform(iterations: 40) { index in
      #expect((try? Self.run("echo", ["\(index)"])) == "\(index)\n")
    }
  }
}
