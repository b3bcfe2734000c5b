import Coach

/// The time left in the phase, or how much it is over, in large digits, and beside them the word that the speaker
/// has to know now.
struct BigArea {
  private let time: String
  private let caption: String
  private let style: Style
  private let word: String?
  private let width: Int
  private let glyphs: Glyphs

  private static let margin = 2
  private static let gap = 4

  /// - Parameters:
  ///   - seconds: the time in the digits.
  ///   - caption: what it is: `left`, `over`.
  ///   - word: a word of capitals; nil for none.
  init(
    _ seconds: Double, caption: String, zone: Zone, word: String?, width: Int, glyphs: Glyphs
  ) {
    time = TimeText.clock(seconds)
    self.caption = "  " + caption
    style = Style(isBold: true, tint: BandBar.tint(zone))
    self.word = word
    self.width = width
    self.glyphs = glyphs
  }

  /// How many times larger than a dot of two columns and one row a dot may be so that the area has at most so many
  /// rows; 0 where there is no room for it.
  func scale(rows: Int) -> Int {
    var scale = max(0, rows) / BigTime.height
    while scale > 0, columns(scale) > width { scale -= 1 }
    return scale
  }

  /// The lines at a scale.
  ///
  /// Where the word has no room beside the digits they are smaller while it stands there, and the area stays as
  /// high as it is.
  func lines(scale: Int) -> [StyledLine] {
    let height = scale * BigTime.height
    guard scale > 0 else { return [] }
    guard let word, let (digitScale, letters) = scales(word, atMost: scale) else {
      return digits(scale)
    }
    var lines = Self.lifted(digits(digitScale), to: height)
    let beside = Self.lifted(
      BigTime.rows(word, scale: letters, glyphs).map { StyledLine($0, .bold) }, to: height)
    for row in lines.indices where beside[row].width > 0 {
      lines[row].pad(to: columns(digitScale) + Self.gap)
      lines[row].append(beside[row])
    }
    return lines
  }

  /// Whether the word stands in the lines.
  func showsWord(scale: Int) -> Bool { word.map { scales($0, atMost: scale) != nil } ?? false }

  /// The largest digits, and the largest letters beside them, that fit.
  private func scales(_ word: String, atMost most: Int) -> (digits: Int, letters: Int)? {
    for digits in (0..<most).map({ most - $0 }) {
      let room = width - columns(digits) - Self.gap
      if let letters = (0..<digits).map({ digits - $0 }).first(where: {
        BigTime.width(word, scale: $0) <= room
      }) {
        return (digits, letters)
      }
    }
    return nil
  }

  private func digits(_ scale: Int) -> [StyledLine] {
    let rows = BigTime.rows(time, scale: scale, glyphs)
    return rows.enumerated().map { index, row in
      var line = StyledLine(String(repeating: " ", count: Self.margin) + row, style)
      if index == rows.count - 1 { line.append(caption) }
      return line
    }
  }

  private func columns(_ scale: Int) -> Int {
    Self.margin + BigTime.width(time, scale: scale) + caption.count
  }

  /// The lines at the bottom of `height` rows.
  private static func lifted(_ lines: [StyledLine], to height: Int) -> [StyledLine] {
    Array(repeating: .empty, count: max(0, height - lines.count)) + lines
  }
}
