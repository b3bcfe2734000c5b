import Coach
import Glibc

/// How the text of a result is laid out: by the terminal that it goes to, and by options.
enum TextOptions {
  static let all = CommandSpec.Option(
    name: "all", help: "Show every phase, also where many are as planned.")
  static let verbose = CommandSpec.Option(
    name: "verbose", help: "Show levels, thresholds and where the marks came from as well.")

  /// Both of them.
  static let both = [all, verbose]

  /// The layout of a result.
  static func layout(_ arguments: ParsedArguments) -> TextLayout {
    let isPrinted = [nil, "-"].contains(arguments.value(SharedOptions.output.name))
    let isShown = isPrinted && isatty(STDOUT_FILENO) == 1
    var layout = TextLayout(
      width: isShown ? max(20, Terminal.width(of: STDOUT_FILENO)) : 80,
      isUnicode: Glyphs.ofLocale == .unicode,
      showsAll: arguments.flags.contains(all.name), hint: "--\(all.name) shows them",
      isVerbose: arguments.flags.contains(verbose.name))
    if isShown, Terminal.canColour {
      layout.paint = { text, tone in style(tone).sequence(inColour: true) + text + reset }
    }
    return layout
  }

  private static let reset = "\u{1B}[0m"

  private static func style(_ tone: TextLayout.Tone) -> Style {
    switch tone {
    case .over: Style(isBold: true, tint: .red)
    case .within: Style(tint: .green)
    case .under, .doubtful: Style(tint: .yellow)
    case .strong: .bold
    case .quiet: .dim
    }
  }
}
