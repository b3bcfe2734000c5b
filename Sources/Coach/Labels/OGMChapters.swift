/// Reads chapters as OGM tools write them: `CHAPTER01=00:00:00.000`, `CHAPTER01NAME=Intro`.
enum OGMChapters {
  static let signature = "CHAPTER"

  /// Whether a line begins such a file.
  static func recognises(_ lines: [String]) -> Bool {
    lines.first { !$0.trimmed.isEmpty }.map { key($0) != nil } ?? false
  }

  /// The chapters as labels.
  ///
  /// - Throws: ``MarksError`` when a line is none.
  static func labels(_ lines: [String]) throws(MarksError) -> [LabelFile.Label] {
    var chapters: [(number: String, start: Double, line: Int)] = []
    var names: [String: String] = [:]
    for (index, line) in lines.enumerated() where !line.trimmed.isEmpty {
      guard let (number, isName, value) = key(line) else {
        throw MarksError(.unreadable(line.trimmed), line: index + 1)
      }
      if isName {
        names[number] = value
      } else if let start = LabelTime.clock(value) {
        chapters.append((number, start, index + 1))
      } else {
        throw MarksError(.unreadable(line.trimmed), line: index + 1)
      }
    }
    return chapters.map {
      LabelFile.Label(start: $0.start, end: nil, text: names[$0.number] ?? "", line: $0.line)
    }
  }

  private static func key(_ line: String) -> (number: String, isName: Bool, value: String)? {
    let line = line.trimmed
    guard line.uppercased().hasPrefix(signature), let equals = line.firstIndex(of: "=") else {
      return nil
    }
    let key = line[..<equals].dropFirst(signature.count)
    let number = key.prefix { $0.isNumber }
    let rest = key.dropFirst(number.count).uppercased()
    guard !number.isEmpty, ["", "NAME"].contains(rest) else { return nil }
    return (String(number), rest == "NAME", line[line.index(after: equals)...].trimmed)
  }
}
