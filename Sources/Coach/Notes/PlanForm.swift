/// A way of writing a plan.
protocol PlanForm: Sendable {
  /// The form's name, as it is chosen and told.
  static var kind: PlanFormKind { get }
  /// The fewest parts that make a plan of this form.
  static var fewest: Int { get }
  /// Everything in the notes that this form takes for a part, in reading order.
  static func candidates(in notes: Notes) -> FormReading
}

/// What a form found.
struct FormReading {
  /// The parts.
  var parts: [PartCandidate] = []
  /// What looks like a time of a part and cannot be read.
  var notices: [PlanNotice] = []
}
