internal import Glibc

extension Periodicity {
  /// The values between two lags at which the correlation is sought, on each side of a peak.
  private static let reach = 3
  /// Values in a lag.
  private static let phases = 4
  /// What a peak has to reach to be one.
  private static let least: Float = 0.3

  /// The weights of eight correlations for a value a quarter, a half and three quarters behind the fourth:
  /// a sinc under a raised cosine of 4.5 lags.
  private static let weights: [SIMD8<Float>] = (1..<phases).map { phase in
    var weights = SIMD8<Float>.zero
    for index in 0..<8 {
      let distance = Double(index - reach) - Double(phase) / Double(phases)
      let sinc = sin(.pi * distance) / (.pi * distance)
      weights[index] = Float(sinc * (0.5 + 0.5 * cos(.pi * distance / 4.5)))
    }
    return weights
  }

  /// The lags at which the hop that was asked for last repeats itself best.
  ///
  /// Correlations are a lag of 0.5 ms apart and are interpolated to quarters of it, then by a parabola:
  /// a parabola alone makes high voices up to 0.2 semitones steadier than they are.
  mutating func peaks() -> PitchPeaks {
    noteCorrelations()
    var peaks = PitchPeaks()
    correlations.withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress.map({ $0 - Self.leastLag }) else { return }
      for lag in pitchLags {
        let value = base[lag]
        guard value > Self.least, value >= base[lag - 1], value > base[lag + 1] else { continue }
        let (exact, strength) = Self.top(around: lag, base)
        peaks.add(
          semitones: PitchScale.semitones(ofFrequency: Float(rate) / exact),
          strength: min(1, strength))
      }
    }
    return peaks
  }

  /// The place and the height of a peak, between lags.
  private static func top(
    around lag: Int, _ correlations: UnsafePointer<Float>
  ) -> (lag: Float, height: Float) {
    /// The correlation so many quarters of a lag away from the peak.
    func value(_ quarters: Int) -> Float {
      let (whole, phase) = (lag + (quarters >> 2), quarters & (phases - 1))
      guard phase > 0 else { return correlations[whole] }
      let around = UnsafeRawPointer(correlations + whole - reach)
        .loadUnaligned(as: SIMD8<Float>.self)
      return (around * weights[phase - 1]).sum()
    }
    var (best, place) = (correlations[lag], 0)
    for quarters in -2...2 where quarters != 0 {
      let other = value(quarters)
      if other > best { (best, place) = (other, quarters) }
    }
    let (before, behind) = (value(place - 1), value(place + 1))
    let bend = before - 2 * best + behind
    let shift = bend < 0 ? max(-0.5, min(0.5, (before - behind) / (2 * bend))) : 0
    return (
      Float(lag) + (Float(place) + shift) / Float(phases), best - (before - behind) * shift / 4
    )
  }
}
