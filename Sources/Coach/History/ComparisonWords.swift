/// What became of a take's phases in another take, in words.
enum ComparisonWords {
  /// How the second take differs as a whole, and which phases made the difference.
  static func sentence(_ comparison: TakeComparison) -> String {
    let totals = comparison.totals
    let change = totals.after - totals.before
    let basis = comparison.basis == .speaking ? "talk time" : "clock time"
    let length =
      change.rounded() == 0
      ? "B took as long as A"
      : "B took \(TimeText.clock(abs(change))) \(change > 0 ? "longer" : "less") than A"
    let kept =
      "\(within(comparison.rows.map(\.after))) phases within budget"
      + " (before: \(within(comparison.rows.map(\.before))))"
    let sentence = "\(length) (\(basis)), with \(kept)"
    return sentence + (causes(comparison).map { "; \($0)." } ?? ".")
  }

  /// How much of the second take was said in the first one already.
  static func said(_ changes: SpokenChanges) -> String {
    guard changes.isAnythingSame, let share = changes.share else {
      return
        "Nothing of A was heard again in B: it may be another voice, or other words throughout."
    }
    return
      "\(TimeText.decimal(100 * share, places: 0)) % of what B says was said the same in A, found by its sound."
  }

  /// `+0:12`, `-0:03`.
  static func change(_ seconds: Double) -> String {
    (seconds.rounded() > 0 ? "+" : "") + TimeText.clock(seconds)
  }

  /// What else changed in a phase; empty when nothing did.
  static func remark(_ row: TakeComparison.Row) -> String {
    guard let before = row.before else { return "new" }
    guard let after = row.after else { return "removed" }
    var remarks: [String] = []
    if let old = before.standing, let new = after.standing, new != .none {
      if old != new || new != .within {
        remarks.append((old == new ? "still " : "now ") + words(after))
      }
    } else if before.seconds != nil, after.seconds == nil {
      remarks.append("not spoken in B")
    }
    if before.stalls != after.stalls {
      let change = after.stalls - before.stalls
      remarks.append(
        "\(abs(change)) stall\(abs(change) == 1 ? "" : "s") \(change > 0 ? "more" : "fewer")")
    }
    return remarks.joined(separator: ", ")
  }

  private static func words(_ side: TakeComparison.Row.Side) -> String {
    guard let seconds = side.seconds, let budget = side.budget else { return "" }
    return HistoryCell(seconds: seconds, budget: budget, tolerance: .zero).words
  }

  /// `3 of 10` that kept their budgets.
  private static func within(_ sides: [TakeComparison.Row.Side?]) -> String {
    let judged = sides.compactMap { $0 }.filter { $0.budget != nil }
    let kept = judged.count { $0.standing == .within }
    return
      "\(kept == 0 ? "none" : "\(kept)") of \(judged.count)"
  }

  /// The phases that grew and shrank most.
  private static func causes(_ comparison: TakeComparison) -> String? {
    let changed = comparison.rows.compactMap { row in
      row.change.map { (label: row.after?.labels.joined(separator: " + ") ?? "", by: $0) }
    }.filter { abs($0.by) >= 1 }
    let grown = changed.filter { $0.by > 0 }.max { $0.by < $1.by }
    let shrunk = changed.filter { $0.by < 0 }.min { $0.by < $1.by }
    let texts = [
      grown.map { "\($0.label) grew most, by \(TimeText.clock($0.by))" },
      shrunk.map { "\($0.label) shrank most, by \(TimeText.clock(-$0.by))" },
    ].compactMap { $0 }
    return texts.isEmpty ? nil : texts.joined(separator: ", ")
  }
}
