/// A time in digits that can be read from across the room.
enum BigTime {
  /// Three columns and five rows a digit, a bit a dot, from the top left.
  private static let shapes: [Character: [UInt8]] = [
    "0": [0b111, 0b101, 0b101, 0b101, 0b111], "1": [0b010, 0b110, 0b010, 0b010, 0b111],
    "2": [0b111, 0b001, 0b111, 0b100, 0b111], "3": [0b111, 0b001, 0b111, 0b001, 0b111],
    "4": [0b101, 0b101, 0b111, 0b001, 0b001], "5": [0b111, 0b100, 0b111, 0b001, 0b111],
    "6": [0b111, 0b100, 0b111, 0b101, 0b111], "7": [0b111, 0b001, 0b001, 0b010, 0b010],
    "8": [0b111, 0b101, 0b111, 0b101, 0b111], "9": [0b111, 0b101, 0b111, 0b001, 0b111],
    "+": [0b000, 0b010, 0b111, 0b010, 0b000], "-": [0b000, 0b000, 0b111, 0b000, 0b000],
    ":": [0b0, 0b1, 0b0, 0b1, 0b0],
  ]

  /// Five rows of the text, each dot two columns wide.
  static func rows(_ text: String, _ glyphs: Glyphs) -> [String] {
    (0..<5).map { row in
      text.map { character in
        let width = character == ":" ? 1 : 3
        let bits = shapes[character]?[row] ?? 0
        return (0..<width).reversed().map { bits >> $0 & 1 == 1 }
          .map { String(repeating: $0 ? glyphs.full : " ", count: 2) }.joined()
      }.joined(separator: "  ")
    }
  }
}
