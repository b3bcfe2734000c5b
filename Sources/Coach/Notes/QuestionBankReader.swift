internal import CommonMark

/// Finds the questions of a document under their principles, and its answer frameworks.
enum QuestionBankReader {
  private static let openers: Set<String> = [
    "tell", "describe", "give", "what", "how", "who", "why", "when", "where", "which", "have",
    "did", "do", "walk", "explain", "share", "can", "could", "would", "are", "is",
  ]

  /// The questions and frameworks; a document with timed parts is no bank.
  static func read(
    _ blocks: [MarkdownBlock], besides plan: Plan
  ) -> (questions: [Question], frameworks: [Framework]) {
    let frameworks = blocks.compactMap(FrameworkReader.framework)
    guard plan.phases.isEmpty else { return ([], frameworks) }
    let candidates = blocks.indices.filter { isCandidate(blocks[$0]) }
    guard let level = commonLevel(of: candidates, in: blocks) else { return ([], frameworks) }
    let chosen = candidates.filter { blocks[$0].headingLevel == level }
    // Two headings that begin like questions do not make a walkthrough a question bank; one in a
    // list item does, because nobody writes headings there by chance.
    guard chosen.count >= 3 || chosen.contains(where: { blocks[$0].listDepth > 0 }) else {
      return ([], frameworks)
    }
    let headings = HeadingPath.paths(to: chosen, in: blocks)
    let principleLevel = principleLevel(of: headings, below: level)
    let questions = zip(chosen, headings).map { index, path in
      Question(
        text: NoteText.plain(blocks[index].text),
        principle: principleLevel.flatMap { path[$0] }.map { NoteText.plain(blocks[$0].text) },
        line: blocks[index].line, notes: QuestionNotesReader.notes(after: index, in: blocks))
    }
    return (questions, frameworks)
  }

  /// A heading in a list item, or one that reads like a question.
  private static func isCandidate(_ block: MarkdownBlock) -> Bool {
    guard block.headingLevel != nil else { return false }
    let text = NoteText.plain(block.text)
    guard TimedText(text).time == nil, FrameworkReader.framework(block) == nil, !text.isEmpty
    else {
      return false
    }
    if block.listDepth > 0 || text.hasSuffix("?") { return true }
    return openers.contains(String(text.lowercased().prefix { $0.isLetter }))
  }

  /// The heading level that most candidates have.
  private static func commonLevel(of candidates: [Int], in blocks: [MarkdownBlock]) -> Int? {
    var counts: [Int: Int] = [:]
    for level in candidates.compactMap({ blocks[$0].headingLevel }) {
      counts[level, default: 0] += 1
    }
    return counts.max { ($0.value, $0.key) < ($1.value, $1.key) }?.key
  }

  /// The deepest level that heads as many questions as any: sections that only some have are not
  /// what the bank is grouped by.
  private static func principleLevel(
    of headings: [HeadingPath], below level: Int
  ) -> Int? {
    let coverage = (1..<level).map { candidate in
      (level: candidate, count: headings.count { $0[candidate] != nil })
    }
    guard let best = coverage.map(\.count).max(), best > 0 else { return nil }
    return coverage.last { $0.count == best }?.level
  }
}
