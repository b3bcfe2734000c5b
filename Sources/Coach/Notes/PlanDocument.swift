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
  /// The lines that look most like parts with times, where there are no phases.
  private let hints: [PlanHint]
  /// What else than Markdown the text looks like, where there are no phases.
  private let otherFormat: String?
  /// Whether text decoded with the wrong code page was put right.
  public let wasRepaired: Bool

  /// Reads a document from the bytes of its file.
  ///
  /// - Parameters:
  ///   - form: the one way of writing plans that is looked for; nil for the first that fits.
  ///   - withBackups: whether backup slides and appendices are phases too.
  /// - Throws: ``PlanError`` where the bytes are another program's document.
  public init(
    decoding data: Data, form: PlanFormKind? = nil, withBackups: Bool = false
  ) throws(PlanError) {
    if let format = OtherFormat.ofFile(data) { throw PlanError(.otherFormat(format)) }
    self.init(SourceText(decoding: data), form: form, withBackups: withBackups)
  }

  /// Reads a document.
  ///
  /// - Parameters: as of ``init(decoding:form:withBackups:)``.
  public init(
    _ source: SourceText, form: PlanFormKind? = nil, withBackups: Bool = false
  ) {
    let (frontMatter, body) = FrontMatter.split(source)
    let blocks = MarkdownDocument(parsing: body).blocks
    let notes = Notes(blocks)
    let (stated, troubles) = SlotReader.frontMatter(frontMatter)
    // An answer's document is the program's own: its title is the question, whatever that is.
    let framework = frontMatter.entry(["framework"])?.value
    let read = PlanReader(
      notes, slot: stated, form: framework == nil ? form : .headings, withBackups: withBackups)
    plan = Plan(
      title: Self.title(of: blocks, isAnswer: framework != nil), slot: read.slot,
      phases: read.phases, variants: read.variants,
      framework: framework, groups: read.groups)
    let bank = QuestionBankReader.read(notes, besides: plan)
    questions = bank.questions
    frameworks = bank.frameworks
    offers = OfferReader.read(blocks)
    notices = troubles + read.notices
    self.form = read.form
    wasRepaired = source.wasRepaired
    hints = plan.phases.isEmpty ? TimeHints.read(source) : []
    otherFormat = plan.phases.isEmpty ? OtherFormat.ofText(source) : nil
  }

  /// The same document with another time for all of it.
  public func withSlot(_ slot: Duration?) -> PlanDocument {
    var document = self
    document.plan = plan.withSlot(slot)
    return document
  }

  /// The same document with the trigger words that are wanted.
  public func withTriggers(_ triggers: Triggers) -> PlanDocument {
    var document = self
    document.plan = plan.withTriggers(triggers)
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

  private static func title(of blocks: [MarkdownBlock], isAnswer: Bool) -> String {
    let heading = blocks.first { $0.headingLevel == 1 && $0.quoteDepth == 0 && $0.listDepth == 0 }
    return heading.map { isAnswer ? NoteText.plain($0.text) : TimedText($0.text).name } ?? ""
  }
}
