/// Finds what a recogniser says again and again where it hears nothing.
enum RepeatedWords {
  /// What was found.
  struct Finding: Equatable {
    /// The positions of all words but the first time.
    var positions: Set<Int>
    /// What comes most often, and how often.
    var example: String
    var times: Int
  }

  /// The longest phrase that is looked for, in words: a long sentence.
  private static let longest = 24

  /// How often a phrase of so many words has to come in a row: people do say "no, no, no, no".
  private static func fewest(_ words: Int) -> Int {
    switch words {
    case 1: 8
    case 2, 3: 5
    default: 3
    }
  }

  /// The positions of the words that repeat those before them; nil where nothing does.
  static func positions(in words: [String]) -> Finding? {
    var finding: Finding?
    var next = 0
    while next < words.count {
      guard let (length, times) = run(in: words, from: next) else {
        next += 1
        continue
      }
      var found = finding ?? Finding(positions: [], example: "", times: 0)
      found.positions.formUnion(next + length..<next + length * times)
      if times > found.times {
        found.example = words[next..<next + length].joined(separator: " ")
        found.times = times
      }
      finding = found
      next += length * times
    }
    return finding
  }

  /// The shortest phrase at a place that comes often enough, and how often.
  private static func run(in words: [String], from start: Int) -> (length: Int, times: Int)? {
    for length in 1...longest {
      var end = start + length
      guard end + length <= words.count else { return nil }
      while end < words.count, words[end] == words[end - length] { end += 1 }
      let times = (end - start) / length
      if times >= fewest(length) { return (length, times) }
    }
    return nil
  }
}
