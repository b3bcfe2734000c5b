/// Which parts of a recording are wanted.
public struct ClipSelection: Sendable, Equatable {
  /// Why there is nothing to select.
  public enum Trouble: Error, Sendable, Equatable {
    /// It is not clear which phases are meant.
    case phase(PhaseSelectionError)
    /// The phase was not spoken.
    case notTold(String)
    /// There are no stalls.
    case noStalls
    /// The times lie outside of the recording, or run backwards.
    case outside
  }

  /// What is heard before and behind a stall, in seconds: enough to know the place again.
  static let stallMargin = 3.0

  /// Numbers or names of phases; none means all of the recording.
  public let phases: [String]
  /// Whether only stalls are wanted, with what is around them.
  public let onlyStalls: Bool
  /// Where to begin in the recording.
  public let from: Duration?
  /// Where to end in the recording.
  public let to: Duration?

  /// A wish for parts of a recording.
  public init(
    phases: [String] = [], onlyStalls: Bool = false, from: Duration? = nil, to: Duration? = nil
  ) {
    self.phases = phases
    self.onlyStalls = onlyStalls
    self.from = from
    self.to = to
  }

  /// The parts in the order of the wish; those of stalls and of one phase ascend.
  ///
  /// - Throws: ``Trouble``.
  public func clips(in report: Report, _ agenda: Agenda) throws(Trouble) -> [Clip] {
    let rate = report.audio.sample_rate_hz
    func frame(_ seconds: Double) -> Int { Int((seconds * Double(rate)).rounded()) }
    let length = frame(report.audio.duration_s)
    let bounds = (from.map { frame($0.seconds) } ?? 0, to.map { frame($0.seconds) } ?? length)
    guard bounds.0 < min(bounds.1, length) else { throw .outside }
    let window = bounds.0..<min(bounds.1, length)
    let wanted = try positions(agenda)
    let clips: [Clip] =
      if onlyStalls {
        try stalls(report, wanted) { max(0, frame($0))..<min(length, frame($1)) }
      } else if wanted.isEmpty {
        [Clip(label: report.title.isEmpty ? "all of it" : report.title, frames: 0..<length)]
      } else {
        try wanted.map { (phase) throws(Trouble) -> [Clip] in
          let label = report.phases[phase].label
          let intervals = report.intervals.filter { $0.phase == phase }
          guard !intervals.isEmpty else { throw .notTold(label) }
          return intervals.map { Clip(label: label, frames: frame($0.start_s)..<frame($0.end_s)) }
        }.flatMap { $0 }
      }
    let kept = clips.map { Clip(label: $0.label, frames: $0.frames.clamped(to: window)) }
      .filter { !$0.frames.isEmpty }
    guard !kept.isEmpty else { throw .outside }
    return kept
  }

  private func positions(_ agenda: Agenda) throws(Trouble) -> [Int] {
    let selection = PhaseSelection(agenda)
    do throws(PhaseSelectionError) {
      return try phases.map { (word) throws(PhaseSelectionError) in
        try selection.positions(word)
      }.flatMap(\.self)
    } catch {
      throw .phase(error)
    }
  }

  private func stalls(
    _ report: Report, _ wanted: [Int], _ frames: (Double, Double) -> Range<Int>
  ) throws(Trouble) -> [Clip] {
    let stalls = report.silences.filter {
      $0.kind == .stall && (wanted.isEmpty || wanted.contains($0.phase))
    }
    guard !stalls.isEmpty else { throw .noStalls }
    return stalls.map { stall in
      let length = TimeText.decimal(stall.duration_s, places: 0)
      return Clip(
        label: "stall of \(length) s in \(report.phases[stall.phase].label)",
        frames: frames(
          stall.start_s - Self.stallMargin, stall.start_s + stall.duration_s + Self.stallMargin))
    }
  }
}
