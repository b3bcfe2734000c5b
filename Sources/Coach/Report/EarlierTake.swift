/// What an earlier take of the same plan adds to the advice on a new one.
///
/// Phases are positions in the new take's agenda: whoever reads old takes matches their phases, by name.
public struct EarlierTake: Sendable, Equatable {
  /// A stall of that take.
  public struct Stall: Sendable, Equatable {
    /// The position of its phase in the new agenda, from 0.
    public let phase: Int
    /// How far into the phase it was, in seconds.
    public let into_phase_s: Double

    /// A stall at a place in a phase.
    public init(phase: Int, into_phase_s: Double) {
      self.phase = phase
      self.into_phase_s = into_phase_s
    }
  }

  /// The times of a phase in that take, in seconds.
  public struct Times: Sendable, Equatable {
    /// By the clock.
    public let elapsed: Double
    /// Speech with its natural pauses.
    public let speaking: Double

    /// Both times.
    public init(elapsed: Double, speaking: Double) {
      self.elapsed = elapsed
      self.speaking = speaking
    }

    func time(_ basis: Verdict.Basis) -> Double { basis == .speaking ? speaking : elapsed }
  }

  /// The times of the phases that were spoken, by their positions in the new agenda.
  public let times: [Int: Times]
  /// The phases that were spoken, as positions in the new agenda.
  public var phases: Set<Int> { Set(times.keys) }
  /// Its stalls.
  public let stalls: [Stall]
  /// The median of its articulation rate; nil when it has none.
  public let median_syllables_per_s: Double?
  /// The standard deviation of its pitch in semitones; nil when it has none.
  public let pitch_sd_st: Double?

  /// The evidence of a take.
  public init(
    times: [Int: Times], stalls: [Stall], median_syllables_per_s: Double?,
    pitch_sd_st: Double? = nil
  ) {
    self.times = times
    self.stalls = stalls
    self.median_syllables_per_s = median_syllables_per_s
    self.pitch_sd_st = pitch_sd_st
  }

  /// The evidence of a report.
  ///
  /// - Parameter position: where a phase of the report is in the new agenda; nil when it is not there any more.
  public init(_ report: Report, position: (Report.Part) -> Int?) {
    var times: [Int: Times] = [:]
    var stalls: [Stall] = []
    for part in report.phases where part.elapsed_s > 0 {
      guard let index = position(part) else { continue }
      times[index] = Times(elapsed: part.elapsed_s, speaking: part.speaking_s)
      stalls += part.stalls.list.map { Stall(phase: index, into_phase_s: $0.into_phase_s) }
    }
    self.init(
      times: times, stalls: stalls,
      median_syllables_per_s: report.pace?.median_syllables_per_s,
      pitch_sd_st: report.total.voice.pitch_sd_st)
  }
}
