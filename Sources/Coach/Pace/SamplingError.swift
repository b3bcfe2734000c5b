/// How exactly a figure is known that was measured on pieces of speech: learnt from how much neighbouring
/// pieces of this very recording differ.
///
/// The mean square of successive differences (von Neumann, Kent, Bellinson & Hart 1941, Annals of
/// Mathematical Statistics 12(2)): it holds what the instrument errs and what one sentence has other than the
/// next, and leaves out that a speaker slowly becomes faster. An error is twice the standard error: of twenty
/// such figures nineteen are no further off.
struct SamplingError {
  /// Neighbours that count as much as what is generally known.
  private static let priorWeight = 10.0
  /// Standard errors in an error.
  private static let coverage = 2.0

  /// The standard error in a second of speech, as a share of the figure.
  private let ofSecond: Double

  /// Learns from neighbouring pieces of `seconds` of speech each.
  ///
  /// - Parameters:
  ///   - runs: the figures of pieces that follow each other, each run by itself.
  ///   - usual: by how much such pieces usually vary, as a share of the figure; it counts as much as ten
  ///     neighbours, so that a short recording does not claim to be exact by chance.
  init(_ runs: [[Double]], seconds: Double, usual: Double) {
    let values = runs.flatMap(\.self)
    let mean = values.reduce(0, +) / Double(max(1, values.count))
    let steps = runs.flatMap { run in zip(run, run.dropFirst()).map { $1 - $0 } }
    let squares = steps.reduce(0) { $0 + $1 * $1 } / 2
    let own = mean > 0 ? squares / (mean * mean) : 0
    let count = mean > 0 ? Double(steps.count) : 0
    let variance = (own + Self.priorWeight * usual * usual) / (count + Self.priorWeight)
    ofSecond = (variance * seconds).squareRoot()
  }

  /// The error of a figure that was measured on some seconds of speech.
  func error(of figure: Double, seconds: Double) -> Double {
    guard seconds > 0 else { return figure }
    return Self.coverage * figure * ofSecond / seconds.squareRoot()
  }

  /// Whether two figures differ by more than their errors.
  static func differ(_ one: Double, _ error: Double, _ other: Double, _ otherError: Double) -> Bool
  {
    let both = (error * error + otherError * otherError).squareRoot()
    return abs(one - other) > both
  }
}
