import Foundation
import TestSupport
import Testing

@testable import CoachCLI
@testable import Takes

/// Pipes, sockets, devices and links among the takes hang nobody and lead nowhere.
@Suite("What is no file of a take")
struct ForeignFilesTests {
  enum Kind: String, CaseIterable { case pipe, socket, device, link, hardLink, folder }

  private static let commands = [
    ["report"], ["history"], ["recover"], ["diff"], ["play", "--device", "null"],
    ["export", "TAKE"], ["analyse", "TAKE"], ["cut", "1", "-o", "p.wav"],
  ]

  /// Puts something else in the place of a file.
  private static func replace(_ path: String, by kind: Kind, in folder: TemporaryFolder) throws {
    try FileManager.default.moveItem(atPath: path, toPath: folder.file("elsewhere"))
    switch kind {
    case .pipe: mkfifo(path, 0o600)
    case .device: mknod(path, S_IFCHR | 0o600, 1 << 8 | 5)  // /dev/zero
    case .link:
      try FileManager.default.createSymbolicLink(
        atPath: path, withDestinationPath: folder.file("elsewhere"))
    case .hardLink:
      try FileManager.default.linkItem(atPath: folder.file("elsewhere"), toPath: path)
    case .folder:
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
    case .socket:
      let descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
      defer { close(descriptor) }
      var address = sockaddr_un()
      address.sun_family = sa_family_t(AF_UNIX)
      // A path of a socket is short: bound to a short one, then moved.
      let short = "/tmp/coach-\(getpid())-\(UInt32.random(in: 0 ... .max))"
      withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: short.utf8) }
      let size = socklen_t(MemoryLayout<sockaddr_un>.size)
      let status = withUnsafePointer(to: &address) {
        $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { bind(descriptor, $0, size) }
      }
      try #require(status == 0)
      try FileManager.default.moveItem(atPath: short, toPath: path)
    }
  }

  @Test(arguments: Kind.allCases, ["audio.wav", "journal.jsonl", "plan.md", "times.json"])
  func `is refused without being opened, and the other takes go on`(
    kind: Kind, name: String
  ) throws {
    guard kind != .device || geteuid() == 0 else { return }
    let folder = try TemporaryFolder()
    let good = try ShortTake.record(in: folder, startedAt: "2026-11-20T10:00:00+00:00")
    let bad = try ShortTake.record(in: folder, startedAt: "2026-11-21T10:00:00+00:00")
    _ = try CoachProcess.run(["history"], in: folder)
    try Self.replace(bad.file(name), by: kind, in: folder)
    let before = folder.names
    let elsewhere = try Data(contentsOf: URL(fileURLWithPath: folder.file("elsewhere")))
    for command in Self.commands {
      let words = command.map { $0 == "TAKE" ? bad.path : $0 }
      let result = try CoachProcess.run(words, in: folder, launcher: ["/usr/bin/timeout", "20"])
      #expect(result.status != 124, "\(words) hangs")
      #expect(result.status < 128, "\(words): \(result.messages)")
      if result.status != 0, command != ["diff"] {
        #expect(result.messages.contains(bad.name), "\(words)")
      }
      try? FileManager.default.removeItem(atPath: folder.file("p.wav"))
    }
    #expect(folder.names == before)
    #expect(try Data(contentsOf: URL(fileURLWithPath: folder.file("elsewhere"))) == elsewhere)
    // The next rehearsal is not stopped by it.
    let next = try ShortTake.record(in: folder)
    #expect(next.isComplete && good.isComplete)
    let history = try CoachProcess.run(["history"], in: folder)
    // The times are known without the plan.
    let count = name == "plan.md" ? 3 : 2
    #expect(history.status == 0 && history.output.contains("\(count) takes"), "\(history.output)")
  }

  @Test func `a folder that is a link has nothing written or deleted behind it`() throws {
    let folder = try TemporaryFolder()
    let take = try ShortTake.record(in: folder)
    for file in [take.record, take.page, take.times] {
      try FileManager.default.removeItem(atPath: file)
    }
    let elsewhere = TakeFolder(path: folder.file("elsewhere"))
    try FileManager.default.moveItem(atPath: take.path, toPath: elsewhere.path)
    try FileManager.default.createSymbolicLink(
      atPath: take.path, withDestinationPath: elsewhere.path)
    let before = try FileManager.default.contentsOfDirectory(atPath: elsewhere.path).sorted()
    for command in [["recover"], ["recover", take.name], ["report", take.path + "/"], ["report"]] {
      let result = try CoachProcess.run(command, in: folder)
      #expect(result.status == 66, "\(command)")
      #expect(result.messages.contains("is a symbolic link"), "\(command): \(result.messages)")
    }
    let next = try ShortTake.record(in: folder)
    #expect(next.isComplete)
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: elsewhere.path).sorted() == before)
  }
}
