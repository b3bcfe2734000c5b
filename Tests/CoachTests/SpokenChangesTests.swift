import AudioCore
import FoundationEssentials
import TestSupport
import Testing

@testable import Coach

@Suite("What changed between two takes")
struct SpokenChangesTests {
  private static let rate = 50

  /// A take of phases that say sentences by their numbers; about 2.5 s each.
  static func take(
    seed: UInt64, _ phases: [[Int]], voice: UInt64 = 0
  ) -> SpokenTake {
    var speech = FeignedSpeech(seed: seed, voice: voice)
    var marks: [Mark] = []
    for (phase, sentences) in phases.enumerated() {
      marks.append(Mark(frame: speech.next, activity: .phase(phase)))
      for sentence in sentences { speech.say((0..<5).map { sentence * 20 + $0 }) }
    }
    return SpokenTake(
      speech.cepstra, timeline: Timeline(frames: speech.next, marks: marks),
      phaseCount: phases.count, rate: rate)
  }

  private static func changes(
    _ old: [[Int]], _ new: [[Int]], voice: UInt64 = 0
  ) -> SpokenChanges {
    SpokenChanges(
      take(seed: 1, old), take(seed: 2, new, voice: voice),
      phases: old.indices.map { ([$0], [$0]) })
  }

  private static func kinds(_ changes: SpokenChanges) -> [[SpokenChanges.Kind]] {
    changes.rows.map { $0?.passages.map(\.kind) ?? [] }
  }

  private static let fillers = Array(900..<912)

  @Test func `is told phase by phase, in the order in which it was said`() {
    let changes = Self.changes(
      [Self.fillers, [1, 2, 3, 4, 5], [6, 7, 8, 9], [10, 11, 12]],
      [Self.fillers, [1, 2, 31, 4, 5], [6, 7, 9], [10, 11, 41, 12]])
    #expect(
      Self.kinds(changes) == [
        [.same], [.same, .reworded, .same], [.same, .leftOut, .same], [.same, .new, .same],
      ])
    let reworded = changes.rows[1]?.passages[1]
    // The third of five sentences, in both.
    #expect(abs((reworded?.speech ?? 0) - 2.4) < 0.6)
    #expect(reworded?.before != nil && reworded?.after != nil)
    #expect(changes.share.map { $0 > 0.8 && $0 < 0.95 } == true)
  }

  @Test func `is nothing between a take and itself`() {
    let take = Self.take(seed: 1, [Array(1...6), Array(7...12)])
    let changes = SpokenChanges(take, take, phases: [([0], [0]), ([1], [1])])
    #expect(Self.kinds(changes) == [[.same], [.same]])
    #expect(changes.share == 1)
    let passage = changes.rows[1]?.passages[0]
    #expect(passage?.before == passage?.after)
  }

  @Test func `is everything where another voice speaks or other words`() {
    let old = [Array(1...10), Array(11...20)]
    for changes in [
      Self.changes(old, old, voice: 7), Self.changes(old, [Array(41...50), Array(51...60)]),
    ] {
      #expect(!changes.isAnythingSame)
      #expect(Self.kinds(changes) == [[.reworded], [.reworded]])
    }
  }

  @Test func `is new where only the second take has the phase, left out where only the first has`()
  {
    let (old, new) = (
      Self.take(seed: 1, [Self.fillers, [1, 2]]), Self.take(seed: 2, [Self.fillers, [3, 4]])
    )
    let changes = SpokenChanges(old, new, phases: [([0], [0]), ([], [1]), ([1], [])])
    #expect(Self.kinds(changes) == [[.same], [.new], [.leftOut]])
  }

  @Test func `counts all speech once`() throws {
    for seed in 0..<20 as Range<UInt64> {
      var random = SeededGenerator(seed: seed)
      let phases = (0..<2).map { _ in
        (0..<2).map { _ in
          (0..<Int.random(in: 0...9, using: &random)).map { _ in
            Int.random(in: 1...12, using: &random)
          }
        }
      }
      let (old, new) = (Self.take(seed: 1, phases[0]), Self.take(seed: 2, phases[1]))
      let changes = SpokenChanges(old, new, phases: [([0], [0]), ([1], [1])])
      for (phase, row) in changes.rows.enumerated() {
        let row = try #require(row)
        let speech = new.speech(in: new.stretches(of: [phase])).reduce(0) { $0 + $1.count }
        let sum = row.speech(.same) + row.speech(.reworded) + row.speech(.new)
        // Between two passages less than a second is not told.
        let untold = Double(row.passages.count + 1)
        #expect(sum <= Double(speech) / 50 + 0.01 && sum >= Double(speech) / 50 - untold)
        for (one, next) in zip(row.passages, row.passages.dropFirst()) {
          if let end = one.after?.upperBound, let start = next.after?.lowerBound {
            #expect(end <= start)
          }
          if let end = one.before?.upperBound, let start = next.before?.lowerBound {
            #expect(end <= start)
          }
        }
      }
    }
  }

  @Test func `leads from a place in the second take to the same in the first`() throws {
    let (old, new) = (
      Self.take(seed: 1, [Self.fillers + [1, 2, 3]]), Self.take(seed: 2, [[31, 32] + Self.fillers])
    )
    let changes = SpokenChanges(old, new, phases: [([0], [0])])
    // The fourth filler, in both.
    func middle(_ take: SpokenTake, _ run: Int) -> Double {
      Double(take.cepstra.runs[run].lowerBound + take.cepstra.runs[run].upperBound) / 100
    }
    let place = middle(new, 5) - 1..<middle(new, 5) + 1
    let found = try #require(changes.counterpart(of: place))
    #expect(found.kind == .same)
    #expect(abs(found.passage.lowerBound + 1 - middle(old, 3)) < 1)
    #expect(changes.counterpart(of: 0..<0.5) == nil)
  }
}
