/// The state of a rehearsal for other programs, as JSON: overlays, status bars.
///
/// Version 1.
public struct LiveRecord: Codable, Sendable, Equatable {
  /// A phase.
  public struct PhaseRecord: Codable, Sendable, Equatable {
    /// Its number, or null.
    @ExplicitNull public var number: Int?
    /// Its name.
    public let name: String
    /// Its memory-trigger words.
    public let cues: [String]
    /// Its planned time; null for a part without an end.
    @ExplicitNull public var budget: BudgetRecord?
    /// Its time so far, without stalls.
    public let speaking_s: Double
    /// The time left to its maximum; negative when it is over.
    public let left_s: Double
  }

  /// A phase that may have begun.
  public struct Suggestion: Codable, Sendable, Equatable {
    /// Its place, from 1.
    public let position: Int
    /// Its number, or null.
    @ExplicitNull public var number: Int?
    /// Its name.
    public let name: String
    /// Where its first word is in the recording.
    public let start_s: Double
    /// How sure that is, from 0 to 1.
    public let probability: Double
  }

  /// The version of this format.
  public let schema: Int
  /// The title of the plan.
  public let title: String
  /// What goes on: `waiting`, `phase`, `held`, `interruption` or `finished`.
  public let activity: String
  /// The time since the recording began.
  public let recorded_s: Double
  /// The time since the first speech, without what was held.
  public let clock_s: Double
  /// The time for all of it, or null.
  @ExplicitNull public var slot_s: Double?
  /// The place of the current phase, from 1.
  public let position: Int
  /// How many phases there are.
  public let phase_count: Int
  /// The current phase.
  public let phase: PhaseRecord
  /// The phase behind it, or null.
  @ExplicitNull public var next: PhaseRecord?
  /// Whether the current phase turned by itself: no key was pressed where it begins.
  public var is_heard: Bool?
  /// The phase that seems to have begun, not surely enough for it to turn by itself; null where none does.
  @ExplicitNull public var suggested: Suggestion?
  /// Where the phase stands in its budget.
  public let zone: Zone
  /// How long the phase may take so that the rest still fits; null where the middle of its budget does.
  @ExplicitNull public var target_s: Double?
  /// The word that is shown to the speaker, or null.
  @ExplicitNull public var cue: String?
  /// The time behind the plan; negative when ahead.
  public let behind_s: Double
  /// When it ends if the rest takes as long as it usually does, or as planned where there are no earlier takes.
  public let projected_end_s: Double
  /// Whether someone speaks.
  public let is_speaking: Bool
  /// The level of the microphone.
  public let level_dbfs: Double
  /// Whether it is too loud.
  public let is_clipping: Bool
  /// The time that the device lost.
  public let lost_s: Double

  /// The record of a moment.
  public init(_ state: LiveState, _ progress: SlotProgress, _ plan: Plan, cue: SparseCue.Word?) {
    let index = state.position.part
    func record(_ index: Int) -> PhaseRecord {
      let phase = plan.phases[index]
      let spoken = state.speaking.indices.contains(index) ? state.speaking[index] : 0
      return PhaseRecord(
        number: phase.number, name: phase.name, cues: phase.cues,
        budget: phase.budget.map(BudgetRecord.init), speaking_s: Rounded.hundredths(spoken),
        left_s: Rounded.hundredths(plan.aim(of: index).maximum.seconds - spoken))
    }
    schema = 1
    title = plan.title
    activity = Self.name(state)
    recorded_s = Rounded.hundredths(state.recorded)
    clock_s = Rounded.hundredths(state.clock)
    slot_s = progress.slot.map(Rounded.hundredths)
    position = index + 1
    phase_count = plan.phases.count
    phase = record(index)
    next = index + 1 < plan.phases.count ? record(index + 1) : nil
    is_heard = state.hasTurned
    suggested = state.heard.flatMap { heard in
      guard !heard.isTurned else { return nil }
      let phase = plan.phases[heard.phase]
      return Suggestion(
        position: heard.phase + 1, number: phase.number, name: phase.name,
        start_s: Rounded.hundredths(heard.start),
        probability: Rounded.hundredths(heard.probability))
    }
    zone = Zone(state.speakingNow, in: progress.budget)
    target_s = progress.target.map(Rounded.hundredths)
    self.cue = cue?.text
    behind_s = Rounded.hundredths(progress.behind)
    projected_end_s = Rounded.hundredths(progress.projectedEnd)
    is_speaking = state.isSpeaking
    level_dbfs = Rounded.hundredths(state.level)
    is_clipping = state.isClipping
    lost_s = Rounded.hundredths(state.lost)
  }

  private static func name(_ state: LiveState) -> String {
    switch state.position.activity {
    case .ended: "finished"
    case .held: "held"
    case .interruption: "interruption"
    case .phase: state.hasStarted ? "phase" : "waiting"
    }
  }
}
