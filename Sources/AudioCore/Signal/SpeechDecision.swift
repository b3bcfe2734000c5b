internal import Glibc

/// The decision on a contour whose voice is known: thresholds learnt from the pauses, then segments.
struct SpeechDecision {
  private let hops: [HopFeatures]
  private let reference: VoiceReference
  private let isVoiced: [Bool]
  /// How much the bands have to stand out, in dB.
  private(set) var evidenceThreshold: Double
  /// How far speech may reach from a voiced hop: 0 where pauses are busy, 1 where they are quiet.
  private var reach = 0.33

  /// The least power above the background that counts, in dBFS.
  var powerThreshold: Double { reference.power - 28 - 2 * reach }

  init(_ hops: [HopFeatures], _ reference: VoiceReference) {
    self.hops = hops
    self.reference = reference
    let leastLowPower = Float(reference.lowPower - 15)
    isVoiced = hops.map {
      $0.periodicityByte >= 90 && $0.lowPower > leastLowPower
    }
    var evidence = ByteHistogram()
    for hop in hops { evidence.add(hop.evidenceByte) }
    evidenceThreshold = max(1.5, min(6, evidence.percentile(0.2) / 8))
    for _ in 0..<2 { learn(from: segments(shift: 0)) }
  }

  /// Learns from the pauses how much background stands out.
  private mutating func learn(from segments: [Range<Int>]) {
    var evidence = ByteHistogram()
    forEachPause(segments) { evidence.add($0.evidenceByte) }
    guard evidence.total >= 30 else {
      evidenceThreshold = 0.3
      return
    }
    evidenceThreshold = max(0.3, min(10, 0.1 + 2 * evidence.percentile(0.85) / 8))
    let threshold = Float(evidenceThreshold)
    let leastPower = Float(reference.power - 28)
    var busy = 0
    forEachPause(segments) { if $0.evidence > threshold && $0.power > leastPower { busy += 1 } }
    reach = max(0, min(1, (0.08 - Double(busy) / Double(evidence.total)) / 0.07))
  }

  private func forEachPause(_ segments: [Range<Int>], _ body: (HopFeatures) -> Void) {
    var start = 0
    for segment in segments + [hops.count..<hops.count] {
      for hop in hops[start..<segment.lowerBound] { body(hop) }
      start = segment.upperBound
    }
  }

  /// A stretch that may be speech.
  private struct Piece {
    let hops: Range<Int>
    /// Whether there is enough voice in it.
    let isKept: Bool
  }

  /// The segments of speech in hops, with the thresholds moved by some dB.
  func segments(shift: Double) -> [Range<Int>] {
    let pieces = activeRuns(shift: shift).flatMap(cut)
    let most = mostBefore + mostBehind
    var joined: [Range<Int>] = []
    for (index, piece) in pieces.enumerated() {
      let isNear =
        piece.hops.count <= most
        && [index - 1, index + 1].contains { other in
          pieces.indices.contains(other) && pieces[other].isKept
            && Self.distance(piece.hops, pieces[other].hops) <= 15
        }
      guard piece.isKept || isNear else { continue }
      if let last = joined.last, piece.hops.lowerBound - last.upperBound < 22 {
        let end = max(last.upperBound, piece.hops.upperBound)
        joined[joined.count - 1] = last.lowerBound..<end
      } else {
        joined.append(piece.hops)
      }
    }
    return joined.filter { $0.count >= 5 }
  }

  private static func distance(_ one: Range<Int>, _ two: Range<Int>) -> Int {
    max(two.lowerBound - one.upperBound, one.lowerBound - two.upperBound)
  }

  private var mostBefore: Int { Int(12 + 8 * reach + 0.5) }
  private var mostBehind: Int { Int(20 + 15 * reach + 0.5) }
  private var mostInside: Int { Int(20 + 20 * reach + 0.5) }

  /// Runs of hops that stand out and are not too quiet, over holes of up to 0.1 s.
  private func activeRuns(shift: Double) -> [Range<Int>] {
    let evidence = Float(evidenceThreshold * pow(10, shift / 10))
    let power = Float(powerThreshold + shift)
    var runs: [Range<Int>] = []
    for (index, hop) in hops.enumerated() where hop.evidence > evidence && hop.power > power {
      if let last = runs.last, index - last.upperBound <= 10 {
        runs[runs.count - 1] = last.lowerBound..<index + 1
      } else {
        runs.append(index..<index + 1)
      }
    }
    return runs
  }

  /// Cuts a run to what lies near its voiced hops.
  private func cut(_ run: Range<Int>) -> [Piece] {
    var pieces: [Piece] = []
    var start = run.lowerBound
    var last: Int?
    var count = 0
    for hop in run where isVoiced[hop] {
      if let before = last {
        if hop - before - 1 > mostInside {
          let end = min(before + 1 + mostBehind, run.upperBound)
          pieces.append(Piece(hops: start..<end, isKept: count >= 6))
          start = max(hop - mostBefore, end)
          count = 0
        }
      } else {
        start = max(hop - mostBefore, run.lowerBound)
      }
      last = hop
      count += 1
    }
    guard let last else { return [Piece(hops: run, isKept: false)] }
    let end = min(last + 1 + mostBehind, run.upperBound)
    return pieces + [Piece(hops: start..<end, isKept: count >= 6)]
  }
}
