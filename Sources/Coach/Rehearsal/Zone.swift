/// Where a phase stands in its band, as timers of speaking clubs show it.
public enum Zone: String, Sendable, Equatable, Codable, CaseIterable {
  /// Before the minimum.
  case early
  /// From the minimum on: it may end.
  case green
  /// From the middle on: it should end.
  case yellow
  /// From the maximum on: it is over.
  case red

  /// The zone of a time in a band, in seconds.
  public init(_ seconds: Double, in band: SlotProgress.Band) {
    switch seconds {
    case ..<band.minimum: self = .early
    case ..<band.middle: self = .green
    case ..<band.maximum: self = .yellow
    default: self = .red
    }
  }
}
