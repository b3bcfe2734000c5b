internal import Glibc

/// Mel cepstra of speech and how they move (Davis & Mermelstein 1980), with the mean and the spread of each taken
/// off, so that two takes in two rooms can be compared.
///
/// Twelve coefficients, the second to the thirteenth (the first is loudness alone), and their slopes over
/// 100 ms (Furui 1986). Only speech is in it: with pauses among the steps, pauses are what is compared.
public struct Cepstra: Sendable {
  /// Coefficients of a step.
  private static let count = 12
  /// Numbers of a step: the coefficients, then their slopes.
  private static let width = 2 * count

  /// Each step of speech, three vectors after the other: the coefficients, then their slopes.
  let vectors: [SIMD8<Float>]
  /// How many steps of speech there are.
  public var steps: Int { vectors.count / 3 }
  /// The first step of each run of speech among all steps of speech.
  public let starts: [Int]
  /// Where each run of speech lies in the recording, in steps of 20 ms.
  public let runs: [Range<Int>]

  /// What is this far below the loud half of its band is background, in dB.
  private static let depth: Float = 45

  /// The cepstra of some speech.
  public init(_ spectra: SpeechSpectra) {
    runs = spectra.runs
    var starts: [Int] = []
    var next = 0
    for run in spectra.runs {
      starts.append(next)
      next += run.count
    }
    self.starts = starts
    var values = Self.coefficients(spectra)
    Self.normalise(&values, 0..<Self.count)
    Self.fillSlopes(&values, count: next)
    Self.normalise(&values, Self.count..<Self.width)
    vectors = stride(from: 0, to: values.count, by: 8).map { SIMD8(values[$0..<$0 + 8]) }
  }

  /// The coefficients of every step, with room for the slopes.
  private static func coefficients(_ spectra: SpeechSpectra) -> [Float] {
    let bands = SpectraMeter.bandCount
    let floors = floors(spectra)
    // What a byte is worth as a natural logarithm, with the background of its band added to its power.
    let logarithms = floors.map { floor in
      (0..<256).map { Float(log(exp(unit * Double($0)) + exp(unit * Double(floor)))) }
    }
    let table = (1...count).map { coefficient in
      (0..<bands).map { band in
        Float(
          (2 / Double(bands)).squareRoot()
            * cos(.pi * Double(coefficient) * (Double(band) + 0.5) / Double(bands)))
      }
    }
    var values = [Float](repeating: 0, count: spectra.steps * width)
    for step in 0..<spectra.steps {
      for band in 0..<bands {
        let level = logarithms[band][Int(spectra.levels[step * bands + band])]
        for coefficient in 0..<count {
          values[step * width + coefficient] += level * table[coefficient][band]
        }
      }
    }
    return values
  }

  /// Half a dB as a natural logarithm of power.
  private static let unit = log(10.0) / 20

  /// The level of each band's background, in the units of the levels.
  private static func floors(_ spectra: SpeechSpectra) -> [Float] {
    let bands = SpectraMeter.bandCount
    var levels = Array(repeating: ByteHistogram(), count: bands)
    for (place, level) in spectra.levels.enumerated() { levels[place % bands].add(level) }
    return levels.map { Float($0.percentile(0.95)) - 2 * depth }
  }

  /// Takes off the mean of some columns and makes their spread 1.
  private static func normalise(_ values: inout [Float], _ columns: Range<Int>) {
    let steps = values.count / width
    guard steps > 0 else { return }
    for column in columns {
      var (sum, squares) = (0.0, 0.0)
      for step in 0..<steps {
        let value = Double(values[step * width + column])
        sum += value
        squares += value * value
      }
      let mean = sum / Double(steps)
      let deviation = max(0, squares / Double(steps) - mean * mean).squareRoot()
      let scale = deviation > 1e-6 ? 1 / deviation : 0
      for step in 0..<steps {
        let place = step * width + column
        values[place] = Float((Double(values[place]) - mean) * scale)
      }
    }
  }

  /// The slope of each coefficient over five steps, by linear regression.
  private static func fillSlopes(_ values: inout [Float], count steps: Int) {
    func place(_ step: Int) -> Int { max(0, min(steps - 1, step)) * width }
    for step in 0..<steps {
      for column in 0..<count {
        let far = values[place(step + 2) + column] - values[place(step - 2) + column]
        let near = values[place(step + 1) + column] - values[place(step - 1) + column]
        values[step * width + count + column] = (2 * far + near) / 10
      }
    }
  }
}
