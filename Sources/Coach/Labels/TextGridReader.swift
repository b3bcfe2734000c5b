/// Reads the labels of a Praat TextGrid, in its long or its short text form.
///
/// As Praat does: what counts is numbers, quoted strings and flags that stand by themselves, in their
/// order; everything else is comment.
struct TextGridReader {
  private enum Token: Equatable {
    case number(Double)
    case string(String)
    case flag(String)
  }

  /// One tier.
  struct Tier {
    let name: String
    /// Whether it has points and no stretches.
    let isPoints: Bool
    var labels: [LabelFile.Label] = []
  }

  private var tokens: [(token: Token, line: Int)] = []
  private var next = 0

  /// Whether a text is a TextGrid.
  static func recognises(_ text: String) -> Bool {
    text.hasPrefix("File type") && text.prefix(200).contains("TextGrid")
  }

  /// The labels of the tier of phases: the one of that name, else the first with any text.
  ///
  /// Gaps and notes come along from their own tiers.
  /// - Throws: ``MarksError`` when it ends early or is not what its counts say.
  static func labels(_ text: String) throws(MarksError) -> [LabelFile.Label] {
    let tiers = try tiers(text)
    func tier(_ layer: AnnotationLayer) -> Tier? {
      tiers.first { $0.name.lowercased() == layer.rawValue }
    }
    let phases = tier(.phases) ?? tiers.first { !$0.labels.isEmpty }
    let others = [tier(.gaps), tier(.notes)].compactMap { $0?.labels }.flatMap { $0 }
    return ((phases?.labels ?? []) + others).sorted { $0.start < $1.start }
  }

  /// The tiers of a file, without what is empty in them.
  ///
  /// - Throws: ``MarksError`` when it ends early or is not what its counts say.
  static func tiers(_ text: String) throws(MarksError) -> [Tier] {
    var reader = TextGridReader(text)
    return try reader.tiers()
  }

  private init(_ text: String) {
    var line = 1
    var rest = text[...]
    var isFree = true
    while let character = rest.first {
      if character == "\n" { line += 1 }
      if character.isWhitespace {
        isFree = true
        rest = rest.dropFirst()
      } else if character == "!" {
        rest = rest.drop { $0 != "\n" }
      } else if character == "\"", isFree {
        let start = line
        let string = Self.string(&rest, &line)
        tokens.append((.string(string), start))
      } else {
        let word = rest.prefix { !$0.isWhitespace }
        if let number = Double(word), number.isFinite {
          tokens.append((.number(number), line))
        } else if word.hasPrefix("<"), word.hasSuffix(">") {
          tokens.append((.flag(String(word)), line))
        }
        rest = rest[word.endIndex...]
        isFree = false
      }
    }
  }

  /// A quoted string, doubled quotes within; `rest` begins with its quote.
  private static func string(_ rest: inout Substring, _ line: inout Int) -> String {
    var text = ""
    rest = rest.dropFirst()
    while let character = rest.popFirst() {
      if character == "\n" { line += 1 }
      guard character == "\"" else {
        text.append(character)
        continue
      }
      guard rest.first == "\"" else { break }
      text.append("\"")
      rest = rest.dropFirst()
    }
    return text
  }

  private mutating func tiers() throws(MarksError) -> [Tier] {
    _ = try string()  // ooTextFile
    _ = try string()  // TextGrid
    _ = try number()
    _ = try number()
    guard case .flag("<exists>") = try take() else { return [] }
    var tiers: [Tier] = []
    for _ in 0..<(try count()) {
      let isPoints = try string() == "TextTier"
      var tier = Tier(name: try string(), isPoints: isPoints)
      _ = try number()
      _ = try number()
      for _ in 0..<(try count()) {
        let line = tokens.indices.contains(next) ? tokens[next].line : 1
        let start = try number()
        let end = isPoints ? start : try number()
        let text = try string().trimmed
        guard (0..<LabelFile.longest).contains(start), (start..<LabelFile.longest).contains(end)
        else {
          throw MarksError(.unreadable(text), line: line)
        }
        guard !text.isEmpty else { continue }
        tier.labels.append(
          LabelFile.Label(start: start, end: end > start ? end : nil, text: text, line: line))
      }
      tiers.append(tier)
    }
    return tiers
  }

  private mutating func take() throws(MarksError) -> Token {
    guard next < tokens.count else {
      throw MarksError(.unreadable("the TextGrid ends early"), line: tokens.last?.line)
    }
    next += 1
    return tokens[next - 1].token
  }

  private mutating func number() throws(MarksError) -> Double {
    guard case .number(let number) = try take() else { throw unexpected }
    return number
  }

  private mutating func count() throws(MarksError) -> Int {
    let count = try number()
    guard (0...1e6).contains(count) else { throw unexpected }
    return Int(count)
  }

  private mutating func string() throws(MarksError) -> String {
    guard case .string(let string) = try take() else { throw unexpected }
    return string
  }

  /// The token before the next is not what belongs there.
  private var unexpected: MarksError {
    let (token, line) = tokens[next - 1]
    let text =
      switch token {
      case .number(let number): "\(number)"
      case .string(let string), .flag(let string): string
      }
    return MarksError(.unreadable(text), line: line)
  }
}
