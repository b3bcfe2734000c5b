/// Finds the part of an agenda that a label names: by its text, by its number, or by the beginning of its
/// name.
///
/// Labels are other programs' and other people's, so they are read generously; what a user writes on a
/// command line is read by ``PhaseSelection``.
struct PartNames {
  /// The words after which a beginning is no longer looked at: a label may be a whole page.
  private static let longest = 50
  /// The first part with these words, those of its number among them.
  private var whole: [[String]: Int] = [:]
  private var names: [[String]: Int] = [:]
  private var numbers: [Int: Int] = [:]
  /// The first part whose name begins with these words.
  private var beginnings: [[String]: Int] = [:]

  /// Prepares the names of an agenda, so that thousands of labels are found in it at once.
  init(_ agenda: Agenda) {
    for (index, part) in agenda.parts.enumerated() {
      let name = Self.words(part.name)
      let numbered = (part.number.map { ["\($0)"] } ?? []) + name
      whole[numbered] = whole[numbered] ?? index
      names[name] = names[name] ?? index
      if let number = part.number { numbers[number] = numbers[number] ?? index }
      for count in 1..<max(1, min(name.count, Self.longest) + 1) {
        let beginning = Array(name.prefix(count))
        beginnings[beginning] = beginnings[beginning] ?? index
      }
    }
  }

  /// The position of the part that a label names; nil when it names none.
  func part(_ text: String) -> Int? {
    let label = Self.words(text)
    guard !label.isEmpty else { return nil }
    let plain = label.first == "phase" ? Array(label.dropFirst()) : label
    if let index = whole[plain] ?? names[plain] { return index }
    if let number = plain.first.flatMap({ Int($0) }), let index = numbers[number] { return index }
    // "PHASE" alone and a name without a letter would fit everything.
    guard !plain.isEmpty else { return nil }
    // A part's name that the label begins with, or the other way round: the first of them.
    let within = (1...min(plain.count, Self.longest)).compactMap { names[Array(plain.prefix($0))] }
    return ([beginnings[plain]].compactMap(\.self) + within).min()
  }

  private static func words(_ text: String) -> [String] {
    text.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
  }
}
