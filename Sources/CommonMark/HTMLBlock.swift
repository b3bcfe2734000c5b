/// Raw HTML as far as notes are written in it: comments, headings and lines of text.
enum HTMLBlock {
  /// One piece of it; `line` counts from the block's first line, from 0.
  struct Piece: Equatable {
    let kind: MarkdownBlock.Kind
    let line: Int
    let text: String
  }

  /// The text of a comment; nil for any other markup.
  static func comment(_ literal: String) -> String? {
    guard literal.hasPrefix("<!--") else { return nil }
    let body = literal.dropFirst(4)
    return String(body.hasSuffix("-->") ? body.dropLast(3) : body)
  }

  /// The pieces of a block, in their order.
  static func pieces(of literal: String) -> [Piece] {
    var pieces: [Piece] = []
    var rest = literal[...]
    var line = 0
    while let start = rest.firstRange(of: "<!--") {
      let before = rest[..<start.lowerBound]
      pieces += lines(of: before, from: line)
      line += before.count { $0 == "\n" }
      let body = rest[start.upperBound...]
      let end = body.firstRange(of: "-->")
      let comment = body[..<(end?.lowerBound ?? body.endIndex)]
      pieces.append(Piece(kind: .comment, line: line, text: String(comment)))
      line += comment.count { $0 == "\n" }
      rest = body[(end?.upperBound ?? body.endIndex)...]
    }
    return pieces + lines(of: rest, from: line)
  }

  private static func lines(of html: Substring, from line: Int) -> [Piece] {
    html.split(separator: "\n", omittingEmptySubsequences: false).enumerated().compactMap {
      let text = withoutTags($1)
      guard text.contains(where: { !$0.isWhitespace }) else { return nil }
      let kind = headingLevel(of: $1).map { MarkdownBlock.Kind.heading(level: $0) } ?? .paragraph
      return Piece(kind: kind, line: line + $0, text: text)
    }
  }

  /// The level of `<h2 class="…">`, wherever it stands in the line.
  private static func headingLevel(of line: Substring) -> Int? {
    for start in line.ranges(of: "<h").map(\.upperBound) {
      guard start < line.endIndex, let level = line[start].wholeNumberValue, (1...6).contains(level)
      else { continue }
      let next = line.index(after: start)
      if next < line.endIndex, line[next] == ">" || line[next].isWhitespace { return level }
    }
    return nil
  }

  private static func withoutTags(_ line: Substring) -> String {
    var text = ""
    var isInTag = false
    for character in line {
      if character == "<" { isInTag = true }
      if !isInTag { text.append(character) }
      if character == ">" { isInTag = false }
    }
    return decoded(text)
  }

  /// A text with the signs that its entities stand for.
  static func decoded(_ text: String) -> String {
    let entities = [
      "&amp;": "&", "&lt;": "<", "&gt;": ">", "&nbsp;": " ", "&#39;": "'", "&quot;": "\"",
    ]
    guard text.contains("&") else { return text }
    return entities.reduce(text) { $0.replacing($1.key, with: $1.value) }
  }
}
