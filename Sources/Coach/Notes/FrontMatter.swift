/// The YAML front matter of a document: its plain `key: value` lines.
struct FrontMatter {
  /// One line of it.
  struct Entry: Equatable {
    let key: String
    let value: String
    let line: Int
  }

  let entries: [Entry]

  func entry(_ keys: Set<String>) -> Entry? { entries.first { keys.contains($0.key) } }

  /// Separates front matter from the Markdown; the body keeps its line numbers.
  static func split(_ source: SourceText) -> (FrontMatter, body: String) {
    let lines = source.lines
    guard let first = lines.first, first.trimmed == "---",
      let end = lines.dropFirst().firstIndex(where: { ["---", "..."].contains($0.trimmed) })
    else { return (FrontMatter(entries: []), source.text) }
    var entries: [Entry] = []
    for index in 1..<end {
      guard let colon = lines[index].firstIndex(of: ":") else { continue }
      let key = lines[index][..<colon].trimmed.lowercased()
      let value = lines[index][lines[index].index(after: colon)...].trimmed
      entries.append(Entry(key: key, value: unquoted(value), line: index + 1))
    }
    let blank = Array(repeating: "", count: end + 1)
    return (FrontMatter(entries: entries), (blank + lines[(end + 1)...]).joined(separator: "\n"))
  }

  private static func unquoted(_ value: String) -> String {
    guard value.count >= 2, let first = value.first, first == value.last, "\"'".contains(first)
    else { return value }
    return String(value.dropFirst().dropLast())
  }
}
