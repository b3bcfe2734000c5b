import Foundation
import TestSupport
import Testing

@testable import CoachCLI
@testable import Takes

/// Takes are in the order in which they were begun, whatever the wall clock did.
@Suite("The order of takes")
struct TakeOrderTests {
  /// By the wall clock the first is the latest: a flight to the west, and the night of the clocks' change.
  @Test(arguments: [
    ("2026-11-21T20:00:00+09:00", "2026-11-21T09:00:00-08:00"),
    ("2026-10-25T02:50:00+02:00", "2026-10-25T02:10:00+01:00"),
  ])
  func `is that of the instants at which they began`(first: String, second: String) throws {
    let folder = try TemporaryFolder()
    let later = try ShortTake.record(in: folder, startedAt: second)
    let earlier = try ShortTake.record(in: folder, startedAt: first)
    #expect(earlier.name > later.name)
    #expect(try CoachProcess.run(["report"], in: folder).output.contains(later.name))
    let comparison = try CoachProcess.run(["diff"], in: folder).output
    let (a, b) = (comparison.firstRange(of: earlier.name), comparison.firstRange(of: later.name))
    #expect(try #require(a).lowerBound < #require(b).lowerBound)
    let history = try CoachProcess.run(["history", "--format", "csv"], in: folder).output
    let names = history.split(separator: "\n").dropFirst().map { $0.prefix { $0 != "," } }
    #expect(names.first.map(String.init) == earlier.name)
    #expect(names.last.map(String.init) == later.name)
  }

  @Test func `takes whose journal cannot be read are placed by their folder's name`() throws {
    let folder = try TemporaryFolder()
    let last = try ShortTake.record(in: folder, startedAt: "2026-11-22T10:00:00+00:00")
    let bad = try ShortTake.record(in: folder, startedAt: "2026-11-20T10:00:00+00:00")
    try Data("{}\n".utf8).write(to: URL(fileURLWithPath: bad.journal))
    #expect(try CoachProcess.run(["report"], in: folder).output.contains(last.name))
  }
}

/// `--end` in real time.
@Suite("The time of day at which a rehearsal has to end")
struct EndOfDayTests {
  private static func seconds(
    from moment: String, to end: String, zone: String
  ) throws -> Double? {
    let folder = try TemporaryFolder()
    let environment = try ShortTake.prepare(in: folder).merging([
      "TZ": zone, "ASAN_OPTIONS": "verify_asan_link_order=0",
    ]) { $1 }
    let result = try CoachProcess.run(
      ShortTake.command + ["--end", end], in: folder,
      launcher: ["/usr/bin/faketime", "--exclude-monotonic", moment], environment: environment,
      input: ShortTake.keys)
    guard result.status == 0 else { return nil }
    let take = try #require(try ShortTake.takes(in: folder).first)
    let journal = try String(contentsOfFile: take.journal, encoding: .utf8)
    let match = try #require(try /"ends_at_s":([0-9.]+)/.firstMatch(in: journal))
    return Double(match.1)
  }

  @Test(arguments: [
    // Clocks go back an hour at 3:00, then forward at 2:00.
    ("2026-10-25 01:30:00", "03:30", 3 * 3600.0), ("2026-03-29 01:30:00", "03:30", 3600),
    ("2026-11-21 23:50:00", "00:20", 1800), ("2026-11-21 14:00:00", "14:30", 1800),
    ("2026-11-21 14:00:00", "14:00:20", 20),
  ])
  func `is so many seconds away as pass until then`(
    moment: String, end: String, expected: Double
  ) throws {
    let seconds = try #require(try Self.seconds(from: moment, to: end, zone: "Europe/Berlin"))
    // The clock runs while the program starts.
    #expect(seconds <= expected && seconds > expected - 15)
  }

  @Test func `is over where it lies in the past`() throws {
    #expect(
      try Self.seconds(from: "2026-11-21 14:00:00", to: "13:00", zone: "Europe/Berlin") == nil)
    let folder = try TemporaryFolder()
    let result = try CoachProcess.run(
      ShortTake.command + ["--end", "13:00"], in: folder,
      launcher: ["/usr/bin/faketime", "2026-11-21 14:00:00"],
      environment: try ShortTake.prepare(in: folder).merging(["TZ": "UTC"]) { $1 })
    #expect(result.status == 64)
    #expect(result.messages.contains("13:00 is over") && result.messages.contains("--end"))
    #expect(try ShortTake.takes(in: folder) == [])
  }

  @Test(arguments: ["24:00", "14", "14:60", "14:30:60", "-1:30", "1:2:3:4", "2pm"])
  func `is none for anything else`(text: String) { #expect(TimeOfDay(text) == nil) }
}
