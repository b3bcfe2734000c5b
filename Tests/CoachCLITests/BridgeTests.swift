import Foundation
import TestSupport
import Testing

@testable import CoachCLI

@Suite("The bridges to slide programs", .serialized)
struct BridgeTests {
  private static let examples = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("Examples/bridges").path

  /// A folder with programs that stand for others; a `coach` among them writes down what it is told.
  private static func programs(in folder: TemporaryFolder) throws -> [String: String] {
    try program("coach", "echo \"$@\" >> '\(folder.file("told"))'", in: folder)
    return ["PATH": folder.path + ":/usr/bin:/bin"]
  }

  private static func program(_ name: String, _ body: String, in folder: TemporaryFolder) throws {
    try folder.write("#!/bin/sh\n\(body)\n", to: name)
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o755], ofItemAtPath: folder.file(name))
  }

  private static func told(_ folder: TemporaryFolder) -> [String] {
    let text = (try? String(contentsOfFile: folder.file("told"), encoding: .utf8)) ?? ""
    return text.split(separator: "\n").map(String.init)
  }

  @Test func `tell the slides of pdfpc`() throws {
    let folder = try TemporaryFolder()
    let environment = try Self.programs(in: folder)
    // As dbus-monitor prints two signals, and one of its own at the start.
    try Self.program(
      "dbus-monitor",
      """
      cat <<END
      signal time=1.1 sender=org.freedesktop.DBus -> destination=:1.5 serial=2 path=/org; interface=x; member=NameAcquired
         string ":1.5"
      signal time=2.2 sender=:1.9 -> destination=(null destination) serial=7 path=/io/github/pdfpc; interface=io.github.pdfpc; member=SlideChange
         int32 0
      signal time=3.3 sender=:1.9 -> destination=(null destination) serial=8 path=/io/github/pdfpc; interface=io.github.pdfpc; member=SlideChange
         int32 6
      END
      """, in: folder)
    let result = try CoachProcess.run(
      [], in: folder, launcher: [Self.examples + "/pdfpc.sh"], environment: environment,
      isOwn: false)
    #expect(result.status == 0)
    #expect(Self.told(folder) == ["send slide 1", "send slide 7"])
    for line in Self.told(folder) { #expect(FollowedLine(line.dropFirst(5)) != nil) }
  }

  @Test func `tell the slides of reveal.js`() throws {
    let folder = try TemporaryFolder()
    let environment = try Self.programs(in: folder)
    // The port is the system's choice, so that tests do not meet.
    try folder.write(
      """
      import runpy, sys, threading, urllib.request, http.server
      init = http.server.HTTPServer.__init__
      def begin(self, address, handler):
          init(self, (address[0], 0), handler)
          assert address[0] == "127.0.0.1"
          def post():
              url = "http://127.0.0.1:%d/" % self.server_address[1]
              for body in [b"slide 3", b"slide 4"]:
                  urllib.request.urlopen(urllib.request.Request(url, body, method="POST"))
              self.shutdown()
          threading.Thread(target=post).start()
      http.server.HTTPServer.__init__ = begin
      runpy.run_path(sys.argv.pop(), run_name="__main__")
      """, to: "run.py")
    let script = Self.examples + "/reveal.py"
    let result = try CoachProcess.run(
      [folder.file("run.py"), script], in: folder, launcher: ["/usr/bin/python3"],
      environment: environment, isOwn: false)
    #expect(result.status == 0, "\(result.messages)")
    #expect(Self.told(folder) == ["send slide 3", "send slide 4"])
  }
}
