/// What a wall clock shows, such as `14:30` or `14:30:15`.
public struct TimeOfDay: Sendable, Equatable {
  /// From 0 to 23.
  public let hour: Int32
  /// From 0 to 59.
  public let minute: Int32
  /// From 0 to 59.
  public let second: Int32

  /// Reads one; nil for anything else.
  public init?(_ text: String) {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false).map { Int32($0) }
    guard (2...3).contains(parts.count), let hour = parts[0], let minute = parts[1],
      let second = parts.count == 3 ? parts[2] : 0,
      (0..<24).contains(hour), (0..<60).contains(minute), (0..<60).contains(second)
    else { return nil }
    (self.hour, self.minute, self.second) = (hour, minute, second)
  }

  /// `14:30`.
  public var text: String {
    (hour < 10 ? "0" : "") + "\(hour):" + (minute < 10 ? "0" : "") + "\(minute)"
  }
}
