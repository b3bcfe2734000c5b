/// The plan of one answer: a question, the parts of a framework, and a budget, written as a document of
/// notes.
///
/// A drill records it like any plan and keeps the document in the take, so that everything that reads a
/// take's plan reads it too.
public struct AnswerDocument: Sendable, Equatable {
  /// The time of an answer where nothing else is said: two to three minutes.
  public static let usualBudget = Budget(minimum: .seconds(120), maximum: .seconds(180))

  /// The document, in Markdown.
  public let text: String

  /// Writes the plan of an answer.
  ///
  /// Each part's band is its share of the whole band, in whole seconds that sum to the whole.
  /// - Parameter budget: of the whole answer; at least a second for each part.
  public init(_ question: Question, framework: Framework, budget: Budget = usualBudget) {
    let lows = Self.split(budget.minimum, framework.shares)
    let highs = Self.split(budget.maximum, framework.shares)
    let notes = AnswerNotes(question.notes, for: framework)
    var lines = ["---", "framework: \(framework.name)", "slot: \(highs.reduce(0, +))s", "---"]
    lines += ["# \(Self.literal(question.text))", ""]
    if let principle = question.principle {
      lines += ["About \(Self.literal(principle)).", ""]
    }
    for (index, part) in framework.parts.enumerated() {
      // A share may round to another second at the lower end.
      let low = min(lows[index], highs[index])
      lines += ["## PHASE \(index + 1): \(part) (\(low)-\(highs[index]) s)", ""]
      guard !notes.cues[index].isEmpty else { continue }
      lines += ["Trigger:", ""]
      // A colon would make a label of what stands before it.
      lines += notes.cues[index].map { "- " + Self.literal($0.replacing(":", with: " –")) } + [""]
    }
    text = lines.joined(separator: "\n")
  }

  /// Splits a time into whole seconds by shares, none below a second; the largest remainders are
  /// rounded up (Hare-Niemeyer).
  static func split(_ time: Duration, _ shares: [Double]) -> [Int] {
    let total = max(shares.count, Int(time.seconds.rounded()))
    let exact = shares.map { $0 * Double(total) }
    var parts = exact.map { max(1, Int($0)) }
    let order = shares.indices.sorted {
      (exact[$0] - Double(parts[$0]), $1) > (exact[$1] - Double(parts[$1]), $0)
    }
    for index in order where parts.reduce(0, +) < total { parts[index] += 1 }
    while parts.reduce(0, +) > total, let largest = parts.indices.max(by: { parts[$0] < parts[$1] })
    {
      parts[largest] -= 1
    }
    return parts
  }

  /// The text with everything escaped that Markdown would read as markup.
  private static func literal(_ text: String) -> String {
    var literal = ""
    for character in text {
      if character.isASCII && (character.isPunctuation || character.isSymbol) { literal += "\\" }
      literal.append(character)
    }
    return literal
  }
}
