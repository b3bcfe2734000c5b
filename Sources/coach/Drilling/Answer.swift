import Coach
import FoundationEssentials

/// The answer to a question as it is recorded: a plan of the framework's parts.
struct Answer {
  let plan: Plan
  private let question: Question
  private let framework: Framework
  private let data: Data
  private let file: String

  /// - Throws: ``Failure`` when no plan comes of it.
  init(_ question: Question, framework: Framework, budget: Budget) throws(Failure) {
    self.question = question
    self.framework = framework
    file = "drill-" + Self.fileName(question.text) + ".md"
    data = Data(AnswerDocument(question, framework: framework, budget: budget).text.utf8)
    do throws(PlanError) {
      plan = try PlanDocument(decoding: data, as: .known).requirePhases()
    } catch {
      throw Failure(error, file: file)
    }
  }

  /// What the recorder is asked for.
  ///
  /// - Parameter limit: the time after which it ends by itself.
  func options(_ setup: DrillSetup, number: Int, limit: Duration?) -> RehearsalOptions {
    setup.options(
      plan: plan, file: file, data: data,
      drill: JournalEntry.Drill(
        question: question.text, principle: question.principle, framework: framework.name),
      number: number, limit: limit)
  }

  /// The first words of a question, fit for a file.
  private static func fileName(_ question: String) -> String {
    let words = question.lowercased().split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }
    let name = words.prefix(9).joined(separator: "-").prefix(48)
    return name.isEmpty ? "question" : String(name)
  }
}
