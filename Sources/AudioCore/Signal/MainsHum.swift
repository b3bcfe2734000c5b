internal import Glibc

/// Hum of the mains in a stretch of a recording in which nobody speaks.
public struct MainsHum: Sendable, Equatable {
  /// The frequency of the mains in hertz, 50 or 60.
  public let frequency: Int
  /// The level of it and its harmonics in dBFS.
  public let level: Double

  /// Harmonics that are looked at, the fundamental among them: what a microphone's cable picks up.
  private static let harmonics = 1...6
  /// Weaker hum disturbs nobody.
  private static let audible = -70.0
  /// It is hum when it is half of all that is heard.
  private static let share = 0.5

  /// Looks for hum in samples of at least a second; nil when there is none.
  ///
  /// Whole seconds are correlated with the mains' harmonics (Goertzel 1958): a second at whole hertz
  /// leaks nothing from one into the other.
  public init?(_ samples: [Int16], rate: Int) {
    let seconds = samples.count / rate
    guard seconds > 0 else { return nil }
    let used = samples[..<(seconds * rate)]
    let mean = used.reduce(0.0) { $0 + Double($1) } / Double(used.count)
    let total = used.reduce(0.0) { $0 + (Double($1) - mean) * (Double($1) - mean) }
    let power = total / Double(used.count) / (32768 * 32768)
    let candidates = [50, 60].map { frequency in
      let lines = Self.harmonics.map { $0 * frequency }.filter { $0 < rate / 2 }
      let powers = (0..<seconds).map { second in
        let block = used[(second * rate)..<((second + 1) * rate)]
        return lines.reduce(0) { $0 + Self.power(of: $1, in: block, rate: rate) }
      }
      return (frequency: frequency, power: powers.reduce(0, +) / Double(seconds))
    }
    guard let strongest = candidates.max(by: { $0.power < $1.power }),
      strongest.power > Self.share * power
    else { return nil }
    frequency = strongest.frequency
    level = Decibels.level(power: strongest.power)
    guard level > Self.audible else { return nil }
  }

  /// The power of a frequency in a second of samples, of full scale.
  private static func power(of frequency: Int, in block: ArraySlice<Int16>, rate: Int) -> Double {
    let factor = 2 * cos(2 * Double.pi * Double(frequency) / Double(rate))
    var (last, before) = (0.0, 0.0)
    for sample in block { (last, before) = (Double(sample) + factor * last - before, last) }
    let energy = last * last + before * before - factor * last * before
    let amplitude = 2 * energy.squareRoot() / Double(block.count) / 32768
    return amplitude * amplitude / 2
  }
}
