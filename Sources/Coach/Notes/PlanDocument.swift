internal import CommonMark
public import FoundationEssentials

/// Everything that was understood of a document of notes: a plan, a question bank, or both.
public struct PlanDocument: Sendable, Equatable {
  /// The plan; it may have no phases when the document is a question bank.
  public private(set) var plan: Plan
  /// The questions, in the order of the document.
  public let questions: [Question]
  /// The answer frameworks that the document declares.
  public let frameworks: [Framework]
  /// What the author offers an interviewer to hear more of, in the order of the document.
  public let offers: [String]
  /// The way in which the plan is written; nil where there is none.
  public let form: PlanFormKind?
  /// What the author may want to look at, by line.
  public let notices: [PlanNotice]
  /// Why the parts may be no talk's; nil where they are one's without a doubt.
  ///
  /// Where there are no phases: why those that were found were not taken.
  public let doubt: PlanDoubt?
  /// The lines that look most like parts with times, where there are no phases.
  private let hints: [PlanHint]
  /// What else than Markdown the text looks like, where there are no phases.
  private let otherFormat: String?
  /// Whether text decoded with the wrong code page was put right.
  public let wasRepaired: Bool

  /// Reads a document from the bytes of its file.
  ///
  /// - Throws: ``PlanError`` where the bytes are another program's document.
  public init(
    decoding data: Data, as reading: PlanReading = PlanReading()
  ) throws(PlanError) {
    if let format = OtherFormat.ofFile(data) { throw PlanError(.otherFormat(format)) }
    self.init(SourceText(decoding: data), as: reading)
  }

  /// Reads a document.
  public init(_ source: SourceText, as reading: PlanReading = PlanReading()) {
    let (frontMatter, body) = FrontMatter.split(source)
    let text = ListMarks.usual(SlideMarkup.plain(body, isDeck: !frontMatter.entries.isEmpty))
    var blocks = MarkdownDocument(parsing: text).blocks
    var notes = Notes(blocks)
    let (stated, troubles) = SlotReader.frontMatter(frontMatter)
    // An answer's document is the program's own: its title is the question, whatever that is.
    let framework = frontMatter.entry(["framework"])?.value
    var reading = reading
    if framework != nil { reading.form = .headings }
    reading.form =
      reading.form ?? frontMatter.entry(["form"]).flatMap { PlanFormKind(rawValue: $0.value) }
    var read = PlanReader(notes, slot: stated, as: reading)
    for hidden in [CodeAgenda.laidOpen, CommentAgenda.laidOpen] where read.phases.isEmpty {
      guard let open = hidden(text) else { continue }
      let others = MarkdownDocument(parsing: open).blocks
      let attempt = PlanReader(Notes(others), slot: stated, as: reading)
      // Programs print times, too: only a talk beyond doubt.
      if !attempt.phases.isEmpty, attempt.doubt == nil {
        (read, blocks, notes) = (attempt, others, Notes(others))
      }
    }
    plan = Plan(
      title: Self.title(
        of: blocks, before: read.phases.first?.line, isAnswer: framework != nil), slot: read.slot,
      phases: read.phases, variants: read.variants,
      framework: framework, groups: read.groups
    ).withTriggers(reading.triggers)
    let bank = QuestionBankReader.read(notes, besides: plan)
    questions = bank.questions
    frameworks = bank.frameworks
    offers = OfferReader.read(blocks)
    notices = troubles + read.notices
    form = read.form
    doubt = read.doubt
    wasRepaired = source.wasRepaired
    hints = plan.phases.isEmpty ? TimeHints.read(source) : []
    otherFormat = plan.phases.isEmpty ? OtherFormat.ofText(source) : nil
  }

  /// A document that holds a plan and nothing else.
  public init(_ plan: Plan) {
    self.plan = plan
    (questions, frameworks, offers, notices, hints) = ([], [], [], [], [])
    (form, doubt, otherFormat, wasRepaired) = (nil, nil, nil, false)
  }

  /// The same document with another time for all of it.
  public func withSlot(_ slot: Duration?) -> PlanDocument {
    var document = self
    document.plan = plan.withSlot(slot)
    return document
  }

  /// The same document with a variant for its plan.
  ///
  /// - Throws: ``PlanError`` when there are no phases or there is no such variant.
  public func applying(variant name: String) throws(PlanError) -> PlanDocument {
    var document = self
    document.plan = try plan(variant: name, slot: nil)
    return document
  }

  /// The plan, for commands that need phases.
  ///
  /// - Throws: ``PlanError`` with `noPhases` when there is none.
  public func requirePhases() throws(PlanError) -> Plan {
    guard !plan.phases.isEmpty else {
      if let doubt { throw PlanError(.noTalk(doubt, hints), line: doubt.firstLine) }
      throw PlanError(.noPhases(hints, format: otherFormat), line: hints.first?.line)
    }
    return plan
  }

  /// The plan as it is wanted: a variant of it, and another time for all of it.
  ///
  /// - Throws: ``PlanError`` when the document has no phases or no such variant.
  public func plan(variant name: String?, slot: Duration?) throws(PlanError) -> Plan {
    var plan = try requirePhases()
    if let name {
      guard let variant = plan.variant(named: name) else {
        throw PlanError(.unknownVariant(name, known: plan.variants.map(\.name)))
      }
      plan = plan.applying(variant)
    }
    return plan.withSlot(slot)
  }

  private static func title(
    of blocks: [MarkdownBlock], before line: Int?, isAnswer: Bool
  ) -> String {
    // What comes after the first phase is no title.
    let heading = blocks.first {
      $0.headingLevel == 1 && $0.quoteDepth == 0 && $0.listDepth == 0 && $0.line <= line ?? .max
    }
    return heading.map { isAnswer ? NoteText.plain($0.text) : TimedText($0.text).name } ?? ""
  }
}
