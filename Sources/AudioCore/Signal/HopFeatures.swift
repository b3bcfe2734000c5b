internal import Glibc

/// What is kept of a hop of 10 ms: five bytes, so that ten hours are 18 MB.
public struct HopFeatures: Sendable, Equatable {
  /// How much the bands stand out of the background, in eighths of a dB, 0 to 30 dB.
  let evidenceByte: UInt8
  /// The power above the background, smoothed over three hops, in half dB from -110 dBFS.
  let powerByte: UInt8
  /// The same of the hop alone: how steep an edge is.
  let ownPowerByte: UInt8
  /// How periodic the hop is, 0 to 255; 0 also where it cannot be a voice, because nobody asks there.
  private(set) var periodicityByte: UInt8
  /// The power above the background between 324 and 977 Hz, where first formants are, smoothed over three
  /// hops, in half dB from -110 dBFS: syllables are its peaks.
  let formantByte: UInt8

  /// The power above the background, in dBFS.
  var power: Double { Self.power(ofByte: powerByte) }

  /// The weight of the high band: it stands for as many bands as there would be above 4 kHz.
  private static let highWeight: Float = 3
  private static let weights: BandPowers = {
    var weights = BandPowers(repeating: 1)
    weights[15] = highWeight
    return weights
  }()
  /// A voice has more evidence than 2 dB.
  private static let leastEvidence: UInt8 = 16
  /// A voice is between 110 and 610 Hz, where every vowel has its pitch and first formant, no more than
  /// 12 dB weaker than in all.
  private static let greatestTilt: Float = 24

  /// The features of a hop's powers over its background.
  ///
  /// The evidence of a band is (g-1)^2/(g+1) for the ratio g of power and background: close to the
  /// logarithm of the likelihood ratio g - 1 - ln g of a Gaussian model (Sohn, Kim & Sung 1999), without
  /// a logarithm for every band.
  ///
  /// - Parameters:
  ///   - own: the powers of the hop alone, where the others are smoothed.
  ///   - periodicity: asked for only where it can matter.
  init(
    _ powers: BandPowers, own: BandPowers? = nil, over floor: BandPowers, periodicity: () -> Float
  ) {
    let ratio = BandPowers.larger(powers / floor, BandPowers(repeating: 1))
    let above = ratio - 1
    let evidence = (above * above / (ratio + 1) * Self.weights).sum() / (15 + Self.highWeight)
    let excess = Self.excess(powers, floor)
    evidenceByte = Self.byte(80 * log10f(1 + min(1000, evidence)))
    powerByte = Self.levelByte(excess.sum())
    ownPowerByte = own.map { Self.levelByte(Self.excess($0, floor).sum()) } ?? powerByte
    let low = Self.levelByte(excess[1] + excess[2] + excess[3] + excess[4])
    formantByte = Self.levelByte(excess[3] + excess[4] + excess[5] + excess[6])
    let canBeVoice =
      evidenceByte > Self.leastEvidence && Float(low) + Self.greatestTilt > Float(powerByte)
    periodicityByte = canBeVoice ? Self.byte(periodicity() * 255) : 0
  }

  /// The same, but nothing periodic.
  var withoutVoice: HopFeatures {
    var other = self
    other.periodicityByte = 0
    return other
  }

  /// The power that a byte stands for, in dBFS.
  static func power(ofByte byte: UInt8) -> Double { Double(byte) / 2 - 110 }

  /// Whether this is so periodic that it is clearly a voice.
  var isClearVoice: Bool { periodicityByte >= Self.clearByte }
  /// What ``Periodicity/clear`` is as a byte.
  private static let clearByte: UInt8 = 153

  /// What the evidence's byte exceeds where the evidence exceeds some dB.
  static func evidenceLimit(_ decibels: Double) -> Int { limit(decibels * 8) }

  /// What the power's byte exceeds where the power exceeds some dBFS.
  static func powerLimit(_ level: Double) -> Int { limit((level + 110) * 2) }

  private static func limit(_ value: Double) -> Int { Int(max(-1, min(255, value.rounded(.down)))) }

  @inline(__always)
  private static func excess(_ powers: BandPowers, _ floor: BandPowers) -> BandPowers {
    BandPowers.larger(powers - floor, .zero)
  }

  private static func levelByte(_ power: Float) -> UInt8 {
    byte((10 * log10f(max(1e-12, power)) + 110) * 2)
  }

  private static func byte(_ value: Float) -> UInt8 {
    UInt8(max(0, min(255, (value + 0.5).rounded(.down))))
  }
}
