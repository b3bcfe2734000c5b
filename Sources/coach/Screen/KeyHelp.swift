import Coach

/// Lays out what the keys of a screen do.
struct KeyHelp {
  /// What is pressed, and what it does in a few words.
  typealias Entry = (names: String, meaning: String)

  private let glyphs: Glyphs
  /// The arrows where only ASCII is shown and a key has no other name.
  private static let words = ["←": "left", "→": "right", "↑": "up", "↓": "down"]

  init(_ glyphs: Glyphs) { self.glyphs = glyphs }

  /// The keys in a column where there is room for one; else each with its first name, or one after another.
  ///
  /// - Parameter end: what is said below them.
  func lines(_ entries: [Entry], end: String, width: Int, rows: Int) -> [StyledLine] {
    let keys = entries.map { keys, meaning in
      let all = keys.split(separator: ", ").map(String.init)
      let plain = all.filter { glyphs == .unicode || $0.utf8.allSatisfy { $0 < 0x80 } }
      return (names: plain.isEmpty ? all.compactMap { Self.words[$0] } : plain, meaning: meaning)
    }
    let end = StyledLine.wrapped(end, .dim, to: width)
    let short = keys.map { StyledLine($0.names.first ?? "", .bold) + StyledLine(" " + $0.meaning) }
    let forms = [keys.flatMap { entry($0.names, $0.meaning, width) } + [.empty], short]
    if let form = forms.first(where: { form in
      form.count + end.count <= rows && form.allSatisfy { $0.width <= width }
    }) {
      return form + end
    }
    return flowing(
      short.map { $0.width <= width ? $0 : $0.clipped(to: width, ellipsis: glyphs.ellipsis) }, width
    ) + end
  }

  /// Entries one after another, as many on a line as fit.
  private func flowing(_ entries: [StyledLine], _ width: Int) -> [StyledLine] {
    entries.reduce(into: []) { lines, entry in
      if let last = lines.last, last.width + glyphs.dot.count + entry.width <= width {
        lines[lines.count - 1] = last + StyledLine(glyphs.dot, .dim) + entry
      } else {
        lines.append(entry)
      }
    }
  }

  private func entry(_ names: [String], _ meaning: String, _ width: Int) -> [StyledLine] {
    var line = StyledLine(names.joined(separator: ", "), .bold)
    if width >= 64 { line.pad(to: 30) }
    let whole = line + StyledLine("  " + meaning)
    return whole.width <= width
      ? [whole]
      : [line] + StyledLine.wrapped(meaning, to: width - 2).map { StyledLine("  ") + $0 }
  }
}
