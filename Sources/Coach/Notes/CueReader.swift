internal import CommonMark

/// Finds the memory-trigger words of a phase.
enum CueReader {
  private static let labels: Set<String> = ["trigger", "triggers", "cue", "cues", "keywords"]

  /// The most trigger words that are taken from the text: as many as a glance takes in.
  private static let most = 8
  /// The most words of one of them.
  private static let longest = 4

  /// The bold words of a section and the first words of its list items, in their order, each once.
  static func found(in section: ArraySlice<MarkdownBlock>) -> [String] {
    var found: [String] = []
    for block in section where block.kind == .paragraph && block.rows.isEmpty {
      let isItem = block.listDepth > 0 && block.strong.isEmpty
      for text in isItem ? [block.text] : block.strong {
        let line = NoteText.plain(String(text.prefix { $0 != "\n" }))
        guard !TimeLabels.areTime(LengthWords.words(line)) else { continue }
        let words = line.split(separator: " ")
        let cue = NoteText.undecorated(words.prefix(longest).joined(separator: " "))
        guard cue.contains(where: \.isLetter), !found.contains(cue) else { continue }
        found.append(words.count > longest ? cue + " …" : cue)
        if found.count == most { return found }
      }
    }
    return found
  }

  /// The words of the paragraph labelled `Memory Trigger:`, `Trigger:`, `Cue:` or `Keywords:`; nil
  /// when there is none.
  ///
  /// A label with nothing behind it takes the list that follows.
  static func labelled(in section: ArraySlice<MarkdownBlock>) -> [String]? {
    for (index, block) in zip(section.indices, section) where block.kind == .paragraph {
      let lines = block.text.split(separator: "\n")
      for (lineIndex, line) in lines.enumerated() {
        guard let label = LabelledLine(line), isCueLabel(label) else { continue }
        let continued = lines[(lineIndex + 1)...].prefix { LabelledLine($0) == nil }
        let value = ([label.value] + continued.map(String.init)).joined(separator: " ").trimmed
        if !value.isEmpty { return split(value) }
        let list = section[(index + 1)...].prefix {
          $0.kind == .paragraph && $0.listDepth > block.listDepth
        }
        return list.map { NoteText.plain($0.text) }
      }
    }
    return nil
  }

  private static func isCueLabel(_ label: LabelledLine) -> Bool {
    let words = label.words.filter { $0 != "memory" && $0 != "words" && $0 != "word" }
    return words.count == 1 && words.allSatisfy(labels.contains)
  }

  /// Splits at commas and semicolons outside brackets and numbers.
  static func split(_ text: String) -> [String] {
    var cues: [String] = []
    var cue = ""
    var depth = 0
    var previous: Character = " "
    let characters = Array(text)
    for (index, character) in characters.enumerated() {
      if "([{".contains(character) { depth += 1 }
      if ")]}".contains(character) { depth = max(0, depth - 1) }
      let next = index + 1 < characters.count ? characters[index + 1] : " "
      let insideNumber = character == "," && previous.isNumber && next.isNumber
      if ",;".contains(character), depth == 0, !insideNumber {
        cues.append(cue.trimmed)
        cue = ""
      } else {
        cue.append(character)
      }
      previous = character
    }
    cues.append(cue.trimmed)
    return cues.filter { !$0.isEmpty }
  }
}
