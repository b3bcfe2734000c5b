internal import AudioCore

extension ReportBuilder {
  /// What went on while the clock ran.
  var intervals: [Report.Interval] {
    timeline.intervals(on: timeline.clock(speech: track.segments)).compactMap { interval in
      let (start, end) = (
        seconds(interval.frames.lowerBound), seconds(interval.frames.upperBound)
      )
      return switch interval.activity {
      case .phase(let index):
        Report.Interval(start_s: start, end_s: end, activity: .phase, phase: index)
      case .held: Report.Interval(start_s: start, end_s: end, activity: .held, phase: nil)
      case .interruption:
        Report.Interval(start_s: start, end_s: end, activity: .interruption, phase: nil)
      case .ended: nil
      }
    }
  }

  /// The stretches of phases, ascending.
  static func intervals(of timings: Timings) -> [(frames: Range<Int>, phase: Int)] {
    timings.phases.enumerated().flatMap { index, timing in
      timing.intervals.map { (frames: $0, phase: index) }
    }.sorted { $0.frames.lowerBound < $1.frames.lowerBound }
  }

  /// Every pause and every stall, ascending.
  var silences: [Report.Silence] {
    timings.phases.enumerated().flatMap { index, timing in
      let kinds: [([PhaseTiming.Silence], Report.SilenceKind)] = [
        (timing.pauses, .pause), (timing.stalls, .stall),
      ]
      return kinds.flatMap { list, kind in
        list.map {
          Report.Silence(
            start_s: seconds($0.start), duration_s: seconds($0.frames), kind: kind, phase: index)
        }
      }
    }.sorted { $0.start_s < $1.start_s }
  }

  func stretches(_ frames: [Range<Int>]) -> [Report.Segment] {
    frames.map { Report.Segment(start_s: seconds($0.lowerBound), end_s: seconds($0.upperBound)) }
  }

  /// The loudest level of equal stretches of the recording, in dBFS, fine enough for a page: four a
  /// second in half an hour, ten at the most.
  public func levels() -> [Double] {
    let seconds = Double(contour.frames) / Double(contour.rate)
    return contour.peakLevels(columns: Int(min(10 * seconds, 7200)))
  }

  /// Stretches that are at least some frames apart: what is closer becomes one.
  static func joined(_ stretches: [Range<Int>], closer distance: Int) -> [Range<Int>] {
    stretches.reduce(into: []) { joined, next in
      if let last = joined.last, next.lowerBound - last.upperBound < distance {
        joined[joined.count - 1] = last.lowerBound..<next.upperBound
      } else {
        joined.append(next)
      }
    }
  }
}
