internal import Glibc

/// What is taken off the cepstra of a speaker in a room: the background of each band, and the mean and the spread of
/// each coefficient and of each slope.
///
/// That of all speech so far serves for the next stretch of it, so that a rehearsal is compared while it goes on.
public struct CepstralScale: Sendable {
  /// What the level of each band is worth as a natural logarithm, by level: with the background added to its power.
  let logarithms: [[Float]]
  /// The mean of each coefficient and slope, and what makes its spread 1.
  private var means = [Double](repeating: 0, count: Cepstra.width)
  private var factors = [Double](repeating: 0, count: Cepstra.width)

  /// What is this far below the loud half of its band is background, in dB.
  private static let depth: Float = 45
  /// Half a dB as a natural logarithm of power.
  private static let unit = log(10.0) / 20

  /// The background of some speech; means and spreads are still to be learnt.
  init(_ spectra: SpeechSpectra) {
    logarithms = Self.floors(spectra).map { floor in
      (0..<256).map { level in
        Float(log(exp(Self.unit * Double(level)) + exp(Self.unit * Double(floor))))
      }
    }
  }

  /// The level of each band's background, in the units of the levels.
  private static func floors(_ spectra: SpeechSpectra) -> [Float] {
    let bands = SpectraMeter.bandCount
    var levels = Array(repeating: ByteHistogram(), count: bands)
    for (place, level) in spectra.levels.enumerated() { levels[place % bands].add(level) }
    return levels.map { Float($0.percentile(0.95)) - 2 * depth }
  }

  /// Learns the mean and the spread of some columns.
  mutating func learn(_ values: [Float], _ columns: Range<Int>) {
    let steps = values.count / Cepstra.width
    guard steps > 0 else { return }
    for column in columns {
      var (sum, squares) = (0.0, 0.0)
      for step in 0..<steps {
        let value = Double(values[step * Cepstra.width + column])
        sum += value
        squares += value * value
      }
      let mean = sum / Double(steps)
      let deviation = max(0, squares / Double(steps) - mean * mean).squareRoot()
      means[column] = mean
      factors[column] = deviation > 1e-6 ? 1 / deviation : 0
    }
  }

  /// Takes off the mean of some columns and makes their spread 1.
  func apply(to values: inout [Float], _ columns: Range<Int>) {
    for step in 0..<values.count / Cepstra.width {
      for column in columns {
        let place = step * Cepstra.width + column
        values[place] = Float((Double(values[place]) - means[column]) * factors[column])
      }
    }
  }
}
