internal import Glibc

/// The words of a plan's phases, weighted by how well they tell phases apart.
///
/// Vectors of term frequency times inverse document frequency, compared by their cosine (Salton and
/// Buckley 1988); a document is a phase, its heading counts more than its trigger words.
struct PhaseTerms {
  /// What is known of one phase.
  struct Source {
    let name: String
    let cues: [String]
  }

  /// Words that stand in every heading and say nothing.
  private static let stopWords: Set<String> = [
    "a", "an", "and", "at", "by", "for", "from", "in", "into", "is", "it", "of", "off", "on", "or",
    "our",
    "out", "the", "to", "up", "was", "we", "with", "das", "der", "die", "ein", "eine", "im", "und",
    "von", "zu",
  ]
  /// Weights of a word in a heading in front of its dash, behind it, and among the trigger words: our
  /// own figures, from revisions of real notes.
  private static let weights = (lead: 3.0, rest: 2.0, cue: 1.0)

  /// How much the trigger words say by themselves, where at least so many are shared: a phase that got
  /// a new name.
  private static let cuesAlone = (weight: 0.6, fewest: 3)

  /// The vector of each phase, of length 1.
  private var vectors: [[String: Double]] = []
  /// The vector of its trigger words.
  private var cueVectors: [[String: Double]] = []
  /// The words of each heading, as they are compared.
  private var headings: [Set<String>] = []

  /// - Parameter sources: the phases of both plans, one list after the other.
  init(_ sources: [Source]) {
    var stems = WordStems()
    var counts: [[String: Double]] = []
    var cueCounts: [[String: Double]] = []
    for source in sources {
      let parts = source.name.split(separator: " - ", maxSplits: 1).map(String.init)
      let lead = Self.words(parts.first ?? "").map { stems.stem($0) }
      let rest = Self.words(parts.dropFirst().joined()).map { stems.stem($0) }
      let cues = source.cues.flatMap(Self.words).map { stems.stem($0) }
      var count: [String: Double] = [:]
      for (words, weight) in [
        (lead, Self.weights.lead), (rest, Self.weights.rest), (cues, Self.weights.cue),
      ] {
        // A word counts once, where it weighs most.
        for word in words { count[word] = max(count[word] ?? 0, weight) }
      }
      counts.append(count)
      cueCounts.append(Dictionary(cues.map { ($0, 1) }) { first, _ in first })
      headings.append(Set(lead + rest))
    }
    var documents: [String: Int] = [:]
    for count in counts { for word in count.keys { documents[word, default: 0] += 1 } }
    func weighted(_ count: [String: Double]) -> [String: Double] {
      let vector = count.reduce(into: [String: Double]()) { vector, entry in
        let frequency = Double(documents[entry.key] ?? 1)
        vector[entry.key] = entry.value * log(1 + Double(counts.count) / frequency)
      }
      let length = vector.values.reduce(0) { $0 + $1 * $1 }.squareRoot()
      return vector.mapValues { length > 0 ? $0 / length : 0 }
    }
    vectors = counts.map(weighted)
    cueVectors = cueCounts.map(weighted)
  }

  /// How alike two phases are, from 0 to 1.
  func likeness(_ first: Int, _ second: Int) -> Double {
    let all = Self.cosine(vectors[first], vectors[second])
    let shared = cueVectors[first].keys.count { cueVectors[second][$0] != nil }
    guard shared >= Self.cuesAlone.fewest else { return all }
    return max(
      all, Self.cuesAlone.weight * Self.cosine(cueVectors[first], cueVectors[second]))
  }

  private static func cosine(_ first: [String: Double], _ second: [String: Double]) -> Double {
    // In the order of the words: sums of another order differ in their last bit.
    first.keys.sorted().reduce(0) { $0 + (first[$1] ?? 0) * (second[$1] ?? 0) }
  }

  /// The words that two phases share, those that tell most first.
  func shared(_ first: Int, _ second: Int) -> [String] {
    let products = vectors[first].compactMap { word, weight in
      vectors[second][word].map { (word: word, weight: weight * $0) }
    }
    return products.sorted { ($1.weight, $0.word) < ($0.weight, $1.word) }.map(\.word)
  }

  /// Whether two headings have a word in common.
  func headingsMeet(_ first: Int, _ second: Int) -> Bool {
    !headings[first].isDisjoint(with: headings[second])
  }

  /// A name without case, punctuation and stop words: equal keys are the same name.
  static func key(_ name: String) -> [String] { words(name) }

  private static func words(_ text: String) -> [String] {
    text.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
      .filter { !stopWords.contains($0) }
  }
}
