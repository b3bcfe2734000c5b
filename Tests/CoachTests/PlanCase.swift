import Foundation

@testable import Coach

/// A document, and what its author meant by it.
struct PlanCase: Decodable {
  /// What may be refused.
  enum Refusal: String, Decodable {
    /// It is no plan.
    case right
    /// It is one, and to say what it is, or which line holds a time, is as good.
    case helpful
  }

  let phases: [[Double]?]
  var names: [String?]?
  var lines: [Int]?
  var slot_s: Double?
  var slot_alternatives: [Double?]?
  var questions: Int?
  var notices: [Int]?
  var alternatives: [[[Double]?]]?
  var refusal: Refusal?
  var message_any: [String]?

  /// What is wrong with a reading; nil where it is what was meant.
  func complaint(about document: PlanDocument) -> String? {
    do throws(PlanError) {
      _ = try document.questions.isEmpty ? document.requirePhases() : document.plan
    } catch {
      switch refusal {
      case .right: return nil
      case .helpful:
        let isHelpful =
          error.line != nil
          || (message_any ?? []).contains { error.summary.lowercased().contains($0) }
        return isHelpful ? nil : "refused without a line: \(error.summary)"
      case nil: return "refused: \(error.summary)"
      }
    }
    return complaint(about: document.plan)
      ?? (document.questions.count == questions ?? 0
        ? nil : "\(document.questions.count) questions")
      ?? unsaid(document.notices)
  }

  private func complaint(about plan: Plan) -> String? {
    let slots = [slot_s] + (slot_alternatives ?? [])
    guard slots.contains(plan.slot?.seconds) else { return "slot \(plan.slot?.seconds ?? -1)" }
    let found = plan.phases.map(\.budget)
    guard ([phases] + (alternatives ?? [])).contains(where: { fits(found, $0) }) else {
      return "phases \(plan.phases.map { "\($0.line) \($0.name) \(TimeText.band($0.budget))" })"
    }
    guard fits(found, phases) else { return nil }
    if let lines, plan.phases.map(\.line) != lines { return "lines \(plan.phases.map(\.line))" }
    for (phase, name) in zip(plan.phases, names ?? []) {
      guard let name, !phase.name.lowercased().contains(name.lowercased()) else { continue }
      return "'\(phase.name)' for '\(name)'"
    }
    return nil
  }

  private func fits(_ found: [Budget?], _ wanted: [[Double]?]) -> Bool {
    found.count == wanted.count
      && zip(found, wanted).allSatisfy { budget, band in
        guard let budget, let band else { return budget == nil && band == nil }
        return abs(budget.maximum.seconds - band[1]) <= 1
          && (band[0] == band[1] || abs(budget.minimum.seconds - band[0]) <= 1)
      }
  }

  private func unsaid(_ told: [PlanNotice]) -> String? {
    let unsaid = (notices ?? []).filter { line in !told.contains { $0.line == line } }
    return unsaid.isEmpty ? nil : "nothing is said of lines \(unsaid)"
  }
}
