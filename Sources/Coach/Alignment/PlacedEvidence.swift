internal import Glibc

/// Evidence by phase and place, as the chain of phases takes it.
struct PlacedEvidence {
  /// The logarithm of how much speaks for a phase to begin at a place, by phase and place; empty without
  /// beginnings.
  private(set) var beginnings: [[Double]] = []
  /// The sum of the log ratios of all tokens before a place, by phase and place, against the phase that
  /// fits best between each two places; empty without tokens.
  ///
  /// Every way to tell the phases covers all places, so what is taken off for all phases alike changes
  /// nothing; and no sum from one place to another is above 0.
  private(set) var sums: [[Double]] = []

  /// From which log ratio on a boundary rests on evidence: three times as probable with it.
  private static let counts = log(3.0)

  /// - Parameters:
  ///   - frames: the places, ascending; the last one is the end, where nothing begins.
  ///   - rate: frames per second.
  init(_ evidence: AlignmentEvidence, frames: [Int], phaseCount: Int, rate: Int) {
    let reach = Int(AlignmentEvidence.reach * Double(rate))
    let nothing = [Double](repeating: 0, count: frames.count)
    for beginning in evidence.beginnings where beginning.phase < phaseCount {
      guard let place = Self.nearest(to: beginning.frame, in: frames.dropLast(), within: reach)
      else { continue }
      if beginnings.isEmpty { beginnings = Array(repeating: nothing, count: phaseCount) }
      beginnings[beginning.phase][place] += beginning.logOdds
    }
    let tokens = evidence.tokens.filter { $0.logRatios.count == phaseCount }
    guard !tokens.isEmpty else { return }
    sums = Array(repeating: nothing, count: phaseCount)
    for token in tokens {
      // What is heard at a place is said behind it.
      guard let next = frames.firstIndex(where: { $0 > token.frame }) else { continue }
      for phase in 0..<phaseCount { sums[phase][next] += token.logRatios[phase] }
    }
    for place in frames.indices.dropFirst() {
      let best = sums.reduce(-Double.infinity) { max($0, $1[place]) }
      for phase in 0..<phaseCount { sums[phase][place] += sums[phase][place - 1] - best }
    }
  }

  /// Whether this speaks for phases to begin where they were placed: at the place itself, or because what
  /// is heard to both sides belongs there.
  ///
  /// - Parameters:
  ///   - places: the place of each phase, ascending; nil where it was skipped.
  ///   - end: the last place.
  func supports(_ places: [Int?], end: Int) -> [Bool] {
    let told = places.indices.filter { places[$0] != nil }
    var result = places.map { _ in false }
    for (order, phase) in told.enumerated() {
      guard let place = places[phase] else { continue }
      var support = beginnings.isEmpty ? 0 : beginnings[phase][place]
      if !sums.isEmpty, order > 0 {
        let before = told[order - 1]
        let next = order + 1 < told.count ? places[told[order + 1]] ?? end : end
        let gain = { (place: Int) in sums[phase][place] - sums[before][place] }
        support += gain(next) - 2 * gain(place) + gain(places[before] ?? 0)
      }
      result[phase] = support >= Self.counts
    }
    return result
  }

  private static func nearest(
    to frame: Int, in frames: ArraySlice<Int>, within reach: Int
  ) -> Int? {
    frames.indices.min { abs(frames[$0] - frame) < abs(frames[$1] - frame) }
      .flatMap { abs(frames[$0] - frame) <= reach ? $0 : nil }
  }
}
