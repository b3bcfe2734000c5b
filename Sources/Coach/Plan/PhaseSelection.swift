/// The phases that a person means by what they write: numbers, ranges, lists, and names or their beginnings.
///
/// The one reading of such words, for every command. Numbers are those of the headings where the
/// headings have numbers, else they count the phases.
public struct PhaseSelection: Sendable {
  private let labels: [String]
  private let names: [String]
  private let numbers: [Int: Int]

  /// Prepares the phases of a plan.
  public init(_ plan: Plan) {
    self.init(plan.phases.map { ($0.number, $0.name) })
  }

  /// Prepares the parts of an agenda.
  public init(_ agenda: Agenda) {
    self.init(agenda.parts.map { ($0.number, $0.name) })
  }

  private init(_ parts: [(number: Int?, name: String)]) {
    let isNumbered = parts.contains { $0.number != nil }
    labels = parts.map { part in part.number.map { "\($0) \(part.name)" } ?? part.name }
    names = parts.map { Self.plain($0.name) }
    var numbers: [Int: Int] = [:]
    for (index, part) in parts.enumerated() {
      guard let number = isNumbered ? part.number : index + 1 else { continue }
      numbers[number] = numbers[number] ?? index
    }
    self.numbers = numbers
  }

  /// The positions, from 0, of all phases that a text names, in its order; a range ascends.
  ///
  /// `3`, `2-4`, `1,3`, `TROUBLE`, `trou`, `PHASE 3`, `why-how`, or several of them apart by commas. A phase's
  /// whole name, or the beginning of one name only, wins over every other reading of the same text.
  /// - Throws: ``PhaseSelectionError``.
  public func positions(_ text: String) throws(PhaseSelectionError) -> [Int] {
    let word = text.trimmed
    let found = matches(word)
    if found.count == 1 { return found }
    if word.contains(",") {
      let parts = word.split(separator: ",", omittingEmptySubsequences: false)
      return try Self.distinct(
        parts.map { (part) throws(PhaseSelectionError) in try positions(String(part)) }
          .flatMap(\.self))
    }
    if let range = try range(word) { return range }
    guard found.isEmpty else {
      throw PhaseSelectionError(.ambiguous(word), known: found.map { labels[$0] })
    }
    throw PhaseSelectionError(.unknown(word), known: labels)
  }

  /// The position, from 0, of the one phase that a text names.
  ///
  /// - Throws: ``PhaseSelectionError``, also when the text names several.
  public func position(_ text: String) throws(PhaseSelectionError) -> Int {
    let positions = try positions(text)
    guard positions.count == 1 else {
      throw PhaseSelectionError(.notOne(text.trimmed), known: positions.map { labels[$0] })
    }
    return positions[0]
  }

  /// The phases that fit one word: one where it is a number or a whole name.
  private func matches(_ text: String) -> [Int] {
    let word = Self.plain(text)
    guard !word.isEmpty else { return [] }
    if let exact = names.firstIndex(of: word) { return [exact] }
    if let number = Int(word) { return [numbers[number]].compactMap(\.self) }
    // `3 ARCHITECTURE`, as reports name it.
    let lowered = labels.map { $0.lowercased() }
    if let exact = lowered.firstIndex(of: word) { return [exact] }
    return labels.indices.filter { names[$0].hasPrefix(word) || lowered[$0].hasPrefix(word) }
  }

  /// `2-4`, with any dash; nil when the text is no range of two phases.
  private func range(_ text: String) throws(PhaseSelectionError) -> [Int]? {
    for index in text.indices where "-–—".contains(text[index]) {
      let (start, end) = (text[..<index], text[text.index(after: index)...])
      let (first, last) = (matches(String(start).trimmed), matches(String(end).trimmed))
      guard first.count == 1, last.count == 1 else { continue }
      guard first[0] <= last[0] else { throw PhaseSelectionError(.backwards(text), known: labels) }
      return Array(first[0]...last[0])
    }
    return nil
  }

  private static func distinct(_ positions: [Int]) -> [Int] {
    var seen: Set<Int> = []
    return positions.filter { seen.insert($0).inserted }
  }

  /// In lower case, without the word "phase" in front.
  private static func plain(_ text: String) -> String {
    let word = text.trimmed.lowercased()
    guard word.hasPrefix("phase ") else { return word }
    return word.dropFirst("phase".count).trimmed
  }
}
