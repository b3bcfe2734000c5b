/// The rows of a table that is written as raw HTML.
struct HTMLTable {
  /// The most columns; what has more are data.
  private static let mostColumns = 16
  /// The longest text, in bytes, that stands in more than one cell: a page could ask for gigabytes.
  private static let longestCopy = 200

  private var rows: [MarkdownRow] = []
  private var row: (line: Int, cells: [String])?
  private var cell: String?
  /// How many columns the open cell takes, and how many rows.
  private var span = (columns: 1, rows: 1)
  /// What cells of rows above put into columns of the next rows, and into how many.
  private var pending: [Int: (rows: Int, text: String)] = [:]

  /// The rows of a block, all of them of one width; none where it holds no row.
  ///
  /// Cells that reach over several rows or columns stand in each of them.
  ///
  /// - Parameter line: that of the block's first line.
  static func rows(of html: String, from line: Int) -> [MarkdownRow] {
    guard html.contains("<tr") || html.contains("<TR") else { return [] }
    var table = HTMLTable()
    var line = line
    var rest = html[...]
    while let start = rest.firstIndex(of: "<"), let end = rest[start...].firstIndex(of: ">") {
      table.add(rest[..<start])
      line += rest[..<start].count(where: \.isNewline)
      table.visit(rest[rest.index(after: start)..<end], line)
      line += rest[start...end].count(where: \.isNewline)
      rest = rest[rest.index(after: end)...]
    }
    table.closeRow()
    let width = table.rows.map(\.cells.count).max() ?? 0
    guard width < mostColumns else { return [] }
    // A table without a head begins with figures.
    if !html.contains("<th"), let first = table.rows.first,
      first.cells.contains(where: { $0.contains(where: \.isNumber) })
    {
      table.rows.insert(MarkdownRow(line: first.line, cells: []), at: 0)
    }
    return table.rows.map { row in
      MarkdownRow(
        line: row.line,
        cells: row.cells + Array(repeating: "", count: width - row.cells.count))
    }
  }

  private mutating func add(_ text: Substring) { cell?.append(contentsOf: text) }

  private mutating func visit(_ tag: Substring, _ line: Int) {
    let name = tag.drop { $0 == "/" }.prefix(while: \.isLetter).lowercased()
    switch (name, tag.first == "/") {
    case ("tr", false):
      closeRow()
      row = (line, [])
    case ("tr", true), ("table", true): closeRow()
    case ("td", false), ("th", false):
      closeCell()
      span = (Self.number("colspan", in: tag), Self.number("rowspan", in: tag))
      cell = ""
    case ("td", true), ("th", true): closeCell()
    default: cell?.append(" ")
    }
  }

  private static func number(_ attribute: String, in tag: Substring) -> Int {
    guard let name = tag.firstRange(of: attribute) else { return 1 }
    let digits = tag[name.upperBound...].drop { "= \"'".contains($0) }.prefix(while: \.isNumber)
    return min(max(Int(digits) ?? 1, 1), mostColumns)
  }

  private mutating func closeCell() {
    guard let text = cell else { return }
    cell = nil
    fillFromAbove()
    let own = HTMLBlock.decoded(text).split(whereSeparator: \.isWhitespace).joined(separator: " ")
    let copy = own.utf8.count <= Self.longestCopy ? own : ""
    for place in 0..<span.columns {
      guard let column = row?.cells.count, column < Self.mostColumns else { return }
      row?.cells.append(place == 0 ? own : copy)
      if span.rows > 1 { pending[column] = (span.rows - 1, copy) }
    }
  }

  private mutating func fillFromAbove() {
    while let column = row?.cells.count, let above = pending[column] {
      row?.cells.append(above.text)
      pending[column] = above.rows > 1 ? (above.rows - 1, above.text) : nil
    }
  }

  private mutating func closeRow() {
    closeCell()
    fillFromAbove()
    if let row, !row.cells.isEmpty { rows.append(MarkdownRow(line: row.line, cells: row.cells)) }
    row = nil
  }
}
