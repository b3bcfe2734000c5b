/// A question to be answered aloud.
public struct Question: Sendable, Equatable {
  /// The question as asked.
  public let text: String
  /// The heading it stands under; nil when it stands under none.
  public let principle: String?
  /// The line of its heading, from 1.
  public let line: Int
  /// What the author noted under it, a paragraph or list item each, in their order.
  public var notes: [String] = []
}
