internal import AudioCore

extension ReportBuilder {
  /// Syllables per second without pauses (articulation rate); nil below a second of speech.
  func syllableRate(_ timing: PhaseTiming) -> Double? {
    guard timing.speech >= contour.rate else { return nil }
    return Rounded.hundredths(meter.perSecond(in: timing.intervals))
  }

  func syllables(_ timing: PhaseTiming) -> Int {
    timing.intervals.reduce(0) { $0 + meter.count(in: $1) }
  }

  func fluency(_ timing: PhaseTiming) -> FluencyRecord {
    let spoken = timing.intervals.reduce(0) { sum, interval in
      let first = runs.partitioningIndex { $0.upperBound > interval.lowerBound }
      return sum + runs[first...].prefix { $0.lowerBound < interval.upperBound }.count
    }
    return FluencyRecord(
      syllables: syllables(timing), runs: spoken,
      silences: timing.pauses.count + timing.stalls.count, speech: speech(timing),
      clock: Double(timing.elapsed - timing.gapFrames) / Double(contour.rate))
  }

  func voice(_ timing: PhaseTiming) -> VoiceFigures {
    voice.figures(of: timing.intervals, seconds: speech(timing))
  }

  private func speech(_ timing: PhaseTiming) -> Double {
    Double(timing.speech) / Double(contour.rate)
  }
}
