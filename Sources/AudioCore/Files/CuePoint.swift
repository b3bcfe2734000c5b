/// A named place in a recording.
public struct CuePoint: Sendable, Equatable {
  /// The frame it stands at.
  public let frame: Int
  /// Its label.
  public let name: String

  /// A named frame.
  public init(frame: Int, name: String) {
    self.frame = frame
    self.name = name
  }
}
