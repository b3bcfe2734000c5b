internal import Glibc

/// How probable lengths of a phase are, at several tempos at once.
///
/// The logarithm of length over budget has no preference within the budget's band; outside of it falls
/// like Student's t with four degrees of freedom and a scale of 0.15. That is a law with heavy tails:
/// a phase over by half costs a factor of thirteen, twice its budget a factor of a hundred. From two and a
/// half times the budget on it falls like a Gaussian as well: half an hour is no phase of three minutes,
/// however little else there is to go by.
struct PhaseLengths {
  /// Densities by tempo.
  typealias Tempos = SIMD4<Double>

  /// Densities per second by ``bin(seconds:)``.
  let table: [Tempos]

  /// Bins per unit of the natural logarithm: lengths to 1.6 %.
  private static let resolution = 64.0
  /// The shortest length that is told apart, and the longest: 0.1 s and a day.
  private static let shortest = log(0.1)
  static let binCount = Int((log(86_400) - shortest) * resolution) + 1
  private static let scale = 0.15
  private static let freedom = 4.0
  /// From where on a length is hardly believed, as a logarithm, and how fast that falls.
  private static let credible = log(2.5)
  private static let beliefSpread = 0.25
  /// What is left for lengths that the law would never believe, so that hints can force them.
  private static let floor = 1e-12

  /// - Parameter tempos: logarithms of the factors by which all phases are longer than planned.
  init(_ budget: Budget, tempos: Tempos) {
    let low = log(max(1, budget.minimum.seconds))
    let high = max(low, log(max(1, budget.maximum.seconds)))
    let peak = 1 / (high - low + 1 / Self.student(0))
    table = (0..<Self.binCount).map { bin in
      let length = Self.shortest + (Double(bin) + 0.5) / Self.resolution
      var densities = Tempos.zero
      for index in tempos.indices {
        let relative = length - tempos[index]
        let outside = max(0, low - relative, relative - high)
        let beyond = max(0, outside - Self.credible) / Self.beliefSpread
        let density = peak * Self.student(outside) / Self.student(0) * exp(-0.5 * beyond * beyond)
        densities[index] = max(Self.floor, density) / exp(length)
      }
      return densities
    }
  }

  static func bin(seconds: Double) -> UInt16 {
    UInt16(max(0, min(Double(binCount - 1), (log(max(1e-3, seconds)) - shortest) * resolution)))
  }

  /// Student's t with four degrees of freedom and ``scale``: 3/8 (1 + x²/4)^(-5/2) / scale.
  private static func student(_ value: Double) -> Double {
    let base = 1 + value * value / (scale * scale * freedom)
    return 0.375 / scale / (base * base * base.squareRoot())
  }
}
