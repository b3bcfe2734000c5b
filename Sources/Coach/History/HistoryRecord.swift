/// A history as JSON: what `coach history --format json` prints.
///
/// Times are in seconds. Version 1.
public struct HistoryRecord: Codable, Sendable, Equatable {
  /// A take of the plan.
  public struct TakeManifest: Codable, Sendable, Equatable {
    /// The name of its folder.
    public let take: String
    /// The wall clock at its start, ISO 8601.
    public let started_at: String
    /// Whether all of the plan was spoken.
    public let is_complete: Bool
    /// Whether only a part of the plan was to be spoken.
    public let is_partial: Bool
    /// Whether the plan was the same then, by its phases' names.
    public let is_same_revision: Bool
    /// The time of all phases.
    public let total_s: Double
    /// The median of its articulation rate, in syllables per second without pauses; null for little speech.
    @ExplicitNull public var median_syllables_per_s: Double?
    /// How fluent it is as a whole.
    @ExplicitNull public var fluency: FluencyRecord?
    /// How lively the voice is as a whole.
    @ExplicitNull public var voice: VoiceFigures?
  }

  /// A time in a take.
  public struct PointRecord: Codable, Sendable, Equatable {
    /// The position of the take in `takes`, from 0.
    public let take: Int
    /// The time.
    public let time_s: Double
  }

  /// A place of stalls.
  public struct StallPlaceRecord: Codable, Sendable, Equatable {
    /// The time on the phase's clock before it, the median.
    public let into_phase_s: Double
    /// The length, the median.
    public let duration_s: Double
    /// In how many takes.
    public let takes: Int
    /// Of how many.
    public let of_takes: Int
  }

  /// A phase, or all of them.
  public struct PhaseRecord: Codable, Sendable, Equatable {
    /// The number of the phase; null where it has none.
    @ExplicitNull public var number: Int?
    /// Its name.
    public let name: String
    /// Its planned time; null for all of it without a slot.
    @ExplicitNull public var budget: BudgetRecord?
    /// The time of the latest whole take.
    @ExplicitNull public var last_s: Double?
    /// The time within the band that is nearest to its middle.
    @ExplicitNull public var best_s: Double?
    /// The median, later takes weighing more.
    @ExplicitNull public var median_s: Double?
    /// The lower and the upper quartile, later takes weighing more; empty without takes.
    public let quartiles_s: [Double]
    /// Where the times go.
    public let trend: Trend.Direction
    /// The slope of the times from take to take.
    @ExplicitNull public var trend_s_per_take: Double?
    /// The chance of being outside the band.
    @ExplicitNull public var chance_outside: Double?
    /// The chance of being outside times spread and what the median is off the band.
    @ExplicitNull public var weakness_s: Double?
    /// The times of whole takes.
    public let times: [PointRecord]
    /// The times of takes of a part of the plan.
    public let drills: [PointRecord]
    /// Where the speaker stalled more than once.
    public let stall_places: [StallPlaceRecord]
  }

  /// How long the next take may be by the clock.
  public struct ForecastRecord: Codable, Sendable, Equatable {
    /// How many takes it rests on.
    public let takes: Int
    /// The time that it may have.
    public let limit_s: Double
    /// The chance of ending within it.
    public let chance_within: Double
    /// The time that one of ten ends by.
    public let tenth_s: Double
    /// The time that half end by.
    public let median_s: Double
    /// The time that nine of ten end by.
    public let ninetieth_s: Double
  }

  /// How the phases of an older revision were found again.
  public struct MatchRecord: Codable, Sendable, Equatable {
    /// The names in the plan as it is now.
    public let planned: [String]
    /// The names in the take.
    public let taken: [String]
    /// From 0 to 1; 1 for the same name.
    public let likeness: Double
    /// The words that tell.
    public let words: [String]
    /// The takes, as positions in `takes`.
    public let takes: [Int]
  }

  /// The version of this format.
  public let schema: Int
  /// The title of the plan.
  public let title: String
  /// The time that the figures look at.
  public let basis: Verdict.Basis
  /// The time for all of it, or null.
  @ExplicitNull public var slot_s: Double?
  /// How many takes are of other plans or variants.
  public let other_takes: Int
  /// The takes, oldest first.
  public let takes: [TakeManifest]
  /// How many takes were left out because they ended in their first phase.
  public let false_starts: Int
  /// All phases together.
  public let total: PhaseRecord
  /// All phases together by the clock, with interruptions, whatever the basis.
  public let clock: PhaseRecord
  /// Each phase, in the order of the plan.
  public let phases: [PhaseRecord]
  /// The forecast; null when there are too few takes.
  @ExplicitNull public var forecast: ForecastRecord?
  /// The phases by their need for practice, as positions in `phases`.
  public let weakest: [Int]
  /// How phases of older revisions were found again.
  public let matches: [MatchRecord]

  /// The record of a history.
  public init(_ history: History) {
    schema = 1
    title = history.plan.title
    basis = history.basis
    other_takes = history.others
    takes = history.entries.map { entry in
      let times = entry.take.times
      return TakeManifest(
        take: entry.take.name, started_at: times.started_at, is_complete: times.isComplete,
        is_partial: times.is_partial, is_same_revision: entry.isSameRevision,
        total_s: Rounded.seconds(times.total(history.basis)),
        median_syllables_per_s: times.median_syllables_per_s, fluency: times.fluency,
        voice: times.voice)
    }
    false_starts = history.falseStarts
    total = Self.record(history.total, name: "total")
    clock = Self.record(history.clock, name: "clock")
    phases = history.phases.map { Self.record($0, name: $0.name) }
    weakest = history.weakest
    matches = history.revisions.map { revision in
      MatchRecord(
        planned: revision.planned, taken: revision.taken,
        likeness: Rounded.hundredths(revision.likeness), words: revision.words,
        takes: revision.takes)
    }
    slot_s = history.plan.slot.map { Rounded.seconds($0.seconds) }
    forecast = (try? history.forecast.get()).map { forecast in
      ForecastRecord(
        takes: forecast.takes, limit_s: Rounded.seconds(forecast.limit),
        chance_within: Rounded.hundredths(forecast.chance),
        tenth_s: Rounded.seconds(forecast.tenth),
        median_s: Rounded.seconds(forecast.median),
        ninetieth_s: Rounded.seconds(forecast.ninetieth))
    }
  }

  private static func record(_ phase: PhaseHistory, name: String) -> PhaseRecord {
    func points(_ points: [PhaseHistory.Point]) -> [PointRecord] {
      points.map { PointRecord(take: $0.take, time_s: Rounded.seconds($0.seconds)) }
    }
    let trend = phase.trend
    return PhaseRecord(
      number: phase.number, name: name,
      budget: phase.budget.map(BudgetRecord.init),
      last_s: phase.last.map(Rounded.seconds), best_s: phase.best.map(Rounded.seconds),
      median_s: phase.median.map(Rounded.seconds),
      quartiles_s: phase.quartiles.map { [$0.low, $0.high].map(Rounded.seconds) } ?? [],
      trend: trend.direction, trend_s_per_take: trend.slope.map(Rounded.seconds),
      chance_outside: phase.chanceOutside.map(Rounded.hundredths),
      weakness_s: phase.weakness.map(Rounded.seconds), times: points(phase.points),
      drills: points(phase.drills),
      stall_places: phase.stallPlaces.map {
        StallPlaceRecord(
          into_phase_s: Rounded.seconds($0.intoPhase), duration_s: Rounded.seconds($0.duration),
          takes: $0.takes, of_takes: $0.of)
      })
  }
}
