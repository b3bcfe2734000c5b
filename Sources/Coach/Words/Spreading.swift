/// The times of words of which only the phrase's are known.
enum Spreading {
  /// How long a word is to say, against others: its letters, and a little for its beginning.
  static func weight(_ word: String) -> Double { Double(word.count) + 1 }

  /// The words spread over a stretch by their lengths, in seconds; without times where it has none.
  static func even(
    _ words: [String], _ start: Double?, _ end: Double?, confidence: Double? = nil
  ) -> [Transcript.Word] {
    guard let start, let end else {
      return words.map { Transcript.Word($0, confidence: confidence) }
    }
    let whole = words.reduce(0) { $0 + weight($1) }
    var before = 0.0
    return words.map { word in
      let first = start + (end - start) * before / whole
      before += weight(word)
      let last = start + (end - start) * before / whole
      return Transcript.Word(word, start: first, end: last, confidence: confidence)
    }
  }
}
