/// How much room a text has, and what it may be drawn with.
public struct TextLayout: Sendable {
  /// What a piece of text stands for; the words say the same.
  public enum Tone: Sendable {
    /// Too long.
    case over
    /// As planned.
    case within
    /// Too short, or not there.
    case under
    /// It could be otherwise.
    case doubtful
    /// To be read first.
    case strong
    /// To be read last.
    case quiet
  }

  /// The columns that it may take.
  public var width: Int
  /// Whether bars may be drawn with block characters.
  public var isUnicode: Bool
  /// Whether every phase is shown, however many there are.
  public var showsAll: Bool
  /// How more than is shown can be had, such as an option.
  public var hint: String?
  /// Whether levels, thresholds and where the marks came from are told.
  public var isVerbose: Bool
  /// Makes text look like what it stands for.
  public var paint: @Sendable (String, Tone) -> String

  /// Plain text of 80 columns, unless something else is given.
  public init(
    width: Int = 80, isUnicode: Bool = true, showsAll: Bool = false, hint: String? = nil,
    isVerbose: Bool = false,
    paint: @escaping @Sendable (String, Tone) -> String = { text, _ in text }
  ) {
    self.width = width
    self.isUnicode = isUnicode
    self.showsAll = showsAll
    self.hint = hint
    self.isVerbose = isVerbose
    self.paint = paint
  }

  /// A paragraph in these columns.
  func wrapped(_ text: String, indent: Int = 0) -> String {
    Columns.wrapped(text, width: width, indent: indent)
  }

  /// A paragraph after a number or the like, under which nothing else stands.
  func hanging(_ head: String, _ text: String) -> [String] {
    let indent = CellWidth.of(head)
    let lines = CellWidth.wrapped(
      DisplayText.line(text), to: max(8, width - indent), breaksWords: false)
    return lines.enumerated().map { ($0.offset == 0 ? head : Columns.spaces(indent)) + $0.element }
  }
}
