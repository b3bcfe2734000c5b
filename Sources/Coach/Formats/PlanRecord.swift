/// A document of notes as JSON: what `coach plan --format json` prints.
///
/// Times are in seconds. Version 1.
public struct PlanRecord: Codable, Sendable, Equatable {
  /// One phase.
  public struct PhaseRecord: Codable, Sendable, Equatable {
    /// The number that the heading gives, or null.
    @ExplicitNull public var number: Int?
    /// The name.
    public let name: String
    /// The line in the document, from 1.
    public let line: Int
    /// The planned time; null for a part without an end.
    @ExplicitNull public var budget: BudgetRecord?
    /// The trigger words.
    public let cues: [String]
    /// Whether it is a break.
    public let is_break: Bool
    /// The clock at which it begins when every phase before takes the middle of its time, in proportion to the
    /// slot where they do not fit; null behind a part without an end.
    @ExplicitNull public var starts_s: Double?
  }

  /// What holds several phases.
  public struct GroupRecord: Codable, Sendable, Equatable {
    /// The name.
    public let name: String
    /// The line in the document, from 1.
    public let line: Int
    /// The time that the document gives for all of it.
    public let budget: BudgetRecord
    /// The place of its first phase, from 1.
    public let first: Int
    /// The place of its last phase, from 1.
    public let last: Int
  }

  /// One variant; `phases` are those of it with their shrunk budgets.
  public struct VariantRecord: Codable, Sendable, Equatable {
    /// The name.
    public let name: String
    /// The time that it is for.
    public let length_s: Double
    /// The line in the document, from 1.
    public let line: Int
    /// The phases.
    public let phases: [PhaseRecord]
  }

  /// One question.
  public struct QuestionRecord: Codable, Sendable, Equatable {
    /// The text.
    public let text: String
    /// The heading it stands under, or null.
    @ExplicitNull public var principle: String?
    /// The line in the document, from 1.
    public let line: Int
  }

  /// One answer framework.
  public struct FrameworkRecord: Codable, Sendable, Equatable {
    /// The name.
    public let name: String
    /// The parts of an answer.
    public let parts: [String]
    /// The line in the document, from 1.
    public let line: Int
  }

  /// Something to look at.
  public struct NoticeRecord: Codable, Sendable, Equatable {
    /// The line in the document, from 1.
    public let line: Int
    /// The text.
    public let text: String
  }

  /// The version of this format.
  public let schema: Int
  /// The first heading.
  public let title: String
  /// The time for all of it, or null.
  @ExplicitNull public var slot_s: Double?
  /// The minimum, or the sum of the minima.
  public let min_s: Double
  /// The maximum, or the sum of the maxima.
  public let max_s: Double
  /// Whether the minima fit the slot; null without a slot.
  @ExplicitNull public var feasible: Bool?
  /// Whether text in the wrong code page was put right.
  public let repaired: Bool
  /// How the plan is written: `headings`, `labels`, `table`, `list`, `bold` or `lines`; null without a plan.
  @ExplicitNull public var form: PlanFormKind?
  /// The phases.
  public let phases: [PhaseRecord]
  /// What holds several of them.
  public let groups: [GroupRecord]
  /// The shorter versions.
  public let variants: [VariantRecord]
  /// The questions.
  public let questions: [QuestionRecord]
  /// The answer frameworks.
  public let frameworks: [FrameworkRecord]
  /// What the author may want to look at.
  public let notices: [NoticeRecord]
  /// Why the parts may be no talk's, as a sentence; null where there is no doubt.
  @ExplicitNull public var doubt: String?

  /// The record of a document.
  public init(_ document: PlanDocument) {
    let plan = document.plan
    schema = 1
    title = plan.title
    slot_s = plan.slot.map { Rounded.seconds($0.seconds) }
    min_s = Rounded.seconds(plan.minimum.seconds)
    max_s = Rounded.seconds(plan.maximum.seconds)
    feasible = plan.feasibility?.isFeasible
    repaired = document.wasRepaired
    form = document.form
    phases = Self.phases(plan)
    groups = plan.groups.map {
      GroupRecord(
        name: $0.name, line: $0.line, budget: BudgetRecord($0.budget),
        first: $0.phases.lowerBound + 1,
        last: $0.phases.upperBound)
    }
    variants = plan.variants.map { variant in
      VariantRecord(
        name: variant.name, length_s: Rounded.seconds(variant.length.seconds), line: variant.line,
        phases: Self.phases(plan.applying(variant)))
    }
    questions = document.questions.map {
      QuestionRecord(text: $0.text, principle: $0.principle, line: $0.line)
    }
    frameworks = document.frameworks.map {
      FrameworkRecord(name: $0.name, parts: $0.parts, line: $0.line)
    }
    notices = document.notices.map { NoticeRecord(line: $0.line, text: $0.text) }
    doubt = plan.phases.isEmpty ? nil : document.doubt?.sentence
  }

  private static func phases(_ plan: Plan) -> [PhaseRecord] {
    zip(plan.phases, plan.starts).map { phase, start in
      PhaseRecord(
        number: phase.number, name: phase.name, line: phase.line,
        budget: phase.budget.map(BudgetRecord.init), cues: phase.cues, is_break: phase.isBreak,
        starts_s: start.map { Rounded.seconds($0.seconds) })
    }
  }
}
