/// What a recording is measured against: the phases of a plan, or mere labels.
public struct Agenda: Sendable, Equatable {
  /// One part.
  public struct Part: Sendable, Equatable {
    /// Its number, if it has one.
    public let number: Int?
    /// Its name.
    public let name: String
    /// Its planned time; nil where only labels are known.
    public let budget: Budget?
    /// Its trigger words, in their order.
    public let cues: [String]
    /// Whether it is a break, in which silence is right.
    public var isBreak = false
    /// What the interviewer asked when this is spoken in answer to it; nil for phases of the plan.
    public var followUp: FollowUp? = nil
    /// What the notes say in it; empty where nothing is known of them.
    public var text = ""

    /// Number and name in one line, as marks are labelled: `3 ARCHITECTURE`.
    public var label: String { number.map { "\($0) \(name)" } ?? name }
  }

  /// What is spoken about: the title.
  public let title: String
  /// The time for all of it.
  public let slot: Duration?
  /// The parts in their order; never empty.
  public let parts: [Part]
  /// Whether the parts are those of an answer, each meant to take its share.
  public let isAnswer: Bool

  /// The agenda of a plan, which has phases.
  public init(_ plan: Plan) {
    precondition(!plan.phases.isEmpty, "a plan without phases measures nothing")
    title = plan.title
    slot = plan.slot
    isAnswer = plan.framework != nil
    parts = plan.phases.map {
      Part(
        number: $0.number, name: $0.name, budget: $0.budget, cues: $0.cues, isBreak: $0.isBreak,
        text: $0.text)
    }
  }

  /// The agenda with what the interviewer asked for as its last part.
  ///
  /// What goes deeper has its time beyond the slot. Where the short version was wanted, nothing says how
  /// long the phase that it broke off and those behind it should have been, nor the whole.
  public func asked(_ asked: (followUp: FollowUp, phase: Int)?) -> Agenda {
    guard let (followUp, phase) = asked else { return self }
    let part = Part(
      number: nil, name: followUp.name, budget: followUp.budget, cues: [], followUp: followUp)
    let isShort = followUp.kind == .short_version
    let others = parts.enumerated().map { index, part in
      isShort && index >= phase
        ? Part(
          number: part.number, name: part.name, budget: nil, cues: part.cues, isBreak: part.isBreak,
          text: part.text)
        : part
    }
    return Agenda(
      title: title, slot: isShort ? nil : slot.map { $0 + followUp.budget.maximum },
      parts: others + [part], isAnswer: isAnswer)
  }

  /// The same agenda for another time.
  func withSlot(_ slot: Duration?) -> Agenda {
    Agenda(title: title, slot: slot, parts: parts, isAnswer: isAnswer)
  }

  private init(title: String, slot: Duration?, parts: [Part], isAnswer: Bool) {
    self.title = title
    self.slot = slot
    self.parts = parts
    self.isAnswer = isAnswer
  }

  /// The positions of the parts in which silence is right.
  public var breaks: Set<Int> { Set(parts.indices.filter { parts[$0].isBreak }) }

  /// The name of the one part of a recording that has none.
  static let whole = "(all)"

  /// An agenda of labels; one part for all of a recording when there are none.
  public init(labels: [String], slot: Duration? = nil) {
    title = ""
    self.slot = slot
    isAnswer = false
    let names = labels.isEmpty ? [Self.whole] : labels
    parts = names.map { Part(number: nil, name: $0, budget: nil, cues: []) }
  }

  /// The band for all of it: up to the slot, or the sum of the budgets.
  var totalBudget: Budget? {
    let budgets = parts.compactMap(\.budget)
    // A break may be short.
    let minimum = parts.filter { !$0.isBreak }.compactMap(\.budget)
      .reduce(Duration.zero) { $0 + $1.minimum }
    if let slot { return Budget(minimum: min(minimum, slot), maximum: slot) }
    guard budgets.count == parts.count else { return nil }
    return Budget(minimum: minimum, maximum: budgets.reduce(.zero) { $0 + $1.maximum })
  }
}
