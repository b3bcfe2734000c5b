/// How notes are to be read, where a person says so.
public struct PlanReading: Sendable, Equatable {
  /// The one way of writing plans that is looked for; nil for the first that fits.
  public var form: PlanFormKind?
  /// Whether backup slides and appendices are phases too.
  public var withBackups: Bool
  /// The trigger words that are wanted.
  public var triggers: Triggers
  /// Whether the notes are known to be a talk's, such as those that a take keeps: then parts with times are
  /// taken for phases whatever they look like, as they are where a form is chosen.
  public var isKnown: Bool

  /// A way of reading.
  public init(
    form: PlanFormKind? = nil, withBackups: Bool = false, triggers: Triggers = .auto,
    isKnown: Bool = false
  ) {
    (self.form, self.withBackups, self.triggers) = (form, withBackups, triggers)
    self.isKnown = isKnown
  }

  /// As notes are read that a take keeps, or that the program wrote.
  public static let known = PlanReading(isKnown: true)
}
