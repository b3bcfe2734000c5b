import Foundation
import FuzzSubjects
import TestSupport
import Testing

@testable import Coach
@testable import CoachCLI

/// Bad input of every kind: no crash, no hang, and nothing wrong in what is made from it.
///
/// A short run with a fixed seed; `make fuzz` is the long one, guided by coverage. What was found goes
/// into `FuzzSubjects/Corpus`, whose files are tried as they are, too.
@Suite("Spoilt input")
struct FuzzTests {
  @Test(arguments: FuzzSubject.allCases)
  func `does no harm`(subject: FuzzSubject) throws {
    let folder = try TemporaryFolder()
    try Self.spoil(subject.seeds()) { try subject.complaint(about: $0, in: folder) }
  }

  @Test func `does no harm in a script of keys`() throws {
    try Self.spoil(FuzzSubject.corpus("keys")) { bytes in
      let script = try? KeyScript(SourceText(decoding: Data(bytes)).text, file: "keys")
      let plan = Plan(title: "", slot: nil, phases: [])
      for key in script?.keys ?? [] {
        _ = (key.command(in: plan), key.seconds.map { Int(($0 * 192_000).rounded()) })
      }
      return nil
    }
  }

  private static func spoil(
    _ seeds: [[UInt8]], _ complaint: ([UInt8]) throws -> String?
  ) throws {
    try #require(!seeds.isEmpty)
    var mutator = Mutator(seed: 74, words: words)
    var slowest = Duration.zero
    for run in 0..<seeds.count + 300 {
      let input = run < seeds.count ? seeds[run] : mutator.spoil(seeds)
      let start = SuspendingClock.now
      let words = try complaint(input)
      #expect(words == nil, "input \(run): \(words ?? "")")
      slowest = max(slowest, SuspendingClock.now - start)
    }
    #expect(slowest < .seconds(2))
  }

  private static let words = [
    "## PHASE 1: A (2-3 min)", "(90s)", "**Memory Trigger:** a, b", "**Time:** 30 minutes",
    "5-Minute Version:", "---\nslot: 30m\n---\n", "> ", "- ", "1. ", "`", "```", "](", "&amp;",
    "\\\t0.5\t1\n", "END", "FINISH", "{\"event\":\"command\",\"frame\":1,\"command\":\"next\"}\n",
    "{\"event\":\"gap\",\"frame\":5,\"frames\":9223372036854775800}\n", "\"undo\"", "\"frame\":",
    "RIFF", "WAVE", "fmt ", "data", "cue ", "LIST", "adtl", "labl", "\u{1}\u{0}", "OggS",
    "(lost 1e300 s)", "(lost -5 s)", "1e308 next", "jump 9223372036854775807",
  ]
}
