internal import CommonMark

/// Finds the phases of a document: the headings that have a budget.
struct PhaseReader {
  private(set) var phases: [Phase] = []
  private(set) var notices: [PlanNotice] = []
  private var numbers: Set<Int> = []

  /// - Throws: ``PlanError`` for a budget that cannot be read.
  static func read(
    _ blocks: [MarkdownBlock], source: SourceText, slot: Duration?
  ) throws(PlanError) -> PhaseReader {
    var reader = PhaseReader()
    let headings = blocks.map { $0.headingLevel == nil ? nil : HeadingText($0.text) }
    for (index, block) in blocks.enumerated() {
      guard let heading = headings[index] else { continue }
      let section = section(after: index, in: blocks, headings)
      try reader.read(heading, block, section: section, source, slot)
    }
    reader.numberIfNoneIsNumbered()
    return reader
  }

  private mutating func read(
    _ heading: HeadingText, _ block: MarkdownBlock, section: ArraySlice<MarkdownBlock>,
    _ source: SourceText, _ slot: Duration?
  ) throws(PlanError) {
    if let (written, why) = heading.unreadable {
      throw PlanError(
        .unreadableBudget(written, why: why), line: block.line,
        column: source.column(of: written, line: block.line))
    }
    let cues = CueReader.cues(in: section)
    guard let budget = heading.budget else {
      if heading.isNumberedPhase || cues != nil {
        let evidence = heading.isNumberedPhase ? "looks like a phase" : "has trigger words"
        notice(block, "'\(HeadingText.plain(block.text))' \(evidence) but has no budget")
      }
      return
    }
    if !heading.isNumberedPhase, Self.isVersionOfTheWhole(heading.name, budget, slot) {
      notice(block, "'\(heading.name)' is a version of the whole, not a phase")
      return
    }
    if let number = heading.number, !numbers.insert(number).inserted {
      notice(block, "there is more than one phase \(number)")
    }
    phases.append(
      Phase(
        number: heading.number, name: heading.name, line: block.line, budget: budget,
        cues: cues ?? []))
  }

  private mutating func notice(_ block: MarkdownBlock, _ text: String) {
    notices.append(PlanNotice(line: block.line, text: text))
  }

  /// "Full Walkthrough (30 min)" is the talk itself, told in one of its versions.
  private static func isVersionOfTheWhole(_ name: String, _ budget: Budget, _ slot: Duration?)
    -> Bool
  {
    let words = name.lowercased().split { !$0.isLetter }
    if words.contains("version") || words.contains("variant") || words.first == "full" {
      return true
    }
    return slot.map { budget.maximum >= $0 } ?? false
  }

  /// A heading's own text: up to the next heading with a budget or of its level or above.
  private static func section(
    after index: Int, in blocks: [MarkdownBlock], _ headings: [HeadingText?]
  ) -> ArraySlice<MarkdownBlock> {
    let level = blocks[index].headingLevel ?? 1
    let rest = blocks[(index + 1)...]
    let end = rest.indices.first {
      guard let other = blocks[$0].headingLevel else { return false }
      return other <= level || headings[$0]?.budget != nil
    }
    return rest[..<(end ?? rest.endIndex)]
  }

  private mutating func numberIfNoneIsNumbered() {
    guard phases.allSatisfy({ $0.number == nil }) else { return }
    phases = phases.enumerated().map { $1.with(number: $0 + 1) }
  }
}
