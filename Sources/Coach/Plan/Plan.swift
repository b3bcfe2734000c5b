/// What is to be told, in which parts, and how long each may take.
public struct Plan: Sendable, Equatable {
  /// The document's first heading, or an empty text.
  public let title: String
  /// The time for all of it; nil when the document does not say.
  public let slot: Duration?
  /// The phases in the order of the document.
  public let phases: [Phase]
  /// The shorter versions that the document declares.
  public let variants: [Variant]
  /// The framework whose parts the phases are, when this is the answer to a question; nil for a talk.
  public let framework: String?
  /// What holds several phases, in the order of the document.
  public let groups: [PlanGroup]

  /// A plan of these parts.
  public init(
    title: String, slot: Duration?, phases: [Phase], variants: [Variant] = [],
    framework: String? = nil, groups: [PlanGroup] = []
  ) {
    self.title = title
    self.slot = slot
    self.phases = phases
    self.variants = variants
    self.framework = framework
    self.groups = groups
  }

  /// The sum of the minima.
  public var minimum: Duration { phases.reduce(.zero) { $0 + ($1.budget?.minimum ?? .zero) } }
  /// The sum of the maxima.
  public var maximum: Duration { phases.reduce(.zero) { $0 + ($1.budget?.maximum ?? .zero) } }

  /// How the sums stand against the slot; nil without a slot.
  public var feasibility: Feasibility? {
    slot.map { Feasibility(minimum: minimum, maximum: maximum, slot: $0) }
  }

  /// The same plan with the trigger words that are wanted.
  public func withTriggers(_ triggers: Triggers) -> Plan {
    let phases = phases.map { phase in
      switch triggers {
      case .auto: phase
      case .labelled: phase.areCuesFound ? phase.with(cues: []) : phase
      case .none: phase.with(cues: [])
      }
    }
    return Plan(
      title: title, slot: slot, phases: phases, variants: variants, framework: framework,
      groups: groups)
  }

  /// The same plan with what the notes say in its phases, for those whose names they have.
  public func withText(of notes: Plan) -> Plan {
    let texts = Dictionary(notes.phases.map { ($0.name, $0.text) }) { first, _ in first }
    return Plan(
      title: title, slot: slot,
      phases: phases.map { $0.with(text: $0.text.isEmpty ? texts[$0.name] : nil) },
      variants: variants, framework: framework, groups: groups)
  }

  /// The same plan for another time; variants stay as they are.
  public func withSlot(_ slot: Duration?) -> Plan {
    Plan(
      title: title, slot: slot ?? self.slot, phases: phases, variants: variants,
      framework: framework, groups: groups)
  }

  /// The plan of a variant: its phases only, budgets shrunk in proportion so that their maxima fill
  /// the variant's time.
  ///
  /// Budgets that fit already stay.
  public func applying(_ variant: Variant) -> Plan {
    let chosen = variant.phaseIndices.map { phases[$0] }
    let sum = chosen.reduce(Duration.zero) { $0 + ($1.budget?.maximum ?? .zero) }
    let factor = sum > variant.length ? variant.length / sum : 1
    return Plan(
      title: title, slot: variant.length,
      phases: chosen.map { $0.with(budget: $0.budget?.scaled(by: factor)) })
  }

  /// The plan of some of its phases, by their positions from 0; without the slot, which is for all.
  public func selecting(_ positions: [Int]) -> Plan {
    Plan(
      title: title, slot: nil,
      phases: positions.filter(phases.indices.contains).map { phases[$0] })
  }

  /// The variant that a person means by `5`, `5-minute` or `5-Minute Version`.
  public func variant(named wanted: String) -> Variant? {
    let wanted = wanted.lowercased()
    return variants.first { $0.name.lowercased() == wanted }
      ?? variants.first { $0.name.lowercased().hasPrefix(wanted + "-") }
      ?? variants.first { $0.name.lowercased().hasPrefix(wanted) }
      ?? variants.first { DurationText.duration(wanted) == $0.length }
  }
}
