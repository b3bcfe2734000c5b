internal import CommonMark

/// Finds the shorter versions of a plan: a label such as `5-Minute Version:` and the list under it.
enum VariantReader {
  /// The variants, and what they name that the plan does not have.
  static func read(
    _ blocks: [MarkdownBlock], phases: [Phase]
  ) -> (variants: [Variant], notices: [PlanNotice]) {
    guard !phases.isEmpty else { return ([], []) }
    let names = PhaseLookup(phases)
    var variants: [Variant] = []
    var notices: [PlanNotice] = []
    for (index, block) in blocks.enumerated() {
      guard let (name, length) = label(of: block) else { continue }
      let items = items(of: block, at: index, in: blocks)
      guard !items.isEmpty else { continue }
      let indices = phaseIndices(items, names, variant: name, &notices)
      guard !indices.isEmpty else { continue }
      variants.append(
        Variant(name: name, length: length, line: block.line, phaseIndices: indices))
    }
    return (variants, notices)
  }

  /// The positions of the blocks that may be labels of variants.
  static func labels(in blocks: [MarkdownBlock]) -> Set<Int> {
    Set(blocks.indices.filter { label(of: blocks[$0]) != nil })
  }

  /// `5-Minute Version:` or `Short version (5 min)`, as a heading or a paragraph's first line.
  private static func label(of block: MarkdownBlock) -> (name: String, length: Duration)? {
    guard block.isText, mayNameVersion(block.text),
      let line = block.text.split(separator: "\n").first
    else {
      return nil
    }
    let isHeading = block.headingLevel != nil
    guard isHeading || line.contains(":") else { return nil }
    let text = NoteText.plain(String(line.prefix { $0 != ":" }))
    let words = text.lowercased().split { !$0.isLetter }
    guard words.count <= 6, words.contains("version") || words.contains("variant"),
      let length = DurationText.firstDuration(in: text)
    else { return nil }
    return (text, length)
  }

  /// Whether "version" or "variant" may stand in a text: looking for bytes is cheap.
  private static func mayNameVersion(_ text: String) -> Bool {
    var last: UInt8 = 0
    for byte in text.utf8 {
      let byte = byte | 0x20
      // "ve", "va"
      if last == 0x76, byte == 0x65 || byte == 0x61 { return true }
      last = byte
    }
    return false
  }

  /// The lines that say which phases: those behind the label, or the list that follows.
  private static func items(
    of block: MarkdownBlock, at index: Int, in blocks: [MarkdownBlock]
  ) -> [(text: String, line: Int)] {
    let lines = block.text.lines
    if block.headingLevel == nil {
      let behind = LabelledLine(lines[0])?.value ?? ""
      let own = ([behind] + lines.dropFirst().map(String.init)).enumerated()
        .map { (text: $1, line: block.line + $0) }.filter { !$0.text.trimmed.isEmpty }
      if !own.isEmpty { return own }
    }
    var items: [(text: String, line: Int)] = []
    for next in blocks[(index + 1)...] {
      guard next.kind == .paragraph, label(of: next) == nil else { break }
      let isSentence = items.isEmpty && next.listDepth == block.listDepth
      guard next.listDepth > block.listDepth || isSentence else { break }
      items.append((next.text.replacing("\n", with: " "), next.line))
      if isSentence { break }
    }
    return items
  }

  private static func phaseIndices(
    _ items: [(text: String, line: Int)], _ phases: PhaseLookup, variant: String,
    _ notices: inout [PlanNotice]
  ) -> [Int] {
    var indices: Set<Int> = []
    for (text, line) in items {
      let words = text.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
      func numbered(from start: Int) -> Set<Int> {
        var found: Set<Int> = []
        for number in numbers(words[start...], text, known: phases.numbers) {
          if let index = phases.numbered(number) {
            found.insert(index)
          } else {
            notices.append(
              PlanNotice(
                line: line, text: "'\(variant)' names phase \(number), which is not in the plan"))
          }
        }
        return found
      }
      if let first = words.first, ["all", "every", "everything"].contains(first) {
        indices.formUnion(phases.indices)
        if let exception = words.firstIndex(where: { ["except", "without", "but"].contains($0) }) {
          indices.subtract(numbered(from: exception))
        }
      } else if let phase = words.firstIndex(where: { $0.hasPrefix("phase") }) {
        indices.formUnion(numbered(from: phase))
      } else if let named = phases.named(atStartOf: text) {
        indices.insert(named)
      }
    }
    return indices.sorted()
  }

  /// The numbers that follow the word "phase": `Phase 3`, `Phases 9, 10`, `phases 2-4`.
  private static func numbers(
    _ words: ArraySlice<String>, _ text: String, known: Set<Int>
  ) -> [Int] {
    var numbers: [Int] = []
    for word in words.dropFirst() {
      if word.hasPrefix("phase") || word == "and" || word == "to" { continue }
      guard let number = Int(word) else { break }
      numbers.append(number)
    }
    guard numbers.count == 2, numbers[0] < numbers[1], isRange(text, numbers) else {
      return numbers
    }
    // The ends are told when there is no such phase; the last number may be anything.
    return known.filter { (numbers[0]...numbers[1]).contains($0) }
      .union(numbers).sorted()
  }

  private static func isRange(_ text: String, _ numbers: [Int]) -> Bool {
    let compact = text.lowercased().filter { !$0.isWhitespace }
    return ["-", "–", "to"].contains { compact.contains("\(numbers[0])\($0)\(numbers[1])") }
  }
}
