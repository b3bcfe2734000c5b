/// A take that was recorded before.
public struct IndexedTake: Sendable, Equatable {
  /// The name of its folder.
  public let name: String
  /// Its times.
  public let times: TakeTimes

  /// A take by its folder's name.
  public init(name: String, times: TakeTimes) {
    self.name = name
    self.times = times
  }
}
