internal import Glibc

/// Makes speech faster at its own pitch: overlapping pieces, each put where it goes on most like the one before
/// (waveform similarity overlap-add, Verhelst & Roelands 1993).
public enum TimeStretch {
  /// A piece in seconds: a few periods of the lowest voice.
  private static let piece = 0.03
  /// How far a piece may be moved to fit, in seconds: a period of 70 Hz.
  private static let reach = 0.0145

  /// The samples in `1 / speed` of their time; the same samples for a speed of 1 and for less than two pieces.
  ///
  /// - Parameters:
  ///   - speed: how many times faster, from 1 to 4.
  ///   - rate: frames per second.
  public static func faster(_ samples: [Int16], by speed: Double, rate: Int) -> [Int16] {
    let half = max(1, Int(piece / 2 * Double(rate)))
    let reach = max(1, Int(reach * Double(rate)))
    guard speed > 1, speed <= 4, samples.count >= 4 * half else { return samples }
    let window = (0..<half).map {
      Float(0.5 - 0.5 * cos(Double.pi * (Double($0) + 0.5) / Double(half)))
    }
    var result = Array(samples[..<half])
    // What would follow the last piece in the recording itself.
    var natural = half
    var number = 1
    while natural + half <= samples.count {
      let wanted = Int(Double(number * half) * speed)
      guard wanted + half + reach <= samples.count else { break }
      let start = best(near: wanted, like: natural, samples, half: half, reach: reach)
      for index in 0..<half {
        let fading = Float(samples[natural + index]) * (1 - window[index])
        let rising = Float(samples[start + index]) * window[index]
        result.append(Int16(max(-32768, min(32767, (fading + rising).rounded()))))
      }
      natural = start + half
      number += 1
    }
    result += samples[min(natural, samples.count)..<min(natural + half, samples.count)]
    return result
  }

  /// The place near another from which the samples are most like those from a third, by every fourth sample.
  private static func best(
    near wanted: Int, like natural: Int, _ samples: [Int16], half: Int, reach: Int
  ) -> Int {
    var best = (place: wanted, likeness: -Double.infinity)
    for place in stride(from: max(0, wanted - reach), through: wanted + reach, by: 2) {
      var (product, energy) = (0.0, 1.0)
      for index in stride(from: 0, to: half, by: 4) {
        let (one, other) = (Double(samples[natural + index]), Double(samples[place + index]))
        product += one * other
        energy += other * other
      }
      let likeness = product / energy.squareRoot()
      if likeness > best.likeness { best = (place, likeness) }
    }
    return best.place
  }
}
