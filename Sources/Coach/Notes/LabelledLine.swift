/// A line of the form `Label: value`, as notes have them (`**Memory Trigger:** why, what`).
struct LabelledLine {
  let label: String
  let value: String

  /// Reads a line; nil when it has no label of at most five words.
  init?(_ line: some StringProtocol) {
    guard let colon = line.firstIndex(where: { $0 == ":" || $0 == "：" }) else { return nil }
    let label = line[..<colon].trimmed
    guard !label.isEmpty, label.split(separator: " ").count <= 5 else { return nil }
    self.label = label
    value = line[line.index(after: colon)...].trimmed
  }

  /// The label's words in lower case.
  var words: [String] { label.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init) }
}
