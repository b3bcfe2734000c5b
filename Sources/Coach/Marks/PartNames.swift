/// Finds the part of an agenda that a label names: by its text, by its number, or by the beginning of its
/// name.
///
/// Labels are other programs' and other people's, so they are read generously; what a user writes on a
/// command line is read by ``PhaseSelection``.
struct PartNames {
  /// The words after which a beginning is no longer looked at: a label may be a whole page.
  private static let longest = 50
  /// The words of each part's name.
  private let parts: [[String]]
  /// The first part with these words, those of its number among them.
  private var whole: [[String]: Int] = [:]
  private var names: [[String]: Int] = [:]
  private var numbers: [Int: Int] = [:]
  /// The first part whose name begins with these words.
  private var beginnings: [[String]: Int] = [:]

  /// Prepares the names of an agenda, so that thousands of labels are found in it at once.
  init(_ agenda: Agenda) {
    parts = agenda.parts.map { Self.words($0.name) }
    for (index, part) in agenda.parts.enumerated() {
      let name = parts[index]
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
    if let number = plain.first.flatMap({ Int($0) }), let index = numbers[number] {
      // The name of another part behind it says more than the number.
      let rest = Array(plain.dropFirst())
      let isOwn = parts[index].starts(with: rest) || rest.starts(with: parts[index])
      return isOwn ? index : named(rest) ?? index
    }
    return named(plain)
  }

  /// The part of these words; else the first whose name they begin with, or the other way round.
  private func named(_ words: [String]) -> Int? {
    // "PHASE" alone and a name without a letter would fit everything.
    guard !words.isEmpty else { return nil }
    if let index = names[words] { return index }
    let within = (1...min(words.count, Self.longest)).compactMap { names[Array(words.prefix($0))] }
    return ([beginnings[words]].compactMap(\.self) + within).min()
  }

  /// What the parts of an agenda are called whose marks have no name, by their position among the marks.
  static func unnamed(_ position: Int) -> String { "part \(position + 1)" }

  static func words(_ text: String) -> [String] {
    text.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
  }
}
