/// Says what to cut, and what the cuts come to.
struct CutAdvisor {
  private let report: Report

  init(_ report: Report) { self.report = report }

  private var total: Report.Part { report.total }
  /// What the limit of the whole is called.
  private var limitName: String { report.slot_s == nil ? "the sum of the maxima" : "the slot" }

  /// The sentences: the whole first, then the cuts, the largest first.
  var advice: [Advice] {
    let excess = materialExcess
    let plan = CutPlan(parts, excess: excess)
    let cuts = plan.cuts.enumerated().filter { $0.element >= 0.5 }
      .sorted { ($0.element, $1.offset) > ($1.element, $0.offset) }
    var advice = [whole(cutBy: plan.cuts.reduce(0, +)), clock].compactMap { $0 }
    advice += cuts.map { cut($0.offset, seconds: $0.element) }
    if plan.missing >= 0.5 { advice.append(impossible(plan.missing)) }
    return advice
  }

  /// How much the material alone is too long; stalls are lost time, not material.
  private var materialExcess: Double {
    guard total.isOverrun else { return 0 }
    let stalls = report.basis == .elapsed ? total.stalls.total_s + total.gaps_s : 0
    return max(0, total.over_by_s - stalls)
  }

  private var parts: [CutPlan.Part] {
    report.phases.map { part in
      let budget = part.budget
      let isOver =
        part.isOverrun && !report.isUnsure(part) && part.speaking_s > (budget?.max_s ?? .infinity)
      return CutPlan.Part(
        spoken: part.speaking_s, minimum: min(part.speaking_s, budget?.min_s ?? part.speaking_s),
        maximum: budget?.max_s ?? part.speaking_s, isOverrun: isOver)
    }
  }

  /// How the whole stands when it is too long by more than is tolerated.
  private func whole(cutBy cuts: Double) -> Advice? {
    guard let budget = total.budget else { return nil }
    let spoken =
      report.basisTime(total) + (report.basis == .elapsed ? report.interruptions_s : 0)
    guard total.isOverrun else { return nil }
    var text =
      "The whole took \(TimeText.clock(spoken)), \(TimeText.clock(total.over_by_s)) over "
      + "\(limitName) of \(TimeText.clock(budget.max_s))"
    if report.basis == .elapsed, total.stalls.count > 0 {
      text += "; \(TimeText.clock(total.stalls.total_s)) of it were \(stalls(total))"
    }
    if cuts >= 0.5 {
      let rest = spoken - (report.basis == .elapsed ? total.stalls.total_s : 0) - cuts
      let condition = report.basis == .elapsed && total.stalls.count > 0 ? " and no stall" : ""
      text += "; with the cuts below\(condition) it comes to \(TimeText.clock(rest))"
    }
    return Advice(.total, amount: total.over_by_s, text + ".")
  }

  /// Within by talk time and over by the clock: the material fits.
  private var clock: Advice? {
    guard report.basis == .speaking, total.over_by_s == 0, total.over_on_other_basis_s >= 0.5,
      let budget = total.budget
    else { return nil }
    let parts = [
      (total.stalls.total_s, "in \(stalls(total))"), (report.interruptions_s, "of interruptions"),
      (total.gaps_s - total.muted_s, "lost by the device"),
      (total.muted_s, "with the microphone muted"),
    ]
    let causes = parts.filter { $0.0 >= 0.5 }.map { "\(TimeText.clock($0.0)) \($0.1)" }
    return Advice(
      .total, amount: total.over_on_other_basis_s,
      "You would have finished in \(TimeText.clock(total.speaking_s)), but by the clock it was "
        + "\(TimeText.clock(total.over_on_other_basis_s)) over \(limitName) of "
        + "\(TimeText.clock(budget.max_s)): \(causes.joined(separator: ", ")).")
  }

  private func cut(_ index: Int, seconds: Double) -> Advice {
    let part = report.phases[index]
    let after = part.speaking_s - seconds
    return Advice(
      .cut, phase: index, at: part.start_s, amount: seconds,
      "Cut \(TimeText.clock(seconds)) from \(part.fullReference): "
        + "\(TimeText.clock(part.speaking_s)) → \(TimeText.clock(after)).")
  }

  private func impossible(_ missing: Double) -> Advice {
    let floor = total.speaking_s - materialExcess + missing
    var text =
      "These cuts are not enough: with every phase that you spoke at its minimum it still takes "
      + "\(TimeText.clock(floor)), \(TimeText.clock(missing)) too long"
    // The smallest phase that makes up for it, if there is one.
    let candidates = report.phases.filter {
      min($0.speaking_s, $0.budget?.min_s ?? 0) >= missing
    }
    if let part = candidates.min(by: { $0.speaking_s < $1.speaking_s }) {
      text += "; leaving out \(part.fullReference) would do"
    } else {
      text += "; phases have to be left out"
    }
    return Advice(.total, amount: missing, text + ".")
  }

  private func stalls(_ part: Report.Part) -> String {
    part.stalls.count == 1 ? "one stall" : "\(part.stalls.count) stalls"
  }
}
