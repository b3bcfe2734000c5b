/// Counts syllable nuclei without words: peaks of the level with a dip between them.
///
/// After de Jong & Wempe (2009), Behavior Research Methods 41(2): a peak of intensity within 25 dB of
/// the loudest speech, with a dip of at least 2 dB before it. Their check for voicing is left out; the
/// detector's segments stand in for it. Unstressed syllables are sometimes overlooked, so this is a
/// rate to compare with one's own, not a count of words.
public enum SyllableCounter {
  /// dB that the level has to fall between two nuclei.
  private static let dip = 2.0
  /// dB below the loudest speech under which a peak is no vowel.
  private static let range = 25.0

  /// The frames at which nuclei are, within the speech of a recording.
  public static func nuclei(in contour: Contour, speech: [Range<Int>]) -> [Int] {
    var loudest = LevelHistogram()
    for segment in speech {
      for level in smoothed(hops(of: segment, contour), contour) { loudest.add(level) }
    }
    let least = (loudest.percentile(0.99) ?? 0) - range
    return speech.flatMap { segment in
      let hops = hops(of: segment, contour)
      return peaks(smoothed(hops, contour), above: least).map {
        contour.frame(ofHop: hops.lowerBound + $0)
      }
    }
  }

  private static func hops(of segment: Range<Int>, _ contour: Contour) -> Range<Int> {
    contour.hop(of: segment.lowerBound)..<contour.hop(of: segment.upperBound)
  }

  /// Peaks that rise and fall by the dip.
  private static func peaks(_ level: [Double], above least: Double) -> [Int] {
    var peaks: [Int] = []
    var valley = -Double.infinity
    var candidate: Int?
    for hop in level.indices {
      if let peak = candidate {
        if level[hop] > level[peak] {
          candidate = hop
        } else if level[hop] < level[peak] - dip {
          if level[peak] > least { peaks.append(peak) }
          candidate = nil
          valley = level[hop]
        }
      } else {
        valley = min(valley, level[hop])
        if level[hop] > valley + dip { candidate = hop }
      }
    }
    if let candidate, level[candidate] > least { peaks.append(candidate) }
    return peaks
  }

  /// The level over 50 ms, as Praat's intensity with a minimum pitch of 50 Hz has it (64 ms window):
  /// single pitch periods leave no ripple.
  private static func smoothed(_ hops: Range<Int>, _ contour: Contour) -> [Double] {
    let weights = [1.0, 2, 3, 2, 1]
    let last = contour.hops.count - 1
    return hops.map { hop in
      var sum = 0.0
      for (offset, weight) in weights.enumerated() {
        let neighbour = contour.hops[max(0, min(last, hop + offset - 2))]
        sum += weight * neighbour.power
      }
      return sum / 9
    }
  }
}
