internal import CCmark

/// A Markdown document, parsed by libcmark-gfm as CommonMark with tables and task lists.
public struct MarkdownDocument: Sendable, Equatable {
  /// The leaf blocks in reading order.
  public let blocks: [MarkdownBlock]

  /// Parses `source`; every text is a CommonMark document, so this never fails.
  ///
  /// The corresponding C functions are `cmark_parser_feed`, `cmark_parser_finish` and `cmark_iter_next`.
  public init(parsing source: String) {
    blocks = Self.withTree(of: source, BlockCollector.blocks) ?? []
  }

  private static func withTree<Result>(
    of source: String, _ body: (OpaquePointer) -> Result
  ) -> Result? {
    // One tilde means "about".
    guard let parser = cmark_parser_new(CMARK_OPT_STRIKETHROUGH_DOUBLE_TILDE) else { return nil }
    defer { cmark_parser_free(parser) }
    for name in extensions(for: source) {
      if let found = cmark_find_syntax_extension(name) {
        cmark_parser_attach_syntax_extension(parser, found)
      }
    }
    var source = source
    source.withUTF8 { bytes in
      bytes.withMemoryRebound(to: CChar.self) {
        cmark_parser_feed(parser, $0.baseAddress, $0.count)
      }
    }
    guard let root = cmark_parser_finish(parser) else { return nil }
    defer { cmark_node_free(root) }
    return body(root)
  }

  // MARK: Extensions

  /// The cells that a document's tables may have, as many as later versions of libcmark-gfm allow.
  ///
  /// Rows are filled up to the width of the head, so a few kilobytes could ask for gigabytes.
  private static let mostCells = 0x80000

  /// Registering is not safe on several threads at once, and Swift does this once.
  private static let areRegistered: Void = cmark_gfm_core_extensions_ensure_registered()

  private static func extensions(for source: String) -> [String] {
    _ = areRegistered
    var (lines, bars, mostBars) = (1, 0, 0)
    for byte in source.utf8 {
      if byte == UInt8(ascii: "|") { bars += 1 }
      if byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") {
        lines += 1
        bars = 0
      }
      mostBars = max(mostBars, bars)
    }
    let always = ["tasklist", "strikethrough"]
    return lines * (mostBars + 1) <= mostCells ? ["table"] + always : always
  }
}
