internal import CCmark

/// Walks a tree of libcmark-gfm once and collects its leaf blocks.
struct BlockCollector {
  private var blocks: [MarkdownBlock] = []
  private var text = ""
  private var strong: [String] = []
  /// Where the bold text that is open began, in bytes.
  private var strongStart: Int?
  /// Where the text that is struck out began, in bytes.
  private var struckStart: Int?
  private var comments: [String] = []
  private var rows: [MarkdownRow] = []
  private var cells: [String] = []
  private var listDepth = 0
  private var quoteDepth = 0
  /// The next item of each list that is open.
  private var nextItems: [MarkdownBlock.Item] = []
  /// The item that has no block yet.
  private var item: MarkdownBlock.Item?
  /// The lines of a paragraph that goes over into a table.
  private var linesAboveTable = 0
  /// Whether the last block is a table in HTML without its end.
  private var isTableOpen = false

  /// The leaf blocks in reading order.
  static func blocks(below root: OpaquePointer) -> [MarkdownBlock] {
    guard let iterator = cmark_iter_new(root) else { return [] }
    defer { cmark_iter_free(iterator) }
    var collector = BlockCollector()
    while true {
      let event = cmark_iter_next(iterator)
      guard event != CMARK_EVENT_DONE, let node = cmark_iter_get_node(iterator) else { break }
      collector.visit(node, entering: event == CMARK_EVENT_ENTER)
    }
    return collector.blocks
  }

  private mutating func visit(_ node: OpaquePointer, entering: Bool) {
    switch cmark_node_get_type(node) {
    case CMARK_NODE_LIST: enterOrCloseList(node, entering: entering)
    case CMARK_NODE_ITEM: enterOrCloseItem(entering: entering)
    case CMARK_NODE_BLOCK_QUOTE: quoteDepth += entering ? 1 : -1
    case CMARK_NODE_HEADING:
      let level = Int(cmark_node_get_heading_level(node))
      enterOrClose(node, .heading(level: level), entering: entering)
    case CMARK_NODE_PARAGRAPH:
      enterOrClose(node, .paragraph, entering: entering)
    case CMARK_NODE_CODE_BLOCK: append(.other, line: line(of: node), text: "")
    case CMARK_NODE_THEMATIC_BREAK: append(.rule, line: line(of: node), text: "")
    case CMARK_NODE_HTML_BLOCK: appendHTML(node)
    case CMARK_NODE_HTML_INLINE:
      let literal = cmark_node_get_literal(node).map { String(cString: $0) } ?? ""
      if let comment = HTMLBlock.comment(literal) { comments.append(comment) }
    case CMARK_NODE_STRONG: enterOrCloseStrong(entering: entering)
    case CMARK_NODE_TEXT, CMARK_NODE_CODE:
      if let literal = cmark_node_get_literal(node) { text += String(cString: literal) }
    case CMARK_NODE_SOFTBREAK, CMARK_NODE_LINEBREAK:
      text += "\n"
    case CMARK_NODE_DOCUMENT: break
    default: visitExtension(node, entering: entering)
    }
  }

  private mutating func enterOrCloseList(_ node: OpaquePointer, entering: Bool) {
    if entering {
      let isNumbered = cmark_node_get_list_type(node) == CMARK_ORDERED_LIST
      nextItems.append(isNumbered ? .number(Int(cmark_node_get_list_start(node))) : .bullet)
    } else {
      nextItems.removeLast()
    }
  }

  private mutating func enterOrCloseItem(entering: Bool) {
    listDepth += entering ? 1 : -1
    item = entering ? nextItems.last : nil
    if case .number(let number)? = item { nextItems[nextItems.count - 1] = .number(number + 1) }
  }

  private mutating func enterOrClose(
    _ node: OpaquePointer, _ kind: MarkdownBlock.Kind, entering: Bool
  ) {
    if entering {
      (text, strong, strongStart, struckStart) = ("", [], nil, nil)
      return
    }
    var line = line(of: node)
    // A paragraph right above a table has no line; the table claims to begin where it does.
    if line == 0, let table = cmark_node_next(node) {
      line = self.line(of: table)
      linesAboveTable = 1 + text.count { $0 == "\n" }
    }
    append(kind, line: line, text: text)
    for comment in comments { append(.comment, line: line, text: comment) }
    comments = []
  }

