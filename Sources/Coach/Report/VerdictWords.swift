/// How the verdict on a phase, or on all of it, is told: in a word, a shape, a class of colour and a sentence.
struct VerdictWords {
  private let part: Report.Part
  private let report: Report

  init(_ part: Report.Part, _ report: Report) {
    self.part = part
    self.report = report
  }

  /// In a few words; empty without a budget.
  var text: String { worded(tolerated: ", within tolerance") }

  /// The same where there is little room.
  var short: String { worded(tolerated: ", tolerated") }

  private func worded(tolerated: String) -> String {
    let text = part.is_break ? ofBreak(tolerated: tolerated) : standing(tolerated: tolerated)
    return text.isEmpty || !report.isUnsure(part) || part.verdict == .skipped
      ? text : "unsure: " + text
  }

  /// A break is no part of the talk, and only ever too long.
  private func ofBreak(tolerated: String) -> String {
    part.verdict == .over ? "break, \(standing(tolerated: tolerated))" : "break"
  }

  private func standing(tolerated: String) -> String {
    let other = report.basis == .speaking ? "clock" : "talk"
    let otherOver = part.over_on_other_basis_s
    return part.verdict == .within && otherOver >= 0.5
      ? "within, \(other) +\(TimeText.clock(otherOver))"
      : Self.text(part.verdict, over: part.over_by_s, tolerated: part.in_grace ? tolerated : nil)
  }

  /// The verdict on a whole take in a few words.
  static func short(_ verdict: Verdict) -> String {
    verdict.standing == .within && verdict.otherOverBy >= 0.5
      ? "within, clock +\(TimeText.clock(verdict.otherOverBy))"
      : text(verdict.standing, over: verdict.overBy, tolerated: verdict.isInGrace ? "" : nil)
  }

  /// - Parameter tolerated: what is added where an overrun is tolerated; nil where it is not.
  private static func text(
    _ standing: Verdict.Standing, over: Double, tolerated: String?
  ) -> String {
    let over = TimeText.clock(over)
    return switch standing {
    case .under: "under"
    case .within: "within"
    case .over: tolerated.map { "over by \(over)" + $0 } ?? "OVER by \(over)"
    case .marginal: "marginal"
    case .skipped: "not spoken"
    case .none: ""
    }
  }

  /// A shape, so that nothing is told by its colour alone.
  var shape: String {
    switch part.verdict {
    case .within: "●"
    case .over: part.in_grace ? "△" : "▲"
    case .under: "▽"
    case .marginal: "◇"
    case .skipped: "○"
    case .none: ""
    }
  }

  /// The class of a page's elements, which gives them their colour.
  var styleClass: String { part.verdict.rawValue + (part.in_grace ? " grace" : "") }

  /// How the whole stands, as a sentence.
  var sentence: String {
    let time = report.basisTime(part) + (report.basis == .elapsed ? report.interruptions_s : 0)
    let start =
      (report.basis == .speaking ? "You spoke for " : "You took ") + TimeText.clock(time)
    guard let budget = part.budget else { return start + "." }
    let limit = TimeText.clock(budget.max_s)
    let name = report.slot_s == nil ? "the planned \(limit)" : "the slot of \(limit)"
    return switch part.verdict {
    case .over:
      "\(start), \(TimeText.clock(part.over_by_s)) over \(name)"
        + (part.in_grace ? ", which is within tolerance." : ".")
    case .under:
      "\(start), less than the \(TimeText.clock(budget.min_s)) that the phases take at least."
    case .marginal:
      "\(start), so near the limits that the detector's own uncertainty decides."
    case .within: "\(start), within \(name)."
    case .skipped, .none: start + "."
    }
  }
}
