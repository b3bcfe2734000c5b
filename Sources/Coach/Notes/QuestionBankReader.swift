internal import CommonMark

/// Finds the questions of a document under their principles, and its answer frameworks.
enum QuestionBankReader {
  private static let openers: Set<String> = [
    "tell", "describe", "give", "what", "how", "who", "why", "when", "where", "which", "have",
    "did", "do", "walk", "explain", "share", "can", "could", "would", "are", "is",
  ]
  /// How an item asks without a question mark.
  private static let requests = [
    "tell me", "tell us", "describe a", "describe your", "describe the", "give me", "give an",
    "give us",
    "walk me", "walk us", "explain a", "explain how", "explain the", "define", "share a",
    "share an", "talk about", "name a",
    "erzählen sie", "beschreiben sie", "nennen sie", "parlez", "décrivez", "racontez", "cuéntame",
    "describe", "dime", "explica", "cuenta", "pon un",
    "háblame", "descreva", "conte", "raccontami", "descrivi", "vertel", "beschrijf", "расскажите",
    "опишите",
  ]
  /// How requests begin and end in languages without spaces.
  private static let requestStarts = ["请", "請", "说说", "谈谈", "描述", "介绍一下", "举一个", "讲讲"]
  private static let requestEnds = [
    "ください", "ください。", "下さい", "下さい。", "주세요", "주세요.", "주십시오", "보세요", "보세요.", "보십시오",
  ]
  /// Words of headings above questions.
  private static let heads = [
    "question", "interview", "behavio", "q&a", "fragen", "pregunta", "entretien", "entrevista",
    "pergunta",
    "domande", "colloquio", "vragen", "pytania", "otázk", "вопрос", "собеседован", "面试", "面接", "質問",
    "问题",
    "면접", "질문", "viva", "prüfung", "defense", "defence",
  ]

  /// The questions and frameworks; a document with timed parts is no bank.
  static func read(
    _ notes: Notes, besides plan: Plan
  ) -> (questions: [Question], frameworks: [Framework]) {
    let blocks = notes.blocks
    let frameworks = blocks.compactMap(FrameworkReader.framework)
    guard plan.phases.isEmpty else { return ([], frameworks) }
    let headings = headings(notes, isTimed: plan.slot != nil)
    let chosen = headings.isEmpty ? items(notes) : headings
    let paths = HeadingPath.paths(to: chosen, in: blocks)
    let level = chosen.first.flatMap { blocks[$0].headingLevel } ?? 7
    let principleLevel = principleLevel(of: paths, below: level)
    let questions = zip(chosen.indices, paths).map { place, path in
      let index = chosen[place]
      let next = place + 1 < chosen.count ? chosen[place + 1] : nil
      return Question(
        text: text(of: blocks[index]),
        principle: principleLevel.flatMap { path[$0] }.map { NoteText.plain(blocks[$0].text) },
        line: blocks[index].line,
        notes: QuestionNotesReader.notes(after: index, before: next, in: blocks))
    }
    return (questions, frameworks)
  }

  /// The question as it is asked: its first line, without quotation marks around it.
  private static func text(of block: MarkdownBlock) -> String {
    let line = block.headingLevel == nil ? String(block.text.prefix { $0 != "\n" }) : block.text
    let plain = NoteText.plain(line)
    let quotes = "\"“”„«»「」'‘’"
    guard let first = plain.first, let last = plain.last, quotes.contains(first),
      quotes.contains(last)
    else { return plain }
    return String(plain.dropFirst().dropLast())
  }

  /// Whether all of a heading is quoted, as what somebody says.
  private static func isQuoted(_ block: MarkdownBlock) -> Bool {
    text(of: block).count + 2 == NoteText.plain(block.text).count
  }

  // MARK: Headings

  private static func headings(_ notes: Notes, isTimed: Bool) -> [Int] {
    let blocks = notes.blocks
    let candidates = blocks.indices.filter { isHeading(blocks[$0]) }
    guard let level = commonLevel(of: candidates, in: blocks) else { return [] }
    let chosen = candidates.filter { blocks[$0].headingLevel == level }
    // Nobody writes headings in list items by chance.
    if chosen.contains(where: { blocks[$0].listDepth > 0 }) { return chosen }
    guard chosen.count >= 3, !isTimed else { return [] }
    let all = notes.sections.count { blocks[$0].headingLevel == level }
    let isGrouped = chosen.allSatisfy { notes.path(of: $0).count > 1 } && level > 2
    let share = Double(chosen.count) / Double(all)
    return isUnderQuestions(chosen, notes) && share >= 0.5 || isGrouped && share >= 0.8
      ? chosen : []
  }

