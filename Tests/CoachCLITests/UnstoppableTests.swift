import Foundation
import TestSupport
import Testing

@testable import AudioCore
@testable import CoachCLI
@testable import Takes

/// Whatever stalls or hangs around a rehearsal, a signal ends it.
@Suite("A rehearsal can be stopped")
struct UnstoppableTests {
  private static let rate = 16_000
  private static let speech: SyntheticSpeech = {
    var speech = SyntheticSpeech(rate: rate, seed: 143)
    for _ in 0..<20 {
      speech.silence(0.5)
      speech.speak(1.5)
    }
    return speech
  }()
  private static let command = [
    "rehearse", "notes.md", "--device", "faulty", "--rate", "\(rate)", "-o", "report.txt",
  ]

  private static func prepare(
    in folder: TemporaryFolder, faults: [FaultyMicrophone.Fault] = []
  ) throws -> [String: String] {
    try folder.write("# T\n## PHASE 1: A (1-5 s)\n## PHASE 2: B (1-5 s)\n", to: "notes.md")
    return try FaultyMicrophone(
      speech.samples, rate: rate, faults: faults, isRealTime: true, in: folder
    ).environment
  }

  private static func take(in folder: TemporaryFolder) -> TakeFolder? {
    (try? ShortTake.takes(in: folder))?.first
  }

  /// A pipe for standard error that is full and that nobody reads.
  private static func stalled(in folder: TemporaryFolder, blocks: Bool) -> (Int32, Int32) {
    let path = folder.file("stalled")
    mkfifo(path, 0o600)
    let reader = open(path, O_RDONLY | O_NONBLOCK)
    let writer = open(path, O_WRONLY | O_NONBLOCK)
    let bytes = [UInt8](repeating: UInt8(ascii: "x"), count: 1 << 12)
    while write(writer, bytes, bytes.count) > 0 {}
    while write(writer, bytes, 1) > 0 {}
    if blocks { _ = fcntl(writer, F_SETFL, 0) }
    return (reader, writer)
  }

  @Test(
    arguments: [SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGXCPU, SIGUSR1, SIGALRM], [true, false])
  func `while standard error stalls, by every signal`(signal: Int32, blocks: Bool) throws {
    let folder = try TemporaryFolder()
    let environment = try Self.prepare(in: folder)
    let (reader, writer) = Self.stalled(in: folder, blocks: blocks)
    defer {
      close(reader)
      close(writer)
    }
    let result = try CoachProcess.run(
      ["-c", "exec \"$0\" \"$@\" 2>stalled", CoachProcess.binary] + Self.command, in: folder,
      launcher: ["/bin/sh"], environment: environment, isOwn: false
    ) { process in
      // A shell's redirection waits for room in the pipe's opening only.
      Eventually.isTrue { (Self.take(in: folder)?.frames ?? 0) > Self.rate / 2 }
      kill(process, signal)
    }
    #expect(result.status == 0)
    let take = try #require(Self.take(in: folder))
    #expect(take.isComplete && take.hasPage)
    let report = try String(contentsOfFile: folder.file("report.txt"), encoding: .utf8)
    #expect(report.contains("A"))
  }

  @Test(arguments: ["open", "prepare", "start"], [SIGINT, SIGTERM, SIGHUP, SIGQUIT])
  func `while the driver hangs before the first sound`(step: String, signal: Int32) throws {
    let folder = try TemporaryFolder()
    var environment = try Self.prepare(in: folder)
    environment["FAULTY_HANG"] = "\(step),\(folder.file("hangs"))"
    let result = try CoachProcess.run(Self.command, in: folder, environment: environment) {
      process in
      Eventually.isTrue { FileManager.default.fileExists(atPath: folder.file("hangs")) }
      kill(process, signal)
    }
    #expect(result.status == 130)
    #expect(result.messages.contains("stopped before the recording began"))
    #expect(try ShortTake.takes(in: folder) == [])
  }

  @Test(arguments: ["open", "start"])
  func `and so can a check of the microphone`(step: String) throws {
    let folder = try TemporaryFolder()
    var environment = try Self.prepare(in: folder)
    environment["FAULTY_HANG"] = "\(step),\(folder.file("hangs"))"
    let result = try CoachProcess.run(
      ["mic", "--device", "faulty", "--rate", "\(Self.rate)"], in: folder,
      environment: environment
    ) { process in
      Eventually.isTrue { FileManager.default.fileExists(atPath: folder.file("hangs")) }
      kill(process, SIGINT)
    }
    #expect(result.status == 130)
  }

