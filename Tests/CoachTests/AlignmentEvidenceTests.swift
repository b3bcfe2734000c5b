import TestSupport
import Testing

@testable import Coach

@Suite("Evidence of where phases begin")
struct AlignmentEvidenceTests {
  private static let rate = 100
  /// Four phases of two minutes; a stretch of speech of 4 s every 5 s, so that pauses tell nothing.
  private static let stretches = (0..<96).map { SpokenStretch(frames: $0 * 500..<$0 * 500 + 400) }
  private static let agenda = Agenda(
    Plan(
      title: "", slot: nil,
      phases: (1...4).map {
        Phase(
          number: $0, name: "Part \($0)", line: $0,
          budget: Budget(minimum: .seconds(90), maximum: .seconds(150)), cues: [])
      }))
  /// Where the phases begin: at 0:00, 1:30, 4:00 and 6:10.
  private static let starts = [0, 9_000, 24_000, 37_000]

  private static func align(
    _ evidence: AlignmentEvidence, hints: AlignmentHints = AlignmentHints()
  ) throws -> Alignment {
    try #require(
      Aligner(agenda: agenda, hints: hints).align(stretches, rate: rate, evidence: evidence))
  }

  private static func beginning(
    _ phase: Int, _ frame: Int, _ logOdds: Double
  ) -> AlignmentEvidence.Beginning {
    AlignmentEvidence.Beginning(
      phase: phase, frame: frame, logOdds: logOdds, source: .earlierTake)
  }

  /// A word every two seconds, of the phase that it is said in.
  private static func words(strength: Double) -> [AlignmentEvidence.Token] {
    stride(from: 100, to: 48_000, by: 200).map { frame in
      let phase = starts.lastIndex { $0 <= frame } ?? 0
      return AlignmentEvidence.Token(
        frame: frame, logRatios: (0..<4).map { $0 == phase ? strength : -strength },
        source: .words)
    }
  }

  @Test func `that is none changes nothing`() throws {
    let alone = try #require(Aligner(agenda: Self.agenda).align(Self.stretches, rate: Self.rate))
    #expect(try Self.align(AlignmentEvidence()) == alone)
    // Of no phase of this plan, or with ratios of another one.
    let foreign = AlignmentEvidence(
      beginnings: [Self.beginning(9, 9_000, 6)],
      tokens: [.init(frame: 50, logRatios: [1, -1], source: .words)])
    #expect(try Self.align(foreign) == alone)
    #expect(alone.starts.allSatisfy { $0.restsOn == [.pauses] })
    // All alike: nothing is told apart, so places and surety stay.
    let alike = try Self.align(
      AlignmentEvidence(
        tokens: (0..<200).map {
          .init(frame: $0 * 240, logRatios: [0, 0, 0, 0], source: .words)
        }))
    #expect(alike.starts.map(\.place?.frame) == alone.starts.map(\.place?.frame))
    for (one, other) in zip(alike.starts, alone.starts) {
      #expect(abs((one.place?.confidence ?? 0) - (other.place?.confidence ?? 0)) < 1e-9)
    }
  }

  @Test func `of beginnings moves phases to their places, and is named`() throws {
    let evidence = AlignmentEvidence(
      beginnings: (1...3).map { Self.beginning($0, Self.starts[$0] + 30, 7) })
    let alignment = try Self.align(evidence)
    #expect(alignment.starts.compactMap(\.place?.frame) == Self.starts)
    #expect(alignment.starts[0].restsOn == [.pauses])
    for start in alignment.starts.dropFirst() {
      #expect(start.restsOn == [.earlierTake])
      #expect((start.place?.confidence ?? 0) > 0.8)
    }
  }

  @Test func `of beginnings adds up where several agree, and counts for the nearest place`() throws
  {
    let weak = AlignmentEvidence(beginnings: [Self.beginning(1, 9_000, 2)])
    let twice = AlignmentEvidence(
      beginnings: [Self.beginning(1, 9_000, 2), Self.beginning(1, 9_040, 2)])
    let once = AlignmentEvidence(beginnings: [Self.beginning(1, 9_000, 4)])
    #expect(try Self.align(twice) == Self.align(once))
    #expect(try Self.align(twice) != Self.align(weak))
    // Half a second is the most.
    let far = AlignmentEvidence(beginnings: [Self.beginning(1, 9_060, 8)])
    #expect(try Self.align(far) == Self.align(AlignmentEvidence()))
  }

  @Test func `of beginnings that contradict the order and the budgets does not win`() throws {
    let evidence = AlignmentEvidence(
      beginnings: [
        Self.beginning(1, Self.starts[1], 5), Self.beginning(2, Self.starts[2], 5),
        Self.beginning(3, 500, 5), Self.beginning(3, Self.starts[3], 5),
      ])
    #expect(try Self.align(evidence).starts.compactMap(\.place?.frame) == Self.starts)
  }

  @Test(arguments: [0.3, 1.0, 3.0])
  func `of words moves phases to where their words begin`(strength: Double) throws {
    let alignment = try Self.align(AlignmentEvidence(tokens: Self.words(strength: strength)))
    for (start, wanted) in zip(alignment.starts, Self.starts) {
      #expect(abs((start.place?.frame ?? .max / 2) - wanted) <= 500)
    }
    #expect(alignment.starts.dropFirst().allSatisfy { $0.restsOn == [.words] })
    #expect(alignment.starts.allSatisfy { $0.place?.confidence.isFinite == true })
  }

  @Test func `of many thousand words neither overflows nor vanishes`() throws {
    var tokens: [AlignmentEvidence.Token] = []
    for word in Self.words(strength: 3) {
      for frame in word.frame..<word.frame + 30 {
        tokens.append(.init(frame: frame, logRatios: word.logRatios, source: .words))
      }
    }
    let alignment = try Self.align(AlignmentEvidence(tokens: tokens))
    #expect(alignment.starts.compactMap(\.place?.frame) == Self.starts)
    #expect(alignment.starts.allSatisfy { ($0.place?.confidence ?? 0) > 0.99 })
  }

  @Test func `of words tells that a phase was left out`() throws {
    let tokens = Self.words(strength: 1).map { word in
      // What was said of the third phase is now of the second.
      let inThird = (Self.starts[2]..<Self.starts[3]).contains(word.frame)
      return inThird
        ? AlignmentEvidence.Token(frame: word.frame, logRatios: [-1, 1, -1, -1], source: .words)
        : word
    }
    let alignment = try Self.align(AlignmentEvidence(tokens: tokens))
    #expect(alignment.starts[2].place == nil)
    #expect(alignment.starts[2].restsOn == [])
    #expect(alignment.starts[3].place?.frame == Self.starts[3])
  }

  @Test func `does not move what a hint gives`() throws {
    let hints = try AlignmentHints(
      pins: ["2=2:00"], skipped: [], agenda: Self.agenda, frames: 48_000, rate: Self.rate)
    let evidence = AlignmentEvidence(beginnings: [Self.beginning(1, Self.starts[1], 8)])
    let alignment = try Self.align(evidence, hints: hints)
    #expect(alignment.starts[1].place?.frame == 12_000)
    #expect(alignment.starts[1].restsOn == [])
  }

  @Test func `from two sources names both`() throws {
    let evidence = AlignmentEvidence(
      beginnings: (1...3).map { Self.beginning($0, Self.starts[$0], 6) }
    ).adding(AlignmentEvidence(tokens: Self.words(strength: 1)))
    let alignment = try Self.align(evidence)
    #expect(alignment.starts.compactMap(\.place?.frame) == Self.starts)
    #expect(alignment.starts[2].restsOn == [.words, .earlierTake])
  }

  @Test func `is kept within bounds, and what is no number says nothing`() {
    #expect(Self.beginning(0, 0, .infinity).logOdds == AlignmentEvidence.largest)
    #expect(Self.beginning(0, 0, .nan).logOdds == 0)
    let token = AlignmentEvidence.Token(frame: 0, logRatios: [-90, .nan], source: .words)
    #expect(token.logRatios == [-AlignmentEvidence.largestOfToken, 0])
  }
}