  /// Whether a heading above the questions says that they are some.
  private static func isUnderQuestions(_ chosen: [Int], _ notes: Notes) -> Bool {
    let above = Set(
      chosen.flatMap { notes.path(of: $0).dropFirst(notes.blocks[$0].headingLevel == nil ? 0 : 1) }
    )
    .union(notes.sections.prefix(1))
    return above.contains { heading in
      let text = notes.blocks[heading].text.lowercased()
      return heads.contains { text.contains($0) }
    }
  }

  /// A heading in a list item, or one that reads like a question.
  private static func isHeading(_ block: MarkdownBlock) -> Bool {
    guard block.headingLevel != nil else { return false }
    let text = text(of: block)
    guard TimedText(text).time == nil, FrameworkReader.framework(block) == nil, !text.isEmpty
    else {
      return false
    }
    let question = withoutNumber(text)
    if block.listDepth > 0 || asks(question) || isQuoted(block) { return true }
    return openers.contains(String(question.lowercased().prefix { $0.isLetter }))
  }

  /// `Q2. Walk me through it` without its number.
  private static func withoutNumber(_ text: String) -> String {
    let rest = text.drop { $0.isLetter && "QFPqfpВв".contains($0) }
    let behind = rest.drop { $0.isNumber }
    guard behind.startIndex != rest.startIndex, let mark = behind.first, ".):".contains(mark) else {
      return text
    }
    return behind.dropFirst().trimmed
  }

  /// The heading level that most candidates have.
  private static func commonLevel(of candidates: [Int], in blocks: [MarkdownBlock]) -> Int? {
    var counts: [Int: Int] = [:]
    for level in candidates.compactMap({ blocks[$0].headingLevel }) {
      counts[level, default: 0] += 1
    }
    return counts.max { ($0.value, $0.key) < ($1.value, $1.key) }?.key
  }

  // MARK: List items

  /// Items that ask, where a heading says that these are questions or nearly all of them do.
  private static func items(_ notes: Notes) -> [Int] {
    let items = notes.blocks.indices.filter {
      notes.blocks[$0].kind == .paragraph && notes.blocks[$0].listDepth > 0
    }
    let asking = items.filter { asks(text(of: notes.blocks[$0])) }
    let depth = asking.map { notes.blocks[$0].listDepth }.min()
    let chosen = asking.filter { notes.blocks[$0].listDepth == depth }
    guard chosen.count >= 3 else { return [] }
    let isBank =
      isUnderQuestions(chosen, notes) && chosen.count * 3 >= items.count
      || chosen.count * 5 >= items.count * 4
    guard isBank else { return [] }
    // In a list of bold items the others that are bold are requests: "Tell me of a conflict."
    let areBold = chosen.allSatisfy { isBold(notes.blocks[$0]) }
    return areBold
      ? items.filter { notes.blocks[$0].listDepth == depth && isBold(notes.blocks[$0]) }
      : withRequests(chosen, among: items.filter { notes.blocks[$0].listDepth == depth }, notes)
  }

  /// The items that ask, and the others of sections in which two of three do: "Least privilege, why?".
  private static func withRequests(_ asking: [Int], among items: [Int], _ notes: Notes) -> [Int] {
    let asked = Set(asking)
    let sections = Dictionary(grouping: items.filter { notes.blocks[$0].item != nil }) {
      notes.headings[$0] ?? -1
    }
    let others = sections.values.filter { section in
      section.count >= 4 && section.count(where: asked.contains) * 3 >= section.count * 2
    }
    return asked.union(others.joined()).sorted()
  }

  /// Whether all of an item's first line is bold.
  private static func isBold(_ block: MarkdownBlock) -> Bool {
    guard block.item != nil, let bold = block.strong.first else { return false }
    return block.text.lines[0].trimmed == bold.trimmed
  }

  private static func asks(_ text: String) -> Bool {
    if text.hasSuffix("?") || text.hasSuffix("？") { return true }
    // "What is a knot? (A hint)"
    if text.hasSuffix(")"), let start = text.lastIndex(of: "("),
      text[..<start].trimmed.hasSuffix("?")
    {
      return true
    }
    let text = text.lowercased()
    // "What is a knot? Show one"
    if openers.contains(String(text.prefix { $0.isLetter })), text.contains("? ") { return true }
    if requestStarts.contains(where: text.hasPrefix) || requestEnds.contains(where: text.hasSuffix)
    {
      return true
    }
    return text.count < 300 && requests.contains { text.hasPrefix($0 + " ") }
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
