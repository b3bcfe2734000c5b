internal import AudioCore

/// Measures how lively a voice is: how much its pitch and its loudness vary, by phase and over time.
///
/// Pitch variation is what listeners call lively (Hincks 2005, System 33(4): r = .83 with raters). In
/// semitones, so that low and high voices can be compared with themselves; there is no norm.
struct VoiceMeter {
  /// By how much the spread of 15 s of speech varies, as a share of it: by 3 to 32 % in twelve speakers, 12 % in
  /// the root of the mean square.
  private static let usualVariation = 0.12
  /// The fewest nuclei whose levels have a range.
  private static let fewestNuclei = 20
  /// The fewest windows of which one can be the flattest half minute.
  private static let fewestWindows = 4

  private let pitch: PitchTrack
  private let contour: Contour
  /// The frames of syllable nuclei, ascending, and their levels in dBFS.
  private let nuclei: [Int]
  private let windows: [SpeechWindow]
  private let sampling: SamplingError

  /// - Parameters:
  ///   - speech: the segments of speech, ascending and apart.
  ///   - nuclei: the frames of syllable nuclei in it, ascending.
  ///   - intervals: the stretches of phases, ascending.
  ///   - runs: the speech with the silences in it that are no pauses, ascending and apart.
  init(
    _ contour: Contour, speech: [Range<Int>], nuclei: [Int],
    intervals: [(frames: Range<Int>, phase: Int)], runs: [Range<Int>]
  ) {
    self.contour = contour
    self.nuclei = nuclei
    let pitch = PitchTrack(contour, speech: speech)
    self.pitch = pitch
    windows = SpeechWindow.all(
      in: intervals, runs: runs, wanted: Int(PaceMeter.windowSeconds * Double(contour.rate)))
    let spreads = windows.map { pitch.variation(in: [$0.frames]).deviation }
    // A window without a pitch ends a run of neighbours.
    let neighbours = spreads.split(separator: nil).map { $0.compactMap(\.self) }
    sampling = SamplingError(
      neighbours, seconds: PaceMeter.windowSeconds, usual: Self.usualVariation)
  }

  /// The voice of a take, and where it is flattest; nil when no window can be filled.
  ///
  /// - Parameter past: the pitch's spread in earlier takes.
  func record(past: [Double]) -> VoiceRecord? {
    guard !windows.isEmpty else { return nil }
    let measured = windows.map { window in
      VoiceRecord.Window(
        start_s: seconds(window.frames.lowerBound), end_s: seconds(window.frames.upperBound),
        figures: figures(of: [window.frames], seconds: speech(in: window)), phase: window.phase)
    }
    return VoiceRecord(
      window_s: PaceMeter.windowSeconds,
      usual_pitch_sd_st: Quantile.of(past, 0.5).map(Rounded.hundredths),
      flattest: flattest, windows: measured)
  }

  /// How lively the voice is in some stretches that hold so many seconds of speech.
  func figures(of stretches: [Range<Int>], seconds: Double) -> VoiceFigures {
    let variation = pitch.variation(in: stretches)
    return VoiceFigures(
      pitch_sd_st: variation.deviation.map(Rounded.hundredths),
      error_pitch_sd_st: variation.deviation.map {
        Rounded.hundredths(sampling.error(of: $0, seconds: seconds))
      },
      pitch_range_st: variation.middleRange.map(Rounded.hundredths),
      voiced_share: Rounded.hundredths(variation.voicedShare),
      loudness_range_db: loudnessRange(of: stretches).map(Rounded.hundredths))
  }

  /// The two neighbouring windows whose pitch varies least.
  private var flattest: VoiceRecord.Stretch? {
    guard windows.count >= Self.fewestWindows else { return nil }
    let pairs = zip(windows, windows.dropFirst()).compactMap {
      one, other -> VoiceRecord.Stretch? in
      let frames = [one.frames, other.frames]
      return pitch.variation(in: frames).deviation.map { spread in
        let error = sampling.error(of: spread, seconds: speech(in: one) + speech(in: other))
        return VoiceRecord.Stretch(
          start_s: seconds(one.frames.lowerBound), end_s: seconds(other.frames.upperBound),
          pitch_sd_st: Rounded.hundredths(spread), error_pitch_sd_st: Rounded.hundredths(error))
      }
    }
    return pairs.min { $0.pitch_sd_st < $1.pitch_sd_st }
  }

  /// The range of the middle 80 % of the syllables' levels, in dB: how much louder the loud ones are, whatever
  /// the microphone's gain.
  private func loudnessRange(of stretches: [Range<Int>]) -> Double? {
    let levels = stretches.flatMap { stretch in
      let first = nuclei.partitioningIndex { $0 >= stretch.lowerBound }
      let end = nuclei.partitioningIndex { $0 >= stretch.upperBound }
      return nuclei[first..<end].map { contour.level(at: $0) }
    }
    guard levels.count >= Self.fewestNuclei, let low = Quantile.of(levels, 0.1),
      let high = Quantile.of(levels, 0.9)
    else { return nil }
    return high - low
  }

  private func speech(in window: SpeechWindow) -> Double {
    Double(window.speech) / Double(contour.rate)
  }

  private func seconds(_ frames: Int) -> Double {
    Rounded.seconds(Double(frames) / Double(contour.rate))
  }
}
