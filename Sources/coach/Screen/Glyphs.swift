import Coach
import FoundationEssentials

/// The signs that the screen is drawn with; others where the terminal knows only ASCII.
struct Glyphs: Equatable {
  let full: Character
  let light: Character
  let mark: Character
  /// Points down at a place of the bar.
  let pointer: Character
  let rule: Character
  let ruleDone: Character
  /// Stands at the end of a line that is cut.
  let ellipsis: Character
  let record: String
  let pause: String
  let voice: String
  let quiet: String
  let cue: String
  let dot: String

  static let unicode = Glyphs(
    full: "█", light: "░", mark: "│", pointer: "▼", rule: "─", ruleDone: "━", ellipsis: "…",
    record: "●",
    pause: "❚❚", voice: "◉", quiet: "○", cue: "▸", dot: " · ")
  static let ascii = Glyphs(
    full: "#", light: ".", mark: "|", pointer: "v", rule: "-", ruleDone: "=", ellipsis: "~",
    record: "(*)",
    pause: "||", voice: "(o)", quiet: "( )", cue: ">", dot: " / ")

  /// What the user's locale can show.
  static var ofLocale: Glyphs {
    let environment = ProcessInfo.processInfo.environment
    let name = ["LC_ALL", "LC_CTYPE", "LANG"].lazy.compactMap { environment[$0] }
      .first { !$0.isEmpty }
    guard let name else { return .ascii }
    let encoding = name.lowercased().filter { $0.isLetter || $0.isNumber }
    return encoding.contains("utf8") ? .unicode : .ascii
  }

  /// The sign of a zone, so that colour is never alone.
  func sign(_ zone: Zone) -> String {
    switch (zone, self == .unicode) {
    case (.early, true): "○"
    case (.green, true): "✓"
    case (.yellow, true): "▲"
    case (.red, true): "■"
    case (.early, false): "o"
    case (.green, false): "+"
    case (.yellow, false): "^"
    case (.red, false): "!"
    }
  }
}
