internal import Glibc

/// What is kept of a hop of 10 ms: four bytes, so that ten hours are 14.4 MB.
public struct HopFeatures: Sendable, Equatable {
  /// How much the bands stand out of the background, in eighths of a dB, 0 to 30 dB.
  let evidenceByte: UInt8
  /// The power above the background, smoothed over three hops, in half dB from -110 dBFS.
  let powerByte: UInt8
  /// The same of the hop alone: how steep an edge is.
  let ownPowerByte: UInt8
  /// How periodic the hop is, in ``voicedBit`` and ``clearBit``; below them by how much its first formants are
  /// weaker than all of it, see ``dropCode(of:)``.
  private var voiceByte: UInt8

  /// The power above the background between 324 and 977 Hz, where first formants are, smoothed over three
  /// hops, in half dB from -110 dBFS: syllables are its peaks.
  ///
  /// To 1 dB where they are more than 23.5 dB weaker than all of the hop, and at most 55 dB weaker.
  var formantByte: UInt8 {
    powerByte - min(powerByte, Self.drop(ofCode: voiceByte & Self.dropBits))
  }

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
    let formant = Self.levelByte(excess[3] + excess[4] + excess[5] + excess[6])
    voiceByte = Self.dropCode(of: powerByte - min(powerByte, formant))
    let canBeVoice =
      evidenceByte > Self.leastEvidence && Float(low) + Self.greatestTilt > Float(powerByte)
    // Nobody asks where it cannot be a voice.
    guard canBeVoice else { return }
    let periodicityByte = Self.byte(periodicity() * 255)
    if periodicityByte >= Self.voicedByte { voiceByte |= Self.voicedBit }
    if periodicityByte >= Self.clearByte { voiceByte |= Self.clearBit }
  }

  /// The same, but nothing periodic.
  var withoutVoice: HopFeatures {
    var other = self
    other.voiceByte &= Self.dropBits
    return other
  }

  /// The power that a byte stands for, in dBFS.
  static func power(ofByte byte: UInt8) -> Double { Double(byte) / 2 - 110 }

  /// Whether this is as periodic as a voice: from 0.4 on.
  var isVoiced: Bool { voiceByte & Self.voicedBit > 0 }
  /// Whether this is so periodic that it is clearly a voice: from ``Periodicity/clear`` on.
  var isClearVoice: Bool { voiceByte & Self.clearBit > 0 }
  private static let (voicedByte, clearByte): (UInt8, UInt8) = (102, 153)
  private static let (voicedBit, clearBit): (UInt8, UInt8) = (64, 128)
  private static let dropBits: UInt8 = 63
  /// Drops in half dB up to here are kept as they are, larger ones in steps of 2 dB.
  private static let finestDrops: UInt8 = 47

  /// A drop of up to 55 dB in six bits: vowels have less than 24, and below them only dips have to be seen.
  private static func dropCode(of drop: UInt8) -> UInt8 {
    drop <= finestDrops ? drop : min(dropBits, finestDrops + (drop - finestDrops + 2) / 4)
  }

  private static func drop(ofCode code: UInt8) -> UInt8 {
    code <= finestDrops ? code : finestDrops + 4 * (code - finestDrops)
  }

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
