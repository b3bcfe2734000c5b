/// Finds out which part of an agenda each mark begins, and says what it took for granted.
struct MarkMatching {
  /// The part of each mark, by its position in the agenda.
  let parts: [Int]
  /// Whether the first part begins with the recording: the marks stand at the changes.
  let isFirstUnmarked: Bool
  /// What was assumed, as sentences.
  let notes: [String]

  /// What recorders and editors call a mark by themselves, before its number.
  private static let generic: Set<String> = [
    "marker", "mark", "markers", "cue", "region", "locator", "label", "track", "m", "r", "point",
    "chapter", "untitled",
    "memory", "location", "kapitel", "marke", "marque", "marcador", "segment", "section", "clip",
    "t",
  ]

  /// Matches marks.
  ///
  /// - Parameters:
  ///   - labels: what the marks are called.
  ///   - lines: their lines in a file of labels, for errors.
  ///   - isSpokenBefore: whether someone speaks before the first mark; asked only where it matters.
  /// - Throws: ``MarksError`` when they do not fit.
  init(
    _ labels: [String], lines: [Int?], agenda: Agenda, isSpokenBefore: () -> Bool
  ) throws(MarksError) {
    let count = agenda.parts.count
    let names = PartNames(agenda)
    let matches = labels.enumerated().map { names.part($1) ?? names.part(PartNames.unnamed($0)) }
    let isNumbered = Self.areNumbers(labels)
    let isFitting = !matches.contains { $0 == nil }
    // As many changes as there are between the parts, and something is said before the first.
    let areChanges =
      labels.count == count - 1 && count > 1
      && (matches.allSatisfy { $0 == nil } || isNumbered || matches == Array(1..<count))
      && isSpokenBefore()
    if areChanges {
      parts = Array(1..<count)
      isFirstUnmarked = true
      notes = [
        "there is one mark fewer than phases, so the first phase was taken to begin with the recording and the marks "
          + "to stand where the others begin"
      ]
      return
    }
    isFirstUnmarked = false
    if isFitting {
      parts = matches.compactMap(\.self)
      notes = []
    } else if isNumbered || matches.allSatisfy({ $0 == nil }) {
      guard labels.count <= count else {
        throw MarksError(.tooMany(marks: labels.count, phases: count))
      }
      parts = Array(0..<labels.count)
      notes = labels.isEmpty ? [] : [Self.orderNote(labels, count)]
    } else {
      (parts, notes) = try Self.filled(matches, labels, lines, count)
    }
  }

  /// Marks without a name of their own between those that have one: the next part, where that is free.
  private static func filled(
    _ matches: [Int?], _ labels: [String], _ lines: [Int?], _ count: Int
  ) throws(MarksError) -> ([Int], [String]) {
    var parts: [Int] = []
    for (index, match) in matches.enumerated() {
      let next = (parts.last ?? -1) + 1
      let following = matches[(index + 1)...].lazy.compactMap(\.self).first ?? count
      if let match {
        parts.append(match)
      } else if isGeneric(labels[index]), next < count, next < following {
        parts.append(next)
      } else {
        throw MarksError(.unknownPhase(labels[index]), line: lines[index])
      }
    }
    let unnamed = matches.count { $0 == nil }
    return (
      parts,
      [
        "\(unnamed) of \(labels.count) marks \(unnamed == 1 ? "has" : "have") no phase's name; "
          + "\(unnamed == 1 ? "it was" : "they were") taken for the phases that follow"
      ]
    )
  }

  private static func orderNote(_ labels: [String], _ count: Int) -> String {
    let rest = labels.count < count ? "; the last \(count - labels.count) have none" : ""
    let why =
      labels.allSatisfy(isGeneric)
      ? "the marks have no names"
      : "no mark has the name of a phase ('\(labels.first { !isGeneric($0) } ?? "")' …)"
    return "\(why), so the phases were taken in their order\(rest)"
  }

  /// Whether a label says nothing: empty, punctuation, a number, or a usual word with a number.
  private static func isGeneric(_ label: String) -> Bool {
    let words = PartNames.words(label)
    let letters = words.map { $0.filter(\.isLetter) }.filter { !$0.isEmpty }
    return letters.isEmpty || letters.count == 1 && generic.contains(letters[0])
  }

  /// Whether marks are numbered from one on, as recorders do.
  private static func areNumbers(_ labels: [String]) -> Bool {
    labels.count > 1
      && labels.enumerated().allSatisfy { index, label in
        isGeneric(label)
          && PartNames.words(label).last.flatMap { Int($0.filter(\.isNumber)) } == index + 1
      }
  }
}
