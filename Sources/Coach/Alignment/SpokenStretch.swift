internal import AudioCore

/// A stretch of speech between two pauses, as alignment sees it.
struct SpokenStretch: Equatable {
  /// Its frames.
  let frames: Range<Int>
  /// The mean level of its hops in dBFS.
  var level = 0.0
  /// How many syllable nuclei it has.
  var syllables = 0

  func seconds(rate: Int) -> Double { Double(frames.count) / Double(rate) }

  /// The stretches of a recording.
  static func all(in contour: Contour, speech: [Range<Int>]) -> [SpokenStretch] {
    let nuclei = SyllableCounter.nuclei(in: contour, speech: speech)
    var next = 0
    return speech.map { frames in
      let first = next
      while next < nuclei.count, nuclei[next] < frames.upperBound { next += 1 }
      return SpokenStretch(
        frames: frames, level: contour.meanLevel(of: frames), syllables: next - first)
    }
  }
}
