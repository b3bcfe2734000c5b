import Foundation
import TestSupport
import Testing

@testable import Coach
@testable import CoachCLI
@testable import Takes

/// A take of eight seconds, recorded by the built program from a file.
enum ShortTake {
  private static let speech: SyntheticSpeech = {
    var speech = SyntheticSpeech(rate: 16_000, seed: 140)
    for _ in 0..<4 {
      speech.silence(0.5)
      speech.speak(1.5)
    }
    return speech
  }()

  /// The command line that records it, after ``prepare(in:)``.
  static let command = ["rehearse", "notes.md", "--device", "filemic", "--rate", "16000"]
  /// What is piped in.
  static let keys = "3 next\n7 q\n"

  /// Puts plan and microphone into a folder, and says what the environment needs.
  static func prepare(in folder: TemporaryFolder) throws -> [String: String] {
    try folder.write("# T\n## PHASE 1: A (1-5 s)\n## PHASE 2: B (1-5 s)\n", to: "notes.md")
    return try FileMicrophone(speech.samples, in: folder).environment
  }

  /// Records a take.
  ///
  /// - Parameter startedAt: the wall clock that its journal and its folder's name tell; nil for the true one.
  static func record(in folder: TemporaryFolder, startedAt: String? = nil) throws -> TakeFolder {
    let before = Set(try takes(in: folder).map(\.name))
    let result = try CoachProcess.run(
      command, in: folder, environment: try prepare(in: folder), input: keys)
    try #require(result.status == 0, "\(result.messages)")
    let take = try #require(try takes(in: folder).first { !before.contains($0.name) })
    guard let startedAt else { return take }
    return try backdated(take, to: startedAt)
  }

  /// The folders that there are, by name.
  static func takes(in folder: TemporaryFolder) throws -> [TakeFolder] {
    let root = folder.file("coach/takes")
    let names = (try? FileManager.default.contentsOfDirectory(atPath: root)) ?? []
    return names.sorted().map { TakeFolder(path: "\(root)/\($0)") }
  }

  private static func backdated(_ take: TakeFolder, to moment: String) throws -> TakeFolder {
    let journal = try String(contentsOfFile: take.journal, encoding: .utf8)
    let old = try #require(take.start?.started_at)
    try journal.replacing(old, with: moment)
      .write(toFile: take.journal, atomically: true, encoding: .utf8)
    try FileManager.default.removeItem(atPath: take.times)
    let name = moment.prefix(19).replacing(":", with: "-") + "-notes"
    let moved = TakeFolder(path: take.path.replacing(take.name, with: name))
    try FileManager.default.moveItem(atPath: take.path, toPath: moved.path)
    return moved
  }
}
