import Foundation
import TestSupport
import Testing

@testable import AudioCore
@testable import Coach

@Suite("Phases that turn by themselves")
struct AutomaticPhaseTests {
  private static let examples = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Examples")
  private static let starts = [18.689, 42.226, 93.491, 117.077]

  /// Rehearses the sample, of which a part may be left out at its beginning, so that nothing lies where it lay.
  private static func rehearse(
    _ options: [String], keys: String, from skipped: Double = 0, in folder: TemporaryFolder
  ) throws -> (result: CoachProcess.Result, journal: Journal) {
    var reader = try SoundFileReader(
      path: examples.appendingPathComponent("sample-rehearsal.ogg").path)
    var samples: [Int16] = []
    var block = [Int16](repeating: 0, count: 1 << 14)
    while true {
      var span = block.mutableSpan
      let count = reader.read(into: &span)
      guard count > 0 else { break }
      samples += block[..<count]
    }
    let microphone = try FileMicrophone(
      Array(samples.dropFirst(Int(skipped * Double(reader.rate)))), rate: reader.rate, in: folder)
    let plan = try String(
      contentsOf: examples.appendingPathComponent("sample-rehearsal.md"), encoding: .utf8)
    try folder.write(plan, to: "notes.md")
    try folder.write(keys, to: "keys")
    let result = try CoachProcess.run(
      ["rehearse", "notes.md", "--device", "filemic", "--rate", "\(reader.rate)", "--plain"]
        + ["--keys", "keys"] + options, in: folder, environment: microphone.environment)
    let takes = folder.file("coach/takes")
    let names = try FileManager.default.contentsOfDirectory(atPath: takes)
    let data = try Data(
      contentsOf: URL(fileURLWithPath: "\(takes)/\(try #require(names.max()))/journal.jsonl"))
    return (result, try #require(Journal(decoding: data)))
  }

  @Test func `are marked at their first words, say so, and are offered before`() throws {
    let folder = try TemporaryFolder()
    let keys = Self.starts.map { "\($0) next\n" }.joined() + "129.9 finish\n"
    let first = try Self.rehearse(["--auto"], keys: keys, in: folder)
    #expect(first.result.messages.contains("no earlier take of this plan has marks"))
    #expect(first.journal.commands.allSatisfy { $0.heard == nil })
    let skipped = 1.25
    let second = try Self.rehearse(
      ["--auto"], keys: "128.5 finish\n", from: skipped, in: folder)
    #expect(second.result.messages.contains("phases turn by themselves; u takes a turn back"))
    #expect(second.result.messages.contains("heard 2 WHAT - The plan at"))
    #expect(
      second.result.output.contains("marks from the take, 4 of 5 phases turned by themselves"))
    let rate = Double(second.journal.start.sample_rate_hz)
    let heard = second.journal.commands.filter { $0.heard != nil }
    #expect(heard.map(\.command) == (1...4).map { .jump($0) })
    for (event, start) in zip(heard, Self.starts) {
      // The keys were pressed in the pauses before.
      let begins = start - skipped
      #expect(begins - 0.5...begins + 1.5 ~= Double(event.frame) / rate)
      #expect(Double((event.heard?.known_frame ?? 0) - event.frame) / rate < 3)
    }
    // Another take without it says that it could, and turns nothing.
    let third = try Self.rehearse([], keys: "128.5 finish\n", from: skipped, in: folder)
    #expect(third.journal.commands.map(\.command) == [.finish])
    #expect(third.result.messages.contains("phases can turn by themselves: --auto"))
  }
}