  @Test(.enabled(if: Sanitizer.isOff)) func `whatever becomes of the wall clock`() throws {
    let folder = try TemporaryFolder()
    var environment = try Self.prepare(
      in: folder, faults: [.init(.hang, at: Self.rate, for: 3600 * Self.rate)])
    try folder.write("+1h", to: "clock")
    environment["FAKETIME_TIMESTAMP_FILE"] = folder.file("clock")
    environment["FAKETIME_NO_CACHE"] = "1"
    environment["ASAN_OPTIONS"] = "verify_asan_link_order=0"
    environment["FAKETIME_DONT_FAKE_MONOTONIC"] = "1"
    environment["LD_PRELOAD"] = Self.faketime
    // The library changes the environment of the first program that it is loaded into, and Swift looks for the
    // command line beside that.
    let result = try CoachProcess.run(
      Self.command, in: folder, launcher: ["/usr/bin/env"], environment: environment
    ) { process in
      Eventually.isTrue { (Self.take(in: folder)?.frames ?? 0) >= Self.rate - 640 }
      _ = try? folder.write("-1h", to: "clock")
      kill(process, SIGTERM)
    }
    #expect(result.status == 0, "\(result.messages)")
    let take = try #require(Self.take(in: folder), "\(result)")
    #expect(take.isComplete)
  }

  private static let faketime =
    ["/usr/lib/x86_64-linux-gnu", "/usr/lib/aarch64-linux-gnu"]
    .map { $0 + "/faketime/libfaketime.so.1" }
    .first { FileManager.default.fileExists(atPath: $0) } ?? "libfaketime is not there"

  @Test func `twice, when the first time was not enough`() throws {
    let folder = try TemporaryFolder()
    var environment = try Self.prepare(in: folder)
    // The processor's time being used up is told every second, and is no second wish.
    environment["FAULTY_DISK_SYNC_HANG"] = "1,3"
    environment["LD_PRELOAD"] = try FaultyMicrophone.disk.get()
    environment["ASAN_OPTIONS"] = "verify_asan_link_order=0"
    let result = try CoachProcess.run(Self.command, in: folder, environment: environment) {
      process in
      Eventually.isTrue { (Self.take(in: folder)?.frames ?? 0) > Self.rate / 2 }
      Eventually.isTrue {
        kill(process, SIGXCPU)
        return Self.take(in: folder)?.isComplete == true
      }
    }
    #expect(result.status == 0, "\(result.messages)")
    #expect(try #require(Self.take(in: folder)).isComplete)
  }
}

/// What is exposed while recording.
@Suite("A rehearsal leaves no dump of what was said")
struct CoreDumpTests {
  @Test(.enabled(if: Sanitizer.isOff), arguments: [SIGSEGV, SIGBUS, SIGTRAP])
  func `when it crashes`(signal: Int32) throws {
    let folder = try TemporaryFolder()
    var speech = SyntheticSpeech(rate: 16_000, seed: 144)
    for _ in 0..<10 { speech.speak(2) }
    var environment = try FaultyMicrophone(
      speech.samples, rate: 16_000, isRealTime: true, in: folder
    ).environment
    // Swift's own handler, where its tools are, goes on after a signal that no fault has caused.
    environment["SWIFT_BACKTRACE"] = "enable=no"
    try folder.write("# T\n## PHASE 1: A (1-5 s)\n## PHASE 2: B (1-5 s)\n", to: "notes.md")
    var limits = ""
    var owner: uid_t?
    let result = try CoachProcess.run(
      [
        "-c", "ulimit -c unlimited; exec \"$0\" rehearse notes.md --device faulty --rate 16000",
        CoachProcess.binary,
      ], in: folder, launcher: ["/bin/bash"], environment: environment, isOwn: false
    ) { process in
      Eventually.isTrue { ((try? ShortTake.takes(in: folder))?.first?.frames ?? 0) > 0 }
      limits = (try? String(contentsOfFile: "/proc/\(process)/limits", encoding: .utf8)) ?? ""
      var status = stat()
      if stat("/proc/\(process)/environ", &status) == 0 { owner = status.st_uid }
      kill(process, signal)
    }
    #expect(result.status == signal)
    let line = try #require(limits.split(separator: "\n").first { $0.hasPrefix("Max core") })
    #expect(line.split(separator: " ")[4] == "0", "\(line)")
    #expect(owner == 0)
    #expect(folder.names.filter { $0.hasPrefix("core") } == [])
  }
}

