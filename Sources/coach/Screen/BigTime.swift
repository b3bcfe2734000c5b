import Coach

/// Times and words in signs that can be read from across the room.
enum BigTime {
  /// Rows of a sign, from the top; a dot is drawn where there is a `#`.
  private static let shapes: [Character: [String]] = [
    "0": ["###", "# #", "# #", "# #", "###"], "1": [" # ", "## ", " # ", " # ", "###"],
    "2": ["###", "  #", "###", "#  ", "###"], "3": ["###", "  #", "###", "  #", "###"],
    "4": ["# #", "# #", "###", "  #", "  #"], "5": ["###", "#  ", "###", "  #", "###"],
    "6": ["###", "#  ", "###", "# #", "###"], "7": ["###", "  #", "  #", " # ", " # "],
    "8": ["###", "# #", "###", "# #", "###"], "9": ["###", "# #", "###", "  #", "###"],
    ":": [" ", "#", " ", "#", " "],
    "A": [" # ", "# #", "###", "# #", "# #"], "D": ["## ", "# #", "# #", "# #", "## "],
    "E": ["###", "#  ", "## ", "#  ", "###"], "N": ["#  #", "## #", "# ##", "#  #", "#  #"],
    "P": ["## ", "# #", "## ", "#  ", "#  "], "R": ["## ", "# #", "## ", "# #", "# #"],
    "T": ["###", " # ", " # ", " # ", " # "],
    "W": ["#   #", "#   #", "# # #", "## ##", "#   #"], "X": ["# #", "# #", " # ", "# #", "# #"],
  ]

  /// The rows of a sign that is drawn in dots of two columns and one row.
  static let height = 5

  /// The rows of the text, each dot `2 * scale` columns wide and `scale` rows high; signs that have no shape are
  /// left out.
  static func rows(_ text: String, scale: Int = 1, _ glyphs: Glyphs) -> [String] {
    let shapes = text.compactMap { Self.shapes[$0] }
    let dot = 2 * scale
    let gap = String(repeating: " ", count: dot)
    return (0..<height).flatMap { row in
      let line = shapes.map { shape in
        shape[row].map { String(repeating: $0 == "#" ? glyphs.full : " ", count: dot) }.joined()
      }.joined(separator: gap)
      return Array(repeating: line, count: scale)
    }
  }

  /// The columns that a text takes.
  static func width(_ text: String, scale: Int = 1) -> Int {
    let shapes = text.compactMap { Self.shapes[$0] }
    let dots = shapes.reduce(0) { $0 + $1[0].count } + max(0, shapes.count - 1)
    return dots * 2 * scale
  }
}
