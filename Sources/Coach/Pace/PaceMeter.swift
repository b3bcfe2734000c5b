/// Measures the articulation rate over time: syllable nuclei per second without pauses, in windows that hold
/// equal amounts of speech and lie within one phase.
///
/// Rates per stretch of speech rather than per minute of clock, as Quené (2008), J. Acoust. Soc. Am.
/// 123(2), measures tempo within speakers: pauses must not look like slow speech.
struct PaceMeter {
  /// The speech in a window, in seconds.
  ///
  /// Our own figure: it holds about sixty syllables. What is said and how it is counted spread its rate by
  /// 4 to 7 % (docs/pace.md), which is what listeners just notice (Quené 2007).
  static let windowSeconds = 15.0
  /// The speech in the pieces from which the error is learnt, in seconds: a phrase.
  static let pieceSeconds = 3.0
  /// By how much such pieces vary, as a share of the rate: the median of six speakers (docs/pace.md).
  private static let usualVariation = 0.145
  /// The standard error of a median against that of a mean, of normally distributed values.
  static let medianFactor = 1.2533
  /// Syllables in an English word: 1.38 in novels read aloud, 1.37 in spontaneous speech (docs/pace.md), more in
  /// technical talks.
  private static let syllablesPerWord = 1.5

  private let syllables: SyllableTimes
  private let rate: Int
  private let windows: [SpeechWindow]
  private let sampling: SamplingError

  /// - Parameters:
  ///   - nuclei: the frames of syllable nuclei, ascending.
  ///   - intervals: the stretches of phases, ascending.
  ///   - runs: the speech with the silences in it that are no pauses, ascending and apart.
  init(
    nuclei: [Int], rate: Int, intervals: [(frames: Range<Int>, phase: Int)], runs: [Range<Int>]
  ) {
    let syllables = SyllableTimes(nuclei: nuclei, rate: rate)
    self.syllables = syllables
    self.rate = rate
    windows = SpeechWindow.all(
      in: intervals, runs: runs, wanted: Int(Self.windowSeconds * Double(rate)))
    let pieces = intervals.map { interval in
      SpeechWindow.all(in: [interval], runs: runs, wanted: Int(Self.pieceSeconds * Double(rate)))
        .map { syllables.perSecond(in: [$0.frames]) }
    }
    sampling = SamplingError(pieces, seconds: Self.pieceSeconds, usual: Self.usualVariation)
  }

  /// How many nuclei lie in some frames.
  func count(in frames: Range<Int>) -> Int { syllables.count(in: frames) }

  /// Syllables per second in some frames, pauses left out.
  func perSecond(in stretches: [Range<Int>]) -> Double { syllables.perSecond(in: stretches) }

  /// The error of a rate that was measured on some seconds of speech: twice its standard error.
  func error(of rate: Double, seconds: Double) -> Double {
    Rounded.hundredths(sampling.error(of: rate, seconds: seconds))
  }

  /// The pace of a take; nil when no window can be filled.
  ///
  /// - Parameter past: the medians of earlier takes.
  func record(past: [Double]) -> PaceRecord? {
    let measured = windows.map { window in
      let pace = Rounded.hundredths(syllables.perSecond(in: [window.frames]))
      return PaceRecord.Window(
        start_s: seconds(window.frames.lowerBound), end_s: seconds(window.frames.upperBound),
        syllables_per_s: pace,
        error_syllables_per_s: error(of: pace, seconds: Double(window.speech) / Double(rate)),
        phase: window.phase)
    }
    let rates = measured.map(\.syllables_per_s)
    guard let (median, error) = PaceRecord.median(of: measured), median > 0,
      let low = Quantile.of(rates, 0.25), let high = Quantile.of(rates, 0.75)
    else { return nil }
    return PaceRecord(
      window_s: Self.windowSeconds, median_syllables_per_s: Rounded.hundredths(median),
      error_syllables_per_s: Rounded.hundredths(error),
      words_per_min: Self.words(perMinuteAt: median),
      lower_quartile_syllables_per_s: Rounded.hundredths(low),
      upper_quartile_syllables_per_s: Rounded.hundredths(high),
      spread: Rounded.hundredths((high - low) / median),
      usual_syllables_per_s: Quantile.of(past, 0.5).map(Rounded.hundredths), windows: measured)
  }

  /// Words a minute of English at a rate, to tens: how many syllables a word has is not known.
  private static func words(perMinuteAt rate: Double) -> Int {
    10 * Int((rate * 60 / syllablesPerWord / 10).rounded())
  }

  private func seconds(_ frames: Int) -> Double {
    Rounded.seconds(Double(frames) / Double(rate))
  }
}