/// Keys from a pipe that never ends, and systems that give nothing.
@Suite("Limits are told")
struct LimitTests {
  @Test(
    .enabled(if: Sanitizer.isOff),
    arguments: [
      "yes next", "yes hold", "yes ''", "yes '# x'", "yes nonsense", "cat /dev/zero",
      "yes next | tr -d '\\n'", "cat /dev/urandom",
    ])
  func `of keys before the start`(source: String) throws {
    let folder = try TemporaryFolder()
    let environment = try ShortTake.prepare(in: folder)
    try folder.write("", to: "empty")
    let result = try CoachProcess.run(
      [
        "-c", "ulimit -v 4000000; (\(source)) 2>empty | \"$0\" \"$@\" --duration 7s",
        CoachProcess.binary,
      ]
        + ShortTake.command, in: folder, launcher: ["/usr/bin/timeout", "60", "/bin/bash"],
      environment: environment, isOwn: false)
    // Lines without keys stand in nobody's way; the others are no script.
    #expect([0, 65].contains(result.status), "\(result.messages)")
    #expect(result.messages.utf8.count < 20_000)
    if result.status == 65 { #expect(try ShortTake.takes(in: folder) == []) }
  }

  @Test func `of keys while recording, once, and the take goes on`() throws {
    let folder = try TemporaryFolder()
    let environment = try ShortTake.prepare(in: folder)
    let lines = String(repeating: "hold\n", count: 30_000)
    let result = try CoachProcess.run(
      ShortTake.command + ["--duration", "7s"], in: folder, environment: environment, input: lines)
    #expect(result.status == 65)
    #expect(result.messages.contains("too many lines"))
  }

  @Test(arguments: 0..<7) func `of threads`(count: Int) throws {
    let folder = try TemporaryFolder()
    var environment = try ShortTake.prepare(in: folder)
    environment["FAULTY_THREAD"] = "\(count)"
    environment["LD_PRELOAD"] = try FaultyMicrophone.disk.get()
    environment["ASAN_OPTIONS"] = "verify_asan_link_order=0"
    let result = try CoachProcess.run(
      ShortTake.command, in: folder, environment: environment, input: ShortTake.keys)
    if result.status != 0 {
      #expect(result.status == 1 || result.status == 69, "\(result.messages)")
      #expect(result.messages.contains("starts no more threads"))
      #expect(try ShortTake.takes(in: folder) == [])
    } else {
      #expect(try ShortTake.takes(in: folder).first?.isComplete == true)
    }
    #expect(count > 0 || result.status != 0)
    #expect(count < 6 || result.status == 0)
  }

  @Test(.enabled(if: Sanitizer.isOff)) func `of memory, wherever it ends`() throws {
    let folder = try TemporaryFolder()
    let take = try ShortTake.record(in: folder)
    func status(_ kilobytes: Int, _ words: [String]) throws -> CoachProcess.Result {
      try CoachProcess.run(
        ["-c", "ulimit -v \(kilobytes); exec \"$0\" \"$@\"", CoachProcess.binary] + words,
        in: folder,
        launcher: ["/bin/sh"], isOwn: false)
    }
    // From where the program can be started at all; a sanitizer never can.
    for kilobytes in stride(from: 20_000, through: 400_000, by: 10_000)
    where try status(kilobytes, ["--version"]).status == 0 {
      let result = try status(kilobytes, ["analyse", take.audio])
      #expect([0, 1].contains(result.status), "\(kilobytes) kB: \(result)")
      if result.status == 0 { break }
      #expect(result.messages.contains("not enough memory"))
    }
  }

  @Test func `of threads of a batch: it is done with those that there are`() throws {
    let folder = try TemporaryFolder()
    let take = try ShortTake.record(in: folder)
    let environment = [
      "FAULTY_THREAD": "1", "LD_PRELOAD": try FaultyMicrophone.disk.get(),
      "ASAN_OPTIONS": "verify_asan_link_order=0",
    ]
    let result = try CoachProcess.run(
      ["analyse", take.audio, take.audio, take.audio, "--jobs", "3", "-f", "json"], in: folder,
      environment: environment)
    #expect(result.status == 0, "\(result.messages)")
    #expect(result.output.split(separator: "\n").count == 3)
  }
}
