internal import CommonMark

/// Finds what the author noted under a question.
enum QuestionNotesReader {
  /// The paragraphs and list items up to the next question, heading or quotation, without the interviewer's further
  /// questions among them.
  ///
  /// - Parameter next: the next question.
  static func notes(
    after index: Int, before next: Int?, in blocks: [MarkdownBlock]
  ) -> [String] {
    let section = blocks[(index + 1)..<(next ?? blocks.count)].prefix {
      $0.headingLevel == nil && $0.quoteDepth <= blocks[index].quoteDepth
    }
    return section.filter { $0.kind == .paragraph }.map { block in
      block.text.split(separator: "\n").map { $0.trimmed }.filter { !$0.hasSuffix("?") }
        .joined(separator: " ")
    }.filter { $0.contains(where: \.isLetter) }
  }
}
