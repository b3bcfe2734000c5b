public import Coach

/// A take: where it is, how it began and what was rehearsed.
public struct Take: Sendable {
  /// The folder.
  public let folder: TakeFolder
  /// How it began.
  public let start: JournalEntry.Start
  /// The plan of this take, its variant chosen.
  public let plan: Plan
  /// The name that the plan gives the variant; nil for the whole plan.
  public let variant: String?

  /// A take of a plan.
  public init(folder: TakeFolder, start: JournalEntry.Start, plan: Plan, variant: String?) {
    self.folder = folder
    self.start = start
    self.plan = plan
    self.variant = variant
  }
}