  private mutating func enterOrCloseStrong(entering: Bool) {
    if entering {
      strongStart = strongStart ?? text.utf8.count
    } else if let start = strongStart {
      strong.append(String(Substring(text.utf8.dropFirst(start))))
      strongStart = nil
    }
  }

  private mutating func appendHTML(_ node: OpaquePointer) {
    let literal = cmark_node_get_literal(node).map { String(cString: $0) } ?? ""
    let start = literal.firstRange(of: "<table")?.lowerBound ?? literal.startIndex
    let lead = literal[..<start]
    let first = line(of: node) + lead.count(where: \.isNewline)
    guard
      appendTable(HTMLTable.rows(of: String(literal[start...]), from: first), lead, node, literal)
    else { return appendPieces(of: literal, from: line(of: node)) }
  }

  private mutating func appendPieces(of html: String, from line: Int) {
    for piece in HTMLBlock.pieces(of: html) {
      append(piece.kind, line: line + piece.line, text: piece.text)
    }
  }

  /// Appends a table in HTML with what stands before it, or goes on with one that an empty line parted.
  private mutating func appendTable(
    _ rows: [MarkdownRow], _ lead: Substring, _ node: OpaquePointer, _ literal: String
  ) -> Bool {
    let isEnded = literal.contains("</table")
    // One row is a frame around something else.
    guard let first = rows.first, rows.count > 1 || isTableOpen || !isEnded else { return false }
    appendPieces(of: String(lead), from: line(of: node))
    let goesOn = isTableOpen && blocks.last?.rows.first?.cells.count == first.cells.count
    isTableOpen = !isEnded
    if goesOn {
      // In place: a table of thousands of rows, each parted from the next, is not copied for each.
      blocks[blocks.count - 1].rows += rows
      for row in rows { blocks[blocks.count - 1].text += "\n" + Self.text(of: row) }
    } else {
      append(.paragraph, line: first.line, text: Self.text(of: rows), rows: rows)
    }
    return true
  }

  private static func text(of rows: [MarkdownRow]) -> String {
    var lines = rows.map { text(of: $0) }
    if !lines.isEmpty { lines.insert("", at: 1) }
    return lines.joined(separator: "\n")
  }

  private static func text(of row: MarkdownRow) -> String {
    "| \(row.cells.joined(separator: " | ")) |"
  }

  /// The types of the extensions have numbers at run time and names.
  private mutating func visitExtension(_ node: OpaquePointer, entering: Bool) {
    switch (String(cString: cmark_node_get_type_string(node)), entering) {
    case ("strikethrough", true): struckStart = struckStart ?? text.utf8.count
    case ("strikethrough", false):
      // What is struck out is not meant any more.
      if let start = struckStart { text = String(text.utf8.prefix(start)) ?? text }
      struckStart = nil
    case ("table", true):
      rows = []
    case ("table", false):
      append(
        .paragraph, line: rows.first?.line ?? line(of: node), text: Self.text(of: rows), rows: rows)
    case ("table_header", true), ("table_row", true):
      cells = []
    case ("table_header", false):
      rows.append(MarkdownRow(line: line(of: node) + linesAboveTable, cells: cells))
      linesAboveTable = 0
    case ("table_row", false):
      rows.append(MarkdownRow(line: line(of: node), cells: cells))
    case ("table_cell", true):
      text = ""
    case ("table_cell", false):
      cells.append(text)
    default: break
    }
  }

  private func line(of node: OpaquePointer) -> Int { Int(cmark_node_get_start_line(node)) }

  private mutating func append(
    _ kind: MarkdownBlock.Kind, line: Int, text: String, rows: [MarkdownRow] = []
  ) {
    blocks.append(
      MarkdownBlock(
        kind: kind, line: line, text: text, strong: strong, rows: rows, listDepth: listDepth,
        quoteDepth: quoteDepth, item: item))
    (strong, item) = ([], nil)
  }
}
