import Foundation
import Synchronization

/// Runs the built program as a user does.
public struct CoachProcess {
  /// What came out.
  public struct Result: Sendable {
    /// The exit status.
    public let status: Int32
    /// Standard output.
    public let output: String
    /// Standard error.
    public let messages: String
  }

  /// The program beside the test runner.
  public static var binary: String {
    let runner =
      (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
    return URL(fileURLWithPath: runner).deletingLastPathComponent().path + "/coach"
  }

  /// Runs the program to its end.
  ///
  /// - Parameters:
  ///   - launcher: a command line that the program's is appended to.
  ///   - isOwn: whether the program itself is run; else the launcher alone, which names it.
  ///   - environment: added to a small, fixed one.
  ///   - input: what is piped in; nil for an input that is at its end.
  ///   - meanwhile: called with the process identifier once it runs.
  public static func run(
    _ arguments: [String], in folder: TemporaryFolder, launcher: [String] = [],
    environment: [String: String] = [:], isOwn: Bool = true,
    input: String? = nil, meanwhile: ((Int32) -> Void)? = nil
  ) throws -> Result {
    let process = Process()
    let words = launcher + (isOwn ? [binary] : []) + arguments
    process.executableURL = URL(fileURLWithPath: words[0])
    process.arguments = Array(words.dropFirst())
    process.currentDirectoryURL = URL(fileURLWithPath: folder.path)
    let home = ["HOME": folder.path, "XDG_DATA_HOME": folder.path, "PATH": "/usr/bin:/bin"]
    process.environment = home.merging(environment) { $1 }
    let (output, messages) = (folder.file(".output"), folder.file(".messages"))
    for file in [output, messages] {
      _ = FileManager.default.createFile(atPath: file, contents: nil)
    }
    process.standardOutput = FileHandle(forWritingAtPath: output)
    process.standardError = FileHandle(forWritingAtPath: messages)
    let pipe = Pipe()
    process.standardInput = input == nil ? FileHandle.nullDevice : pipe
    try process.run()
    if let input {
      // A program that has had enough of it closes the pipe.
      signal(SIGPIPE, SIG_IGN)
      try? pipe.fileHandleForWriting.write(contentsOf: Data(input.utf8))
      try pipe.fileHandleForWriting.close()
    }
    meanwhile?(process.processIdentifier)
    process.waitUntilExit()
    return Result(
      status: process.terminationStatus,
      output: (try? String(contentsOfFile: output, encoding: .utf8)) ?? "",
      messages: (try? String(contentsOfFile: messages, encoding: .utf8)) ?? "")
  }
}
