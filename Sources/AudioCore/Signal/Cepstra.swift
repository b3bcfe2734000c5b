internal import Glibc

/// Mel cepstra of speech and how they move (Davis & Mermelstein 1980), with the mean and the spread of each taken
/// off, so that two takes in two rooms can be compared.
///
/// Twelve coefficients, the second to the thirteenth (the first is loudness alone), and their slopes over
/// 100 ms (Furui 1986). Only speech is in it: with pauses among the steps, pauses are what is compared.
public struct Cepstra: Sendable {
  /// Coefficients of a step.
  static let count = 12
  /// Numbers of a step: the coefficients, then their slopes.
  static let width = 2 * count

  /// Each step of speech, three vectors after the other: the coefficients, then their slopes.
  let vectors: [SIMD8<Float>]
  /// How many steps of speech there are.
  public var steps: Int { vectors.count / 3 }
  /// The first step of each run of speech among all steps of speech.
  public let starts: [Int]
  /// Where each run of speech lies in the recording, in steps of 20 ms.
  public let runs: [Range<Int>]

  /// What was taken off.
  public let scale: CepstralScale

  /// The cepstra of some speech.
  ///
  /// - Parameter known: what is taken off; nil for what is learnt from this speech.
  public init(_ spectra: SpeechSpectra, scale known: CepstralScale? = nil) {
    runs = spectra.runs
    var starts: [Int] = []
    var next = 0
    for run in spectra.runs {
      starts.append(next)
      next += run.count
    }
    self.starts = starts
    var scale = known ?? CepstralScale(spectra)
    var values = Self.coefficients(spectra, scale)
    if known == nil { scale.learn(values, 0..<Self.count) }
    scale.apply(to: &values, 0..<Self.count)
    Self.fillSlopes(&values, count: next)
    if known == nil { scale.learn(values, Self.count..<Self.width) }
    scale.apply(to: &values, Self.count..<Self.width)
    self.scale = scale
    vectors = stride(from: 0, to: values.count, by: 8).map { SIMD8(values[$0..<$0 + 8]) }
  }

  init(vectors: [SIMD8<Float>], starts: [Int], runs: [Range<Int>], scale: CepstralScale) {
    self.vectors = vectors
    self.starts = starts
    self.runs = runs
    self.scale = scale
  }

  /// The coefficients of every step, with room for the slopes.
  private static func coefficients(_ spectra: SpeechSpectra, _ scale: CepstralScale) -> [Float] {
    let bands = SpectraMeter.bandCount
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
        let level = scale.logarithms[band][Int(spectra.levels[step * bands + band])]
        for coefficient in 0..<count {
          values[step * width + coefficient] += level * table[coefficient][band]
        }
      }
    }
    return values
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
