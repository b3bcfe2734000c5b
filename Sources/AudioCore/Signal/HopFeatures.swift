internal import Glibc

/// What is kept of a hop of 10 ms: four bytes, so that ten hours are 14.4 MB.
public struct HopFeatures: Sendable, Equatable {
  /// How much the bands stand out of the background, in eighths of a dB, 0 to 30 dB.
  let evidenceByte: UInt8
  /// The power above the background, in half dB from -110 dBFS.
  let powerByte: UInt8
  /// The same between 110 and 610 Hz, where every vowel has its pitch and first formant.
  let lowPowerByte: UInt8
  /// How periodic it is, 0 to 255; 0 also where nothing stands out, because nobody asks there.
  let periodicityByte: UInt8

  /// How much the bands stand out of the background, in dB.
  var evidence: Float { Float(evidenceByte) / 8 }
  /// The power above the background, in dBFS.
  var power: Float { Float(powerByte) / 2 - 110 }
  /// The power above the background between 110 and 610 Hz, in dBFS.
  var lowPower: Float { Float(lowPowerByte) / 2 - 110 }
  /// How periodic it is, from 0 to 1.
  var periodicity: Float { Float(periodicityByte) / 255 }

  /// The weight of the high band: it stands for as many bands as there would be above 4 kHz.
  private static let highWeight: Float = 3
  private static let weights: BandPowers = {
    var weights = BandPowers(repeating: 1)
    weights[15] = highWeight
    return weights
  }()

  /// The features of a hop's powers over its background.
  ///
  /// The evidence of a band is (g-1)^2/(g+1) for the ratio g of power and background: close to the
  /// logarithm of the likelihood ratio g - 1 - ln g of a Gaussian model (Sohn, Kim & Sung 1999), without
  /// a logarithm for every band.
  ///
  /// - Parameter periodicity: asked for only where it can matter.
  init(_ powers: BandPowers, over floor: BandPowers, periodicity: () -> Float) {
    let ratio = BandPowers.larger(powers / floor, BandPowers(repeating: 1))
    let above = ratio - 1
    let evidence = (above * above / (ratio + 1) * Self.weights).sum() / (15 + Self.highWeight)
    let excess = BandPowers.larger(powers - floor, .zero)
    let low = excess[1] + excess[2] + excess[3] + excess[4]
    evidenceByte = Self.byte(80 * log10f(1 + min(1000, evidence)))
    powerByte = Self.byte((Self.decibels(excess.sum()) + 110) * 2)
    lowPowerByte = Self.byte((Self.decibels(low) + 110) * 2)
    let canBeVoice =
      evidenceByte > Self.leastEvidence && lowPowerByte + Self.greatestTilt > powerByte
    periodicityByte = canBeVoice ? Self.byte(periodicity() * 255) : 0
  }

  /// A voiced hop has more evidence than 2 dB ...
  static let leastEvidence: UInt8 = 16
  /// ... and its low bands are no more than 12 dB below all of them.
  static let greatestTilt: UInt8 = 24

  private static func decibels(_ power: Float) -> Float { 10 * log10f(max(1e-12, power)) }

  private static func byte(_ value: Float) -> UInt8 {
    UInt8(max(0, min(255, (value + 0.5).rounded(.down))))
  }
}
