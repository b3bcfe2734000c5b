/// A heading taken apart: number, name and budget.
struct HeadingText {
  /// `PHASE 3:` gives 3.
  let number: Int?
  /// What is left without number, budget and decoration.
  let name: String
  /// The budget when there is one.
  let budget: Budget?
  /// A budget that cannot be read: as written, and why.
  let unreadable: (text: String, why: String)?
  /// Whether it begins with the word "phase" and a number.
  let isNumberedPhase: Bool

  init(_ text: String) {
    let text = Self.plain(text)
    let (number, rest) = Self.partNumber(text)
    self.number = number
    isNumberedPhase = number != nil && text.lowercased().hasPrefix("phase")
    let found = Self.findBudget(rest)
    name = Self.undecorated(found.rest)
    switch found.reading {
    case .budget(let budget):
      self.budget = budget
      unreadable = nil
    case .unreadable(let why):
      budget = nil
      unreadable = (found.written, why)
    case .other:
      budget = nil
      unreadable = nil
    }
  }

  /// One line, without decoration (emoji, bullets) in front and behind.
  static func plain(_ text: String) -> String {
    undecorated(text.utf8.contains(UInt8(ascii: "\n")) ? text.replacing("\n", with: " ") : text)
  }

  private static func undecorated(_ text: String) -> String {
    func isContent(_ character: Character) -> Bool {
      character.isLetter || character.isNumber || "\"'“„‘([#".contains(character)
    }
    guard let start = text.firstIndex(where: isContent) else { return text.trimmed }
    var name = text[start...].trimmed
    while let last = name.last, last.isWhitespace || ":-–—".contains(last) { name.removeLast() }
    return name
  }

  /// Words that stand before a part's number.
  private static let partWords = ["phase", "part", "section", "step", "chapter", "teil"]

  /// The number of `PHASE 3:`, `Part 3 -` or `3.`, and what follows it.
  private static func partNumber(_ text: String) -> (Int?, rest: String) {
    let lowered = text.lowercased()
    let word = partWords.first { lowered.hasPrefix($0) }
    let behindWord = text.dropFirst(word?.count ?? 0).drop { $0.isWhitespace || $0 == "#" }
    let digits = behindWord.prefix { $0.isASCII && $0.isNumber }
    guard let number = Int(digits), number < 1000 else { return (nil, text) }
    let rest = behindWord.dropFirst(digits.count)
    let ending = rest.first ?? ":"
    // "3 options" counts options; "3." counts parts. "1.5" and "3D" are neither.
    let separator = word == nil ? ":.)" : ":.)-–— \t([|"
    guard separator.contains(ending), rest.dropFirst().first?.isNumber != true else {
      return (nil, text)
    }
    return (number, String(rest.drop { $0.isWhitespace || ":.-–—)|".contains($0) }))
  }

  private static func findBudget(
    _ text: String
  ) -> (reading: DurationText.Reading, written: String, rest: String) {
    var unreadable: (DurationText.Reading, String, String)?
    for group in bracketGroups(text) {
      let reading = DurationText.budget(text[group].dropFirst().dropLast())
      switch reading {
      case .budget:
        let rest = text[..<group.lowerBound].trimmed + " " + text[group.upperBound...].trimmed
        return (reading, String(text[group]), rest.trimmed)
      case .unreadable: unreadable = unreadable ?? (reading, String(text[group]), text)
      case .other: break
      }
    }
    if let unreadable { return unreadable }
    // Few headings have any; looking for bytes is cheap.
    let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
    guard text.utf8.contains(where: digits.contains) else { return (.other, "", text) }
    for separator in [" — ", " – ", " - ", ": "]
    where separator.utf8.allSatisfy(text.utf8.contains) {
      guard let range = text.ranges(of: separator).last else { continue }
      let reading = DurationText.budget(text[range.upperBound...])
      if case .budget = reading {
        return (reading, String(text[range.upperBound...]), String(text[..<range.lowerBound]))
      }
    }
    return (.other, "", text)
  }

  /// The innermost groups in round or square brackets.
  private static func bracketGroups(_ text: String) -> [Range<String.Index>] {
    var groups: [Range<String.Index>] = []
    var open: String.Index?
    for index in text.indices {
      switch text[index] {
      case "(", "[": open = index
      case ")", "]":
        if let start = open { groups.append(start..<text.index(after: index)) }
        open = nil
      default: break
      }
    }
    return groups
  }
}
