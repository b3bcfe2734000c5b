public import AudioCore

/// An earlier take whose phases are known, as a later one is compared with it.
public struct MarkedTake: Sendable {
  /// How reports name it: `take 3`.
  public let name: String
  /// What was said in it.
  public let cepstra: Cepstra
  /// Where each phase of the agenda begins in it, in steps of 20 ms from the beginning of the recording; nil where
  /// it was not spoken.
  public let starts: [Int?]

  /// A take.
  public init(name: String, cepstra: Cepstra, starts: [Int?]) {
    self.name = name
    self.cepstra = cepstra
    self.starts = starts
  }
}
