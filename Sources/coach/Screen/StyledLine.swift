import Coach

/// One line of the screen: runs of text, each in a style.
struct StyledLine: Equatable {
  /// Text in one style.
  struct Run: Equatable {
    var text: String
    var style: Style
  }

  private(set) var runs: [Run] = []
  /// The columns that it takes.
  private(set) var width = 0

  static let empty = StyledLine()

  init() {}

  init(_ text: String, _ style: Style = .plain) { append(text, style) }

  mutating func append(_ text: String, _ style: Style = .plain) {
    let text = DisplayText.line(text)
    add(text, style, width: CellWidth.of(text))
  }

  private mutating func add(_ text: String, _ style: Style, width columns: Int) {
    guard !text.isEmpty else { return }
    width += columns
    if runs.last?.style == style {
      runs[runs.count - 1].text += text
    } else {
      runs.append(Run(text: text, style: style))
    }
  }

  mutating func append(_ other: StyledLine) {
    for run in other.runs { add(run.text, run.style, width: CellWidth.of(run.text)) }
  }

  static func + (one: StyledLine, other: StyledLine) -> StyledLine {
    var line = one
    line.append(other)
    return line
  }

  /// One cell after another, as `cell` says; signs of one column, as bars are drawn with.
  mutating func append(cells: Range<Int>, _ cell: (Int) -> (Character, Style)) {
    var run = (text: "", style: Style.plain, count: 0)
    for place in cells {
      let (sign, style) = cell(place)
      if style != run.style {
        add(run.text, run.style, width: run.count)
        run = ("", style, 0)
      }
      run.text.append(sign)
      run.count += 1
    }
    add(run.text, run.style, width: run.count)
  }

  /// Fills up with spaces to a column.
  mutating func pad(to column: Int) {
    if width < column { append(String(repeating: " ", count: column - width)) }
  }

  /// Puts another line at the right end of `columns`, if there is room for it.
  mutating func appendRight(_ other: StyledLine, in columns: Int) {
    guard width + 1 + other.width <= columns else { return }
    pad(to: columns - other.width)
    append(other)
  }

  /// Lines of at most so many columns, broken between words.
  static func wrapped(_ text: String, _ style: Style = .plain, to columns: Int) -> [StyledLine] {
    CellWidth.wrapped(text, to: columns).map { StyledLine($0, style) }
  }

  /// The line cut to so many columns.
  func clipped(to columns: Int, ellipsis: Character = "…") -> StyledLine {
    guard width > columns else { return self }
    var line = StyledLine()
    for run in runs where line.width < columns {
      let room = columns - line.width
      line.append(CellWidth.clipped(run.text, to: room, ellipsis: ellipsis), run.style)
    }
    return line
  }

  /// The line as a terminal takes it.
  func encoded(inColour: Bool) -> String {
    runs.reduce(into: "") { $0 += $1.style.sequence(inColour: inColour) + $1.text } + "\u{1B}[0m"
  }
}
