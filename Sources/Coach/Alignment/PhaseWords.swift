/// Which words belong to which phase, by its heading, its trigger words and what the notes say in it.
struct PhaseWords {
  /// A word that was heard and stands in the notes.
  struct Found: Equatable {
    /// Its number among the words of the notes.
    let term: Int
    /// Which of the heard words it is.
    let position: Int
  }

  /// How much a word counts for a phase: in its heading, among its trigger words, and each time in its
  /// text, so often at the most.
  private static let (heading, cue, text, mostOfText) = (2.0, 2.0, 1.0, 3.0)
  /// How many of the first words of the notes are taken for how a phase begins.
  private static let opening = 10

  private var forms = WordForms()
  /// How much each word counts for each phase, by word and phase.
  private(set) var masses: [[Double]] = []
  /// The words with which each phase begins, by phase.
  private(set) var openings: [Set<Int>] = []
  let phaseCount: Int

  /// - Parameter parts: of the agenda, in their order.
  init(_ parts: [Agenda.Part]) {
    phaseCount = parts.count
    for (phase, part) in parts.enumerated() {
      let name = terms(part.name)
      let cues = part.cues.map { terms($0) }
      let text = terms(part.text)
      for term in Set(name) { masses[term][phase] += Self.heading }
      for term in Set(cues.joined()) { masses[term][phase] += Self.cue }
      var counts: [Int: Double] = [:]
      for term in text { counts[term, default: 0] += Self.text }
      for (term, count) in counts { masses[term][phase] += min(count, Self.mostOfText) }
      let first = text.filter { !cues.joined().contains($0) }
      openings.append(
        Set(name + (cues.first ?? []) + Self.distinct(first).prefix(Self.opening)))
    }
  }

  /// How many words the notes have.
  var count: Int { masses.count }

  /// The words of the notes among those that were heard: by themselves, or two as one.
  func found(in heard: [String]) -> [Found] {
    let spelled = heard.map { WordForms.forms($0).filter { !StopWords.contains($0) } }
    let joined = heard.map { WordForms.forms($0).joined() }
    var found: [Found] = []
    for position in heard.indices {
      let own = spelled[position].compactMap { forms.number($0) }
      found += own.map { Found(term: $0, position: position) }
      guard own.isEmpty, position + 1 < heard.count, joined[position].count > 1,
        let both = forms.exact(joined[position] + joined[position + 1])
      else { continue }
      found.append(Found(term: both, position: position))
    }
    return found
  }

  /// The words of a text that tell something, and those with a hyphen as one too.
  private mutating func terms(_ text: String) -> [Int] {
    let all = WordForms.forms(text).filter { !StopWords.contains($0) } + WordForms.compounds(text)
    let terms = all.map { forms.learn($0) }
    while masses.count < forms.count {
      masses.append([Double](repeating: 0, count: phaseCount))
    }
    return terms
  }

  private static func distinct(_ terms: [Int]) -> [Int] {
    var seen: Set<Int> = []
    return terms.filter { seen.insert($0).inserted }
  }
}
