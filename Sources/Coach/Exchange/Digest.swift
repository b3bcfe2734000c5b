/// The few places of a take that are most worth hearing again, two minutes in all.
public struct Digest: Sendable, Equatable {
  /// A place and why it is worth hearing.
  public struct Place: Sendable, Equatable {
    /// What it is.
    public let label: String
    /// Where it lies in the recording, in seconds.
    public let seconds: Range<Double>
  }

  /// The places, in the order of the recording.
  public let places: [Place]

  // Our own figures, in seconds: what led to a place, and how it went on.
  /// What is heard around a stall.
  private static let (beforeStall, afterStall) = (8.0, 5.0)
  /// What is heard around the moment at which a phase used up its budget.
  private static let (beforeOverrun, afterOverrun) = (20.0, 10.0)
  /// The longest place.
  private static let longest = 35.0

  /// The places of a take.
  ///
  /// They are its longest stall, the way into its longest overrun, its fastest and its flattest half minute. What there
  /// is not, or not beyond its error, is left out.
  public init(_ report: Report) {
    let end = report.audio.duration_s
    var places: [Place] = []
    for place in [
      Self.stall(report), Self.overrun(report), Self.fastest(report), Self.flattest(report),
    ] {
      guard let place else { continue }
      let start = max(0, place.seconds.lowerBound)
      let seconds = start..<max(start, min(end, place.seconds.upperBound, start + Self.longest))
      // What is heard already is not heard a second time.
      let isHeard = places.contains { other in
        let common = other.seconds.clamped(to: seconds)
        return 2 * (common.upperBound - common.lowerBound)
          > seconds.upperBound - seconds.lowerBound
      }
      if !seconds.isEmpty, !isHeard {
        places.append(Place(label: place.label, seconds: seconds))
      }
    }
    self.places = places.sorted { $0.seconds.lowerBound < $1.seconds.lowerBound }
  }

  private static func stall(_ report: Report) -> Place? {
    let stalls = report.silences.filter {
      $0.kind == .stall && report.phases.indices.contains($0.phase)
        && !report.phases[$0.phase].is_break
    }
    guard let stall = stalls.max(by: { $0.duration_s < $1.duration_s }) else { return nil }
    let length = TimeText.decimal(stall.duration_s, places: 0)
    return Place(
      label: "the longest stall, \(length) s in \(report.phases[stall.phase].label)",
      seconds: stall.start_s - beforeStall..<stall.start_s + stall.duration_s + afterStall)
  }

  private static func overrun(_ report: Report) -> Place? {
    let over = report.phases.indices.filter {
      report.phases[$0].budget != nil && report.phases[$0].over_by_s > 0
    }
    guard
      let phase = over.max(by: { report.phases[$0].over_by_s < report.phases[$1].over_by_s }),
      let moment = endOfBudget(of: phase, in: report)
    else { return nil }
    let part = report.phases[phase]
    return Place(
      label: "\(part.label) runs over its budget, by \(TimeText.clock(part.over_by_s)) in the end",
      seconds: moment - beforeOverrun..<moment + afterOverrun)
  }

  /// When a phase had used the maximum of its budget, in seconds of the recording.
  private static func endOfBudget(of phase: Int, in report: Report) -> Double? {
    guard var left = report.phases[phase].budget?.max_s else { return nil }
    let stalls = report.silences.filter {
      report.basis == .speaking && $0.kind == .stall && $0.phase == phase
    }
    for interval in report.intervals where interval.phase == phase {
      var now = interval.start_s
      for stall in stalls where stall.start_s >= now && stall.start_s < interval.end_s {
        if stall.start_s - now >= left { return now + left }
        left -= stall.start_s - now
        now = min(interval.end_s, stall.start_s + stall.duration_s)
      }
      if interval.end_s - now >= left { return now + left }
      left -= interval.end_s - now
    }
    return nil
  }

  /// Two neighbouring windows of a phase that are faster than the whole by more than both may be off.
  private static func fastest(_ report: Report) -> Place? {
    guard let pace = report.pace else { return nil }
    let pairs = zip(pace.windows, pace.windows.dropFirst()).filter { $0.phase == $1.phase }
    func rate(_ pair: (PaceRecord.Window, PaceRecord.Window)) -> Double {
      (pair.0.syllables_per_s + pair.1.syllables_per_s) / 2
    }
    guard let fastest = pairs.max(by: { rate($0) < rate($1) }) else { return nil }
    let (one, other) = (fastest.0.error_syllables_per_s, fastest.1.error_syllables_per_s)
    let error = (one * one + other * other).squareRoot() / 2
    guard rate(fastest) > pace.median_syllables_per_s,
      pace.differs(rate(fastest), error: error)
    else { return nil }
    return Place(
      label:
        "the fastest half minute, \(DeliveryWords.withError(rate(fastest), error)) syllables/s",
      seconds: fastest.0.start_s..<fastest.1.end_s)
  }

  private static func flattest(_ report: Report) -> Place? {
    DeliveryWords.flattest(report).map { stretch in
      Place(
        label: "the flattest half minute, pitch varies by "
          + "\(DeliveryWords.withError(stretch.pitch_sd_st, stretch.error_pitch_sd_st)) semitones",
        seconds: stretch.start_s..<stretch.end_s)
    }
  }
}
