internal import CCmark

/// A Markdown document, parsed by libcmark as CommonMark.
public struct MarkdownDocument: Sendable, Equatable {
  /// The leaf blocks in reading order.
  public let blocks: [MarkdownBlock]

  /// Parses `source`; every text is a CommonMark document, so this never fails.
  ///
  /// The corresponding C functions are `cmark_parse_document` and `cmark_iter_next`.
  public init(parsing source: String) {
    var source = source
    blocks = source.withUTF8 { bytes in
      bytes.withMemoryRebound(to: CChar.self) { characters in
        guard
          let root = cmark_parse_document(characters.baseAddress, characters.count, 0)
        else { return [] }
        defer { cmark_node_free(root) }
        return BlockCollector.blocks(below: root)
      }
    }
  }
}

/// Walks a tree of libcmark once and collects its leaf blocks.
private struct BlockCollector {
  private var blocks: [MarkdownBlock] = []
  private var text = ""
  private var listDepth = 0
  private var quoteDepth = 0

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
    case CMARK_NODE_ITEM: listDepth += entering ? 1 : -1
    case CMARK_NODE_BLOCK_QUOTE: quoteDepth += entering ? 1 : -1
    case CMARK_NODE_HEADING:
      let level = Int(cmark_node_get_heading_level(node))
      enterOrClose(node, .heading(level: level), entering: entering)
    case CMARK_NODE_PARAGRAPH:
      enterOrClose(node, .paragraph, entering: entering)
    case CMARK_NODE_CODE_BLOCK, CMARK_NODE_HTML_BLOCK, CMARK_NODE_THEMATIC_BREAK:
      append(node, .other, text: "")
    case CMARK_NODE_TEXT, CMARK_NODE_CODE:
      if let literal = cmark_node_get_literal(node) { text += String(cString: literal) }
    case CMARK_NODE_SOFTBREAK, CMARK_NODE_LINEBREAK:
      text += "\n"
    default: break
    }
  }

  private mutating func enterOrClose(
    _ node: OpaquePointer, _ kind: MarkdownBlock.Kind, entering: Bool
  ) {
    if entering { text = "" } else { append(node, kind, text: text) }
  }

  private mutating func append(_ node: OpaquePointer, _ kind: MarkdownBlock.Kind, text: String) {
    blocks.append(
      MarkdownBlock(
        kind: kind, line: Int(cmark_node_get_start_line(node)), text: text, listDepth: listDepth,
        quoteDepth: quoteDepth))
  }
}
