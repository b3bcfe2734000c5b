/// One leaf block of a Markdown document, with what it stands in.
///
/// A document is given as the flat list of its leaf blocks in reading order. Plans and question
/// banks are read from headings, paragraphs and their nesting; nothing else of the tree is needed.
public struct MarkdownBlock: Sendable, Equatable {
  /// What the block is.
  public enum Kind: Sendable, Equatable {
    /// A heading of level 1 to 6, ATX or setext.
    case heading(level: Int)
    /// A paragraph, also the text of a list item or of a table.
    case paragraph
    /// An HTML comment, as slide decks have the speaker's notes.
    case comment
    /// A thematic break, as slide decks have between their slides.
    case rule
    /// A code block: never read as notes.
    case other
  }

  /// What the block is.
  public let kind: Kind
  /// The line of the source on which it begins, from 1.
  public let line: Int
  /// Its text without markup; line breaks of the source are kept as "\n".
  ///
  /// A table's is its lines, `| one | two |`, with an empty one for the rule below its head. The box of
  /// a task is no text.
  public internal(set) var text: String
  /// Its bold pieces, in their order.
  public let strong: [String]
  /// The rows where it is a table, its head first; else none.
  public internal(set) var rows: [MarkdownRow]
  /// How many list items it stands in.
  public let listDepth: Int
  /// How many block quotes it stands in.
  public let quoteDepth: Int
  /// The list item that it begins; nil where it begins none.
  public let item: Item?

  /// How a list item is marked.
  public enum Item: Sendable, Equatable {
    /// By a bullet or a box.
    case bullet
    /// By a number.
    case number(Int)
  }

  /// The level when this is a heading.
  public var headingLevel: Int? {
    if case .heading(let level) = kind { level } else { nil }
  }

  /// Whether it is what the author wrote to be read: a heading or a paragraph.
  public var isText: Bool { kind == .paragraph || headingLevel != nil }
}
