internal import AudioCore

/// A stretch of speech between two pauses, as alignment sees it.
struct SpokenStretch: Equatable {
  /// Its frames.
  let frames: Range<Int>
  /// The mean level of its hops in dBFS.
  let level: Double

  /// The stretches of a recording.
  static func all(in contour: Contour, speech: [Range<Int>]) -> [SpokenStretch] {
    speech.map { SpokenStretch(frames: $0, level: contour.meanLevel(of: $0)) }
  }
}
