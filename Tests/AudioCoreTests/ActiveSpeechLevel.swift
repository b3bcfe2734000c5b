import Foundation

/// The active speech level of ITU-T P.56 (2011), method B, written from the recommendation for these tests.
///
/// The envelope is the magnitude after two exponentials of 30 ms; a sample is active at a threshold when the
/// envelope reaches it or did so in the last 0.2 s. The level is that at which the active speech is 15.9 dB
/// above the threshold, in dB re full scale.
struct ActiveSpeechLevel {
  private static let timeConstant = 0.03
  private static let hangover = 0.2
  private static let margin = 15.9
  private static let thresholds = (0..<16).map { pow(2, Double($0) - 15) }

  /// The level in dBFS; nil of silence.
  let level: Double?
  /// The share of the time that is active, from 0 to 1.
  let activity: Double

  init(_ samples: [Int16], rate: Int) {
    let decay = exp(-1 / (Double(rate) * Self.timeConstant))
    let hang = Int(Self.hangover * Double(rate))
    var (squares, first, second) = (0.0, 0.0, 0.0)
    var active = [Int](repeating: 0, count: Self.thresholds.count)
    var silent = [Int](repeating: hang, count: Self.thresholds.count)
    for sample in samples {
      let value = Double(sample) / 32768
      squares += value * value
      first = decay * first + (1 - decay) * abs(value)
      second = decay * second + (1 - decay) * first
      for (index, threshold) in Self.thresholds.enumerated() {
        if second >= threshold {
          active[index] += 1
          silent[index] = 0
        } else if silent[index] < hang {
          active[index] += 1
          silent[index] += 1
        }
      }
    }
    func above(_ index: Int) -> (level: Double, margin: Double)? {
      guard active[index] > 0, squares > 0 else { return nil }
      let level = 10 * log10(squares / Double(active[index]))
      return (level, level - 20 * log10(Self.thresholds[index]))
    }
    for index in 1..<Self.thresholds.count {
      guard let low = above(index - 1), let high = above(index), high.margin <= Self.margin
      else { continue }
      let share = (low.margin - Self.margin) / (low.margin - high.margin)
      let found = low.level + share * (high.level - low.level)
      level = found
      activity = squares / Double(samples.count) / pow(10, found / 10)
      return
    }
    (level, activity) = (nil, 0)
  }
}
