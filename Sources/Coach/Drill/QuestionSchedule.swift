internal import AudioCore

/// The questions of a document in the order in which they are worth asking.
public struct QuestionSchedule: Sendable, Equatable {
  /// What comes first.
  public enum Order: Sendable, Equatable {
    /// Those that are due, the longest overdue first; then those never asked; then the others by the day on which
    /// they will be due.
    case scheduled
    /// Those that are due and those never asked, nothing else.
    case due
    /// The weakest answers, then those never asked, then those that were always within their band.
    case weakest
    /// As in the document.
    case document
    /// By chance; equal seeds give equal orders.
    case random(seed: UInt64)
  }

  /// The questions in the order of the document, with their histories.
  public let entries: [QuestionHistory]
  private let today: CalendarDay

  /// - Parameter takes: all there are, oldest first.
  public init(_ questions: [Question], takes: [IndexedTake], today: CalendarDay) {
    entries = questions.map { QuestionHistory($0, takes: takes) }
    self.today = today
  }

  /// The questions in an order.
  public func ordered(_ order: Order) -> [QuestionHistory] {
    switch order {
    case .scheduled:
      let overdue = entries.filter(isDue).sorted(by: isDueEarlier)
      let later = entries.filter { $0.repetition.due.map { $0 > today } ?? false }
      return overdue + fresh + later.sorted(by: isDueEarlier)
    case .due: return entries.filter(isDue).sorted(by: isDueEarlier) + fresh
    case .weakest:
      let answered = entries.filter { $0.weakness != nil }
        .sorted { ($1.weakness ?? 0, $0.question.line) < ($0.weakness ?? 0, $1.question.line) }
      return answered.filter { $0.weakness ?? 0 > 0 } + fresh
        + answered.filter { $0.weakness ?? 0 <= 0 }
    case .document: return entries
    case .random(let seed):
      var random = SplitMix64(seed: seed)
      return entries.shuffled(using: &random)
    }
  }

  /// The next day on which one is due; nil when none was answered.
  public var nextDay: CalendarDay? { entries.compactMap(\.repetition.due).min() }

  /// Those never answered, in the order of the document.
  private var fresh: [QuestionHistory] { entries.filter { $0.repetition.due == nil } }

  private func isDue(_ entry: QuestionHistory) -> Bool {
    entry.repetition.due.map { $0 <= today } ?? false
  }

  private func isDueEarlier(_ one: QuestionHistory, _ other: QuestionHistory) -> Bool {
    guard let first = one.repetition.due, let second = other.repetition.due, first != second else {
      return one.question.line < other.question.line
    }
    return first < second
  }
}
