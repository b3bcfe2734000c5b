public import AudioCore

/// What is said in a take and where its phases lie, as another take is compared with it.
public struct SpokenTake: Sendable {
  /// Its speech.
  let cepstra: Cepstra
  /// The stretches of each phase of its plan, in steps of 20 ms of the recording, ascending and apart.
  let phases: [[Range<Int>]]

  /// A take.
  ///
  /// - Parameters:
  ///   - timeline: where its phases lie.
  ///   - phaseCount: how many phases its plan has.
  ///   - rate: frames per second.
  public init(_ cepstra: Cepstra, timeline: Timeline, phaseCount: Int, rate: Int) {
    self.cepstra = cepstra
    let end = cepstra.runs.last.map { $0.upperBound * rate / SpectraMeter.stepsPerSecond } ?? 0
    var phases = [[Range<Int>]](repeating: [], count: phaseCount)
    for interval in timeline.intervals(on: 0..<max(end, timeline.frames)) {
      guard case .phase(let phase) = interval.activity, phases.indices.contains(phase) else {
        continue
      }
      let steps = { (frame: Int) in frame * SpectraMeter.stepsPerSecond / rate }
      let stretch = steps(interval.frames.lowerBound)..<steps(interval.frames.upperBound)
      if !stretch.isEmpty { phases[phase].append(stretch) }
    }
    self.phases = phases
  }

  /// The stretches of some phases.
  func stretches(of positions: [Int]) -> [Range<Int>] {
    positions.filter(phases.indices.contains).flatMap { phases[$0] }
      .sorted { $0.lowerBound < $1.lowerBound }
  }

  /// The speech within some stretches, ascending.
  func speech(in stretches: [Range<Int>]) -> [Range<Int>] {
    stretches.flatMap { stretch in
      cepstra.runs.lazy.filter { $0.overlaps(stretch) }.map { $0.clamped(to: stretch) }
    }
  }
}
