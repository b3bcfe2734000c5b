/// Counts syllable nuclei without words: peaks of the level with a dip between them.
///
/// After de Jong & Wempe (2009), Behavior Research Methods 41(2): a peak of intensity within 25 dB of
/// the loudest speech, with a dip of at least 2 dB before it. Their check for voicing is left out; the
/// detector's segments stand in for it. Unstressed syllables are sometimes overlooked, so this is a
/// rate to compare with one's own, not a count of words.
public enum SyllableCounter {
  /// Steps of smoothed levels in a dB: half decibels, nine times.
  private static let stepsPerDecibel = 18
  /// The level has to fall by 2 dB between two nuclei.
  private static let dip = 2 * stepsPerDecibel
  /// A peak 25 dB below the loudest speech is no vowel.
  private static let range = 25 * stepsPerDecibel
  /// The loudest speech is what a hundredth of it exceeds.
  private static let loudest = 0.99

  /// The frames at which nuclei are, within the speech of a recording.
  public static func nuclei(in contour: Contour, speech: [Range<Int>]) -> [Int] {
    var levels = [Int](repeating: 0, count: Int(UInt8.max) * weights + 1)
    for segment in speech {
      for level in smoothed(hops(of: segment, contour), contour) { levels[level] += 1 }
    }
    let least = percentile(levels) - range
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

  /// The level that ``loudest`` of all do not exceed.
  private static func percentile(_ counts: [Int]) -> Int {
    let wanted = Double(counts.reduce(0, +)) * loudest
    var below = 0
    return counts.indices.first { level in
      below += counts[level]
      return Double(below) >= wanted
    } ?? 0
  }

  /// Peaks that rise and fall by the dip.
  private static func peaks(_ level: [Int], above least: Int) -> [Int] {
    var peaks: [Int] = []
    var valley = -dip  // out of which any level rises
    var candidate: Int?
    for hop in level.indices {
      if let peak = candidate {
        if level[hop] > level[peak] {
          candidate = hop
        } else if level[hop] <= level[peak] - dip {
          if level[peak] > least { peaks.append(peak) }
          candidate = nil
          valley = level[hop]
        }
      } else {
        valley = min(valley, level[hop])
        if level[hop] >= valley + dip { candidate = hop }
      }
    }
    if let candidate, level[candidate] > least { peaks.append(candidate) }
    return peaks
  }

  /// The sum of the weights below.
  private static let weights = 9

  /// The level over 50 ms, in steps above the least.
  ///
  /// Weighted 1, 2, 3, 2, 1, as Praat's intensity with a minimum pitch of 50 Hz has it (64 ms window): single pitch
  /// periods leave no ripple.
  private static func smoothed(_ hops: Range<Int>, _ contour: Contour) -> [Int] {
    let all = contour.hops
    func power(_ hop: Int) -> Int { Int(all[max(0, min(all.count - 1, hop))].powerByte) }
    return hops.map {
      power($0 - 2) + power($0 + 2) + 2 * (power($0 - 1) + power($0 + 1)) + 3 * power($0)
    }
  }
}
