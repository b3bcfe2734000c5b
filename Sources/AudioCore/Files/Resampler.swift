internal import Glibc

/// Brings sound to another rate, by a windowed sinc for each place between two samples (Crochiere and Rabiner 1983).
public struct Resampler {
  /// Zero crossings of the sinc on each side.
  private static let crossings = 16.0
  /// What of the band up to half the lower rate is kept.
  private static let passband = 0.94

  private let (up, down): (Int, Int)
  private let reach: Int
  /// The filter at each place between two samples: `2 * reach` taps.
  private let taps: [[Float]]
  private var samples: [Int16]
  /// Which of the frames to come, counted in steps of `1 / up` from the first that is kept.
  private var position: Int

  /// Prepares to bring `rate` to `wanted` frames per second.
  public init(from rate: Int, to wanted: Int) {
    let divisor = Self.greatest(rate, wanted)
    (up, down) = (wanted / divisor, rate / divisor)
    let cutoff = Self.passband * min(1, Double(wanted) / Double(rate))
    let reach = Int((Self.crossings / cutoff).rounded(.up))
    self.reach = reach
    let up = up
    taps = (0..<up).map { place in
      let shift = Double(place) / Double(up)
      let raw = (1 - reach...reach).map { tap in
        Self.sinc(cutoff * (Double(tap) - shift))
          * Self.window((Double(tap) - shift) / Double(reach))
      }
      let sum = raw.reduce(0, +)
      return raw.map { Float($0 / sum) }
    }
    samples = [Int16](repeating: 0, count: reach - 1)
    position = (reach - 1) * up
  }

  /// The frames that can be made once these have come.
  public mutating func process(_ block: Span<Int16>) -> [Int16] {
    samples.reserveCapacity(samples.count + block.count)
    for index in block.indices { samples.append(block[index]) }
    var made: [Int16] = []
    while position / up + reach < samples.count {
      made.append(frame())
      position += down
    }
    let past = max(0, min(samples.count, position / up - reach + 1))
    samples.removeFirst(past)
    position -= past * up
    return made
  }

  /// The last frames.
  public mutating func finish() -> [Int16] {
    [Int16](repeating: 0, count: reach).withUnsafeBufferPointer { process($0.span) }
  }

  private func frame() -> Int16 {
    let filter = taps[position % up]
    let first = position / up - reach + 1
    var sum: Float = 0
    for tap in filter.indices { sum += filter[tap] * Float(samples[first + tap]) }
    return Int16(max(-32768, min(32767, sum.rounded())))
  }

  private static func sinc(_ x: Double) -> Double { x == 0 ? 1 : sin(.pi * x) / (.pi * x) }

  /// Blackman's window between -1 and 1.
  private static func window(_ x: Double) -> Double {
    abs(x) >= 1 ? 0 : 0.42 + 0.5 * cos(.pi * x) + 0.08 * cos(2 * .pi * x)
  }

  private static func greatest(_ one: Int, _ other: Int) -> Int {
    other == 0 ? one : greatest(other, one % other)
  }
}
