/// The parts of a good answer, in their order, as a document declares them.
public struct Framework: Sendable, Equatable {
  /// The first letters of its parts, such as `STAR`.
  public let name: String
  /// Its parts, such as Situation, Task, Action and Result.
  public let parts: [String]
  /// The line that declares it, from 1.
  public let line: Int
  /// How much of the answer each part is meant to take, as the document says it (`Action 50 %`); of any
  /// sum, nil where the document does not say.
  public var declaredShares: [Double]? = nil

  /// What is used where a document declares none: Situation, Task, Action, Result.
  public static let star = Framework(
    name: "STAR", parts: ["Situation", "Task", "Action", "Result"], line: 0)

  /// An answer of one part, where nobody says when the next one begins.
  public static let whole = Framework(name: "ANSWER", parts: ["Answer"], line: 0)

  /// The share of the answer that each part is meant to take; they sum to 1.
  ///
  /// Those of the document, else by what the parts are for: see ``AnswerRole/weight``.
  public var shares: [Double] {
    let weights = declaredShares ?? parts.map { AnswerRole($0)?.weight ?? AnswerRole.usualWeight }
    let sum = weights.reduce(0, +)
    return weights.map { $0 / sum }
  }

  /// The part that a label in the notes means: by its name, else by what it is for; nil for none.
  func part(labelled label: String) -> Int? {
    let label = label.lowercased()
    if let named = parts.firstIndex(where: { $0.lowercased() == label }) { return named }
    guard let role = AnswerRole(label) else { return nil }
    return parts.firstIndex { AnswerRole($0) == role }
  }
}
