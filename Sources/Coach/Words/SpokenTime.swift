/// The stretches of a recording in which someone speaks, in seconds.
struct SpokenTime {
  private let stretches: [ClosedRange<Double>]

  /// - Parameter stretches: ascending, without overlap.
  init(_ stretches: [ClosedRange<Double>]) { self.stretches = stretches }

  /// Whether someone speaks in a stretch or near it; true where it is not known when anyone does.
  func isNear(_ stretch: ClosedRange<Double>, within distance: Double) -> Bool {
    guard !stretches.isEmpty else { return true }
    let next = stretches.partitioningIndex { $0.upperBound >= stretch.lowerBound - distance }
    return next < stretches.count && stretches[next].lowerBound <= stretch.upperBound + distance
  }

  /// Words spread by their lengths over the speech in a stretch; over all of it where there is none.
  func spread(_ words: [String], over stretch: ClosedRange<Double>) -> [HeardWords.Word] {
    guard !words.isEmpty else { return [] }
    let inside = stretches[stretches.partitioningIndex { $0.upperBound > stretch.lowerBound }...]
      .prefix { $0.lowerBound < stretch.upperBound }
      .map { $0.clamped(to: stretch) }
    let parts = inside.isEmpty ? [stretch] : inside
    let spoken = parts.reduce(0) { $0 + $1.upperBound - $1.lowerBound }
    /// Where so much of the speech is over.
    func place(_ seconds: Double) -> Double {
      var rest = seconds
      for part in parts {
        let length = part.upperBound - part.lowerBound
        if rest <= length { return part.lowerBound + rest }
        rest -= length
      }
      return parts[parts.count - 1].upperBound
    }
    return Spreading.even(words, 0, spoken).map { word in
      let (start, end) = (word.start ?? 0, word.end ?? 0)
      // A word that a pause would divide begins behind it.
      let first = place(start + 1e-6)
      return HeardWords.Word(
        text: word.text, start: first, end: max(first, place(end)), isSpread: true)
    }
  }
}
