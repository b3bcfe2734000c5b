/// How text looks on the terminal: in its own sixteen colours, which work on light and dark alike.
struct Style: Equatable {
  /// Colours that stand for something; the words beside them say the same.
  enum Tint: Int { case red = 1, green = 2, yellow = 3 }

  var isBold = false
  var isDim = false
  /// Light on dark where the rest is dark on light: what must not be missed.
  var isReversed = false
  /// The colour of the text; where it is reversed, of what is behind it.
  var tint: Tint?

  static let plain = Style()
  static let bold = Style(isBold: true)
  static let dim = Style(isDim: true)
  static let alarm = Style(isBold: true, isReversed: true)
  /// Text on a coloured ground, in the colour of the terminal's own ground: what black and white are differs between
  /// themes, bright white may be grey, but every theme's red can be read on its ground.
  static func badge(_ tint: Tint) -> Style { Style(isBold: true, isReversed: true, tint: tint) }

  /// The sequence that switches to this style from any other.
  ///
  /// - Parameter inColour: without it a badge still stands out, because it is reversed.
  func sequence(inColour: Bool) -> String {
    var codes = ["0"]
    if isBold { codes.append("1") }
    if isDim { codes.append("2") }
    if isReversed { codes.append("7") }
    if inColour, let tint { codes.append("3\(tint.rawValue)") }
    return "\u{1B}[" + codes.joined(separator: ";") + "m"
  }
}
