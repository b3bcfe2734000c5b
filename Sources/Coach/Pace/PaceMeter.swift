/// Measures the articulation rate over time: syllable nuclei per second of speech, in windows that hold
/// equal amounts of speech and lie within one phase.
///
/// Rates per stretch of speech rather than per minute of clock, as Quené (2008), J. Acoust. Soc. Am.
/// 123(2), measures tempo within speakers: pauses must not look like slow speech.
struct PaceMeter {
  /// The speech in a window, in seconds.
  ///
  /// Our own figure: it holds about sixty syllables, whose different lengths alone spread the
  /// rate by about 5 %, which is what listeners just notice (Quené 2007).
  static let windowSeconds = 15.0

  private struct Stretch {
    var frames: Range<Int>
    var speech: Int
    let phase: Int
  }

  private let nuclei: [Int]
  private let rate: Int

  /// - Parameter nuclei: the frames of syllable nuclei, ascending.
  init(nuclei: [Int], rate: Int) {
    self.nuclei = nuclei
    self.rate = rate
  }

  /// How many nuclei lie in some frames.
  func count(in frames: Range<Int>) -> Int {
    Self.lowerBound(nuclei, frames.upperBound) - Self.lowerBound(nuclei, frames.lowerBound)
  }

  /// The pace of a take; nil when no window can be filled.
  ///
  /// - Parameters:
  ///   - intervals: the stretches of phases, ascending.
  ///   - runs: the speech with the silences in it that are no pauses, ascending and apart.
  ///   - past: the medians of earlier takes.
  func record(
    intervals: [(frames: Range<Int>, phase: Int)], runs: [Range<Int>], past: [Double]
  ) -> PaceRecord? {
    let stretches = intervals.flatMap { windows(of: $0.frames, phase: $0.phase, runs) }
    let measured = stretches.map { stretch in
      let first = runs.partitioningIndex { $0.upperBound > stretch.frames.lowerBound }
      let count = runs[first...].prefix { $0.lowerBound < stretch.frames.upperBound }
        .reduce(0) { $0 + self.count(in: $1.clamped(to: stretch.frames)) }
      return PaceRecord.Window(
        start_s: seconds(stretch.frames.lowerBound), end_s: seconds(stretch.frames.upperBound),
        syllables_per_s: Rounded.hundredths(Double(count * rate) / Double(stretch.speech)),
        phase: stretch.phase)
    }
    let rates = measured.map(\.syllables_per_s)
    guard let median = Quantile.of(rates, 0.5), median > 0,
      let low = Quantile.of(rates, 0.25), let high = Quantile.of(rates, 0.75)
    else { return nil }
    return PaceRecord(
      window_s: Self.windowSeconds, median_syllables_per_s: Rounded.hundredths(median),
      lower_quartile_syllables_per_s: Rounded.hundredths(low),
      upper_quartile_syllables_per_s: Rounded.hundredths(high),
      spread: Rounded.hundredths((high - low) / median),
      usual_syllables_per_s: Quantile.of(past, 0.5).map(Rounded.hundredths), windows: measured)
  }

  /// Windows that each hold their speech; what is left at the end is a window of its own or part of
  /// the one before.
  private func windows(of interval: Range<Int>, phase: Int, _ runs: [Range<Int>]) -> [Stretch] {
    let wanted = Int(Self.windowSeconds * Double(rate))
    var windows: [Stretch] = []
    var open: Stretch?
    var index = runs.partitioningIndex { $0.upperBound > interval.lowerBound }
    while index < runs.count, runs[index].lowerBound < interval.upperBound {
      var run = runs[index].clamped(to: interval)
      while !run.isEmpty {
        var window = open ?? Stretch(frames: run, speech: 0, phase: phase)
        let taken = min(run.count, wanted - window.speech)
        window.speech += taken
        window.frames = window.frames.lowerBound..<run.lowerBound + taken
        run = run.lowerBound + taken..<run.upperBound
        open = window
        if window.speech == wanted {
          windows.append(window)
          open = nil
        }
      }
      index += 1
    }
    guard let rest = open else { return windows }
    if rest.speech >= wanted / 2 { return windows + [rest] }
    guard var last = windows.popLast() else { return [] }
    last.frames = last.frames.lowerBound..<rest.frames.upperBound
    last.speech += rest.speech
    return windows + [last]
  }

  private func seconds(_ frames: Int) -> Double {
    Rounded.seconds(Double(frames) / Double(rate))
  }

  /// The position of the first value that is not below `bound`.
  private static func lowerBound(_ values: [Int], _ bound: Int) -> Int {
    values.partitioningIndex { $0 >= bound }
  }
}
