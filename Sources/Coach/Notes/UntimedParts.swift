/// Rows and items among the parts that have no time: a part of the talk may be left out.
enum UntimedParts {
  /// The most lines that are named.
  private static let most = 9

  /// One notice of all of them, in the order of the document; nil where there are none.
  ///
  /// - Parameter place: what they stand in: "the table", "the list".
  static func notice(_ left: [(line: Int, name: String)], in place: String) -> PlanNotice? {
    guard let first = left.first else { return nil }
    let others = left.dropFirst().prefix(most - 1).map { String($0.line) }
    let more = left.count > most ? ", ..." : ""
    let name = "'\(first.name)'"
    let text =
      switch left.count {
      case 1: "\(name) in \(place) has no time"
      case 2: "\(name) and line \(others[0]) of \(place) have no times"
      default:
        "\(name) and lines \(others.joined(separator: ", "))\(more) of \(place) have no times"
      }
    return PlanNotice(line: first.line, text: text)
  }
}
