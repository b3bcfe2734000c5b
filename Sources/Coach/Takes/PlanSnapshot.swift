/// The plan of a take as it was understood when the take was recorded.
///
/// Journals count phases by their positions, and a later version of the program may read the same notes in another
/// way: then these are the phases that were rehearsed.
public struct PlanSnapshot: Codable, Sendable, Equatable {
  /// A phase as it was understood.
  public struct PhaseSnapshot: Codable, Sendable, Equatable {
    /// Its number, if it has one.
    public let number: Int?
    /// Its name.
    public let name: String
    /// Its planned time; nil for a part without an end.
    public let budget: BudgetRecord?
    /// Its trigger words.
    public let cues: [String]
    /// Whether it is a break; nil for no.
    public let is_break: Bool?
  }

  /// What was told.
  public let title: String
  /// The time for all of it, if there is one.
  public let slot_s: Double?
  /// The framework whose parts the phases are; nil for a talk.
  public let framework: String?
  /// The phases that were rehearsed, in their order.
  public let phases: [PhaseSnapshot]

  /// What is to be known of a plan.
  public init(_ plan: Plan) {
    title = plan.title
    slot_s = plan.slot?.seconds
    framework = plan.framework
    phases = plan.phases.map { phase in
      PhaseSnapshot(
        number: phase.number, name: phase.name, budget: phase.budget.map(BudgetRecord.init),
        cues: phase.cues, is_break: phase.isBreak ? true : nil)
    }
  }

  /// The plan that it was.
  public var plan: Plan {
    Plan(
      title: title, slot: slot_s.map { .seconds($0) },
      phases: phases.map { phase in
        Phase(
          number: phase.number, name: phase.name, line: 0,
          budget: phase.budget.map {
            Budget(minimum: .seconds($0.min_s), maximum: .seconds($0.max_s))
          }, cues: phase.cues, isBreak: phase.is_break ?? false)
      }, framework: framework)
  }

  /// Whether a plan can have been so.
  var isPlausible: Bool {
    slot_s.map(Plausible.isSlot) != false
      && phases.allSatisfy { phase in
        phase.budget.map {
          Plausible.isTime($0.max_s) && (0...$0.max_s).contains($0.min_s)
        } != false
      }
  }
}
