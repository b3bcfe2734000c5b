/// Finds what a mistyped word was meant to be.
enum Suggestion {
  /// The nearest word within an edit for every three letters (Levenshtein 1966), if there is one.
  static func nearest(to word: String, among candidates: [String]) -> String? {
    candidates.map { (word: $0, distance: distance(word, $0)) }
      .filter { $0.distance <= max(1, $0.word.count / 3) }
      .min { $0.distance < $1.distance }?.word
  }

  private static func distance(_ first: String, _ second: String) -> Int {
    let second = Array(second)
    var row = Array(0...second.count)
    for (line, character) in first.enumerated() {
      var diagonal = row[0]
      row[0] = line + 1
      for (column, other) in second.enumerated() {
        let substitution = diagonal + (character == other ? 0 : 1)
        diagonal = row[column + 1]
        row[column + 1] = min(substitution, row[column] + 1, row[column + 1] + 1)
      }
    }
    return row[second.count]
  }
}
