/// Why timed parts may not be those of a talk.
public struct PlanDoubt: Sendable, Equatable {
  /// How the parts are written.
  public let form: PlanFormKind
  /// The line of the first of them, from 1.
  public let firstLine: Int
  /// The line of the last of them.
  public let lastLine: Int
  /// What speaks against it, such as "no slot" or "41 parts"; never empty.
  public let reasons: [String]

  /// The lines in a sentence.
  public var lines: String {
    firstLine == lastLine ? "line \(firstLine)" : "lines \(firstLine)-\(lastLine)"
  }

  /// What may be wrong, as one sentence.
  public var sentence: String {
    "\(lines) may not be a talk: \(reasons.joined(separator: ", "))"
  }
}
