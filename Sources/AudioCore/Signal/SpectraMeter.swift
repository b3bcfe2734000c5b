internal import Glibc

/// Keeps the spectra of a recording while its contour is made: what ``SpeechSpectra`` takes its speech from.
///
/// Its powers are those that the contour is made from, two hops at a time, so that nothing is read or
/// transformed a second time, and a rehearsal has them while it goes on.
public struct SpectraMeter: Sendable {
  /// Hops that make one step.
  static let hopsPerStep = 2
  /// Steps per second: 20 ms, as dense as matching words needs.
  public static let stepsPerSecond = Contour.hopsPerSecond / hopsPerStep
  /// The bands of ``FilterBank`` that count, steps of mel from 110 to 3800 Hz or so: what a recording of any
  /// rate has, without hum and rumble.
  static let bands = 1...14
  static let bandCount = bands.count

  /// The level of every band in every step, in half dB over -110 dBFS.
  private(set) var levels: [UInt8] = []
  /// The powers of a step's first hop.
  private var first: BandPowers?

  /// How many steps are known.
  public var steps: Int { levels.count / Self.bandCount }

  /// A meter before the first hop, or after those that made some levels.
  init(levels: [UInt8] = []) { self.levels = levels }

  /// Takes the powers of the next hops.
  mutating func process(_ powers: [BandPowers]) {
    for own in powers {
      guard let before = first else {
        first = own
        continue
      }
      append((before + own) * 0.5)
      first = nil
    }
  }

  private mutating func append(_ powers: BandPowers) {
    for band in Self.bands {
      let level = (10 * log10f(max(1e-12, powers[band])) + 110) * 2
      levels.append(UInt8(max(0, min(255, (level + 0.5).rounded(.down)))))
    }
  }
}
